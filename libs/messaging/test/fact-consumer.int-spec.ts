import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { durableOf, type FactEnvelope } from '@haicap/contracts';
import { createLogger, createMetrics, currentTraceId } from '@haicap/service-kit';
import { jetstreamManager } from '@nats-io/jetstream';
import { FactConsumer, nakDelayMs, type Bus, type DeliveredFact, type Disposition } from '../src/index.js';
import { startLocalNats, until, type LocalNats } from './local-nats.js';

const durable = durableOf('reporting', { service: 'dossier', noun: 'dossier' });

let nats: LocalNats;
let owner: Bus;
let keeper: Bus;
let follower: Bus;
let consumers: FactConsumer[];

beforeEach(async () => {
  nats = await startLocalNats();
  owner = await nats.connect('dossier');
  keeper = await nats.connect('bus-keeper');
  follower = await nats.connect('reporting');
  consumers = [];
});

afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await nats.stop();
});

const manager = () => jetstreamManager(keeper.nc, { checkAPI: false });

async function createStream(): Promise<void> {
  await (await manager()).streams.add({ name: durable.stream, subjects: ['fact.dossier.>'] });
}

async function createDurable(): Promise<void> {
  await (await manager()).consumers.add(durable.stream, {
    durable_name: durable.name, filter_subject: durable.filterSubject, ack_policy: 'explicit', deliver_policy: 'all',
    ack_wait: 30_000_000_000, max_deliver: -1, max_ack_pending: 1_024,
  });
}

function aFact(version: number): FactEnvelope {
  return {
    specversion: '1.0', id: `0197bd00-0000-7000-8000-${String(version).padStart(12, '0')}`, source: 'dossier',
    type: 'vn.haicap.dossier.dossier.received.v1', subject: '0197bd00-0000-7000-8000-000000000001', time: '2025-07-01T08:00:00+07:00',
    datacontenttype: 'application/json', version, actor: 'account-1', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, data: {},
  };
}

async function publish(...versions: number[]): Promise<void> {
  for (const version of versions) await owner.js.publish('fact.dossier.dossier.received.v1', JSON.stringify(aFact(version)));
}

function follow(handle: (batch: DeliveredFact[]) => Promise<Disposition[]>, onAttached?: () => void, more: { batchMax?: number; lagIntervalMs?: number } = {}): FactConsumer {
  const consumer = new FactConsumer({
    bus: follower, durable, handle, metrics: createMetrics('reporting'), logger: createLogger({ service: 'reporting', level: 'silent' }),
    ...(onAttached === undefined ? {} : { onAttached }), ...more,
  });
  consumers.push(consumer);
  consumer.start();
  return consumer;
}

/** Takes everything and keeps the versions. */
function collector() {
  const versions: (number | undefined)[] = [];
  return {
    versions,
    handle: async (batch: DeliveredFact[]): Promise<Disposition[]> => {
      versions.push(...batch.map(({ fact }) => fact?.version));
      return batch.map(() => 'ack' as const);
    },
  };
}

const unfinished = async () => {
  const info = await (await manager()).consumers.info(durable.stream, durable.name);
  return info.num_pending + info.num_ack_pending;
};

