import { PersonalDataCipher, type CellAddress } from '@haicap/service-kit';
import { recordPlans, testDatabase, type PlanRecorder } from '@haicap/testing';
import { DOSSIER_MIGRATIONS } from '../../src/database/data-source.js';
import { dossierRig, TEST_KEYS, type DossierRig } from '../dossier-rig.js';
import { MILLION_DOSSIERS } from './million-dossiers.js';

/** Reads the cells of the seed, which are not encrypted: sealing a million of them would take longer than all tests. */
class SeedCipher extends PersonalDataCipher {
  override decrypt(text: string, cell: CellAddress): string {
    return text === 'seed' ? 'Nguyễn Văn An' : super.decrypt(text, cell);
  }
}

export interface PlansRig {
  readonly rig: DossierRig;
  readonly recorder: PlanRecorder;
  close(): Promise<void>;
}

/** The service among a million dossiers; every statement of its two pools leaves its plan. */
export async function plansRig(): Promise<PlansRig> {
  const database = await testDatabase('dossier', DOSSIER_MIGRATIONS, MILLION_DOSSIERS);
  const recorder = await recordPlans(database);
  const rig = await dossierRig({ database, filled: true, cipher: new SeedCipher(TEST_KEYS), onPool: (pool, of) => recorder.listenTo(pool, { worksByItself: of === 'relay' }) });
  return {
    rig, recorder,
    close: async () => {
      await rig.close();
      await database.drop();
    },
  };
}
