import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatOnTimeRate, seededRandom, vnCollator } from '@haicap/kernel';
import { counted, recount } from './recount.js';
import { reportingRig, type ReportingRig } from './reporting-rig.js';
import {
  assigned, BIRTH, completed, COPY, DEATH, DEPARTMENT, halfYear, HAC_THANH, OLD_DIEN_BIEN, OLD_DISTRICT, OLD_TRIEU_SON, received, TRIEU_SON,
} from './sample-facts.js';

const NOTHING = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueWithin3Days: 0, withdrawn: 0, refused: 0, waiting: 0 };
const PERIODS = [
  ['2025-01-01', '2025-06-30'], ['2025-06-30', '2025-06-30'], ['2025-01-17', '2025-05-23'], ['2025-02-01', '2025-02-28'],
  ['2024-11-05', '2025-03-12'], ['2025-07-01', '2025-07-01'], ['2025-04-11', '2025-04-20'],
] as const;

describe('a province in which nothing has happened yet', () => {
  let rig: ReportingRig;
  beforeAll(async () => {
    rig = await reportingRig();
  });
  afterAll(() => rig.close());

  it('shows each of its 166 communes with nothing to count, in one page', async () => {
    const { items, nextCursor, from, asOf } = await rig.list({ by: 'unit', limit: 200 });

    expect({ from, asOf, nextCursor }).toEqual({ from: '2025-07-01', asOf: '2025-07-01', nextCursor: undefined });
    expect(items).toHaveLength(166);
    expect(items.every(({ figures }) => JSON.stringify(figures) === JSON.stringify(NOTHING))).toBe(true);
    expect(items.map(({ label }) => label)).toEqual(items.map(({ label }) => label).toSorted(vnCollator.compare));
    expect(items[0]).toEqual({ key: HAC_THANH, label: 'Phường Hạc Thành', unitType: 'phuong', figures: NOTHING });
  });

  it('shows the communes of the day that is asked for', async () => {
    const { items } = await rig.list({ by: 'unit', asOf: '2025-06-30', limit: 200 });

    expect(items.map(({ label }) => label)).toEqual(['Phường Điện Biên', 'Thị trấn Triệu Sơn']);
  });

  it('shows every procedure and every field, sorted by name', async () => {
    expect((await rig.list({ by: 'procedure' })).items.map(({ label }) => label)).toEqual([COPY.name, BIRTH.name, DEATH.name]);
    expect((await rig.list({ by: 'field' })).items.map(({ label }) => label)).toEqual(['Chứng thực', 'Hộ tịch']);
  });

  it('shows each day of a period', async () => {
    expect((await rig.list({ by: 'day', from: '2025-06-28' })).items.map(({ key }) => key)).toEqual(['2025-06-28', '2025-06-29', '2025-06-30', '2025-07-01']);
  });
});

describe('facts about dossiers', () => {
  let rig: ReportingRig;
  beforeAll(async () => {
    rig = await reportingRig();
  });
  afterAll(() => rig.close());

  it('become figures of the province, its unit, procedure, field and day', async () => {
    const before = await rig.summary();
    await rig.projectDossiers([received(1), received(2, { procedure: COPY }), received(3, { unit: TRIEU_SON, dueOn: '2025-07-01' }), assigned(3, { unit: TRIEU_SON, dueOn: '2025-07-01' })]);
    await rig.projectDossiers([completed(3, '2025-07-01', { unit: TRIEU_SON, dueOn: '2025-07-01' }, 3)]);

    const summary = await rig.summary();
    expect(summary.figures).toEqual({ received: 3, resolved: 1, onTime: 1, late: 0, open: 2, overdue: 0, dueWithin3Days: 2, withdrawn: 0, refused: 0, waiting: 0 });
    expect(summary.appliedEvents).toBe(before.appliedEvents + 5);
    expect(counted((await rig.list({ by: 'unit', limit: 200 })).items)).toEqual({
      [HAC_THANH]: { ...NOTHING, received: 2, open: 2, dueWithin3Days: 2 }, [TRIEU_SON]: { ...NOTHING, received: 1, resolved: 1, onTime: 1 },
    });
    expect(counted((await rig.list({ by: 'field' })).items)).toMatchObject({ 'Hộ tịch': { received: 2 }, 'Chứng thực': { received: 1 } });
    expect(counted((await rig.list({ by: 'procedure', unitId: TRIEU_SON })).items)).toEqual({ [BIRTH.code]: { ...NOTHING, received: 1, resolved: 1, onTime: 1 } });
    expect(counted((await rig.list({ by: 'day' })).items)).toEqual({ '2025-07-01': summary.figures });
  });

  it('count once, however often they are delivered', async () => {
    const before = await rig.summary();
    await rig.projectDossiers([received(1), received(2, { procedure: COPY })]);

    expect((await rig.summary()).figures).toEqual(before.figures);
  });
});

