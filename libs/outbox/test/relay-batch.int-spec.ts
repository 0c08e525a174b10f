import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Bus } from '@haicap/messaging';
import type { Pool } from 'pg';
import { createStreams, eventually, pause, startNats, type TestNats } from '@haicap/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { BULK_LOAD_LOCK } from '../src/index.js';
import { batchOf } from '../src/relay/bulk-lane.js';
import { OutboxPublisher } from '../src/relay/outbox-publisher.js';
import { LeaseLost, RelayLease, type LeaseTerm } from '../src/relay/relay-lease.js';
import { StreamWatch } from '../src/relay/stream-watch.js';
import { unitId } from './note-facts.js';
import { raiseOwner, type OwnerStage } from './owner-stage.js';
import { readStream, shortNames } from './stream-view.js';

jest.setTimeout(30_000);

let nats: TestNats;
let admin: Bus;
let bus: Bus;
let owner: OwnerStage;
let term: LeaseTerm;

beforeAll(async () => {
  nats = await startNats();
  admin = await nats.connect('bus-keeper');
  bus = await nats.connect('registry');
});

beforeEach(async () => {
  await createStreams(admin, { owner: 'registry', only: 'streams' });
  owner = await raiseOwner();
  const held = await new RelayLease({ pool: owner.relayPool, name: 'relay.registry', owner: 'relay-1' }).hold();
  if (held === undefined) throw new Error('the lease was not given');
  term = held;
});

afterEach(async () => {
  await owner.close();
  await (await jetstreamManager(admin.nc, { checkAPI: false })).streams.delete('REGISTRY');
});

afterAll(() => nats.stop());

const publisher = (on: Bus = bus, pool: Pool = owner.relayPool) => new OutboxPublisher({ pool, bus: on, service: 'registry', logger: owner.logger, metrics: owner.metrics, clock: owner.clock });

/** The bus with another way to publish. */
const withPublish = (toStream: Bus['toStream']): Bus => ({ ...bus, toStream });

describe('facts of a bulk load', () => {
  const loaded = async (unit: number, from: number, to = from) => {
    await owner.note(unit, from, to);
    await owner.database.admin.query('UPDATE outbox SET bulk = true FROM event e WHERE e.id = outbox.id AND e.aggregate_id = $1 AND e.version BETWEEN $2 AND $3', [unitId(unit), from, to]);
  };

  it('go after those of the day, however early they were queued', async () => {
    await loaded(1, 1, 3);
    await owner.note(2, 1);

    await publisher().publishBatch(term);
    await publisher().publishBatch(term);

    expect(shortNames(await readStream(admin))).toEqual(['2:1', '1:1', '1:2', '1:3']);
  });

  it('keep later versions of their own aggregate behind them', async () => {
    await loaded(1, 1);
    await owner.note(1, 2, 3);
    await owner.note(2, 1);

    for (let batch = 0; batch < 3; batch += 1) await publisher().publishBatch(term);

    expect(shortNames(await readStream(admin))).toEqual(['2:1', '1:1', '1:2', '1:3']);
  });

  it('leave although a fact of the day cannot', async () => {
    await loaded(1, 1, 2);
    await owner.note(2, 1);
    const refusing = withPublish((message) =>
      (JSON.parse(message.body).subject === unitId(2) ? Promise.reject(new Error('too large')) : bus.toStream(message)));

    await publisher(refusing).publishBatch(term);

    expect(shortNames(await readStream(admin))).toEqual(['1:1', '1:2']);
  });

  it('are not overtaken by a later version that was committed while the relay looked', async () => {
    let looks = 0;
    const between = {
      query: owner.relayPool.query.bind(owner.relayPool),
      connect: async () => {
        const client = await owner.relayPool.connect();
        const query = async (asked: string | { readonly text: string }): Promise<unknown> => {
          if (typeof asked !== 'string' && asked.text === batchOf('day') && (looks += 1) === 1) {
            await loaded(1, 1, 2);
            await owner.note(1, 3);
          }
          return client.query(asked as never);
        };
        return { query, release: client.release.bind(client) };
      },
    };

    for (let batch = 0; batch < 3; batch += 1) {
      await publisher(bus, between as unknown as Pool).publishBatch(term);
    }

    expect(looks).toBeGreaterThan(1);
    expect(shortNames(await readStream(admin))).toEqual(['1:1', '1:2', '1:3']);
  });

  it('wait until the load has ended, or has died, and count as waiting', async () => {
    const client = await owner.database.admin.connect();
    await client.query('SELECT pg_advisory_lock($1)', [BULK_LOAD_LOCK]);
    await loaded(1, 1);
    await owner.note(2, 1);
    owner.clock.advance(60_000);
    for (let batch = 0; batch < 2; batch += 1) await publisher().publishBatch(term);
    expect(shortNames(await readStream(admin))).toEqual(['2:1']);
    expect((await owner.metrics.outboxOldestUnpublished.get()).values[0]?.value).toBeGreaterThanOrEqual(60);

    client.release(true);

    await eventually(async () => {
      await publisher().publishBatch(term);
      expect(shortNames(await readStream(admin))).toEqual(['2:1', '1:1']);
    });
  });
});

