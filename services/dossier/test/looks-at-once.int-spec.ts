import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const MANY = 40;
const here = { receivingUnitId: UNITS.hacThanh, desk: PEOPLE.desk, stranger: PEOPLE.otherDesk };
const there = { receivingUnitId: UNITS.hoangHoa, desk: PEOPLE.otherDesk, stranger: PEOPLE.desk };
const received = async ({ receivingUnitId, desk }: typeof here) => accepted(await rig.receive({ receivingUnitId }, desk)).dossier;
const lookAt = (dossierId: string, actor: typeof PEOPLE.desk) => rig.app.get(LookUpDossier).run({ dossierId }, actor);

describe('looks of many people at the same moment', () => {
  it('show to each what the own units have, and nothing of the others', async () => {
    const [mine, theirs] = [await received(here), await received(there)];

    const answers = await Promise.all(Array.from({ length: MANY }, async (_, n) => {
      const [dossier, place] = n % 2 === 0 ? [mine, here] : [theirs, there];
      return { shown: await lookAt(dossier.dossierId, place.desk), hidden: await lookAt(dossier.dossierId, place.stranger), code: dossier.code };
    }));

    for (const { shown, hidden, code } of answers) {
      expect(accepted(shown).code).toBe(code);
      expect(hidden).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    }
  });

  it('show to whom the name in full and to whom it is masked, each by the own rights', async () => {
    const { dossierId } = await received(here);
    const lookers = [PEOPLE.desk, PEOPLE.auditor];
    const alone: unknown[] = [];
    for (const looker of lookers) alone.push(accepted(await lookAt(dossierId, looker)));

    const together = await Promise.all(Array.from({ length: MANY }, (_, n) => lookAt(dossierId, lookers[n % 2] ?? PEOPLE.desk)));

    expect(alone[0]).not.toEqual(alone[1]);
    expect(together.map((answer) => accepted(answer))).toEqual(together.map((_, n) => alone[n % 2]));
  });

  it('fail alone: an id that is none spoils no other look', async () => {
    const { dossierId, code } = await received(here);

    const answers = await Promise.all([lookAt(dossierId, PEOPLE.desk), lookAt('not-an-id', PEOPLE.desk).catch((error: unknown) => error), lookAt(dossierId, PEOPLE.desk), lookAt(dossierId, PEOPLE.desk)]);

    expect(answers[1]).toBeInstanceOf(Error);
    expect([answers[0], answers[2], answers[3]].map((answer) => accepted(answer as Awaited<ReturnType<typeof lookAt>>).code)).toEqual([code, code, code]);
  });
});
