import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { nodesOf, rowsRead, type PlanNode } from '@haicap/testing';
import { questionOf, type FigureFilter, type GroupKey } from '../src/figures/figure-question.js';
import { statementOf } from '../src/figures/figures.store.js';
import { ALL_UNITS } from '../src/on-time-tally/on-time-tally.js';
import { reportingRig, type ReportingRig } from './reporting-rig.js';

// The former communes and districts of the province, the days of half a year, some procedures.
const UNITS = 573;
const DAYS = 181;
const PROCEDURES = 5;
const HALF_YEAR = { from: localDate('2025-01-01'), asOf: localDate('2025-06-30') };
const SOME_DAY = { from: localDate('2025-05-27'), asOf: localDate('2025-05-27') };
const NO_FILTER: FigureFilter = { unitIds: null, field: null, procedureCode: null };
const ONE_UNIT = '00000000-0000-4000-8000-000000000007';

let rig: ReportingRig;
beforeAll(async () => {
  rig = await reportingRig();
  const units = `SELECT ('00000000-0000-4000-8000-' || lpad(u::text, 12, '0'))::uuid AS unit_id FROM generate_series(1, ${UNITS}) u`;
  const days = `SELECT day::date FROM generate_series(date '2025-01-01', date '2025-06-30', interval '1 day') day`;
  const months = `SELECT day::date FROM generate_series(date '2025-01-01', date '2025-06-01', interval '1 month') day`;
  const insert = (grain: number, span: number, rows: string) => rig.rows(
    `INSERT INTO tally SELECT 'a', ${grain}, ${span}, r.*, 4, 3, 3, 0, 1, 0, 0 FROM (${rows}) r`);
  const detail = (when: string) => `SELECT d.day, u.unit_id, '1.' || p, 'Lĩnh vực ' || p % 2 FROM (${units}) u, (${when}) d, generate_series(1, ${PROCEDURES}) p`;
  const unit = (when: string) => `SELECT d.day, u.unit_id, '', '' FROM (${units}) u, (${when}) d`;
  await insert(4, 1, detail(days));
  await insert(4, 3, detail(months));
  await insert(3, 1, unit(days));
  await insert(3, 2, unit(`SELECT m.day + t.ten AS day FROM (${months}) m, (VALUES (0), (10), (20)) t (ten)`));
  await insert(3, 3, unit(months));
  await insert(3, 4, unit(`VALUES (date '2025-01-01'), (date '2025-04-01')`).replaceAll('d.day', 'd.column1'));
  // The province and its procedures have a longer past.
  const past = (step: string) => `SELECT day::date FROM generate_series(date '2020-01-01', date '2025-06-30', interval '${step}') day`;
  for (const [span, step] of [[1, '1 day'], [3, '1 month'], [4, '3 months'], [5, '1 year']] as const) {
    await insert(1, span, `SELECT d.day, '${ALL_UNITS}'::uuid, '', '' FROM (${past(step)}) d`);
    if (span !== 4) await insert(2, span, `SELECT d.day, '${ALL_UNITS}'::uuid, '1.' || p, 'Lĩnh vực ' || p % 2 FROM (${past(step)}) d, generate_series(1, ${PROCEDURES}) p`);
  }
  await rig.rows('ANALYZE tally');
}, 120_000);
afterAll(() => rig.close());

async function planOf(groupBy: GroupKey, period = HALF_YEAR, filter: Partial<FigureFilter> = {}) {
  const { text, values } = statementOf(questionOf(period, groupBy, { ...NO_FILTER, ...filter }), 'a');
  const [row]: { 'QUERY PLAN': [{ Plan: PlanNode }] }[] = await withScope(rig.dataSource, { kind: 'installation' }, (tx) =>
    tx.query(`EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`, [...values]));
  if (row === undefined) throw new Error('no plan');
  const nodes = nodesOf(row['QUERY PLAN'][0].Plan);
  const tables = nodes.filter((node) => node['Relation Name']?.startsWith('tally'));
  return {
    tables: new Set(tables.map((node) => node['Relation Name'])),
    scans: new Set(tables.map((node) => node['Node Type'])),
    conditions: nodes.flatMap((node) => node['Index Cond'] ?? []),
    /** Rows of the tally that were looked at, also those thrown away. */
    rowsRead: tables.reduce((sum, node) => sum + rowsRead(node), 0),
    parallel: nodes.some((node) => node['Node Type'].startsWith('Gather')),
  };
}

const INDEXED = new Set(['Index Scan', 'Index Only Scan', 'Bitmap Heap Scan']);
const isIndexed = (scans: ReadonlySet<string>) => [...scans].every((scan) => INDEXED.has(scan));

describe('a tally of half a million rows', () => {
  it('has as many', async () => {
    const [row] = await rig.rows<{ n: number }>('SELECT count(*)::integer AS n FROM tally');
    expect(row?.n).toBeGreaterThan(UNITS * DAYS * PROCEDURES);
  });

  it('answers half a year by unit from two rows per unit, found by index', async () => {
    const plan = await planOf('unit');

    expect(plan.tables).toEqual(new Set(['tally_a_unit']));
    expect(isIndexed(plan.scans)).toBe(true);
    expect(plan.conditions.every((condition) => /grain = 3/.test(condition) && /first_day >=/.test(condition))).toBe(true);
    expect(plan.rowsRead).toBe(2 * UNITS);
    expect(plan.parallel).toBe(false);
  });

  it('answers any day by unit from a few rows per unit, found by index', async () => {
    const plan = await planOf('unit', SOME_DAY);

    expect(isIndexed(plan.scans)).toBe(true);
    // One quarter, one month, two ten-day spans, six days before and the day itself.
    expect(plan.rowsRead).toBe(11 * UNITS);
    expect(plan.parallel).toBe(false);
  });

  it.each([
    ['the province', null, {}, 8],
    ['fields', 'field', {}, 12 * PROCEDURES],
    ['procedures', 'procedure', {}, 12 * PROCEDURES],
    ['days', 'day', {}, DAYS + 6],
    ['days of one unit', 'day', { unitIds: [ONE_UNIT] }, 200],
    ['procedures of one unit', 'procedure', { unitIds: [ONE_UNIT] }, 6 * PROCEDURES],
    ['units for one procedure', 'unit', { procedureCode: '1.3' }, 6 * UNITS],
    ['units for one field', 'unit', { field: 'Lĩnh vực 0' }, 6 * UNITS * PROCEDURES],
    ['procedures of one field', 'procedure', { field: 'Lĩnh vực 0' }, 20 * PROCEDURES],
  ] as const)('answers half a year by %s without reading a table from end to end', async (_, groupBy, filter, rowsMax) => {
    const plan = await planOf(groupBy, HALF_YEAR, filter);

    expect(isIndexed(plan.scans)).toBe(true);
    expect(plan.rowsRead).toBeLessThanOrEqual(rowsMax);
  });

  it('never looks into the slot that is not live', async () => {
    const plans = await Promise.all([planOf('unit'), planOf('procedure'), planOf(null, SOME_DAY)]);

    for (const { tables } of plans) for (const table of tables) expect(table).toMatch(/^tally_a_/);
  });
});
