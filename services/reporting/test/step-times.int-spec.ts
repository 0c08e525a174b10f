import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dossierSubmittedForApproval, listStepTimes, rebuildFigures, type Actor, type RpcInput } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import type { OrderedFact } from '@haicap/outbox';
import { nodesOf, rowsRead, type PlanNode } from '@haicap/testing';
import { coverOf, SPANS_OF_PROCEDURES } from '../src/on-time-tally/calendar-span.js';
import { RebuildFigures } from '../src/rebuild/rebuild-figures.js';
import { minutesOf, bucketOf } from '../src/step-times/step-bucket.js';
import { ListStepTimes } from '../src/step-times/list-step-times.js';
import { SPANS_OF_UNITS } from '../src/step-times/step-increments.js';
import { stepStatement } from '../src/step-times/step-times.store.js';
import { KnownLog } from './known-log.js';
import { accepted, reportingRig, type ReportingRig } from './reporting-rig.js';
import { assigned, BIRTH, COPY, completed, dossierId, HAC_THANH, OLD_DIEN_BIEN, received, TRIEU_SON, unitId, type DossierWish } from './sample-facts.js';

const ADMIN: Actor = { accountId: 'quantri', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'province-admin' }] };
const LEADER: Actor = { accountId: 'lanhdao', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'province-leader' }] };
const DESK: Actor = { accountId: 'motcua', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'one-stop-officer' }] };
const DAY = { from: '2025-07-01', asOf: '2025-07-01' };

let log: KnownLog;
let rig: ReportingRig;
beforeEach(async () => {
  log = new KnownLog();
  rig = await reportingRig(log);
});
afterEach(() => rig.close());

const at = (fact: OrderedFact, time: string): OrderedFact => ({ ...fact, at: `2025-07-01T${time}:00+07:00` });
/** Received at 7:30, checked from 8:00 for so many minutes, then approved within a quarter of an hour. */
function life(n: number, minutes: number, wish: DossierWish = {}): OrderedFact[] {
  const clock = (after: number) => `${String(8 + Math.floor(after / 60)).padStart(2, '0')}:${String(after % 60).padStart(2, '0')}`;
  const submitted = { ...assigned(n, wish, 3), type: dossierSubmittedForApproval.type };
  const data = { ...submitted.data, status: 'pending-approval', submittedForApprovalAt: submitted.at };
  return [
    at(received(n, wish), '07:30'), at(assigned(n, wish), '08:00'), at({ ...submitted, data }, clock(minutes)), at(completed(n, '2025-07-01', wish, 4), clock(minutes + 15)),
  ];
}
const ask = async (request: RpcInput<typeof listStepTimes> = {}, actor = LEADER) => listStepTimes.reply.parse(accepted(await rig.app.get(ListStepTimes).run(listStepTimes.request.parse({ ...DAY, ...request }), actor)));
const shown = (minutes: number) => minutesOf(bucketOf(minutes));
async function happen(...facts: readonly OrderedFact[]): Promise<void> {
  log.append(facts);
  await rig.projectDossiers(facts);
}