describe('a batch that is marked in parts', () => {
  it('is marked to the last, in the order of versions, whatever waits for an earlier one', async () => {
    for (const unit of [1, 2, 3]) await owner.note(unit, 1, 300);

    await publisher().publishBatch(term);

    expect(await owner.published()).toBe(900);
    const names = shortNames(await readStream(admin));
    for (const unit of [1, 2, 3]) expect(names.filter((name) => name.startsWith(`${unit}:`))).toEqual(Array.from({ length: 300 }, (_, n) => `${unit}:${n + 1}`));
    const { rows } = await owner.database.admin.query<{ places: number }>('SELECT count(DISTINCT stream_seq)::int AS places FROM outbox');
    expect(rows).toEqual([{ places: 900 }]);
  });

  it('stops sending when its lease is gone: no part is marked after it', async () => {
    for (const unit of [1, 2, 3]) await owner.note(unit, 1, 300);
    let sent = 0;
    const robbed = withPublish(async (message) => {
      sent += 1;
      if (sent === 100) await owner.relayPool.query('UPDATE relay_lease SET epoch = epoch + 1');
      return bus.toStream(message);
    });

    await expect(publisher(robbed).publishBatch(term)).rejects.toBeInstanceOf(LeaseLost);

    expect(await owner.published()).toBe(0);
    expect(sent).toBeLessThan(900);
  });
});

describe('a batch during which the stream is not what it was', () => {
  const marked = async () => (await owner.database.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NOT NULL')).rows[0]?.n;
  /** The bus with a stream of our own making. */
  const acknowledging = (ack: (n: number) => Promise<{ seq: number; duplicate: boolean }>): Bus['toStream'] => {
    let n = 0;
    return () => ack(n += 1);
  };

  it('does not take for published what was acknowledged before the connection broke: the tail may be gone and its places given away', async () => {
    for (const unit of [1, 2, 3, 4]) await owner.note(unit, 1);
    let broken = 0;
    const rewound = { ...withPublish(acknowledging(async (n) => {
      if (n < 3) return { seq: n, duplicate: false };
      await pause(50);
      broken = 1;
      return { seq: n - 2, duplicate: false };
    })), disconnections: () => broken };

    await publisher(rewound).publishBatch(term);

    const { rows } = await owner.database.admin.query<{ seq: string | null }>('SELECT stream_seq AS seq FROM outbox ORDER BY id');
    expect(rows.map(({ seq }) => seq)).toEqual([null, null, '1', '2']);
  });

  it('marks nothing when the watch has found another stream meanwhile', async () => {
    await owner.note(1, 1, 2);
    await owner.database.admin.query(`INSERT INTO relay_stream (name, created, last_seq, first_seq, holes) VALUES ('REGISTRY', 'then', 0, 1, 0)`);
    const replaced = withPublish(acknowledging(async (n) => {
      await owner.database.admin.query(`UPDATE relay_stream SET created = 'now'`);
      return { seq: n, duplicate: false };
    }));

    await publisher(replaced).publishBatch(term);

    expect(await marked()).toBe(0);
  });

  it('queues again what stood at a place that came a second time, also when the row had that place before', async () => {
    await owner.note(1, 1);
    await owner.note(2, 1);
    await owner.database.admin.query(`INSERT INTO relay_stream (name, created, last_seq, first_seq, holes) VALUES ('REGISTRY', 'then', 5, 1, 0)`);
    // Both have stood at 5, one after the other; the first one was queued again and comes to 5 once more.
    await owner.database.admin.query(`UPDATE outbox SET stream_seq = 5, published_at = CASE WHEN id = (SELECT max(id) FROM outbox) THEN now() END`);

    await publisher(withPublish(acknowledging(() => Promise.resolve({ seq: 5, duplicate: false })))).publishBatch(term);

    const { rows } = await owner.database.admin.query<{ published: boolean }>('SELECT published_at IS NOT NULL AS published FROM outbox ORDER BY id');
    expect(rows).toEqual([{ published: true }, { published: false }]);
  });

  it('is not forgotten by a watch that had asked before it was marked', async () => {
    await owner.note(1, 1, 2);
    const watchOn = (pool: Pool) => new StreamWatch({ pool, bus, service: 'registry', logger: owner.logger, metrics: owner.metrics });
    await watchOn(owner.relayPool).look(term);
    // The watch compares in a transaction, after it has asked the stream; the batch is marked in between.
    const late = {
      query: owner.relayPool.query.bind(owner.relayPool),
      connect: async () => {
        await publisher().publishBatch(term);
        return owner.relayPool.connect();
      },
    };

    await watchOn(late as unknown as Pool).look(term);

    const { rows } = await owner.database.admin.query<{ seq: string }>('SELECT last_seq AS seq FROM relay_stream');
    expect(rows).toEqual([{ seq: '2' }]);
  });
});
