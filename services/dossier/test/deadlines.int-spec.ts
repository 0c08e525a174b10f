import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@haicap/kernel';
import { LookUpDeadlinePolicy } from '../src/deadline-policy/look-up-deadline-policy.js';
import { SetDeadlinePolicy } from '../src/deadline-policy/set-deadline-policy.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { accepted, aFact, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { commandOf, REGISTRATION } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const CLOSURE = '00000000-0000-7000-8000-0000000000f1';
const closeHacThanh = (fromDay: string, toDay: string) => rig.projectCalendar([aFact('calendar.closure-added', CLOSURE, {
  closureId: CLOSURE, unitId: UNITS.hacThanh, fromDay, toDay, decision: '125/QĐ-UBND', reason: 'Bão số 3',
})]);
const openHacThanh = () => rig.projectCalendar([aFact('calendar.closure-withdrawn', CLOSURE, {
  closureId: CLOSURE, unitId: UNITS.hacThanh, fromDay: '2025-07-02', toDay: '2025-07-02', decision: '125/QĐ-UBND', reason: 'Bão số 3', withdrawnBy: '126/QĐ-UBND',
}, 2)]);
const receiveAt = async (at: string, changes = {}, desk = PEOPLE.desk) => {
  rig.clock.set(at);
  return accepted(await rig.receive({ ...REGISTRATION, ...changes }, desk)).dossier;
};
const lookUp = async (dossierId: string, actor = PEOPLE.chair) => accepted(await rig.app.get(LookUpDossier).run({ dossierId }, actor));
const LATE = { reasonCode: 'verification', reasonText: 'Phải xác minh thêm tại cơ sở, chưa có kết quả.' };
const twoDays = { unit: 'working-day', amount: 2 } as const;

