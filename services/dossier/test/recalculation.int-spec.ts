import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { previewRecalculation, transferDossier, type RpcInput } from '@haicap/contracts';
import { VIETNAM_CALENDAR_2027 } from '@haicap/kernel';
import { writeCursor } from '@haicap/service-kit';
import { AdvanceRecalculation } from '../src/deadline-recalculation/advance-recalculation.js';
import { PreviewRecalculation } from '../src/deadline-recalculation/preview-recalculation.js';
import { ReadRecalculations } from '../src/deadline-recalculation/read-recalculations.js';
import { SettleRecalculation } from '../src/deadline-recalculation/settle-recalculation.js';
import { LookUpDeadlineLedger } from '../src/deadline/look-up-deadline-ledger.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { TransferDossier } from '../src/transfer/transfer-dossier.js';
import { accepted, aFact, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { REGISTRATION } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const CLOSURE = '00000000-0000-7000-8000-0000000000f2';
const close = (fromDay: string, toDay: string) => rig.projectCalendar([aFact('calendar.closure-added', CLOSURE, {
  closureId: CLOSURE, unitId: UNITS.hacThanh, fromDay, toDay, decision: '125/QĐ-UBND', reason: 'Bão số 3',
})]);
const receive = async (at: string, changes = {}, desk = PEOPLE.desk) => {
  rig.clock.set(at);
  return accepted(await rig.receive({ ...REGISTRATION, ...changes }, desk)).dossier;
};
const lookUp = async (dossierId: string) => accepted(await rig.app.get(LookUpDossier).run({ dossierId }, PEOPLE.auditor));
const preview = (changes: Partial<RpcInput<typeof previewRecalculation>> = {}, actor = PEOPLE.admin, key = rig.nextKey()) =>
  rig.app.get(PreviewRecalculation).run(previewRecalculation.request.parse({ reasonCode: 'unit-closure', document: '125/QĐ-UBND', ...changes }), actor, key);
const settle = (action: 'apply' | 'cancel', recalculationId: string, expectedVersion: number, actor = PEOPLE.admin, key = rig.nextKey()) =>
  rig.app.get(SettleRecalculation).run(action, { recalculationId, expectedVersion }, actor, key);
const shown = async (recalculationId: string) => accepted(await rig.app.get(ReadRecalculations).one({ recalculationId }, PEOPLE.leader));
const lines = async (recalculationId: string, limit = 50, cursor?: string) =>
  accepted(await rig.app.get(ReadRecalculations).lines({ recalculationId, limit, ...(cursor === undefined ? {} : { cursor }) }, PEOPLE.auditor));
const walk = async () => {
  while (await rig.app.get(AdvanceRecalculation).run());
};

describe('a unit that was closed by a storm', () => {
  it('has its open dossiers moved as they were shown before, the first appointment kept, and nobody else\'s', async () => {
    const open = await receive('2025-07-01T08:00:00+07:00');
    const elsewhere = await receive('2025-07-01T08:00:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
    const done = await receive('2025-07-01T08:00:00+07:00', { procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] });
    accepted(await rig.assign({ dossierId: done.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.complete({ dossierId: done.dossierId, expectedVersion: 2 }));
    rig.clock.set('2025-07-04T08:00:00+07:00');
    await close('2025-07-02', '2025-07-03');

    const { recalculationId } = accepted(await preview());
    await walk();
    const before = await lookUp(open.dossierId);
    const ready = await shown(recalculationId);
    const key = rig.nextKey();
    const applying = accepted(await settle('apply', recalculationId, ready.version, PEOPLE.admin, key));
    await walk();

    expect(before).toMatchObject({ version: 1, dueOn: '2025-07-08' });
    expect(ready).toMatchObject({ status: 'ready', version: 2, examined: 2, toMove: 1, notComputable: 0, units: [{ unitId: UNITS.hacThanh, toMove: 1 }] });
    expect(applying).toMatchObject({ status: 'applying', version: 3, moved: 0 });
    expect(await shown(recalculationId)).toMatchObject({ status: 'applied', version: 4, moved: 1, unchanged: 0, appliedAt: '2025-07-04T08:00:00+07:00' });
    expect(await lookUp(open.dossierId)).toMatchObject({ version: 2, status: 'received', dueOn: '2025-07-10', originalDueOn: '2025-07-08' });
    expect(await lookUp(elsewhere.dossierId)).toMatchObject({ version: 1, dueOn: '2025-07-08' });
    expect(await lookUp(done.dossierId)).toMatchObject({ version: 3, dueOn: '2025-07-01' });
    expect((await lines(recalculationId)).items).toEqual([expect.objectContaining({ dossierId: open.dossierId, state: 'moved', before: expect.objectContaining({ on: '2025-07-08' }), after: expect.objectContaining({ on: '2025-07-10' }) })]);
    expect(accepted(await settle('apply', recalculationId, 2, PEOPLE.admin, key))).toEqual(applying);
    const [fact] = await rig.rows<{ body: object; actor: string }>('SELECT body, actor FROM event WHERE aggregate_id = $1 AND version = 2', [open.dossierId]);
    expect(fact).toMatchObject({ actor: PEOPLE.admin.accountId, body: { dueOn: '2025-07-10', previousDueOn: '2025-07-08', document: '125/QĐ-UBND', reasonCode: 'unit-closure', recalculationId } });
    expect(await rig.rows(`SELECT action FROM audit WHERE object_type = 'deadline-recalculation' AND object_id = $1 ORDER BY action`, [recalculationId])).toEqual([{ action: 'apply' }, { action: 'finish' }, { action: 'preview' }]);
    expect(accepted(await rig.app.get(LookUpDeadlineLedger).run({ dossierId: open.dossierId }, PEOPLE.chair))).toMatchObject({
      original: { on: '2025-07-08' }, current: { on: '2025-07-10' }, adjustments: [{ reasonCode: 'unit-closure', document: '125/QĐ-UBND', pausedMinutes: null }],
    });
  });

  it('has what was paused and extended counted anew, and a pause that stands left for when it ends', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const paused = await receive('2025-08-04T08:00:00+07:00');
    accepted(await rig.requestSupplement({ dossierId: paused.dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.specialist));
    const resumed = await receive('2025-08-04T08:00:00+07:00');
    accepted(await rig.requestSupplement({ dossierId: resumed.dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.specialist));
    rig.clock.set('2025-08-06T08:00:00+07:00');
    const back = accepted(await rig.supply({ dossierId: resumed.dossierId, expectedVersion: 2, components: [{ code: 'giay-to-cu', copies: 1 }] }, PEOPLE.desk));
    rig.clock.set('2025-08-12T08:00:00+07:00');
    const extended = accepted(await rig.extend({ dossierId: resumed.dossierId, expectedVersion: 3, reasonCode: 'overload', reasonText: 'Nhiều hồ sơ.', by: { unit: 'working-day', amount: 2 } }, PEOPLE.chair));
    // One of the two days of the pause was no working day: the pause was shorter, but the limit longer by the day.
    await close('2025-08-05', '2025-08-05');

    const { recalculationId } = accepted(await preview({ unitId: UNITS.hacThanh }));
    await walk();
    accepted(await settle('apply', recalculationId, 2));
    await walk();

    expect([paused.dueOn, back.dueOn, extended.dueOn]).toEqual(['2025-08-11', '2025-08-13', '2025-08-15']);
    expect(await lookUp(paused.dossierId)).toMatchObject({ status: 'supplement-requested', pausedAt: '2025-08-04T08:00:00+07:00', dueOn: '2025-08-12', originalDueOn: '2025-08-11' });
    expect(await lookUp(resumed.dossierId)).toMatchObject({ dueOn: '2025-08-15', version: 4 });
    rig.clock.set('2025-08-06T08:00:00+07:00');
    expect(accepted(await rig.supply({ dossierId: paused.dossierId, expectedVersion: 3, components: [{ code: 'giay-to-cu', copies: 1 }] }, PEOPLE.desk))).toMatchObject({ dueOn: '2025-08-13', originalDueOn: '2025-08-11' });
  });
});

describe('a pause that was asked for before the clock began', () => {
  it('is counted anew from where the clock begins by the new calendar', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId } = await receive('2025-09-16T15:30:00+07:00', { competentUnitId: UNITS.hoangHoa });
    const paused = accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.otherSpecialist));
    rig.clock.set('2025-09-18T07:00:00+07:00');
    const back = accepted(await rig.supply({ dossierId, expectedVersion: 2, components: [{ code: 'giay-to-cu', copies: 1 }] }, PEOPLE.desk));
    // The desk was closed on the 17th, so the competent unit has it on the 18th: the clock never ran before the supply, nor stood.
    await close('2025-09-17', '2025-09-17');
    const { recalculationId } = accepted(await preview({ unitId: UNITS.hoangHoa }));
    await walk();
    accepted(await settle('apply', recalculationId, 2));
    await walk();

    expect([paused.dueOn, back.dueOn]).toEqual(['2025-09-24', '2025-09-25']);
    expect(await lookUp(dossierId)).toMatchObject({ dueOn: '2025-09-25' });
    expect(await rig.rows('SELECT paused_minutes AS minutes, detail FROM deadline_adjustment WHERE dossier_id = $1 AND paused_from IS NOT NULL', [dossierId])).toEqual([{ minutes: 480, detail: { calendarUnitId: UNITS.hoangHoa, fromStart: true } }]);
  });
});