describe('the steps of dossiers', () => {
  it('are told by procedure with median, 90th percentile and how many there were', async () => {
    await happen(...[10, 20, 30, 40, 120].flatMap((minutes, n) => life(n + 1, minutes)), ...life(9, 60, { procedure: COPY }));

    const { items } = await ask();

    expect(items.map(({ key, steps }) => [key, steps.map(({ step, passages }) => [step, passages])])).toEqual([
      [COPY.code, [['assign', 1], ['process', 1], ['approve', 1]]], [BIRTH.code, [['assign', 5], ['process', 5], ['approve', 5]]],
    ]);
    expect(items[1]?.steps[1]).toEqual({ step: 'process', passages: 5, medianMinutes: shown(30), p90Minutes: shown(120) });
  });

  it('are told of one unit with what its former units left behind, in whole months', async () => {
    await happen(...life(1, 20), ...life(2, 40, { unit: OLD_DIEN_BIEN }), ...life(3, 100, { unit: TRIEU_SON }));

    const today = await ask({ unitId: HAC_THANH, unitView: 'today' });
    const ofTheDay = await ask({ unitId: HAC_THANH });

    expect(today.items[0]?.steps[1]?.passages).toBe(2);
    expect(ofTheDay.items[0]?.steps[1]).toMatchObject({ passages: 1, medianMinutes: shown(20) });
    expect([today.from, today.asOf]).toEqual(['2025-07-01', '2025-07-31']);
  });

  it('are not told of days outside of the period, nor of other fields', async () => {
    await happen(...life(1, 20));

    expect((await ask({ from: '2025-06-01', asOf: '2025-06-30' })).items).toEqual([]);
    expect((await ask({ field: COPY.field })).items).toEqual([]);
  });

  it('of a procedure that nobody has named yet come last, by its code', async () => {
    await happen(...life(1, 20), ...life(2, 40, { procedure: { ...BIRTH, code: '9.999999' } }));

    expect((await ask()).items.map(({ key, label, steps }) => [key, label, steps.length])).toEqual([[BIRTH.code, BIRTH.name, 3], ['9.999999', '9.999999', 3]]);
    expect((await ask({ field: BIRTH.field })).items.map(({ key }) => key)).toEqual([BIRTH.code]);
  });

  it('come page by page', async () => {
    await happen(...life(1, 20), ...life(2, 20, { procedure: COPY }));
    const first = await ask({ limit: 1 });

    expect([first.items.map(({ key }) => key), (await ask({ limit: 1, cursor: first.nextCursor })).items.map(({ key }) => key)]).toEqual([[COPY.code], [BIRTH.code]]);
  });

  it('are for those who lead, and for nobody at a desk', async () => {
    expect(await rig.app.get(ListStepTimes).run(listStepTimes.request.parse(DAY), DESK)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('of dossiers from an earlier system are not known', async () => {
    await happen(...life(1, 20, { historic: true }));

    expect((await ask()).items).toEqual([]);
  });
});

describe('steps that are counted anew', () => {
  it('are what they were', async () => {
    await happen(...[5, 25, 125].flatMap((minutes, n) => life(n + 1, minutes)), at(received(8), '07:30'));
    const before = await ask();

    accepted(await rig.app.get(RebuildFigures).run(rebuildFigures.request.parse({}), ADMIN, 'key-1'));
    for (const step = rig.rebuildStep(dossierId(9_001)); await step.run(););
    await happen(at(assigned(8), '08:00'));

    const after = await ask();
    expect(after.items[0]?.steps.slice(1)).toEqual(before.items[0]?.steps.slice(1));
    expect(after.items[0]?.steps[0]).toMatchObject({ step: 'assign', passages: 4 });
  });

  it('fill what was not kept by an earlier release', async () => {
    await happen(...life(1, 30).slice(0, 2));
    await rig.rows('UPDATE dossier_standing SET waits = NULL');
    await happen(...life(1, 30).slice(2));
    // What stood before the upgrade is left out rather than told too short.
    expect((await ask()).items[0]?.steps.map(({ step }) => step)).toEqual(['assign']);

    accepted(await rig.app.get(RebuildFigures).run(rebuildFigures.request.parse({}), ADMIN, 'key-1'));
    for (const step = rig.rebuildStep(dossierId(9_001)); await step.run(););

    expect((await ask()).items[0]?.steps.map(({ step, medianMinutes }) => [step, medianMinutes])).toEqual([['assign', shown(30)], ['process', shown(30)], ['approve', shown(15)]]);
  });
});

describe('a year of steps', () => {
  it('is read by index: the months of the province, and of one unit its own rows alone', async () => {
    const rows = (grain: number, span: number, days: string, units: string) => rig.rows(`
      INSERT INTO step_tally SELECT 'a', ${grain}, ${span}, u.id, d.day::date, '1.' || p, s, 20 + b, 3
      FROM (${units}) u (id), ${days} d (day), generate_series(1, 10) p, unnest(ARRAY['assign', 'process', 'approve']) s, generate_series(0, 4) b`);
    const year = (step: string) => `generate_series(date '2025-01-01', date '2025-12-31', interval '${step}')`;
    const all = `SELECT '00000000-0000-0000-0000-000000000000'::uuid`;
    const units = `SELECT ('0197bd00-0001-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid FROM generate_series(1, 166) n`;
    await rows(2, 1, year('1 day'), all);
    await rows(2, 3, year('1 month'), all);
    await rows(4, 3, year('1 month'), units);
    await rig.rows('ANALYZE step_tally');
    const period = [localDate('2025-02-01'), localDate('2025-07-31')] as const;

    const province = await readBy(stepStatement({ ranges: coverOf(...period, SPANS_OF_PROCEDURES), unitIds: null }, 'a'));
    const unit = await readBy(stepStatement({ ranges: coverOf(...period, SPANS_OF_UNITS), unitIds: [unitId(7)] }, 'a'));

    expect([province, unit]).toEqual([{ rows: 6 * 10 * 3 * 5, sequential: false }, { rows: 6 * 10 * 3 * 5, sequential: false }]);
  });
});

async function readBy({ text, values }: { readonly text: string; readonly values: unknown[] }): Promise<{ rows: number; sequential: boolean }> {
  const [row] = await rig.rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`, values);
  if (row === undefined) throw new Error('no plan');
  const nodes = nodesOf(row['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] !== undefined);
  return {
    rows: nodes.reduce((sum, node) => sum + rowsRead(node), 0),
    sequential: nodes.some((node) => node['Node Type'] === 'Seq Scan'),
  };
}
