import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { seededRandom, type IdSource } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import { withScope } from '@haicap/service-kit';
import { createStreams, eventually, pause, seededIds, startNats, testClock, type TestNats } from '@haicap/testing';
import type { EntityManager } from 'typeorm';
import { appendEvents, type NewEvent } from '../src/index.js';
import { unitId } from './note-facts.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';
import { readStream, shortNames } from './stream-view.js';

// R12: many writers, few aggregates, some slow commits, some rollbacks, five minutes.
const WRITERS = 20;
const AGGREGATES = 12;
const RUN_MS = process.env['HAICAP_TEST_LONG'] === '1' ? 300_000 : 4_000;
const PUBLISHED_WITHIN_MS = 60_000;

jest.setTimeout(30_000);

let nats: TestNats;
let admin: Bus;
let owner: OwnerStage;

beforeAll(async () => {
  nats = await startNats();
  admin = await nats.connect('bus-keeper');
  await createStreams(admin, { owner: 'registry' });
  owner = await raiseOwner();
  await owner.database.admin.query('CREATE TABLE counted (unit_id uuid PRIMARY KEY, version integer NOT NULL)');
  await owner.database.admin.query('GRANT SELECT, UPDATE ON counted TO registry_app');
  for (let n = 0; n < AGGREGATES; n += 1) await owner.database.admin.query('INSERT INTO counted VALUES ($1, 0)', [unitId(n)]);
});

afterAll(async () => {
  await owner.close();
  await nats.stop();
});

const clock = testClock();
const within = (work: (tx: EntityManager) => Promise<unknown>) => withScope(owner.dataSource, { kind: 'installation' }, work);
const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => (await owner.database.admin.query<Row>(sql, values)).rows;

async function write(writer: number, until: number): Promise<void> {
  const random = seededRandom(writer);
  const ids = seededIds(writer, clock);
  while (performance.now() < until) {
    const n = Math.floor(random() * AGGREGATES);
    const slow = random() < 0.2;
    const fails = random() < 0.03;
    try {
      await within(async (tx) => {
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

/** The ids of events as a naive reader sees them that goes by a cursor while the writers write. */
async function readByCursor(isDone: () => boolean): Promise<Set<string>> {
  const seen = new Set<string>();
  let last = '0';
  for (let finalRounds = 0; finalRounds < 2;) {
    if (isDone()) finalRounds += 1;
    for (const { id } of await rows<{ id: string }>('SELECT id FROM event WHERE id > $1 ORDER BY id', [last])) {
      seen.add(id);
      last = id;
    }
    await pause(2);
  }
  return seen;
}

describe('events of many writers with slow commits and rollbacks', () => {
  it('are all published by the relay in the order of their versions, and lost by a cursor in the same run', async () => {
    owner.relay(await nats.connect('registry'));
    const until = performance.now() + RUN_MS;
    let done = false;
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer + 1, until))).then(() => { done = true; });
    const byCursor = await readByCursor(() => done);
    await writing;

    const [total] = await rows<{ n: number }>('SELECT count(*)::int AS n FROM event');
    await eventually(async () => expect(await owner.published()).toBe(total?.n), PUBLISHED_WITHIN_MS);
    const facts = await readStream(admin);
    const versions = new Map<string, number>();
    const misordered = facts.filter(({ subject, version }) => {
      const before = versions.get(subject) ?? 0;
      versions.set(subject, version);
      return version !== before + 1;
    });
    expect(facts).toHaveLength(total?.n ?? 0);
    expect(shortNames(misordered)).toEqual([]);
    expect(total?.n).toBeGreaterThan(WRITERS);
    // The proof that this workload would have shown the fault.
    expect(byCursor.size).toBeLessThan(total?.n ?? 0);
  }, RUN_MS + PUBLISHED_WITHIN_MS + 60_000);

  it('draw their ids only after they hold their aggregates, also when the caller locked nothing', async () => {
    const append = (ids: IdSource, ...events: NewEvent[]) => within((tx) => appendEvents(tx, events, { actor: 'account-1', clock, ids }));
    const ids = seededIds(99, clock);
    let release = () => {};
    const isReleased = new Promise<void>((resolve) => { release = resolve; });
    let took = () => {};
    const isTaken = new Promise<void>((resolve) => { took = resolve; });
    const holder = within(async (tx) => {
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

    const drawn = await rows<{ aggregate_id: string }>('SELECT aggregate_id FROM event WHERE aggregate_id = ANY ($1) ORDER BY id', [[500, 600, 700].map(unitId)]);
    expect(drawn.map(({ aggregate_id: id }) => id)).toEqual([500, 700, 600, 500].map(unitId));
  });
});