describe('an official plan', () => {
  it('moves back what was promised when it takes a day off away', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const dossier = await receive('2027-02-02T08:00:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
    const plan = VIETNAM_CALENDAR_2027.map((day) => ({ ...day, status: 'official' })).filter(({ date }) => date !== '2027-02-11');
    await rig.projectCalendar([aFact('calendar.published', '00000000-0000-5000-8000-00000000001b', { year: 2027, days: plan, document: 'TB 1' }, 2)]);

    const { recalculationId } = accepted(await preview({ reasonCode: 'official-calendar', document: 'Thông báo 1/TB-BNV' }));
    await walk();
    expect((await lines(recalculationId)).items.map((line) => [line.dossierId, line.before.on, line.after?.on])).toContainEqual([dossier.dossierId, '2027-02-16', '2027-02-15']);
    expect(accepted(await settle('cancel', recalculationId, 2))).toMatchObject({ status: 'cancelled' });
    expect(await lookUp(dossier.dossierId)).toMatchObject({ version: 1, dueOn: '2027-02-16' });

    const again = accepted(await preview({ reasonCode: 'official-calendar', document: 'Thông báo 1/TB-BNV' }));
    await walk();
    accepted(await settle('apply', again.recalculationId, 2));
    await walk();
    expect(await lookUp(dossier.dossierId)).toMatchObject({ version: 2, dueOn: '2027-02-15', originalDueOn: '2027-02-16' });
  });

  it('that changes again while another is shown supersedes what was shown', async () => {
    const { recalculationId } = accepted(await preview({ reasonCode: 'official-calendar', document: 'Thông báo 2/TB-BNV' }));
    expect(await preview({ document: 'Thông báo 3/TB-BNV' })).toEqual(refusedWith('RECALCULATION_UNDER_WAY'));
    await walk();
    await close('2027-03-01', '2027-03-01');
    await walk();

    expect(await shown(recalculationId)).toMatchObject({ status: 'superseded' });
    expect(await settle('apply', recalculationId, 3)).toEqual(refusedWith('RECALCULATION_STATE_FORBIDS', { status: 'superseded', allowedActions: [] }));
  });
});

