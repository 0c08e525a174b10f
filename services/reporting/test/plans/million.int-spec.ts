import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groupKey, listFigures, type RpcInput } from '@haicap/contracts';
import { complaintsAbout, eventually, indexesOf, isLarge, recordPlans, testDatabase, type Bounds, type PlanRecorder } from '@haicap/testing';
import { REPORTING_MIGRATIONS } from '../../src/database/data-source.js';
import { KnownLog } from '../known-log.js';
import { reportingRig, type ReportingRig } from '../reporting-rig.js';
import { completed, dossierId, HAC_THANH, received, unitId } from '../sample-facts.js';
import { inboxStage } from './inbox-stage.js';
import { MILLION_STANDINGS, PROCEDURES, UNITS } from './million-standings.js';

let rig: ReportingRig;
let recorder: PlanRecorder;
beforeAll(async () => {
  const database = await testDatabase('reporting', REPORTING_MIGRATIONS, MILLION_STANDINGS);
  recorder = await recordPlans(database);
  rig = await reportingRig(new KnownLog(), { database, onPool: (pool) => recorder.listenTo(pool) });
}, 300_000);
afterAll(() => rig.close(), 30_000);

async function judge(indexes: readonly string[], bounds: Bounds, ask: () => Promise<unknown>): Promise<void> {
  const ran = await recorder.during(ask);

  expect(complaintsAbout(ran, recorder.catalogue, bounds)).toEqual([]);
  expect(indexesOf(ran, recorder.catalogue)).toEqual(indexes);
}

it('large among the tables are these, and no other one is judged', () => {
  const { catalogue } = recorder;
  const large = [...catalogue.rows.keys()].filter((name) => isLarge(catalogue, name)).map((name) => catalogue.belongsTo.get(name) ?? name);

  expect([...new Set(large)].toSorted()).toEqual(['aggregate_version', 'dossier_standing', 'inbox', 'tally']);
});

describe('figures of a million dossiers', () => {
  const HALF_YEAR = { from: '2025-01-01', asOf: '2025-06-30' };
  const ODD_DAYS = { from: '2024-08-13', asOf: '2025-05-27' };
  // A period is made of at most some thirty spans, and a row of the answer of one row of each.
  const SPANS_MAX = 40;
  const rowsOf = (rows: number): Bounds => ({ rowsMax: rows * SPANS_MAX, pagesMax: 200 + rows * SPANS_MAX });
  type Wish = Partial<RpcInput<typeof listFigures>>;

  it.each([HALF_YEAR, ODD_DAYS])('of the province between $from and $asOf are read from its own sums, which are few', (period) =>
    judge([], { rowsMax: SPANS_MAX, pagesMax: 200 }, () => rig.summary(period)));

  it.each([HALF_YEAR, ODD_DAYS].flatMap((period) => groupKey.options.flatMap((by) => [
    [by, 'everything', period, {}, by === 'unit' ? UNITS : by === 'day' ? 10 : PROCEDURES],
    [by, 'one unit', period, { unitId: HAC_THANH }, 20],
    [by, 'a unit of today with its former ones', period, { unitId: HAC_THANH, unitView: 'today' }, 20],
    [by, 'one procedure', period, { procedureCode: '1.3' }, by === 'unit' ? UNITS : 10],
    [by, 'one field', period, { field: 'Lĩnh vực 0' }, by === 'unit' ? UNITS * PROCEDURES : 10 * PROCEDURES],
  ] as const)))('by %s for %s are found by index, %j', async (by, _, period, wish: Wish, rows) => {
    const ran = await recorder.during(async () => {
      const page = await rig.list({ by, limit: 20, ...period, ...wish });
      if (page.nextCursor !== undefined) await rig.list({ by, limit: 20, ...period, ...wish, cursor: page.nextCursor });
    });

    expect(complaintsAbout(ran, recorder.catalogue, rowsOf(rows))).toEqual([]);
    for (const index of indexesOf(ran, recorder.catalogue)) expect(['tally_pkey', 'tally_of_unit', 'tally_of_procedure']).toContain(index);
  });
});

describe('facts about dossiers that arrive among a million', () => {
  const INDEXES = ['aggregate_version_pkey', 'dossier_standing_pkey', 'inbox_at'];
  // Reconciliation counts, every five minutes: the facts of two days, which the index by time finds to 128 pages.
  const BOUNDS: Bounds = { rowsMax: 25_000, pagesMax: 1_500, mayCount: ['inbox'] };
  const compared = () => eventually(() => expect(recorder.hasHeard('bit_xor')).toBe(true));
  let stage: Awaited<ReturnType<typeof inboxStage>>;
  beforeAll(async () => {
    stage = await inboxStage(rig);
  });
  afterAll(() => stage.stop());

  it('are claimed, counted and recorded at the cost of their own rows, and a day is compared by its own', () =>
    judge(INDEXES, BOUNDS, async () => {
      stage.start();
      for (let n = 1; n <= 8; n += 1) {
        const fact = received(1_000_000 + n);
        await stage.publish([fact]);
        await stage.applied(fact);
      }
      await compared();
    }), 60_000);

  it('and come too early wait until the gap is filled from the owner', async () => {
    const [gap, early] = [received(1_000_100), completed(1_000_100, '2025-07-01')];
    stage.withhold([gap, early]);

    await judge(INDEXES, BOUNDS, async () => {
      await stage.publish([early]);
      await stage.applied(early);
      await compared();
    });
  }, 60_000);
});

describe('the check of plans', () => {
  const complaintsAfter = (sql: string) => recorder.during(() => rig.dataSource.transaction(async (tx) => {
    await tx.query(`SELECT set_config('app.scope', '*', true)`);
    await tx.query(sql);
  })).then((ran) => complaintsAbout(ran, recorder.catalogue, { rowsMax: 1_000, pagesMax: 1_000 }));

  it.each([
    ['a report that counts dossiers', `SELECT count(*) FROM dossier_standing WHERE slot = 'a' AND competent_unit_id = '${HAC_THANH}'`, /^counts rows of dossier_standing_a/],
    ['a report that adds up days', `SELECT sum(received) FROM tally WHERE slot = 'a' AND grain = 3 AND span = 1`, /^reads \d+ rows of tally_a_unit_day/],
    ['a dossier that is looked for by its unit', `SELECT dossier_id FROM dossier_standing WHERE competent_unit_id = '${unitId(5)}' AND dossier_id <> '${dossierId(1)}' LIMIT 20000`, /^reads dossier_standing_a from end to end/],
  ])('complains about %s', async (_, sql, complaint) => {
    expect(await complaintsAfter(sql)).toContainEqual(expect.stringMatching(complaint));
  });
});
