import { localDate } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import type { Bounds } from '@haicap/testing';
import { DataSource } from 'typeorm';
import { StagingStore } from '../../src/bulk-load/staging.store.js';
import { accepted, CITIZEN, PEOPLE, UNITS, type DossierRig } from '../dossier-rig.js';
import { leadThroughLife, REFUSE_INTAKE, REGISTRATION, STOP } from '../whole-life.js';
import type { AskedQuestion } from './read-questions.js';

// A command reads and writes the rows of one dossier; the pages are those of the indexes it enters.
const COMMAND_BOUNDS: Bounds = { rowsMax: 2, pagesMax: 300 };
// And a receipt looks at the blocks of numbers that its desk has had that day: after the questions before it three, or four when two batches met.
const RECEIPT_BOUNDS: Bounds = { ...COMMAND_BOUNDS, rowsMax: 4 };
const RECEIPT = ['code_block_pkey', 'dossier_pkey', 'idempotency_pkey'];
// Rights are read again when the clock has gone on.
const CHANGE = ['dossier_person_pkey', 'dossier_pkey', 'idempotency_pkey', 'officer_post_by_officer'];
// The first six times a function plans its statements for the values at hand, then it may settle for one plan for all.
const OFTEN = 8;

async function often(work: (time: number) => Promise<unknown>): Promise<void> {
  for (let time = 0; time < OFTEN; time += 1) await work(time);
}

const DESKS = 32;

export const COMMAND_QUESTIONS: readonly AskedQuestion[] = [
  {
    sentence: 'receiving a dossier at the desk, again and again', indexes: RECEIPT, bounds: RECEIPT_BOUNDS,
    ask: (rig) => often(async () => accepted(await rig.receive())),
  },
  {
    sentence: 'filing a dossier as a citizen, again and again', indexes: RECEIPT, bounds: RECEIPT_BOUNDS,
    ask: (rig) => often(async () => accepted(await rig.receive(REGISTRATION, CITIZEN))),
  },
  {
    // Each of the four words under which a name is found may be entered by whoever sees its dossier, which is looked at by its key.
    sentence: 'many desks at once', indexes: RECEIPT, bounds: { rowsMax: 4 * DESKS, pagesMax: 2_000 },
    ask: (rig) => Promise.all(Array.from({ length: DESKS }, () => rig.receive())),
  },
  {
    sentence: 'a receipt whose answer was lost and is given again', indexes: [...RECEIPT, 'dossier_person_pkey', 'dossier_step_pkey'].toSorted(), bounds: RECEIPT_BOUNDS,
    ask: async (rig) => {
      const key = rig.nextKey();
      accepted(await rig.receive({}, PEOPLE.desk, key));
      accepted(await rig.receive({}, PEOPLE.desk, key));
    },
  },
  {
    sentence: 'every step of a life, from filing to the returned result', indexes: [...CHANGE, 'code_block_pkey', 'deadline_notice_pkey', 'result_dossier_id_ordinal_key', 'result_pkey'].toSorted(), bounds: RECEIPT_BOUNDS,
    ask: (rig) => often(() => leadThroughLife(rig)),
  },
  {
    sentence: 'an intake that is refused', indexes: [...CHANGE, 'code_block_pkey', 'payment_of_dossier'].toSorted(), bounds: RECEIPT_BOUNDS,
    ask: async (rig) => {
      rig.clock.advance(3_600_000);
      const { dossier } = accepted(await rig.receive(REGISTRATION, CITIZEN));
      accepted(await rig.refuseIntake({ dossierId: dossier.dossierId, expectedVersion: 1, ...REFUSE_INTAKE } as never, PEOPLE.desk));
    },
  },
  {
    sentence: 'a dossier that is assigned and then stopped, out of the middle of the year', indexes: ['deadline_notice_pkey', ...CHANGE, 'payment_of_dossier'], bounds: COMMAND_BOUNDS,
    ask: async (rig) => {
      const { id } = await receivedLongAgo(rig);
      accepted(await rig.assign({ dossierId: id, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
      accepted(await rig.stop({ dossierId: id, expectedVersion: 2, ...STOP } as never, PEOPLE.chair));
    },
  },
  {
    sentence: 'a row of a load, held against what is numbered by desks', indexes: ['code_block_agency_code_local_date_first_number_key', 'dossier_code_key'], bounds: { rowsMax: 10, pagesMax: 100 },
    ask: (rig) => checkedInVain(rig),
  },
];

/** A row of today as a load checks it, and nothing of it stays. */
async function checkedInVain(rig: DossierRig): Promise<void> {
  const undone = new Error('undone');
  const load = { loadId: '00000000-0000-7000-8000-0000000000b1', source: 'test', provinceCode: '38', today: localDate('2025-07-01') };
  const attempt = withScope(rig.app.get(DataSource), { kind: 'installation' }, async (tx) => {
    await tx.query(
      `INSERT INTO bulk_staging (line, source_row, fingerprint, dossier_id, received_event_id, completed_event_id, code, procedure_code, channel, receiving_unit_id, competent_unit_id,
         received_at, received_on, full_name)
       VALUES (2, 'r1', repeat('0', 32)::uuid, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'H56.147.97-250701-0005', '1.004884', 'counter', $1, $1, '2025-07-01 07:30+07', '2025-07-01', 'seed')`,
      [UNITS.hacThanh]);
    await new StagingStore().validate(tx, load);
    throw undone;
  });
  await attempt.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
}

async function receivedLongAgo(rig: DossierRig): Promise<{ id: string }> {
  const [found] = await rig.rows<{ id: string }>(`SELECT id FROM dossier WHERE competent_unit_id = '${UNITS.hacThanh}' AND status = 'received' ORDER BY id LIMIT 1`);
  if (found === undefined) throw new Error('the seed has no dossier that was received and nothing else');
  return found;
}