describe('a dossier that is due on a Friday', () => {
  let rig: ReportingRig;
  beforeAll(async () => {
    rig = await reportingRig();
    await rig.projectDossiers([received(1, { receivedOn: '2025-06-20', dueOn: '2025-06-27' })]);
  });
  afterAll(() => rig.close());

  it('is overdue from the Saturday on, whatever the hour', async () => {
    expect((await rig.summary({ asOf: '2025-06-27' })).figures).toMatchObject({ open: 1, overdue: 0, dueWithin3Days: 1 });
    expect((await rig.summary({ asOf: '2025-06-28' })).figures).toMatchObject({ open: 1, overdue: 1, dueWithin3Days: 0 });
  });

  it('is still shown as open and overdue as of a day before it was completed', async () => {
    await rig.projectDossiers([completed(1, '2025-06-30', { receivedOn: '2025-06-20', dueOn: '2025-06-27' })]);

    expect((await rig.summary({ asOf: '2025-06-29' })).figures).toMatchObject({ open: 1, overdue: 1, resolved: 0 });
    expect((await rig.summary({ asOf: '2025-06-30' })).figures).toMatchObject({ open: 0, overdue: 0, resolved: 1, late: 1, onTime: 0 });
  });
});

describe('half a year of dossiers', () => {
  let rig: ReportingRig;
  beforeAll(async () => {
    rig = await reportingRig();
    const lives = halfYear(1_500, seededRandom(20_250_630));
    // Delivered as they happen: all first facts, then all second ones.
    for (const version of [0, 1, 2]) {
      const facts = lives.flatMap((life) => life.slice(version, version + 1));
      for (let from = 0; from < facts.length; from += 200) await rig.projectDossiers(facts.slice(from, from + 200));
    }
    await rig.projectDossiers([received(9_999, { unit: DEPARTMENT, receivedOn: '2025-03-03', dueOn: '2025-03-10' })]);
  });
  afterAll(() => rig.close());

  it.each(PERIODS)('from %s to %s is what counting the dossiers gives', async (from, asOf) => {
    const all = await recount(rig, `''`, { from, asOf });

    expect((await rig.summary({ from, asOf })).figures).toEqual(all[''] ?? NOTHING);
    expect(counted((await rig.list({ by: 'unit', from, asOf, limit: 200 })).items)).toEqual(await recount(rig, 's.competent_unit_id', { from, asOf }));
    expect(counted((await rig.list({ by: 'field', from, asOf })).items)).toEqual(await recount(rig, 's.field', { from, asOf }));
    expect(counted((await rig.list({ by: 'procedure', from, asOf })).items)).toEqual(await recount(rig, 's.procedure_code', { from, asOf }));
  });

  it.each(PERIODS)('from %s to %s is right under every filter', async (from, asOf) => {
    const where = `s.procedure_code = '${BIRTH.code}'`;
    const inUnit = `s.competent_unit_id = '${OLD_DISTRICT}'`;

    expect(counted((await rig.list({ by: 'unit', from, asOf, procedureCode: BIRTH.code, limit: 200 })).items)).toEqual(await recount(rig, 's.competent_unit_id', { from, asOf, where }));
    expect(counted((await rig.list({ by: 'unit', from, asOf, field: 'Hộ tịch', limit: 200 })).items)).toEqual(await recount(rig, 's.competent_unit_id', { from, asOf, where: `s.field = 'Hộ tịch'` }));
    expect(counted((await rig.list({ by: 'procedure', from, asOf, unitId: OLD_DISTRICT })).items)).toEqual(await recount(rig, 's.procedure_code', { from, asOf, where: inUnit }));
    expect(counted((await rig.list({ by: 'field', from, asOf, unitId: OLD_DISTRICT })).items)).toEqual(await recount(rig, 's.field', { from, asOf, where: inUnit }));
    expect(counted((await rig.list({ by: 'procedure', from, asOf, field: 'Hộ tịch' })).items)).toEqual(await recount(rig, 's.procedure_code', { from, asOf, where: `s.field = 'Hộ tịch'` }));
    expect(counted((await rig.list({ by: 'unit', from, asOf, unitId: OLD_DISTRICT })).items)).toEqual(await recount(rig, 's.competent_unit_id', { from, asOf, where: inUnit }));
  });

  it('is right on each single day, page by page', async () => {
    const days: Record<string, unknown> = {};
    let cursor: string | undefined;
    do {
      const page = await rig.list({ by: 'day', from: '2025-01-01', asOf: '2025-07-01', unitId: HAC_THANH, limit: 50, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(50);
      for (const { key, figures } of page.items) days[key] = figures;
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(Object.keys(days)).toHaveLength(182);
    for (const day of ['2025-01-01', '2025-02-19', '2025-02-20', '2025-06-30', '2025-07-01']) {
      const [expected] = Object.values(await recount(rig, `''`, { from: day, asOf: day, where: `s.competent_unit_id = '${HAC_THANH}'` }));
      expect(days[day]).toEqual(expected);
    }
  });

  it('shows former communes and a department beside today\'s communes where they have something to count', async () => {
    const { items } = await rig.list({ by: 'unit', from: '2025-01-01', asOf: '2025-07-01', limit: 200 });

    expect(items).toHaveLength(166 + 4);
    expect(items.find(({ key }) => key === DEPARTMENT)).toMatchObject({ label: 'Sở Nông nghiệp và Môi trường', unitType: 'so', figures: { received: 1, overdue: 1 } });
    expect(items.find(({ key }) => key === OLD_DISTRICT)).toMatchObject({ label: 'Huyện Triệu Sơn', unitType: 'huyen' });
  });

  it('has the same total under the units of the day and under today\'s units', async () => {
    const period = { from: '2025-01-01', asOf: '2025-06-30' };
    const sumOf = (items: readonly { figures: Record<string, number> }[]) =>
      Object.fromEntries(Object.keys(NOTHING).map((name) => [name, items.reduce((sum, { figures }) => sum + (figures[name] ?? 0), 0)]));
    const ofTheDay = await rig.list({ by: 'unit', ...period, limit: 200 });
    const today = await rig.list({ by: 'unit', unitView: 'today', ...period, limit: 200 });
    const total = (await rig.summary(period)).figures;

    expect(sumOf(ofTheDay.items)).toEqual(total);
    expect(sumOf(today.items)).toEqual(total);
    expect(today.items).toHaveLength(167);
    expect(counted(today.items)).toEqual(await recount(rig, 'coalesce((SELECT u.today_unit_id FROM unit_today u WHERE u.unit_id = s.competent_unit_id), s.competent_unit_id)', period));
  });

  it('counts a former commune under its successor and a split district under the successor that kept its name', async () => {
    expect(await rig.rows('SELECT unit_id, today_unit_id FROM unit_today ORDER BY unit_id')).toEqual([
      { unit_id: OLD_DIEN_BIEN, today_unit_id: HAC_THANH }, { unit_id: OLD_TRIEU_SON, today_unit_id: TRIEU_SON }, { unit_id: OLD_DISTRICT, today_unit_id: TRIEU_SON },
    ]);
  });

  it('pages through units without losing or repeating one', async () => {
    const keys: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await rig.list({ by: 'unit', from: '2025-01-01', limit: 33, ...(cursor === undefined ? {} : { cursor }) });
      keys.push(...page.items.map(({ key }) => key));
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(keys).toHaveLength(170);
    expect(new Set(keys).size).toBe(170);
  });

  it.each(['%%%', 'bm90LWpzb24', Buffer.from('{"after":1}').toString('base64url')])('refuses the cursor %s that it did not write', async (cursor) => {
    for (const by of ['unit', 'day'] as const) expect(await rig.listRaw({ by, cursor })).toMatchObject({ ok: false, error: { code: 'CURSOR_INVALID' } });
  });

  it('refuses a day to come', async () => {
    expect(await rig.listRaw({ by: 'unit', asOf: '2025-07-02' })).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
  });
});

describe('the figures of the first half of 2025', () => {
  it('give a rate of 99,33 % of what was resolved', async () => {
    const rig = await reportingRig();
    try {
      // Increments as large as the real half year, put where the tally keeps them.
      await rig.rows(`INSERT INTO tally (slot, grain, span, first_day, unit_id, procedure_code, field, received, resolved, on_time, late, open_change, overdue_change, due_soon_change)
        VALUES ('a', 1, 4, '2025-01-01', '00000000-0000-0000-0000-000000000000', '', '', 508350, 408503, 405750, 2753, 99847, 0, 0)`);
      const { figures } = await rig.summary({ from: '2025-01-01', asOf: '2025-06-30' });

      expect(figures).toMatchObject({ received: 508_350, resolved: 408_503, onTime: 405_750, late: 2_753, open: 99_847 });
      expect(formatOnTimeRate(figures)).toBe('99,33 %');
    } finally {
      await rig.close();
    }
  });
});
