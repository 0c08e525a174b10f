import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { seededRandom, type IdSource } from '@haicap/kernel';
import { pause, seededIds, testClock } from '@haicap/testing';
import { appendEvents, type NewEvent } from '../src/index.js';
import { raiseApp, type AppStage } from './app-stage.js';
import { unitId } from './note-facts.js';
import { noted } from './owner-stage.js';

jest.setTimeout(30_000);

// Many writers, few aggregates, some slow commits, some rollbacks.
const WRITERS = 16;
const AGGREGATES = 12;
const RUN_MS = 4_000;

let stage: AppStage;

beforeAll(async () => {
  stage = await raiseApp();
  await stage.database.admin.query('CREATE TABLE counted (unit_id uuid PRIMARY KEY, version integer NOT NULL)');
  await stage.database.admin.query('GRANT SELECT, UPDATE ON counted TO dossier_app');
  for (let n = 0; n < AGGREGATES; n += 1) await stage.database.admin.query('INSERT INTO counted VALUES ($1, 0)', [unitId(n)]);
});

afterAll(() => stage.close());

const clock = testClock();

async function write(writer: number, until: number): Promise<void> {
  const random = seededRandom(writer);
  const ids = seededIds(writer, clock);
  while (performance.now() < until) {
    const n = Math.floor(random() * AGGREGATES);
    const slow = random() < 0.2;
    const fails = random() < 0.03;
    try {
      await stage.within(async (tx) => {
        const updated: [{ version: number }[], number] = await tx.query('UPDATE counted SET version = version + 1 WHERE unit_id = $1 RETURNING version', [unitId(n)]);
        await appendEvents(tx, [noted(n, updated[0][0]?.version ?? 0)], { actor: 'account-1', clock, ids });
        if (slow) await pause(random() * 30);
        if (fails) throw new Error('changed its mind');
      });
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'changed its mind') throw error;
    }
  }
}

/** What two readers saw while the writers wrote: one goes by a cursor, the other by the flag. */
async function read(isDone: () => boolean): Promise<{ byCursor: Set<string>; byFlag: { aggregate: string; version: number }[] }> {
  const byCursor = new Set<string>();
  const byFlag: { aggregate: string; version: number }[] = [];
  let last = '0';
  for (let finalRounds = 0; finalRounds < 2;) {
    if (isDone()) finalRounds += 1;
    for (const { id } of await stage.rows<{ id: string }>('SELECT id FROM event WHERE id > $1 ORDER BY id', [last])) {
      byCursor.add(id);
      last = id;
    }
    const marked = await stage.rows<{ aggregate_id: string; version: number }>(
      `WITH next AS (SELECT id, at FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 200),
         done AS (UPDATE outbox o SET published_at = now() FROM next n WHERE o.id = n.id AND o.at = n.at RETURNING o.id, o.at)
       SELECT e.aggregate_id, e.version FROM done d JOIN event e USING (id, at) ORDER BY e.id`);
    byFlag.push(...marked.map(({ aggregate_id: aggregate, version }) => ({ aggregate, version })));
    await pause(2);
  }
  return { byCursor, byFlag };
}

describe('events of many writers with slow commits and rollbacks', () => {
  it('are all seen in the order of their versions by the flag, and lost by a cursor in the same run', async () => {
    const until = performance.now() + RUN_MS;
    let done = false;
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer + 1, until))).then(() => { done = true; });
    const { byCursor, byFlag } = await read(() => done);
    await writing;

    const [total] = await stage.rows<{ n: number }>('SELECT count(*)::int AS n FROM event');
    const versions = new Map<string, number>();
    const misordered = byFlag.filter(({ aggregate, version }) => {
      const before = versions.get(aggregate) ?? 0;
      versions.set(aggregate, version);
      return version !== before + 1;
    });
    expect(byFlag).toHaveLength(total?.n ?? 0);
    expect(misordered).toEqual([]);
    // The proof that this workload would have shown the fault.
    expect(byCursor.size).toBeLessThan(total?.n ?? 0);
  }, 30_000);

  it('draw their ids only after they hold their aggregates, also when the caller locked nothing', async () => {
    const append = (ids: IdSource, ...events: NewEvent[]) => stage.within((tx) => appendEvents(tx, events, { actor: 'account-1', clock, ids }));
    const ids = seededIds(99, clock);
    let release = () => {};
    const isReleased = new Promise<void>((resolve) => { release = resolve; });
    let took = () => {};
    const isTaken = new Promise<void>((resolve) => { took = resolve; });
    const holder = stage.within(async (tx) => {
      await appendEvents(tx, [noted(500, 1)], { actor: 'account-1', clock, ids });
      took();
      await isReleased;
    });
    await isTaken;
    // Waits for unit 500; had it drawn its ids before waiting, unit 600 would stand before unit 700.
    const waiter = append(ids, noted(600, 1), noted(500, 2));
    await pause(200);
    await append(ids, noted(700, 1));
    release();
    await Promise.all([holder, waiter]);

    const rows = await stage.rows<{ aggregate_id: string }>('SELECT aggregate_id FROM event WHERE aggregate_id = ANY ($1) ORDER BY id', [[500, 600, 700].map(unitId)]);
    expect(rows.map(({ aggregate_id: id }) => id)).toEqual([500, 700, 600, 500].map(unitId));
  });
});
