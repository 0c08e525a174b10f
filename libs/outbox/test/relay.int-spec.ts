import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Bus } from '@haicap/messaging';
import { hintSubject } from '@haicap/contracts';
import type { Pool } from 'pg';
import { createStreams, eventually, pause, startNats, type TestNats } from '@haicap/testing';
import { jetstreamManager } from '@nats-io/jetstream';
import { AuditSealer } from '../src/audit/audit-sealer.js';
import { OutboxPublisher } from '../src/relay/outbox-publisher.js';
import { LeaseLost, RelayLease } from '../src/relay/relay-lease.js';
import { StreamWatch } from '../src/relay/stream-watch.js';
import { notifyOutbox } from '../src/index.js';
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
const withPublish = (toStream: Bus['toStream']): Bus => ({ ...bus, toStream });

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

describe('a failure to publish', () => {
  it('holds back the later events of that aggregate and of no other', async () => {
    await owner.append([noted(1, 1), noted(1, 2), noted(2, 1), noted(1, 3), noted(2, 2)]);
    const term = await held(lease('relay-1'));
    let failures = 0;
    const stubborn = withPublish((message) => {
      if (failures === 0 && JSON.parse(message.body).version === 1) {
        failures += 1;
        return Promise.reject(new Error('refused'));
      }
      return bus.toStream(message);
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
    const slow = withPublish(async (message) => {
      await asleep;
      return bus.toStream(message);
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
    const slow = withPublish(async (message) => {
      await asleep;
      return bus.toStream(message);
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
