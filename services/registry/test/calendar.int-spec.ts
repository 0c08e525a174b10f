import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addUnitClosure, calendarDay, publishCalendar, setServiceHours, withdrawUnitClosure, type Actor, type Role, type RpcInput } from '@haicap/contracts';
import { expectedCalendar, VIETNAM_CALENDAR_2027, type Result } from '@haicap/kernel';
import { z } from 'zod';
import { LookUpCalendar } from '../src/calendar/look-up-calendar.js';
import { PublishCalendar } from '../src/calendar/publish-calendar.js';
import { PublishPlan } from '../src/calendar/publish-plan.js';
import { AddUnitClosure } from '../src/closure/add-unit-closure.js';
import { ListUnitClosures } from '../src/closure/list-unit-closures.js';
import { WithdrawUnitClosure } from '../src/closure/withdraw-unit-closure.js';
import { LookUpServiceHours } from '../src/service-hours/look-up-service-hours.js';
import { SetServiceHours } from '../src/service-hours/set-service-hours.js';
import { unitIdOf } from '../src/unit/unit-id.js';
import { registryStage, type RegistryStage } from './registry-stage.js';

const HAC_THANH = unitIdOf('2025', '14797');
const TRIEU_SON = unitIdOf('2025', '15664');
const THANH_HOA = unitIdOf('2025', '38');
const actor = (role: Role, unitId = HAC_THANH): Actor => ({ accountId: `${role}-1`, kind: 'officer', posts: [{ role, unitId }] });
const ADMIN = actor('province-admin', THANH_HOA);
const CHAIR = actor('chair');

let stage: RegistryStage;
let keys = 0;
beforeAll(async () => {
  stage = await registryStage({ withDemoOfficers: false });
  await stage.app.get(PublishCalendar).run();
  // The units of Vietnam take half a minute to load; a calendar needs three.
  await stage.database.admin.query(
    `INSERT INTO unit SELECT id, '2025', code, level, $4, '38', '2025-07-01', NULL, true, 1
     FROM (VALUES ($1::uuid, '14797', 'commune'), ($2, '15664', 'commune'), ($3, '38', 'province')) AS u(id, code, level)`,
    [HAC_THANH, TRIEU_SON, THANH_HOA, THANH_HOA]);
});
afterAll(() => stage.stop());

const nextKey = () => `calendar-${(keys += 1)}`;
const publish = (request: RpcInput<typeof publishCalendar>, by = ADMIN, key = nextKey()) => stage.app.get(PublishPlan).run(publishCalendar.request.parse(request), by, key);
const close = (request: RpcInput<typeof addUnitClosure>, by = CHAIR, key = nextKey()) => stage.app.get(AddUnitClosure).run(addUnitClosure.request.parse(request), by, key);
const setHours = (request: RpcInput<typeof setServiceHours>, by = CHAIR, key = nextKey()) => stage.app.get(SetServiceHours).run(setServiceHours.request.parse(request), by, key);
const yearOf = async (year: number) => accepted(await stage.app.get(LookUpCalendar).run({ year }));
const refusedWith = (code: string, params: object = {}) => ({ ok: false, error: { code, params: expect.objectContaining(params) } });
const factsOf = async (event: string) => (await stage.database.admin.query<{ body: Record<string, unknown>; version: number }>(
  'SELECT body, version FROM event WHERE type = $1 ORDER BY id', [`vn.haicap.registry.calendar.${event}.v1`])).rows;

function accepted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const PLAN_2027 = z.array(calendarDay).parse(VIETNAM_CALENDAR_2027).map((day) => ({ ...day, status: 'official' as const, scope: 'nation' as const, basis: 'Thông báo 9999/TB-BNV' }));
const planOf = (year: number) => z.array(calendarDay).parse(expectedCalendar(year)).filter(({ enabled }) => enabled).map((day) => ({ ...day, status: 'official' as const }));
const HEADER = 'date,kind,scope,status,enabled,basis\n';
const csvOf = (days: readonly z.infer<typeof calendarDay>[]) => HEADER + days.map(({ date, kind, scope, basis }) => `${date},${kind},${scope},official,true,${basis}\n`).join('');
const OFFICIAL = { year: 2027, document: 'Thông báo 9999/TB-BNV ngày 10/12/2026' };
const STORM = { unitId: HAC_THANH, fromDay: '2025-07-03', toDay: '2025-07-04', decision: '125/QĐ-UBND', reason: 'Bão số 3 đổ bộ' };
const EARLY = { unitId: HAC_THANH, validFrom: '2025-08-01', morning: [450, 690] as [number, number], afternoon: [780, 1020] as [number, number], decision: '20/QĐ-UBND' };

