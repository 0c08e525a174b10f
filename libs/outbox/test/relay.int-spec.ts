import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Bus } from '@haicap/messaging';
import { hintSubject } from '@haicap/contracts';
import type { Pool } from 'pg';
import { createStreams, eventually, pause, startNats, type TestNats } from '@haicap/testing';
import { jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { AuditSealer } from '../src/audit/audit-sealer.js';
import { OutboxPublisher } from '../src/relay/outbox-publisher.js';
import { LeaseLost, RelayLease } from '../src/relay/relay-lease.js';
import { StreamWatch } from '../src/relay/stream-watch.js';
import { BULK_LOAD_LOCK, notifyOutbox } from '../src/index.js';
import { unitId } from './note-facts.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';
import { readStream, shortNames } from './stream-view.js';

jest.setTimeout(30_000);

let nats: TestNats;
let admin: Bus;
let bus: Bus;
let owner: OwnerStage;

beforeAll(async () => {
  nats = await startNats();
  admin = await nats.connect('bus-keeper');
  bus = await nats.connect('registry');
});

beforeEach(async () => {
  await createStreams(admin, { owner: 'registry', only: 'streams' });
  owner = await raiseOwner();
});

afterEach(async () => {
  await owner.close();
  await (await jetstreamManager(admin.nc, { checkAPI: false })).streams.delete('REGISTRY');
});

afterAll(() => nats.stop());

const lease = (name: string, ttlMs = 15_000) => new RelayLease({ pool: owner.relayPool, name: 'relay.registry', owner: name, ttlMs });
const publisherOn = (on: Bus) => new OutboxPublisher({ pool: owner.relayPool, bus: on, service: 'registry', logger: owner.logger, metrics: owner.metrics, clock: owner.clock });

/** The bus with another way to publish: slow, failing, or counting. */
const withPublish = (publish: JetStreamClient['publish']): Bus => ({ ...bus, js: Object.assign(Object.create(bus.js) as JetStreamClient, { publish }) });

async function held(of: RelayLease) {
  const term = await of.hold();
  if (term === undefined) throw new Error('the lease was not given');
  return term;
}

describe('committed events', () => {
  it('are published once each, one CloudEvent per message, in the order of versions', async () => {
    owner.relay(bus);
    await Promise.all([1, 2, 3, 4, 5].map((unit) => owner.note(unit, 1, 20)));
    await eventually(async () => expect(await owner.published()).toBe(100));

    const facts = await readStream(admin);
    expect(facts).toHaveLength(100);
    for (const unit of [1, 2, 3, 4, 5]) {
      expect(shortNames(facts).filter((name) => name.startsWith(`${unit}:`))).toEqual(Array.from({ length: 20 }, (_, n) => `${unit}:${n + 1}`));
    }
  });

  it('leave at the wake-up and do not wait for the poll', async () => {
    const relay = owner.relay(bus, 'relay-1', { pollMs: 60_000 });
    await eventually(() => relay.isHolder());
    await pause(500);
    await owner.note(1, 1);
    await pause(300);
    expect(await owner.published()).toBe(0);

    notifyOutbox(bus);

    await eventually(async () => expect(await owner.published()).toBe(1), 2_000);
  });

  it('are not delayed by a write transaction that stays open elsewhere', async () => {
    owner.relay(bus);
    const client = await owner.database.admin.connect();
    await client.query('CREATE TABLE elsewhere (id int)');
    await client.query('BEGIN');
    await client.query('INSERT INTO elsewhere VALUES (1)');
    try {
      await owner.note(1, 1);

      await eventually(async () => expect(await owner.published()).toBe(1), 2_000);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  it('that were published but not marked before a crash are published again, and the stream keeps one of each', async () => {
    await owner.note(1, 1, 3);
    const term = await held(lease('crashing'));
    // Reading goes by `query`, marking needs a transaction and therefore `connect`.
    const crashingPool = { query: owner.relayPool.query.bind(owner.relayPool), connect: () => Promise.reject(new Error('crashed before marking')) };
    const crashing = new OutboxPublisher({
      pool: crashingPool as unknown as Pool,
      bus, service: 'registry', logger: owner.logger, metrics: owner.metrics, clock: owner.clock,
    });
    await expect(crashing.publishBatch(term)).rejects.toThrow('crashed before marking');
    expect(await owner.published()).toBe(0);

    await publisherOn(bus).publishBatch(term);

    expect(await owner.published()).toBe(3);
    expect(shortNames(await readStream(admin))).toEqual(['1:1', '1:2', '1:3']);
  });
});

describe('facts of a bulk load', () => {
  const loaded = async (unit: number, from: number, to = from) => {
    await owner.note(unit, from, to);
    await owner.database.admin.query('UPDATE outbox SET bulk = true FROM event e WHERE e.id = outbox.id AND e.aggregate_id = $1 AND e.version BETWEEN $2 AND $3', [unitId(unit), from, to]);
  };

  it('go after those of the day, however early they were queued', async () => {
    await loaded(1, 1, 3);
    await owner.note(2, 1);
    const term = await held(lease('relay-1'));

    await publisherOn(bus).publishBatch(term);
    await publisherOn(bus).publishBatch(term);

    expect(shortNames(await readStream(admin))).toEqual(['2:1', '1:1', '1:2', '1:3']);
  });

  it('keep later versions of their own aggregate behind them', async () => {
    await loaded(1, 1);
    await owner.note(1, 2, 3);
    await owner.note(2, 1);
    const term = await held(lease('relay-1'));

    for (let batch = 0; batch < 3; batch += 1) await publisherOn(bus).publishBatch(term);

    expect(shortNames(await readStream(admin))).toEqual(['2:1', '1:1', '1:2', '1:3']);
  });

  it('are not overtaken by a later version that was committed while the relay looked', async () => {
    const term = await held(lease('relay-1'));
    let looks = 0;
    const between = {
      connect: owner.relayPool.connect.bind(owner.relayPool),
      query: async (...words: Parameters<Pool['query']>) => {
        looks += 1;
        if (looks === 2) {
          await loaded(1, 1, 2);
          await owner.note(1, 3);
        }
        return owner.relayPool.query(...words);
      },
    };

    for (let batch = 0; batch < 3; batch += 1) {
      await new OutboxPublisher({ pool: between as unknown as Pool, bus, service: 'registry', logger: owner.logger, metrics: owner.metrics, clock: owner.clock }).publishBatch(term);
    }

    expect(shortNames(await readStream(admin))).toEqual(['1:1', '1:2', '1:3']);
  });

  it('wait until the load has ended, or has died, and count as waiting', async () => {
    const client = await owner.database.admin.connect();
    await client.query('SELECT pg_advisory_lock($1)', [BULK_LOAD_LOCK]);
    await loaded(1, 1);
    await owner.note(2, 1);
    owner.clock.advance(60_000);
    const term = await held(lease('relay-1'));
    const publisher = publisherOn(bus);
    for (let batch = 0; batch < 2; batch += 1) await publisher.publishBatch(term);
    expect(shortNames(await readStream(admin))).toEqual(['2:1']);
    expect((await owner.metrics.outboxOldestUnpublished.get()).values[0]?.value).toBeGreaterThanOrEqual(60);

    client.release(true);

    await eventually(async () => {
      await publisher.publishBatch(term);
      expect(shortNames(await readStream(admin))).toEqual(['2:1', '1:1']);
    });
  });
});

describe('a batch during which the stream is not what it was', () => {
  const marked = async () => (await owner.database.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NOT NULL')).rows[0]?.n;
  const acknowledging = (ack: (n: number) => Promise<{ seq: number; duplicate: boolean }>): JetStreamClient['publish'] => {
    let n = 0;
    return async () => ({ stream: 'REGISTRY', domain: '', ...(await ack(n += 1)) });
  };

  it('does not take for published what was acknowledged before the connection broke: the tail may be gone and its places given away', async () => {
    for (const unit of [1, 2, 3, 4]) await owner.note(unit, 1);
    const term = await held(lease('relay-1'));
    let broken = 0;
    const rewound = { ...withPublish(acknowledging(async (n) => {
      if (n < 3) return { seq: n, duplicate: false };
      await pause(50);
      broken = 1;
      return { seq: n - 2, duplicate: false };
    })), disconnections: () => broken };

    await publisherOn(rewound).publishBatch(term);

    const { rows } = await owner.database.admin.query<{ seq: string | null }>('SELECT stream_seq AS seq FROM outbox ORDER BY id');
    expect(rows.map(({ seq }) => seq)).toEqual([null, null, '1', '2']);
  });

  it('marks nothing when the watch has found another stream meanwhile', async () => {
    await owner.note(1, 1, 2);
    const term = await held(lease('relay-1'));
    await owner.database.admin.query(`INSERT INTO relay_stream (name, created, last_seq, first_seq, holes) VALUES ('REGISTRY', 'then', 0, 1, 0)`);
    const replaced = withPublish(acknowledging(async (n) => {
      await owner.database.admin.query(`UPDATE relay_stream SET created = 'now'`);
      return { seq: n, duplicate: false };
    }));

    await publisherOn(replaced).publishBatch(term);

    expect(await marked()).toBe(0);
  });

  it('queues again what stood at a place that came a second time, also when the row had that place before', async () => {
    await owner.note(1, 1);
    await owner.note(2, 1);
    await owner.database.admin.query(`INSERT INTO relay_stream (name, created, last_seq, first_seq, holes) VALUES ('REGISTRY', 'then', 5, 1, 0)`);
    // Both have stood at 5, one after the other; the first one was queued again and comes to 5 once more.
    await owner.database.admin.query(`UPDATE outbox SET stream_seq = 5, published_at = CASE WHEN id = (SELECT max(id) FROM outbox) THEN now() END`);
    const term = await held(lease('relay-1'));

    await publisherOn(withPublish(acknowledging(() => Promise.resolve({ seq: 5, duplicate: false })))).publishBatch(term);

    const { rows } = await owner.database.admin.query<{ published: boolean }>('SELECT published_at IS NOT NULL AS published FROM outbox ORDER BY id');
    expect(rows).toEqual([{ published: true }, { published: false }]);
  });

  it('is not forgotten by a watch that had asked before it was marked', async () => {
    await owner.note(1, 1, 2);
    const term = await held(lease('relay-1'));
    const watchOn = (pool: Pool) => new StreamWatch({ pool, bus, service: 'registry', logger: owner.logger, metrics: owner.metrics });
    await watchOn(owner.relayPool).look(term);
    // The watch compares in a transaction, after it has asked the stream; the batch is marked in between.
    const late = {
      query: owner.relayPool.query.bind(owner.relayPool),
      connect: async () => {
        await publisherOn(bus).publishBatch(term);
        return owner.relayPool.connect();
      },
    };

    await watchOn(late as unknown as Pool).look(term);

    const { rows } = await owner.database.admin.query<{ seq: string }>('SELECT last_seq AS seq FROM relay_stream');
    expect(rows).toEqual([{ seq: '2' }]);
  });
});

describe('a failure to publish', () => {
  it('holds back the later events of that aggregate and of no other', async () => {
    await owner.append([noted(1, 1), noted(1, 2), noted(2, 1), noted(1, 3), noted(2, 2)]);
    const term = await held(lease('relay-1'));
    let failures = 0;
    const stubborn = withPublish((subject, payload, options) => {
      if (failures === 0 && JSON.parse(String(payload)).version === 1) {
        failures += 1;
        return Promise.reject(new Error('refused'));
      }
      return bus.js.publish(subject, payload, options);
    });

    await publisherOn(stubborn).publishBatch(term);
    expect(shortNames(await readStream(admin))).toEqual(['2:1', '2:2']);

    await publisherOn(bus).publishBatch(term);
    expect(shortNames(await readStream(admin))).toEqual(['2:1', '2:2', '1:1', '1:2', '1:3']);
  });

  it('of a stream that is away loses nothing, and everything leaves when it is back', async () => {
    await (await jetstreamManager(admin.nc, { checkAPI: false })).streams.delete('REGISTRY');
    owner.relay(bus);
    await owner.note(1, 1, 5);
    await pause(500);
    expect(await owner.published()).toBe(0);

    await createStreams(admin, { owner: 'registry', only: 'streams' });

    await eventually(async () => expect(await owner.published()).toBe(5));
    expect(shortNames(await readStream(admin))).toEqual(['1:1', '1:2', '1:3', '1:4', '1:5']);
  });
});

describe('the lease', () => {
  it('is held by one relay, goes on at its end without waiting, and its epoch grows', async () => {
    const [first, second] = [lease('first'), lease('second')];
    const term = await held(first);

    expect(await second.hold()).toBeUndefined();
    expect((await held(first)).epoch).toBe(term.epoch);
    await first.release();
    expect((await held(second)).epoch).toBe(String(Number(term.epoch) + 1));
    expect(first.term()).toBeUndefined();
  });

  it('is taken over from a relay that stopped renewing', async () => {
    const term = await held(lease('first', 300));
    const second = lease('second');

    await eventually(async () => expect(await second.hold()).toBeDefined(), 3_000);
    expect(Number(second.term()?.epoch)).toBe(Number(term.epoch) + 1);
  });
});

describe('a relay that was paused while a second took over', () => {
  it('writes nothing: not a mark, not a seal, not a refill', async () => {
    await owner.note(1, 1, 4);
    const first = lease('paused', 300);
    const oldTerm = await held(first);
    let resume = () => {};
    const asleep = new Promise<void>((resolve) => { resume = resolve; });
    const slow = withPublish(async (subject, payload, options) => {
      await asleep;
      return bus.js.publish(subject, payload, options);
    });
    const publishing = publisherOn(slow).publishBatch(oldTerm);
    const second = lease('second');
    await eventually(async () => expect(await second.hold()).toBeDefined(), 3_000);

    resume();
    await expect(publishing).rejects.toBeInstanceOf(LeaseLost);
    await expect(new AuditSealer({ pool: owner.relayPool }).seal(oldTerm)).rejects.toBeInstanceOf(LeaseLost);
    const watch = new StreamWatch({ pool: owner.relayPool, bus, service: 'registry', logger: owner.logger, metrics: owner.metrics });
    await expect(watch.look(oldTerm)).rejects.toBeInstanceOf(LeaseLost);
    expect(await first.hold()).toBeUndefined();

    const { rows } = await owner.database.admin.query(
      `SELECT (SELECT count(*)::int FROM outbox WHERE published_at IS NOT NULL) AS marked, (SELECT count(*)::int FROM audit WHERE seq IS NOT NULL) AS sealed,
         (SELECT count(*)::int FROM relay_stream) AS looked`);
    expect(rows).toEqual([{ marked: 0, sealed: 0, looked: 0 }]);
  });

  it('leaves every event once on the stream, in order', async () => {
    await owner.note(1, 1, 4);
    const oldTerm = await held(lease('paused', 300));
    let resume = () => {};
    const asleep = new Promise<void>((resolve) => { resume = resolve; });
    const slow = withPublish(async (subject, payload, options) => {
      await asleep;
      return bus.js.publish(subject, payload, options);
    });
    const publishing = publisherOn(slow).publishBatch(oldTerm);
    const relay = owner.relay(bus, 'second');
    await eventually(async () => expect(await owner.published()).toBe(4));
    await owner.note(1, 5, 6);
    await eventually(async () => expect(await owner.published()).toBe(6));

    resume();
    await expect(publishing).rejects.toBeInstanceOf(LeaseLost);

    expect(shortNames(await readStream(admin))).toEqual(['1:1', '1:2', '1:3', '1:4', '1:5', '1:6']);
    await relay.stop();
  });

  it('waits for a statement of the first that is under way, so that no mark falls between', async () => {
    await owner.note(1, 1);
    const term = await held(lease('first', 200));
    const client = await owner.relayPool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM relay_lease WHERE name = $1 AND owner = $2 AND epoch = $3 FOR SHARE', [term.name, term.owner, term.epoch]);
    await pause(300);
    let taken = false;
    const second = lease('second').hold().then((got) => { taken = got !== undefined; });
    await pause(200);
    expect(taken).toBe(false);

    await client.query('UPDATE outbox SET published_at = now()');
    await client.query('COMMIT');
    client.release();
    await second;
    expect(taken).toBe(true);
  });
});

describe('the age of the oldest event that is not on the bus', () => {
  const age = async () => (await owner.metrics.outboxOldestUnpublished.get()).values[0]?.value ?? 0;

  it('grows during an outage also for a relay that took the lease while the stream was away', async () => {
    await (await jetstreamManager(admin.nc, { checkAPI: false })).streams.delete('REGISTRY');
    await owner.note(1, 1);
    owner.clock.advance(90_000);
    const relay = owner.relay(bus);
    await eventually(() => relay.isHolder());

    await eventually(async () => expect(await age()).toBeGreaterThanOrEqual(90), 3_000);
    await createStreams(admin, { owner: 'registry', only: 'streams' });
  });

  it('is forgotten by a relay that lost the lease', async () => {
    await (await jetstreamManager(admin.nc, { checkAPI: false })).streams.delete('REGISTRY');
    await owner.note(1, 1);
    owner.clock.advance(90_000);
    const relay = owner.relay(bus);
    owner.metrics.outboxOldestUnpublished.set(90);
    await eventually(() => relay.isHolder());

    await owner.database.admin.query(`UPDATE relay_lease SET owner = 'another', epoch = epoch + 1, expires_at = now() + interval '1 hour'`);

    await eventually(() => !relay.isHolder(), 5_000);
    await eventually(async () => expect(await age()).toBe(0), 3_000);
    await createStreams(admin, { owner: 'registry', only: 'streams' });
  });
});

describe('two relays of one service', () => {
  it('hand over when the first is stopped, and nothing is lost or doubled', async () => {
    const first = owner.relay(bus, 'first');
    await eventually(() => first.isHolder());
    owner.relay(bus, 'second');
    const writing = owner.note(1, 1, 60);
    await pause(100);
    await first.stop();
    await writing;

    await eventually(async () => expect(await owner.published()).toBe(60), 5_000);
    expect(shortNames(await readStream(admin))).toEqual(Array.from({ length: 60 }, (_, n) => `1:${n + 1}`));
  });

  it('are woken by a repair', async () => {
    owner.relay(bus, 'first', { watchMs: 60_000 });
    await owner.note(1, 1);
    await eventually(async () => expect(await owner.published()).toBe(1));
    const manager = await jetstreamManager(admin.nc, { checkAPI: false });
    await manager.streams.delete('REGISTRY');
    await createStreams(admin, { owner: 'registry', only: 'streams' });

    admin.hint(hintSubject.repaired());

    await eventually(async () => expect(shortNames(await readStream(admin))).toEqual(['1:1']), 3_000);
  });
});