describe('a plan that arrives', () => {
  const PLAN = '00000000-0000-5000-8000-00000000001c';
  const publish = (document: string, version: number, holiday: string) => rig.projectCalendar([aFact('calendar.published', PLAN, {
    year: 2028, document, days: [{ date: holiday, kind: 'holiday', status: 'official', enabled: true, basis: document, scope: 'nation' }],
  }, version)]);
  const newest = async () => accepted(await rig.app.get(ReadRecalculations).list({ limit: 50 }, PEOPLE.auditor)).items.find(({ reasonCode }) => reasonCode === 'official-calendar');

  it('has its preview prepared by itself and applied by nobody but the administrator', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const dossier = await receive('2028-08-15T08:00:00+07:00');
    await publish('Thông báo 5/TB-BNV', 1, '2028-08-17');
    await walk();
    const proposed = await newest();

    expect(dossier.dueOn).toBe('2028-08-22');
    expect(proposed).toMatchObject({ status: 'ready', version: 2, reasonCode: 'official-calendar', document: 'Thông báo 5/TB-BNV', createdBy: 'service:dossier', unitId: null });
    expect((await lines(proposed?.recalculationId ?? '')).items).toContainEqual(expect.objectContaining({ dossierId: dossier.dossierId, state: 'to-move', after: expect.objectContaining({ on: '2028-08-23' }) }));
    expect(await lookUp(dossier.dossierId)).toMatchObject({ version: 1, dueOn: '2028-08-22' });
    accepted(await settle('apply', proposed?.recalculationId ?? '', 2));
    await walk();
    expect(await lookUp(dossier.dossierId)).toMatchObject({ version: 2, dueOn: '2028-08-23' });
    expect(await newest()).toMatchObject({ recalculationId: proposed?.recalculationId, status: 'applied' });
  });

  it('is shown anew when the calendar changes meanwhile, gives way to what a person asks for, and comes back until somebody has decided', async () => {
    await publish('Thông báo 6/TB-BNV', 2, '2028-08-18');
    await walk();
    const first = await newest();
    await close('2028-09-05', '2028-09-05');
    await walk();
    const second = await newest();
    expect([await shown(first?.recalculationId ?? ''), second]).toMatchObject([{ status: 'superseded' }, { status: 'ready', document: 'Thông báo 6/TB-BNV' }]);

    const own = accepted(await preview({ unitId: UNITS.hacThanh, reasonCode: 'official-calendar' }));
    expect(await shown(second?.recalculationId ?? '')).toMatchObject({ status: 'superseded' });
    expect(await preview()).toEqual(refusedWith('RECALCULATION_UNDER_WAY', { recalculationId: own.recalculationId, status: 'previewing', allowedActions: ['cancel'] }));
    accepted(await settle('cancel', own.recalculationId, 1));
    await walk();
    const third = await newest();
    expect(third).toMatchObject({ status: 'ready', document: 'Thông báo 6/TB-BNV', createdBy: 'service:dossier' });

    accepted(await settle('cancel', third?.recalculationId ?? '', 2));
    await walk();
    expect(await newest()).toMatchObject({ recalculationId: third?.recalculationId, status: 'cancelled' });
  });
});