describe('the calendar of a year', () => {
  it('is proposed for 2027 until the plan is published, and 24 November does not count', async () => {
    const [y2026, y2027] = [await yearOf(2026), await yearOf(2027)];

    expect([y2026.status, y2027.status]).toEqual(['official', 'proposed']);
    expect(y2027.days.find(({ date }) => date === '2027-11-24')).toMatchObject({ status: 'proposed', enabled: false });
  });

  it('is the days the law alone gives, as proposed, where no plan and no release lists them; before 2025 nobody knows', async () => {
    const y2028 = await yearOf(2028);

    expect(y2028).toMatchObject({ version: 0, status: 'proposed' });
    expect(y2028.days).toContainEqual({ date: '2028-01-26', kind: 'holiday', status: 'proposed', enabled: true, scope: 'nation', basis: expect.stringContaining('Tết Nguyên đán Mậu Thân, mùng 1') });
    expect(await yearOf(2024)).toMatchObject({ version: 0, status: 'unknown', days: [] });
  });

  it('is published by the province\'s administrator under a document, as a whole', async () => {
    const key = nextKey();
    const request = { ...OFFICIAL, expectedVersion: 1, days: PLAN_2027 };
    const published = accepted(await publish(request, ADMIN, key));

    expect(published).toMatchObject({ version: 2, status: 'official' });
    expect(accepted(await publish(request, ADMIN, key))).toEqual(published);
    expect(await publish(request)).toEqual(refusedWith('CALENDAR_STALE', { currentVersion: 2 }));
    expect((await factsOf('published')).at(-1)).toMatchObject({ version: 2, body: { year: 2027, document: OFFICIAL.document, days: expect.arrayContaining([expect.objectContaining({ scope: 'nation' })]) } });
  });

  it('that the province has published is left alone by a later release', async () => {
    const before = await yearOf(2027);
    await stage.app.get(PublishCalendar).run(VIETNAM_CALENDAR_2027.slice(1));

    expect(await yearOf(2027)).toEqual(before);
  });

  it('is read from lines of CSV, commas in the basis included', async () => {
    const isCompensation = (date: string) => date === '2028-01-03';
    const csv = `${csvOf(planOf(2028).filter(({ date }) => !isCompensation(date)))}2028-01-03,compensatory,nation,official,true,"Nghỉ bù, theo Thông báo 1"\n2028-05-13,swap-work,nation,official,true,Làm bù\n2028-03-29,holiday,province,official,true,Ngày truyền thống của tỉnh\n`;
    const published = accepted(await publish({ year: 2028, document: 'Thông báo 1/TB-BNV', expectedVersion: 0, csv }));

    expect(published).toMatchObject({ version: 1, status: 'official' });
    expect(published.days.map(({ date }) => date)).toEqual([...planOf(2028).map(({ date }) => date), '2028-03-29', '2028-05-13'].toSorted());
    expect(published.days).toEqual(expect.arrayContaining([
      expect.objectContaining({ date: '2028-01-03', basis: 'Nghỉ bù, theo Thông báo 1' }), expect.objectContaining({ date: '2028-03-29', scope: 'province' }),
      expect.objectContaining({ date: '2028-05-13', kind: 'swap-work' }),
    ]));
  });

  it.each([['no day at all', { days: [] }], ['the header of a CSV alone', { csv: HEADER }]])('with %s is refused: every day off by law is named', async (_, listed) => {
    const refused = await publish({ year: 2029, document: 'TB 2', expectedVersion: 0, ...listed });
    const missing = (date: string) => expect.objectContaining({ reason: 'holiday-missing', date });

    expect(refused).toEqual(refusedWith('CALENDAR_INVALID', { count: 12, faults: expect.arrayContaining(
      ['2029-01-01', '2029-02-13', '2029-02-14', '2029-02-15', '2029-04-23', '2029-04-30', '2029-05-01', '2029-09-02'].map(missing)) }));
    expect(await yearOf(2029)).toMatchObject({ version: 0, status: 'proposed' });
  });

  it('that lists what a notice decides and leaves out 30/4 is refused with the line to add', async () => {
    const days = planOf(2029).filter(({ date }) => date !== '2029-04-30');

    expect(await publish({ year: 2029, document: 'TB 2', expectedVersion: 0, days })).toEqual(refusedWith('CALENDAR_INVALID', { faults: [
      { date: '2029-04-30', reason: 'holiday-missing', name: 'Ngày Chiến thắng 30/4', wayOut: 'Thêm dòng ngày 30/04/2029 (Ngày Chiến thắng 30/4), loại holiday, enabled là true.' },
      expect.objectContaining({ reason: 'holiday-missing', name: 'Giỗ Tổ Hùng Vương, 30/4 và 1/5', days: { required: 3, listed: 2 } }),
    ] }));
  });

  it.each([
    ['a day of Tết shown and not counted', (day: string) => day === '2029-02-13', { enabled: false }, ['Tết Nguyên đán Kỷ Dậu, mùng 1', 'Tết Nguyên đán']],
    ['a day of Tết that is only swapped', (day: string) => day === '2029-02-13', { kind: 'swap-off' as const }, ['Tết Nguyên đán']],
    ['a swapped day instead of the one for 2/9, which is a Sunday', (day: string) => day === '2029-09-04', { kind: 'swap-off' as const }, ['Quốc khánh']],
  ])('with %s is refused', async (_, isChanged, change, names) => {
    const days = planOf(2029).map((day) => (isChanged(day.date) ? { ...day, ...change } : day));

    expect(await publish({ year: 2029, document: 'TB 2', expectedVersion: 0, days })).toEqual(refusedWith('CALENDAR_INVALID', {
      faults: names.map((name) => expect.objectContaining({ reason: 'holiday-missing', name })),
    }));
  });

  it.each([
    ['a day of another year', [{ date: '2030-01-01' }], 'other-year'], ['a day twice', [{ date: '2029-01-01' }], 'twice'],
    ['a make-up day on a Monday', [{ date: '2029-01-08', kind: 'swap-work' }], 'make-up-on-working-day'],
    ['a swapped day on a Sunday', [{ date: '2029-01-07', kind: 'swap-off' }], 'swap-off-on-weekend'],
  ])('with %s is refused and the line is named', async (_, changes, reason) => {
    const days = [...planOf(2029), ...changes.map((change) => ({ kind: 'holiday' as const, status: 'official' as const, enabled: true, basis: 'Thử', scope: 'nation' as const, ...change }))];

    expect(await publish({ year: 2029, document: 'TB 2', expectedVersion: 0, days: days as never })).toEqual(refusedWith('CALENDAR_INVALID', { faults: [expect.objectContaining({ line: days.length, reason })] }));
    expect(await publish({ year: 2029, document: 'TB 2', expectedVersion: 0, csv: 'date,kind\n' })).toEqual(refusedWith('CALENDAR_INVALID', { faults: [expect.objectContaining({ reason: 'columns' })] }));
    expect(await yearOf(2029)).toMatchObject({ version: 0 });
  });
});