describe('a closure of a unit', () => {
  it('moves what is promised there and nowhere else, and says by which decision', async () => {
    await closeHacThanh('2025-07-02', '2025-07-03');
    const here = await receiveAt('2025-07-01T08:00:00+07:00');
    const there = await receiveAt('2025-07-01T08:00:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
    await openHacThanh();
    const again = await receiveAt('2025-07-01T08:00:00+07:00');

    expect([here.dueOn, there.dueOn, again.dueOn]).toEqual(['2025-07-10', '2025-07-08', '2025-07-08']);
    expect(here.dueReasons).toContainEqual(expect.objectContaining({ code: 'holiday-not-counted', kind: 'closure', basis: 'Bão số 3 (125/QĐ-UBND)' }));
  });
});

describe('a year for which nobody has published a plan', () => {
  it('has the days off that the law alone gives, and says that they are expected', async () => {
    const newYear = await receiveAt('2027-12-30T08:00:00+07:00');
    const tet = await receiveAt('2028-01-21T08:00:00+07:00');
    rig.clock.set('2025-07-01T08:00:00+07:00');

    expect([newYear.dueOn, tet.dueOn]).toEqual(['2028-01-07', '2028-02-04']);
    expect(newYear.dueReasons).toContainEqual({
      code: 'holiday-not-counted', date: '2028-01-03', kind: 'compensatory', status: 'proposed', basis: expect.stringContaining('Nghỉ bù Tết Dương lịch rơi vào thứ Bảy'),
    });
  });
});

describe('the hours of a unit', () => {
  it('say when its day ends, from the day on which they hold; others keep the province\'s', async () => {
    const hours = (unitId: string, scope: string, validFrom: string, morning: number[], afternoon: number[]) => rig.projectCalendar([aFact('calendar.service-hours-set', unitId, {
      unitId, scope, periods: [{ validFrom, validTo: null, morning, afternoon, saturday: null, decision: '20/QĐ-UBND' }],
    })]);
    await hours(UNITS.thanhHoa, 'province', '2025-08-01', [450, 690], [780, 1020]);
    await hours(UNITS.hacThanh, 'unit', '2025-09-01', [480, 720], [780, 1020]);

    expect((await receiveAt('2025-07-28T08:00:00+07:00')).dueAt).toBe('2025-08-04T17:00:00+07:00');
    expect((await receiveAt('2025-08-04T07:10:00+07:00')).clockStartsAt).toBe('2025-08-04T07:30:00+07:00');
    expect((await receiveAt('2025-09-08T07:40:00+07:00')).clockStartsAt).toBe('2025-09-08T08:00:00+07:00');
    expect((await receiveAt('2025-09-08T07:40:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk)).clockStartsAt).toBe('2025-09-08T07:40:00+07:00');
    await rig.rows('DELETE FROM service_hours');
  });
});

describe('a dossier received for another unit', () => {
  it.each([
    ['before 15:00 is there the same day', '2025-07-01T14:59:00+07:00', '2025-07-01T14:59:00+07:00', '2025-07-08'],
    ['after 15:00 is there the next working morning', '2025-07-04T15:30:00+07:00', '2025-07-07T07:00:00+07:00', '2025-07-14'],
  ])('%s, and its clock starts there', async (_, receivedAt, clockStartsAt, dueOn) => {
    expect(await receiveAt(receivedAt, { competentUnitId: UNITS.hoangHoa })).toMatchObject({ receivedAt, clockStartsAt, dueOn });
  });

  it('waits for the competent unit to work again', async () => {
    await closeHacThanh('2025-07-02', '2025-07-02');
    const dossier = await receiveAt('2025-07-01T15:30:00+07:00', { receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh }, PEOPLE.otherDesk);
    await openHacThanh();

    expect(dossier).toMatchObject({ clockStartsAt: '2025-07-03T07:00:00+07:00', dueOn: '2025-07-10' });
    expect(dossier.dueReasons[0]).toMatchObject({ code: 'handed-over-next-working-day', receivedOn: '2025-07-01', startsOn: '2025-07-02' });
  });
});

describe('an extension', () => {
  it('shows itself to the chair when the appointment is near, and moves it once with an apology; the first is kept', async () => {
    const { dossierId, dueOn } = await receiveAt('2025-07-01T08:00:00+07:00');
    const early = await lookUp(dossierId);
    rig.clock.set('2025-07-05T08:00:00+07:00');
    const near = await lookUp(dossierId);
    const asSpecialist = await lookUp(dossierId, PEOPLE.specialist);
    const extended = accepted(await rig.extend({ dossierId, expectedVersion: 1, ...LATE, by: twoDays }, PEOPLE.chair));

    expect([dueOn, early.allowedActions.includes('extend'), near.allowedActions.includes('extend'), asSpecialist.allowedActions.includes('extend')]).toEqual(['2025-07-08', false, true, false]);
    expect(extended).toMatchObject({ status: 'received', version: 2, dueOn: '2025-07-10', originalDueOn: '2025-07-08' });
    expect(extended.allowedActions).not.toContain('extend');
    expect(await rig.rows('SELECT reason_code, paused_from, detail, due_on_before::text, due_on_after::text FROM deadline_adjustment WHERE dossier_id = $1', [dossierId])).toEqual([
      { reason_code: 'extension', paused_from: null, detail: { reasonCode: 'verification', by: twoDays, when: 'before', calendarUnitId: UNITS.hacThanh }, due_on_before: '2025-07-08', due_on_after: '2025-07-10' }]);
    const { entries } = accepted(await rig.app.get(ListTimeline).run({ dossierId, afterVersion: 1 }, PEOPLE.chair));
    expect(entries[0]?.sentence).toBe('Phường Hạc Thành xin lỗi vì chưa trả kết quả đúng hẹn. Ngày hẹn trả mới: 10/07/2025 (trước đây: 08/07/2025). Lý do: cần thêm thời gian xác minh, kiểm tra thực tế.');
    const [fact] = await rig.rows<{ body: object }>(`SELECT body FROM event WHERE aggregate_id = $1 AND version = 2`, [dossierId]);
    expect(fact?.body).toMatchObject({ dueOn: '2025-07-10', previousDueOn: '2025-07-08', originalDueOn: '2025-07-08', when: 'before', extensions: 1, reasonCode: 'verification' });
    expect(JSON.stringify(fact)).not.toContain('tại cơ sở');
  });

  it('after expiry counts from now', async () => {
    const { dossierId } = await receiveAt('2025-07-01T08:00:00+07:00');
    rig.clock.set('2025-07-16T10:00:00+07:00');

    expect(accepted(await rig.extend({ dossierId, expectedVersion: 1, ...LATE, by: twoDays }, PEOPLE.chair))).toMatchObject({ dueOn: '2025-07-18', originalDueOn: '2025-07-08' });
  });

  it('that comes after expiry makes nobody punctual', async () => {
    const { dossierId } = await receiveAt('2025-07-01T08:00:00+07:00');
    rig.clock.set('2025-07-16T10:00:00+07:00');
    let now = accepted(await rig.extend({ dossierId, expectedVersion: 1, ...LATE, by: twoDays }, PEOPLE.chair));
    expect(now.dueReasons).toContainEqual({ code: 'promise-missed', dueAt: '2025-07-08T17:00:00+07:00', dueOn: '2025-07-08' });

    rig.clock.set('2025-07-17T10:00:00+07:00');
    for (const [step, actor, said] of [
      ['assign', PEOPLE.chair, { assigneeId: PEOPLE.specialist.accountId }], ['submit-for-approval', PEOPLE.specialist, {}], ['approve-dossier', PEOPLE.chair, {}],
      ['sign-result', PEOPLE.chair, { kind: 'paper' }], ['assign-result-number', PEOPLE.chair, { symbol: 'GKS-UBND' }], ['issue-result', PEOPLE.chair, {}], ['complete', PEOPLE.specialist, {}],
    ] as const) now = accepted(await commandOf(rig, step)({ dossierId, expectedVersion: now.version, ...said } as never, actor as never));

    expect(now).toMatchObject({ status: 'completed', dueOn: '2025-07-18', timeliness: 'late' });
  });

  it('is refused too early, without an appointment, a second time, and without a reason; each refusal names the way out', async () => {
    const { dossierId } = await receiveAt('2025-07-01T08:00:00+07:00');
    const ask = (more = {}) => rig.extend({ dossierId, expectedVersion: 1, ...LATE, by: twoDays, ...more }, PEOPLE.chair);
    expect(await ask()).toEqual(refusedWith('EXTENSION_NOT_OPEN', { opensOn: '2025-07-05', dueOn: '2025-07-08' }));
    expect(await ask({ reasonCode: 'duplicate' })).toEqual(refusedWith('REASON_REQUIRED', { action: 'extend' }));
    rig.clock.set('2025-07-08T08:00:00+07:00');
    accepted(await ask());

    expect(await ask({ expectedVersion: 2 })).toEqual(refusedWith('EXTENSION_LIMIT_REACHED', { extensions: 1, extensionsMax: 1 }));
    expect(await rig.extend({ dossierId, expectedVersion: 2, ...LATE, by: twoDays }, PEOPLE.otherChair)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await rig.extend({ dossierId, expectedVersion: 2, ...LATE, by: twoDays }, PEOPLE.specialist)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('is not for a dossier whose clock stands or that has come to an end', async () => {
    const { dossierId } = await receiveAt('2025-07-01T08:00:00+07:00');
    rig.clock.set('2025-07-08T08:00:00+07:00');
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu giấy.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.specialist));

    expect(await rig.extend({ dossierId, expectedVersion: 2, ...LATE, by: twoDays }, PEOPLE.chair)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS'));
  });

  it('is given again for the same key', async () => {
    const { dossierId } = await receiveAt('2025-07-01T08:00:00+07:00');
    rig.clock.set('2025-07-08T08:00:00+07:00');
    const request = { dossierId, expectedVersion: 1, ...LATE, by: { unit: 'working-hour', amount: 4 } as const };
    const first = await rig.extend(request, PEOPLE.chair, 'extend-once');

    expect(accepted(first)).toMatchObject({ dueAt: '2025-07-09T11:00:00+07:00', version: 2 });
    expect(await rig.extend(request, PEOPLE.chair, 'extend-once')).toEqual(first);
  });
});

describe('the rules of the province', () => {
  const POLICY = { validFrom: '2025-10-01', warnBeforeMinutes: [240, 960, 240], extensionsMax: 2, extensionOpensDaysBefore: 5, calendarDaysSkipHolidays: true, basis: 'Quyết định 30/QĐ-UBND' };
  const set = (changes = {}, actor = PEOPLE.admin, key = rig.nextKey()) => rig.app.get(SetDeadlinePolicy).run({ ...POLICY, ...changes }, actor, key);

  it('hold from a day on, set by the administrator and on record', async () => {
    rig.clock.set('2025-09-15T08:00:00+07:00');
    const policy = accepted(await set({}, PEOPLE.admin, 'policy'));

    expect(policy).toEqual({ ...POLICY, warnBeforeMinutes: [960, 240] });
    expect(accepted(await set({}, PEOPLE.admin, 'policy'))).toEqual(policy);
    expect(await set({ validFrom: '2025-09-14' })).toEqual(refusedWith('DEADLINE_POLICY_INVALID', { today: '2025-09-15' }));
    expect(await set({}, PEOPLE.chair)).toEqual(refusedWith('FORBIDDEN'));
    expect(accepted(await rig.app.get(LookUpDeadlinePolicy).run())).toMatchObject({ current: { extensionsMax: 1 }, all: [{ validFrom: '2025-10-01' }, { validFrom: '2025-01-01' }] });
    const before = { validFrom: '2025-01-01', warnBeforeMinutes: [480], extensionsMax: 1, extensionOpensDaysBefore: 3, calendarDaysSkipHolidays: false, basis: expect.stringContaining('Mặc định') };
    expect(await rig.rows(`SELECT detail FROM audit WHERE object_type = 'deadline-policy'`)).toEqual([{ detail: { before, after: policy } }]);
  });

  it('leave the way of counting alone that was promised by this morning: holidays are left out from tomorrow on at the earliest', async () => {
    rig.clock.set('2025-09-15T15:00:00+07:00');
    const today = { ...POLICY, validFrom: '2025-09-15', warnBeforeMinutes: [480], extensionsMax: 1, extensionOpensDaysBefore: 3 };

    expect(await set(today)).toEqual(refusedWith('DEADLINE_POLICY_INVALID', { validFrom: '2025-09-15', today: '2025-09-15', earliest: '2025-09-16', field: 'calendarDaysSkipHolidays' }));
    expect(accepted(await set({ ...today, calendarDaysSkipHolidays: false, warnBeforeMinutes: [960] }))).toMatchObject({ validFrom: '2025-09-15', warnBeforeMinutes: [960] });
    expect(await set(today)).toEqual(refusedWith('DEADLINE_POLICY_INVALID', { earliest: '2025-09-16' }));
  });

  it('allow a second extension where the province says so', async () => {
    const { dossierId, dueOn } = await receiveAt('2025-10-06T08:00:00+07:00');
    rig.clock.set('2025-10-09T08:00:00+07:00');
    accepted(await rig.extend({ dossierId, expectedVersion: 1, ...LATE, by: twoDays }, PEOPLE.chair));
    rig.clock.set('2025-10-14T08:00:00+07:00');

    expect(dueOn).toBe(localDate('2025-10-13'));
    expect(accepted(await rig.extend({ dossierId, expectedVersion: 2, ...LATE, by: twoDays }, PEOPLE.chair))).toMatchObject({ dueOn: '2025-10-17', originalDueOn: '2025-10-13' });
  });
});
