import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fixedClock } from '@haicap/kernel';
import { createLogger } from '@haicap/service-kit';
import { eventually, seededIds } from '@haicap/testing';
import { appendEvents } from '../src/index.js';
import { createRelayPool } from '../src/owner/relay-pool.js';
import { preparePartitions } from '../src/relay/prepare-partitions.js';
import { raiseApp, sqlStateOf, type AppStage } from './app-stage.js';
import { noted } from './owner-stage.js';

jest.setTimeout(30_000);

let stage: AppStage;

beforeAll(async () => {
  stage = await raiseApp();
});

beforeEach(() => stage.empty());

afterAll(() => stage.close());

const admin = (sql: string, values: unknown[] = []) => stage.rows<Record<string, unknown>>(sql, values);
const partOf = async (table: string) => (await admin(`SELECT tableoid::regclass::text AS part FROM ${table}`)).map(({ part }) => part);

async function append(unit: number, at: string): Promise<void> {
  const clock = fixedClock(at);
  await stage.within((tx) => appendEvents(tx, [noted(unit, 1)], { actor: 'account-1', clock, ids: seededIds(unit, clock) }));
}

describe('a month that nobody prepared', () => {
  it('finds a place all the same, and moves when its partition is made', async () => {
    await append(1, '2031-03-15T08:00:00+07:00');
    expect(await partOf('event')).toEqual(['event_default']);

    await admin(`SELECT ensure_partitions(parent, '2031-03-01', true) FROM unnest('{event,outbox,audit,inbox}'::text[]) AS parent`);
    expect(await partOf('event')).toEqual(['event_2031_03']);
    expect(await partOf('outbox')).toEqual(['outbox_2031_03']);
    expect(await partOf('audit')).toEqual(['audit_2031_03']);

    await append(2, '2031-04-15T08:00:00+07:00');
    expect((await partOf('event')).sort()).toEqual(['event_2031_03', 'event_2031_04']);
  });

  it('is not prepared under the feet of writers when it has begun', async () => {
    await append(1, '2032-03-15T08:00:00+07:00');

    expect(await admin(`SELECT ensure_partitions('event', '2032-03-15', false) AS made`)).toEqual([{ made: 2 }]);
    expect(await partOf('event')).toEqual(['event_default']);
  });

  it('seals and keeps its trigger in every partition', async () => {
    await admin(`SELECT ensure_partitions('audit', '2033-01-01', true)`);
    await append(1, '2033-01-15T08:00:00+07:00');
    await admin('UPDATE audit SET seq = 1');

    await expect(admin('UPDATE audit SET seq = 2')).rejects.toMatchObject({ code: 'HC003' });
  });
});

describe('a month that is prepared while somebody writes', () => {
  it('does not make the next writer lose its patience', async () => {
    const pool = createRelayPool({ url: stage.database.relayUrl, applicationName: 'dossier-relay', logger: createLogger({ service: 'dossier', level: 'silent' }) });
    try {
      await stage.within(async (long) => {
        // Into the partition for months that nobody prepared, which is locked while one of them is made.
        await appendEvents(long, [noted(1, 1)], { actor: 'account-1', clock: fixedClock('2036-03-15T08:00:00+07:00'), ids: seededIds(1, fixedClock('2036-03-15T08:00:00+07:00')) });
        const prepared = sqlStateOf(preparePartitions(pool, '2036-01-15T00:00:00Z'));
        await eventually(async () => expect(await admin(`SELECT 1 FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'`)).toHaveLength(1));

        await stage.within(async (next) => {
          await next.query(`SET LOCAL lock_timeout = '1500ms'`);
          await appendEvents(next, [noted(2, 1)], { actor: 'account-1', clock: fixedClock('2036-03-15T08:00:00+07:00'), ids: seededIds(2, fixedClock('2036-03-15T08:00:00+07:00')) });
        });
        expect(await prepared).toBe('55P03');
      });
      expect(await admin('SELECT aggregate_id FROM event')).toHaveLength(2);
    } finally {
      await pool.end();
    }
  });
});

describe('what is older than its horizon', () => {
  const drop = () => admin('SELECT drop_expired(now(), 35, 100, 35) AS dropped');

  it('goes as a whole month, but never while something is unpublished', async () => {
    await admin(`SELECT ensure_partitions('outbox', '2024-01-01', true)`);
    await append(1, '2024-01-15T08:00:00+07:00');

    await drop();
    expect(await partOf('outbox')).toEqual(['outbox_2024_01']);

    await admin(`UPDATE outbox SET published_at = now() - interval '40 days'`);
    await drop();
    expect(await admin('SELECT 1 FROM outbox')).toEqual([]);
    expect(await admin('SELECT count(*)::int AS n FROM event')).toEqual([{ n: 1 }]);
  });

  it('is measured by the earlier of the process clock and the database clock', async () => {
    await admin(`SELECT ensure_partitions('outbox', '2024-05-01', true)`);
    await append(2, '2024-05-15T08:00:00+07:00');
    await admin('UPDATE outbox SET published_at = now()');

    await admin(`SELECT drop_expired('2024-05-20', 35, 100, 35)`);

    expect(await partOf('outbox')).toEqual(['outbox_2024_05']);
  });

  it('takes idempotency keys after 35 days and not before', async () => {
    await admin(`INSERT INTO idempotency (account, route, key, body_hash, aggregate_id, version, status, at) VALUES
      ('a', 'r', 'old', '\\x00', gen_random_uuid(), 1, 201, now() - interval '36 days'), ('a', 'r', 'young', '\\x00', gen_random_uuid(), 1, 201, now() - interval '34 days')`);

    await drop();

    expect(await admin('SELECT key FROM idempotency')).toEqual([{ key: 'young' }]);
  });
});
