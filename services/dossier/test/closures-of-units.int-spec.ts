import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { previewRecalculation, type RpcInput } from '@haicap/contracts';
import { AdvanceRecalculation } from '../src/deadline-recalculation/advance-recalculation.js';
import { PreviewRecalculation } from '../src/deadline-recalculation/preview-recalculation.js';
import { ReadRecalculations } from '../src/deadline-recalculation/read-recalculations.js';
import { SettleRecalculation } from '../src/deadline-recalculation/settle-recalculation.js';
import { LookUpDeadlineLedger } from '../src/deadline/look-up-deadline-ledger.js';
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

  it('move a dossier that both count by what was shown alone: the closure nobody has decided about waits for its own decision', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId, dueOn } = await receive('2026-08-03T15:30:00+07:00', { competentUnitId: UNITS.hoangHoa });
    await closeUnit(811, UNITS.hacThanh, '2026-08-04', '2026-08-04');
    await walk();
    await closeUnit(812, UNITS.hoangHoa, '2026-08-06', '2026-08-06');
    await applyShown('811/QĐ-UBND');
    await walk();
    const first = await lookUp(dossierId);
    await walk();
    const second = (await lines(await idOf('812/QĐ-UBND'))).items.find((line) => line.dossierId === dossierId);
    await applyShown('812/QĐ-UBND');
    await walk();

    expect([dueOn, first.dueOn, second?.before.on, second?.after?.on, (await lookUp(dossierId)).dueOn]).toEqual(['2026-08-11', '2026-08-12', '2026-08-12', '2026-08-13', '2026-08-13']);
    expect(first.originalDueOn).toBe('2026-08-11');
  });

  it('leave whose appointment was extended since to be counted as it stands', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId } = await receive('2026-09-07T08:00:00+07:00');
    await closeUnit(813, UNITS.hacThanh, '2026-09-09', '2026-09-09');
    await walk();
    rig.clock.set('2026-09-14T08:00:00+07:00');
    const extended = accepted(await rig.extend({ dossierId, expectedVersion: 1, reasonCode: 'overload', reasonText: 'Nhiều hồ sơ.', by: { unit: 'working-day', amount: 2 } }, PEOPLE.chair));
    await applyShown('813/QĐ-UBND');
    await walk();

    expect([extended.dueOn, (await lookUp(dossierId)).dueOn]).toEqual(['2026-09-16', '2026-09-17']);
  });

  it('reach where the clock begins: the ledger shows it there, and pauses are counted from where it was', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId, clockStartsAt } = await receive('2026-10-05T15:30:00+07:00', { competentUnitId: UNITS.hoangHoa });
    rig.clock.set('2026-10-06T09:00:00+07:00');
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.otherSpecialist));
    rig.clock.set('2026-10-08T09:00:00+07:00');
    accepted(await rig.supply({ dossierId, expectedVersion: 2, components: [{ code: 'giay-to-cu', copies: 1 }] }, PEOPLE.desk));
    await closeUnit(814, UNITS.hacThanh, '2026-10-06', '2026-10-06');
    await walk();
    await applyShown('814/QĐ-UBND');
    await walk();
    const moved = await lookUp(dossierId);
    const ledger = accepted(await rig.app.get(LookUpDeadlineLedger).run({ dossierId }, PEOPLE.chair));
    // Nothing more has changed, so counting it once more moves it nowhere.
    const again = accepted(await preview({ unitId: UNITS.hoangHoa }));
    await walk();

    expect([clockStartsAt, moved.clockStartsAt]).toEqual(['2026-10-06T07:00:00+07:00', '2026-10-07T07:00:00+07:00']);
    expect(ledger.segments.filter(({ rule }) => rule === 'before-start').at(-1)?.to).not.toBe('2026-10-06T07:00:00+07:00');
    expect((await lines(again.recalculationId)).items.filter((line) => line.dossierId === dossierId)).toEqual([]);
    accepted(await settle('cancel', again.recalculationId, 2));
  });

  it('fail loudly where the calendar has no revision, instead of superseding nothing ever again', async () => {
    const { recalculationId, version } = accepted(await preview({ unitId: UNITS.hoangHoa }));
    const [kept] = await rig.rows<Record<string, unknown>>('DELETE FROM calendar_revision RETURNING *');
    await expect(rig.app.get(AdvanceRecalculation).run()).rejects.toThrow('the calendar has no revision');

    await rig.rows('INSERT INTO calendar_revision SELECT * FROM jsonb_populate_record(NULL::calendar_revision, $1::jsonb)', [JSON.stringify(kept)]);
    accepted(await settle('cancel', recalculationId, version));
  });
});