describe('a recalculation', () => {
  it('is the administrator\'s to ask for, and read by who sees the province', async () => {
    expect(await preview({}, PEOPLE.chair)).toEqual(refusedWith('FORBIDDEN'));
    const key = rig.nextKey();
    const begun = accepted(await preview({}, PEOPLE.admin, key));
    const read = rig.app.get(ReadRecalculations);
    expect(await settle('apply', begun.recalculationId, 1)).toEqual(refusedWith('RECALCULATION_STATE_FORBIDS', { allowedActions: ['cancel'] }));
    expect(await settle('apply', begun.recalculationId, 2)).toEqual(refusedWith('RECALCULATION_STALE', { currentVersion: 1 }));
    accepted(await settle('cancel', begun.recalculationId, 1));

    expect(accepted(await preview({}, PEOPLE.admin, key))).toEqual(begun);
    expect(await read.one({ recalculationId: begun.recalculationId }, PEOPLE.chair)).toEqual(refusedWith('FORBIDDEN'));
    const first = accepted(await read.list({ limit: 2 }, PEOPLE.auditor));
    const second = accepted(await read.list({ limit: 50, cursor: first.nextCursor }, PEOPLE.auditor));
    expect(await read.list({ limit: 50, cursor: writeCursor({ createdAt: 'then', id: begun.recalculationId }) }, PEOPLE.auditor)).toEqual(refusedWith('CURSOR_INVALID'));
    const all = await rig.rows<{ id: string }>('SELECT id FROM deadline_recalculation ORDER BY created_at DESC, id DESC');
    expect([...first.items, ...second.items].map(({ recalculationId }) => recalculationId)).toEqual(all.map(({ id }) => id));
  });

  it('leaves alone what an earlier system promised, and says how many those are', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const dossier = await receive('2027-06-01T08:00:00+07:00');
    await rig.rows('UPDATE dossier SET historic = true WHERE id = $1', [dossier.dossierId]);
    await close('2027-06-02', '2027-06-02');
    const { recalculationId } = accepted(await preview());
    await walk();

    expect((await shown(recalculationId)).notComputable).toBe(1);
    expect((await lines(recalculationId)).items).toContainEqual(expect.objectContaining({ dossierId: dossier.dossierId, state: 'not-computable', after: null }));
    accepted(await settle('cancel', recalculationId, 2));
  });

  it('skips a dossier that was completed between preview and application, and goes on after an interruption', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const simple = { procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] };
    const finished = await receive('2027-07-06T15:30:00+07:00', simple);
    const open = await receive('2027-07-06T15:30:00+07:00', simple);
    await close('2027-07-07', '2027-07-07');
    const { recalculationId } = accepted(await preview());
    await walk();
    accepted(await rig.assign({ dossierId: finished.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.complete({ dossierId: finished.dossierId, expectedVersion: 2 }));
    accepted(await settle('apply', recalculationId, 2));
    expect(await rig.app.get(AdvanceRecalculation).run()).toBe(true);
    expect(await shown(recalculationId)).toMatchObject({ status: 'applying', unchanged: 1 });
    await walk();

    expect(await shown(recalculationId)).toMatchObject({ status: 'applied', unchanged: 1 });
    expect(await lookUp(open.dossierId)).toMatchObject({ dueOn: '2027-07-08', originalDueOn: '2027-07-07' });
    expect(await lookUp(finished.dossierId)).toMatchObject({ version: 3, dueOn: '2027-07-07', timeliness: 'early' });
  });
});