describe('a closure of a unit', () => {
  it('is added by its chair with a decision, listed, and taken back with another', async () => {
    const key = nextKey();
    const closure = accepted(await close(STORM, CHAIR, key));
    const taken = { unitId: HAC_THANH, closureId: closure.closureId, expectedVersion: 1, decision: '126/QĐ-UBND' };
    const withdraw = (by = CHAIR, as = nextKey()) => stage.app.get(WithdrawUnitClosure).run(withdrawUnitClosure.request.parse(taken), by, as);
    const again = nextKey();
    const withdrawn = accepted(await withdraw(ADMIN, again));

    expect(closure).toMatchObject({ ...STORM, version: 1, withdrawnAt: null });
    expect(withdrawn).toMatchObject({ version: 2, withdrawnBy: '126/QĐ-UBND' });
    expect(accepted(await close(STORM, CHAIR, key))).toEqual(closure);
    expect(accepted(await withdraw(ADMIN, again))).toEqual(withdrawn);
    expect(await withdraw()).toEqual(refusedWith('CALENDAR_STALE', { currentVersion: 2 }));
    expect(await stage.app.get(ListUnitClosures).run({ unitId: HAC_THANH, limit: 10 })).toMatchObject({ ok: true, value: { items: [{ closureId: closure.closureId, version: 2 }] } });
    expect((await factsOf('closure-added'))[0]?.body).toMatchObject(STORM);
    expect((await factsOf('closure-withdrawn'))[0]).toMatchObject({ version: 2, body: { withdrawnBy: '126/QĐ-UBND' } });
  });

  it('is nobody else\'s to add, and has days in order', async () => {
    expect(await close({ ...STORM, unitId: TRIEU_SON })).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
    expect(await close(STORM, actor('specialist'))).toEqual(refusedWith('FORBIDDEN'));
    expect(await close({ ...STORM, toDay: '2025-07-02' })).toEqual(refusedWith('CLOSURE_INVALID', { daysMax: 60 }));
    expect((await close({ ...STORM, unitId: TRIEU_SON }, ADMIN)).ok).toBe(true);
  });

  it('comes page by page, the latest first', async () => {
    for (const day of ['2025-09-10', '2025-09-12', '2025-09-11']) accepted(await close({ ...STORM, unitId: TRIEU_SON, fromDay: day, toDay: day }, ADMIN));
    const list = (cursor?: string) => stage.app.get(ListUnitClosures).run({ unitId: TRIEU_SON, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    const first = accepted(await list());
    const second = accepted(await list(first.nextCursor));

    expect([...first.items, ...second.items].map(({ fromDay }) => fromDay)).toEqual(['2025-09-12', '2025-09-11', '2025-09-10', '2025-07-03']);
    expect(await list('nonsense')).toEqual(refusedWith('CURSOR_INVALID'));
  });
});

describe('the service hours of a unit', () => {
  it('hold from a day on, and the period before ends', async () => {
    const key = nextKey();
    const first = accepted(await setHours({ ...EARLY, expectedVersion: 0 }, CHAIR, key));
    accepted(await setHours({ ...EARLY, expectedVersion: 1, validFrom: '2025-10-01', morning: [420, 660], afternoon: [780, 1020], saturday: [450, 690] }));

    expect(accepted(await stage.app.get(LookUpServiceHours).run({ unitId: HAC_THANH }))).toMatchObject({ version: 2, periods: [
      { validFrom: '2025-08-01', validTo: '2025-09-30', morning: [450, 690] }, { validFrom: '2025-10-01', validTo: null, saturday: [450, 690] },
    ] });
    expect(accepted(await setHours({ ...EARLY, expectedVersion: 0 }, CHAIR, key))).toEqual(first);
    expect(await setHours({ ...EARLY, expectedVersion: 1 })).toEqual(refusedWith('CALENDAR_STALE', { currentVersion: 2 }));
    expect((await factsOf('service-hours-set')).map(({ body }) => body.scope)).toEqual(['unit', 'unit']);
  });

  it.each([
    ['nine hours a day', { morning: [420, 720] }], ['sessions out of order', { afternoon: [600, 840] }], ['a day that is over', { validFrom: '2025-06-30' }],
  ])('are not %s', async (_, change) => {
    expect(await setHours({ ...EARLY, expectedVersion: 2, ...change } as never)).toEqual(refusedWith('SERVICE_HOURS_INVALID', { minutesPerDay: 480 }));
  });

  it('of the province hold for every unit without its own', async () => {
    accepted(await setHours({ ...EARLY, unitId: THANH_HOA, expectedVersion: 0 }, ADMIN));

    expect((await factsOf('service-hours-set')).at(-1)?.body).toMatchObject({ scope: 'province' });
  });
});

describe('what is published', () => {
  it('is public to read and the scope\'s to write', async () => {
    const { rows } = await stage.database.admin.query<{ relname: string; forced: boolean }>(
      `SELECT relname::text, relrowsecurity AND relforcerowsecurity AS forced FROM pg_class WHERE relname IN ('calendar_plan', 'unit_closure', 'service_hours') ORDER BY 1`);

    expect(rows.every(({ forced }) => forced)).toBe(true);
    await expect(stage.dataSource.query(`INSERT INTO unit_closure (closure_id, unit_id, from_day, to_day, decision, reason, version, added_at)
      VALUES (gen_random_uuid(), $1, '2025-07-01', '2025-07-01', 'x', 'x', 1, now())`, [HAC_THANH])).rejects.toThrow('row-level security');
  });
});
