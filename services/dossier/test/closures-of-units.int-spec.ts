import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { previewRecalculation, type RpcInput } from '@haicap/contracts';
import { AdvanceRecalculation } from '../src/deadline-recalculation/advance-recalculation.js';
import { PreviewRecalculation } from '../src/deadline-recalculation/preview-recalculation.js';
import { ReadRecalculations } from '../src/deadline-recalculation/read-recalculations.js';
import { SettleRecalculation } from '../src/deadline-recalculation/settle-recalculation.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { accepted, aFact, dossierRig, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';
import { REGISTRATION } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const receive = async (at: string, changes = {}, desk = PEOPLE.desk) => {
  rig.clock.set(at);
  return accepted(await rig.receive({ ...REGISTRATION, ...changes }, desk)).dossier;
};
const lookUp = async (dossierId: string) => accepted(await rig.app.get(LookUpDossier).run({ dossierId }, PEOPLE.auditor));
const preview = (changes: Partial<RpcInput<typeof previewRecalculation>>) =>
  rig.app.get(PreviewRecalculation).run(previewRecalculation.request.parse({ reasonCode: 'unit-closure', document: '125/QĐ-UBND', ...changes }), PEOPLE.admin, rig.nextKey());
const settle = (action: 'apply' | 'cancel', recalculationId: string, expectedVersion: number) =>
  rig.app.get(SettleRecalculation).run(action, { recalculationId, expectedVersion }, PEOPLE.admin, rig.nextKey());
const shown = async (recalculationId: string) => accepted(await rig.app.get(ReadRecalculations).one({ recalculationId }, PEOPLE.leader));
const lines = async (recalculationId: string) => accepted(await rig.app.get(ReadRecalculations).lines({ recalculationId, limit: 50 }, PEOPLE.auditor));
const walk = async () => {
  while (await rig.app.get(AdvanceRecalculation).run());
};