describe('a consumer of facts', () => {
  it('does not take for arrivals of its noun what another noun has poured into the stream', async () => {
    await createStream();
    await createDurable();
    await Promise.all(Array.from({ length: 2_000 }, (_, index) => owner.js.publish('fact.dossier.procedure.published.v1', JSON.stringify(aFact(index)))));
    await publish(1);
    const { versions, handle } = collector();

    const consumer = follow(handle, undefined, { batchMax: 1, lagIntervalMs: 1 });

    await until(() => versions.length === 1 && consumer.lag === 0);
    expect(consumer.arrivalsPerSecond).toBe(0);
  });

  it('takes what is there in order, in batches, and finishes all of it', async () => {
    await createStream();
    await createDurable();
    await publish(...Array.from({ length: 450 }, (_, index) => index + 1));
    const { versions, handle } = collector();
    const sizes: number[] = [];

    follow((batch) => {
      sizes.push(batch.length);
      return handle(batch);
    });
    await until(() => versions.length === 450);

    expect(versions).toEqual(Array.from({ length: 450 }, (_, index) => index + 1));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
    await until(async () => (await unfinished()) === 0);
  });

  it('gets a fact that is published while it waits within a fraction of a second', async () => {
    await createStream();
    await createDurable();
    const { versions, handle } = collector();
    const consumer = follow(handle);
    await until(() => consumer.isAttached);
    const startedAt = performance.now();

    await publish(1);
    await until(() => versions.length === 1);

    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('takes facts that keep coming in batches that begin a while apart', async () => {
    await createStream();
    await createDurable();
    const { versions, handle } = collector();
    const beganAtMs: number[] = [];
    const consumer = follow((batch) => {
      beganAtMs.push(performance.now());
      return handle(batch);
    });
    await until(() => consumer.isAttached);

    for (let version = 1; version <= 40; version += 1) {
      await publish(version);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => versions.length === 40);

    expect(versions).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const apartMs = beganAtMs.slice(1).map((atMs, index) => atMs - (beganAtMs[index] ?? 0));
    expect(apartMs.length).toBeGreaterThan(1);
    expect(Math.min(...apartMs)).toBeGreaterThan(45);
  });

  it('gets a fact again after the delay it asked for', async () => {
    await createStream();
    await createDurable();
    await publish(1);
    const deliveries: { redeliveries: number; at: number }[] = [];

    follow(async (batch) => batch.map(({ redeliveries }) => {
      deliveries.push({ redeliveries, at: performance.now() });
      return redeliveries === 0 ? { nakMs: 300 } : 'ack';
    }));
    await until(() => deliveries.length === 2);

    expect(deliveries.map(({ redeliveries }) => redeliveries)).toEqual([0, 1]);
    expect((deliveries[1]?.at ?? 0) - (deliveries[0]?.at ?? 0)).toBeGreaterThan(250);
  });

  it('gets a whole batch again when its handler failed, and has acknowledged none of it', async () => {
    await createStream();
    await createDurable();
    await publish(1, 2);
    const { versions, handle } = collector();
    let failures = 0;

    follow((batch) => {
      if (failures > 0) return handle(batch);
      failures += 1;
      throw new Error('the database is away');
    });
    await until(() => versions.length === 2);

    expect(versions).toEqual([1, 2]);
    await until(async () => (await unfinished()) === 0);
  });

  it('hands on what it cannot read as null, with the bytes', async () => {
    await createStream();
    await createDurable();
    await owner.js.publish('fact.dossier.dossier.received.v1', '{"specversion":"0.3"}');
    const seen: DeliveredFact[] = [];

    follow(async (batch) => (seen.push(...batch), batch.map(() => 'ack' as const)));
    await until(() => seen.length === 1);

    expect(seen[0]?.fact).toBeNull();
    expect(new TextDecoder().decode(seen[0]?.raw)).toBe('{"specversion":"0.3"}');
  });

  it('continues the trace of the command that led to a fact', async () => {
    await createStream();
    await createDurable();
    await publish(1);
    const traces: (string | undefined)[] = [];

    follow(async (batch) => (traces.push(currentTraceId()), batch.map(() => 'ack' as const)));
    await until(() => traces.length === 1);

    expect(traces).toEqual(['a'.repeat(32)]);
  });

  it('waits for a durable that does not exist yet', async () => {
    const { versions, handle } = collector();
    let attached = 0;
    const consumer = follow(handle, () => (attached += 1));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(consumer.isAttached).toBe(false);

    await createStream();
    await createDurable();
    await publish(1);
    await until(() => versions.length === 1);

    expect(attached).toBe(1);
  });

  it('goes on with a durable that was deleted and made again, and says that it is attached anew', async () => {
    await createStream();
    await createDurable();
    const { versions, handle } = collector();
    let attached = 0;
    follow(handle, () => (attached += 1));
    await publish(1);
    await until(() => versions.length === 1);

    await (await manager()).consumers.delete(durable.stream, durable.name);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await createDurable();
    await publish(2);
    await until(() => versions.includes(2));

    expect(versions).toEqual([1, 1, 2]);
    expect(attached).toBe(2);
  });

  it('goes on after the server was killed and its store deleted', async () => {
    await createStream();
    await createDurable();
    const { versions, handle } = collector();
    follow(handle);
    await publish(1);
    await until(() => versions.length === 1);

    await nats.kill();
    nats.wipe();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await nats.start();
    await until(() => owner.isConnected() && keeper.isConnected() && follower.isConnected());
    await createStream();
    await createDurable();
    await publish(2);
    await until(() => versions.includes(2));

    expect(versions).toEqual([1, 2]);
  }, 30_000);

  it('goes on after the server was killed and came back with its store, without losing or inventing anything', async () => {
    await createStream();
    await createDurable();
    const { versions, handle } = collector();
    follow(handle);
    await publish(1, 2);
    await until(() => versions.length === 2);

    await nats.kill();
    await nats.start();
    await until(() => owner.isConnected() && follower.isConnected());
    await publish(3);
    await until(() => versions.includes(3));

    // The server writes down a little later what was acknowledged, so what it forgot comes again: at least once, in order.
    expect([...new Set(versions)]).toEqual([1, 2, 3]);
  }, 30_000);
});

describe('a consumer that stops', () => {
  it('finishes the batch in hand and returns the rest to the stream', async () => {
    await createStream();
    await createDurable();
    await publish(1, 2, 3);
    let release = () => {};
    const gate = new Promise<void>((resolve) => { release = resolve; });
    const handled: (number | undefined)[] = [];
    const consumer = follow(async (batch) => {
      handled.push(...batch.map(({ fact }) => fact?.version));
      await gate;
      return batch.map(() => 'ack' as const);
    });
    await until(() => handled.length > 0);

    const stopped = consumer.stop();
    release();
    await stopped;
    const { versions, handle } = collector();
    follow(handle);
    await until(() => handled.length + versions.length === 3);

    expect([...handled, ...versions]).toEqual([1, 2, 3]);
    await until(async () => (await unfinished()) === 0);
  });
});

describe('the connection of a consumer', () => {
  it('is not held up at its end by the pull that was waiting', async () => {
    await createStream();
    await createDurable();
    const consumer = follow(collector().handle);
    await until(() => consumer.isAttached);
    await consumer.stop();

    const late = AbortSignal.timeout(3_000);
    const drained = follower.drain().then(() => !late.aborted);

    expect(await drained).toBe(true);
  });
});

describe('the schedule of redeliveries', () => {
  it('grows from one second to ten minutes and stays there', () => {
    expect([0, 1, 2, 3, 4, 5, 100].map(nakDelayMs)).toEqual([1_000, 5_000, 30_000, 120_000, 600_000, 600_000, 600_000]);
  });
});