/** Shows, applies and walks to the end. */
async function recount(): Promise<void> {
  const { recalculationId } = accepted(await preview());
  await walk();
  accepted(await settle('apply', recalculationId, 2));
  await walk();
}

describe('a dossier that was transferred', () => {
  it('has its pause counted by the calendar of the unit that had it then', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId } = await receive('2025-10-01T08:00:00+07:00');
    const request = transferDossier.request.parse({ dossierId, expectedVersion: 1, toUnitId: UNITS.hoangHoa, reasonCode: 'not-competent', reasonText: 'Thuộc địa bàn xã bên.' });
    accepted(await rig.app.get(TransferDossier).run(request, PEOPLE.chair, rig.nextKey()));
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 2, reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.otherSpecialist));
    rig.clock.set('2025-10-06T08:00:00+07:00');
    const back = accepted(await rig.supply({ dossierId, expectedVersion: 3, components: [{ code: 'giay-to-cu', copies: 1 }] }, PEOPLE.desk));
    // The unit where the clock began: its limit is longer by two days, and the three of the pause at the other unit stay three.
    await close('2025-10-02', '2025-10-03');

    await recount();

    expect([back.dueOn, (await lookUp(dossierId)).dueOn]).toEqual(['2025-10-13', '2025-10-15']);
  });
});

describe('an appointment that was missed before it was extended', () => {
  it('stays missed, by the calendar that is right', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId } = await receive('2025-11-03T08:00:00+07:00');
    rig.clock.set('2025-11-17T08:00:00+07:00');
    const extended = accepted(await rig.extend({ dossierId, expectedVersion: 1, reasonCode: 'overload', reasonText: 'Nhiều hồ sơ.', by: { unit: 'working-day', amount: 2 } }, PEOPLE.chair));
    await close('2025-11-10', '2025-11-18');

    await recount();

    expect(extended.dueReasons).toContainEqual(expect.objectContaining({ code: 'promise-missed', dueOn: '2025-11-10' }));
    // Five working days would have ended on the 19th: by the plan that holds, nothing had been missed on the 17th.
    const now = await lookUp(dossierId);
    expect(now.dueOn).toBe('2025-11-21');
    expect(now.dueReasons).not.toContainEqual(expect.objectContaining({ code: 'promise-missed' }));
  });

  it('is not missed in the evening of its day, also when it is counted anew', async () => {
    await rig.rows('DELETE FROM unit_closure');
    const { dossierId } = await receive('2025-12-01T08:00:00+07:00');
    rig.clock.set('2025-12-08T17:20:00+07:00');
    const extended = accepted(await rig.extend({ dossierId, expectedVersion: 1, reasonCode: 'overload', reasonText: 'Nhiều hồ sơ.', by: { unit: 'working-day', amount: 2 } }, PEOPLE.chair));
    await close('2025-12-09', '2025-12-09');

    await recount();

    const missed = expect.objectContaining({ code: 'promise-missed' });
    expect([extended.originalDueOn, extended.dueOn]).toEqual(['2025-12-08', '2025-12-10']);
    expect(extended.dueReasons).not.toContainEqual(missed);
    const now = await lookUp(dossierId);
    expect(now.dueOn).toBe('2025-12-11');
    expect(now.dueReasons).not.toContainEqual(missed);
  });
});