describe('closures of two communes', () => {
  const closeUnit = (n: number, unitId: string, fromDay: string, toDay: string) => {
    const closureId = `00000000-0000-7000-8000-000000000${n}`;
    return rig.projectCalendar([aFact('calendar.closure-added', closureId, { closureId, unitId, fromDay, toDay, decision: `${n}/QĐ-UBND`, reason: 'Bão số 5' })]);
  };
  const of = async (document: string) => accepted(await rig.app.get(ReadRecalculations).list({ limit: 50 }, PEOPLE.auditor)).items.filter((one) => one.document === document);
  const idOf = async (document: string) => (await of(document))[0]?.recalculationId ?? '';
  const applyShown = async (document: string) => {
    const { recalculationId, version } = await shown(await idOf(document));
    accepted(await settle('apply', recalculationId, version));
  };

  it('are each prepared by themselves and applied apart: the second neither undoes what is shown of the first nor stops it half way', async () => {
    const here = await receive('2026-06-01T08:00:00+07:00');
    const there = await receive('2026-06-01T08:00:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
    await closeUnit(801, UNITS.hacThanh, '2026-06-03', '2026-06-03');
    await walk();
    const first = await shown(await idOf('801/QĐ-UBND'));
    await closeUnit(802, UNITS.hoangHoa, '2026-06-04', '2026-06-04');
    await walk();
    expect(first).toMatchObject({ status: 'ready', reasonCode: 'unit-closure', unitId: UNITS.hacThanh, createdBy: 'service:dossier', toMove: 1 });
    expect(await shown(first.recalculationId)).toEqual(first);

    await applyShown('801/QĐ-UBND');
    expect(await rig.app.get(AdvanceRecalculation).run()).toBe(true);
    await closeUnit(803, UNITS.hoangHoa, '2026-06-05', '2026-06-05');
    await walk();
    expect(await shown(first.recalculationId)).toMatchObject({ status: 'applied', moved: 1 });

    await walk();
    expect(await of('802/QĐ-UBND')).toEqual([]);
    expect(await of('803/QĐ-UBND')).toMatchObject([{ status: 'ready', unitId: UNITS.hoangHoa, toMove: 1 }]);
    await applyShown('803/QĐ-UBND');
    await walk();
    await walk();
    expect([(await lookUp(here.dossierId)).dueOn, (await lookUp(there.dossierId)).dueOn]).toEqual(['2026-06-09', '2026-06-10']);
    expect([await of('801/QĐ-UBND'), await of('803/QĐ-UBND')]).toMatchObject([[{ status: 'applied' }], [{ status: 'applied' }]]);
  });

  it('of which the second is of the same commune supersede what was shown, and stand for both', async () => {
    await closeUnit(804, UNITS.hacThanh, '2026-06-02', '2026-06-02');
    await walk();
    await closeUnit(805, UNITS.hacThanh, '2026-06-04', '2026-06-04');
    await walk();

    expect([await of('804/QĐ-UBND'), await of('805/QĐ-UBND')]).toMatchObject([[{ status: 'superseded' }], [{ status: 'ready', toMove: 1 }]]);
  });

  it('come back after a preview that a person asked for, until somebody has decided', async () => {
    const own = accepted(await preview({ unitId: UNITS.hoangHoa, document: 'Công văn 9' }));
    accepted(await settle('cancel', own.recalculationId, 1));
    await walk();
    const back = (await of('805/QĐ-UBND'))[0];
    expect(back).toMatchObject({ status: 'ready' });

    accepted(await settle('cancel', back?.recalculationId ?? '', 2));
    await walk();
    expect((await of('805/QĐ-UBND')).map(({ status }) => status)).toEqual(['cancelled', 'superseded']);
  });

  it('reach what the closed desk had taken in for another commune', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId, dueOn } = await receive('2026-07-01T15:30:00+07:00', { competentUnitId: UNITS.hoangHoa });
    await closeUnit(806, UNITS.hacThanh, '2026-07-02', '2026-07-02');
    await walk();

    expect((await lines(await idOf('806/QĐ-UBND'))).items).toContainEqual(expect.objectContaining({ dossierId, competentUnitId: UNITS.hoangHoa, state: 'to-move', before: expect.objectContaining({ on: dueOn }) }));
    accepted(await settle('cancel', await idOf('806/QĐ-UBND'), 2));
  });

  it('that move nothing hold up nobody: they end by themselves', async () => {
    await closeUnit(807, UNITS.department, '2026-12-01', '2026-12-01');
    await walk();

    expect(await of('807/QĐ-UBND')).toMatchObject([{ status: 'applied', examined: 0, toMove: 0, moved: 0 }]);
  });

  it('taken back are shown under the decision that takes them back', async () => {
    const closureId = '00000000-0000-7000-8000-000000000806';
    await rig.projectCalendar([aFact('calendar.closure-withdrawn', closureId, {
      closureId, unitId: UNITS.hacThanh, fromDay: '2026-07-02', toDay: '2026-07-02', decision: '806/QĐ-UBND', reason: 'Bão số 5', withdrawnBy: '808/QĐ-UBND' }, 2)]);
    await walk();

    expect(await of('808/QĐ-UBND')).toMatchObject([{ unitId: UNITS.hacThanh, reasonCode: 'unit-closure' }]);
    const left = (await of('808/QĐ-UBND'))[0];
    if (left?.status === 'ready') accepted(await settle('cancel', left.recalculationId, left.version));
  });

  it('fail loudly where the calendar has no revision, instead of superseding nothing ever again', async () => {
    const { recalculationId, version } = accepted(await preview({ unitId: UNITS.hoangHoa }));
    const [kept] = await rig.rows<Record<string, unknown>>('DELETE FROM calendar_revision RETURNING *');
    await expect(rig.app.get(AdvanceRecalculation).run()).rejects.toThrow('the calendar has no revision');

    await rig.rows('INSERT INTO calendar_revision SELECT * FROM jsonb_populate_record(NULL::calendar_revision, $1::jsonb)', [JSON.stringify(kept)]);
    accepted(await settle('cancel', recalculationId, version));
  });
});