describe('new hours of a unit', () => {
  const set = (unitId: string, scope: 'unit' | 'province', decision: string) => rig.projectCalendar([aFact('calendar.service-hours-set', unitId, {
    unitId, scope, decision, periods: [{ validFrom: '2026-11-02', validTo: null, morning: [480, 720], afternoon: [840, 1080], saturday: null, decision }],
  })]);
  const of = async (document: string) => accepted(await rig.app.get(ReadRecalculations).list({ limit: 50 }, PEOPLE.auditor)).items.filter((one) => one.document === document);

  it('have their preview prepared by itself, and are put aside by whoever decides against it', async () => {
    await rig.rows('DELETE FROM unit_closure');
    await walk();
    const { dossierId } = await receive('2026-11-02T09:00:00+07:00');
    await set(UNITS.hacThanh, 'unit', '20/QĐ-UBND');
    await walk();
    const proposed = (await of('20/QĐ-UBND'))[0];

    expect(proposed).toMatchObject({ status: 'ready', reasonCode: 'service-hours', unitId: UNITS.hacThanh, createdBy: 'service:dossier' });
    expect((await lines(proposed?.recalculationId ?? '')).items).toContainEqual(expect.objectContaining({
      dossierId, before: { at: '2026-11-09T17:00:00+07:00', on: '2026-11-09' }, after: { at: '2026-11-09T18:00:00+07:00', on: '2026-11-09' } }));
    accepted(await settle('cancel', proposed?.recalculationId ?? '', 2));
    await walk();
    expect((await of('20/QĐ-UBND')).map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('of the province are shown for everybody who has none of their own', async () => {
    const { dossierId } = await receive('2026-11-02T09:00:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
    await set(UNITS.thanhHoa, 'province', '21/QĐ-UBND');
    await walk();
    const proposed = (await of('21/QĐ-UBND'))[0];

    expect(proposed).toMatchObject({ status: 'ready', reasonCode: 'service-hours', unitId: null });
    expect((await lines(proposed?.recalculationId ?? '')).items).toContainEqual(expect.objectContaining({ dossierId, state: 'to-move' }));
    accepted(await settle('apply', proposed?.recalculationId ?? '', 2));
    await walk();
    expect((await lookUp(dossierId)).dueAt).toBe('2026-11-09T18:00:00+07:00');
  });

  it('do not take the place of a closure that waits, nor it theirs: each is decided about', async () => {
    await rig.rows('DELETE FROM unit_closure');
    await receive('2026-11-16T09:00:00+07:00');
    const closureId = '00000000-0000-7000-8000-000000000821';
    await rig.projectCalendar([aFact('calendar.closure-added', closureId, {
      closureId, unitId: UNITS.hacThanh, fromDay: '2026-11-18', toDay: '2026-11-18', decision: '22/QĐ-UBND', reason: 'Bão số 9' })]);
    await set(UNITS.hacThanh, 'unit', '23/QĐ-UBND');
    await walk();
    const closure = (await of('22/QĐ-UBND'))[0];
    expect(closure).toMatchObject({ status: 'ready', reasonCode: 'unit-closure' });
    accepted(await settle('cancel', closure?.recalculationId ?? '', 2));
    await walk();

    expect((await of('22/QĐ-UBND')).map(({ status }) => status)).toEqual(['cancelled']);
    expect(await of('23/QĐ-UBND')).toMatchObject([{ reasonCode: 'service-hours', unitId: UNITS.hacThanh }]);
  });

  it('of the province wait beside a plan, the plan first, and are shown when it is put aside', async () => {
    await rig.rows(`UPDATE deadline_recalculation SET status = 'superseded' WHERE status = 'ready'`);
    await rig.rows('DELETE FROM open_calendar_change');
    await rig.projectCalendar([aFact('calendar.published', '00000000-0000-7000-8000-000000002027', { year: 2027, days: [], document: '9999/TB-BNV' }, 2)]);
    await set(UNITS.thanhHoa, 'province', '24/QĐ-UBND');
    await walk();
    const plan = (await of('9999/TB-BNV'))[0];
    expect(plan).toMatchObject({ status: 'ready', reasonCode: 'official-calendar', unitId: null });
    accepted(await settle('cancel', plan?.recalculationId ?? '', 2));
    await walk();

    expect(await of('24/QĐ-UBND')).toMatchObject([{ reasonCode: 'service-hours', unitId: null }]);
  });
});
