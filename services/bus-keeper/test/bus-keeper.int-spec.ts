import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { durables, hintSubject, streams } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import { createLogger, createMetrics, type Metrics } from '@haicap/service-kit';
import { eventually, startNats, type TestNats } from '@haicap/testing';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { TopologyWorker } from '../src/topology/topology.worker.js';
import { wantedTopology } from '../src/topology/wanted-topology.js';

const MIB = 1_048_576;
const NANOS_PER_S = 1_000_000_000;

let nats: TestNats;
let bus: Bus;
let dossier: Bus;
let manager: JetStreamManager;
let metrics: Metrics;
let worker: TopologyWorker;
let hints: number;

beforeEach(async () => {
  nats = await startNats();
  bus = await nats.connect('bus-keeper');
  dossier = await nats.connect('dossier');
  manager = await jetstreamManager(bus.nc, { checkAPI: false });
  metrics = createMetrics('bus-keeper');
  hints = 0;
  dossier.onHint(hintSubject.repaired(), () => (hints += 1));
  await dossier.nc.flush();
  worker = keeper(64 * MIB);
});

afterEach(async () => {
  await worker.stop();
  await nats.stop();
});

function keeper(streamMaxBytes: number): TopologyWorker {
  return new TopologyWorker({
    bus, metrics, checkIntervalMs: 200, wanted: wantedTopology({ streamMaxBytes, streamReplicas: 1 }),
    logger: createLogger({ service: 'bus-keeper', level: 'silent' }),
  });
}

const publish = async (count: number) => {
  for (let index = 0; index < count; index += 1) await dossier.js.publish('fact.dossier.dossier.received.v1', `fact ${index}`, { timeout: 5_000 });
};

const consumeAll = async (stream: string, durable: string) => {
  const consumer = await bus.js.consumers.get(stream, durable);
  let taken = 0;
  const messages = await consumer.fetch({ max_messages: 1_000, expires: 1_000 });
  for await (const message of messages) {
    await message.ackAck();
    taken += 1;
  }
  return taken;
};

const repairsOf = async (kind: string, reason: string) => {
  const { values } = await metrics.counter('haicap_bus_repairs_total', '', ['kind', 'reason']).get();
  return values.filter(({ labels }) => labels['kind'] === kind && labels['reason'] === reason).reduce((sum, { value }) => sum + value, 0);
};

const lagOf = async (durable: string) => (await metrics.consumerLag.get()).values.find(({ labels }) => labels.durable === durable)?.value;

describe('an empty bus', () => {
  it('gets every declared stream and durable, and everybody is told', async () => {
    await worker.check();

    expect(worker.absent).toEqual([]);
    for (const { name, subjects } of streams()) expect((await manager.streams.info(name)).config.subjects).toEqual(subjects);
    for (const { stream, name, filterSubject } of durables()) {
      expect((await manager.consumers.info(stream, name)).config.filter_subject).toBe(filterSubject);
    }
    await eventually(() => hints === 1);
  });

  it('gets streams that keep facts for 14 days, push back when full and let nobody delete', async () => {
    await worker.check();

    expect((await manager.streams.info('DOSSIER')).config).toMatchObject({
      storage: 'file', retention: 'limits', discard: 'new', max_bytes: 64 * MIB, max_age: 14 * 86_400 * NANOS_PER_S,
      duplicate_window: 600 * NANOS_PER_S, deny_delete: true, deny_purge: true, num_replicas: 1, max_msg_size: 262_144,
    });
    await expect(manager.streams.purge('DOSSIER')).rejects.toThrow(/purge/);
  });

  it('gets durables that deliver until the consumer has finished', async () => {
    await worker.check();

    expect((await manager.consumers.info('DOSSIER', 'reporting-dossier')).config).toMatchObject({
      ack_policy: 'explicit', ack_wait: 30 * NANOS_PER_S, max_deliver: -1, max_ack_pending: 1_024,
    });
  });
});

describe('a bus that is whole', () => {
  it('is left alone and nobody is disturbed', async () => {
    await worker.check();
    await eventually(() => hints === 1);
    const before = (await manager.streams.info('DOSSIER')).created;

    await worker.check();
    await worker.check();
    await bus.nc.flush();

    expect((await manager.streams.info('DOSSIER')).created).toBe(before);
    expect(hints).toBe(1);
  });

  it('shows the lag of each durable', async () => {
    await worker.check();
    await publish(3);

    await worker.check();

    expect(await lagOf('reporting-dossier')).toBe(3);
    expect(await lagOf('reporting-procedure')).toBe(0);
  });
});

describe('a durable', () => {
  it('that was deleted is there again and delivers everything', async () => {
    await worker.check();
    await publish(3);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(3);

    await manager.consumers.delete('DOSSIER', 'reporting-dossier');
    await worker.check();

    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(3);
    expect(await repairsOf('create-durable', 'missing')).toBe(durables().length + 1);
    await eventually(() => hints === 2);
  });

  it('that is new on a stream with history begins at new', async () => {
    await worker.check();
    await publish(3);
    await manager.consumers.delete('DOSSIER', 'reporting-dossier');

    await keeper(64 * MIB).check();

    expect((await manager.consumers.info('DOSSIER', 'reporting-dossier')).config.deliver_policy).toBe('new');
  });

  it('whose limits somebody changed gets them back without losing its place', async () => {
    await worker.check();
    await publish(3);
    await consumeAll('DOSSIER', 'reporting-dossier');
    await manager.consumers.update('DOSSIER', 'reporting-dossier', { max_ack_pending: 1 });

    await worker.check();

    const info = await manager.consumers.info('DOSSIER', 'reporting-dossier');
    expect(info.config.max_ack_pending).toBe(1_024);
    expect(info.delivered.stream_seq).toBe(3);
  });

  it('with another filter is made again', async () => {
    await worker.check();
    await manager.consumers.delete('DOSSIER', 'reporting-dossier');
    await manager.consumers.add('DOSSIER', { durable_name: 'reporting-dossier', filter_subject: 'fact.dossier.dossier.received.v1', ack_policy: 'explicit' });

    await worker.check();

    expect((await manager.consumers.info('DOSSIER', 'reporting-dossier')).config.filter_subject).toBe('fact.dossier.dossier.*.*');
    expect(await repairsOf('recreate-durable', 'incompatible')).toBe(1);
  });
});

describe('a stream', () => {
  it('that was deleted is there again with its durables', async () => {
    await worker.check();
    await publish(3);

    await manager.streams.delete('DOSSIER');
    await worker.check();
    await publish(2);

    expect(worker.absent).toEqual([]);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(2);
    expect(await repairsOf('note-stream', 'replaced')).toBe(0);
  });

  it('gets a larger limit in place when the installation is given one', async () => {
    await worker.check();
    await publish(1);

    await keeper(128 * MIB).check();

    const { config, state } = await manager.streams.info('DOSSIER');
    expect(config.max_bytes).toBe(128 * MIB);
    expect(state.messages).toBe(1);
  });
});

describe('a repair that fails', () => {
  it('keeps no other stream from its own, and is done as soon as it can be', async () => {
    await manager.streams.add({ name: 'SQUATTER', subjects: ['fact.registry.unit.>'] });

    await worker.check();
    expect(worker.absent).toEqual(['REGISTRY', ...durables().filter(({ stream }) => stream === 'REGISTRY').map(({ name }) => `REGISTRY/${name}`)]);

    await manager.streams.delete('SQUATTER');
    await worker.check();
    expect(worker.absent).toEqual([]);
  });
});

describe('a bus that was killed and whose store was deleted', () => {
  it('is whole again within seconds, without help', async () => {
    worker.start();
    await eventually(() => worker.absent.length === 0);
    await publish(3);

    await nats.kill();
    nats.wipe();
    await eventually(() => worker.absent.length > 0);
    await nats.start();
    await eventually(() => worker.absent.length === 0);
    await eventually(() => dossier.isConnected());
    await publish(2);

    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(2);
  }, 30_000);
});

/** Restores the messages of a stream as they were, which is what a power cut does to what was not synced. */
function filesBelow(folder: string): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) found.set(path, readFileSync(path));
  }
  return found;
}

describe('a stream that lost its tail in a power cut', () => {
  it('gets durables that stand on its ground again, and the loss is counted', async () => {
    await worker.check();
    await publish(100);
    await nats.kill();
    const stream = filesBelow(join(nats.storeFolder, 'jetstream', 'PROVINCE', 'streams', 'DOSSIER', 'msgs'));
    await nats.start();
    await eventually(() => bus.isConnected() && dossier.isConnected());
    await publish(100);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(200);
    await worker.check();

    await nats.kill();
    for (const [path, content] of stream) writeFileSync(path, content);
    await nats.start();
    await eventually(() => bus.isConnected() && dossier.isConnected());
    const rewound = (await manager.streams.info('DOSSIER')).state.last_seq;
    await worker.check();

    expect(rewound).toBe(100);
    expect(await repairsOf('note-stream', 'rewound')).toBe(1);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(100);
    expect(await lagOf('reporting-dossier')).toBeGreaterThanOrEqual(0);
  }, 30_000);

  it('and grew again past its old end is noticed by the message at the old place', async () => {
    await worker.check();
    await publish(20);
    await nats.kill();
    const stream = filesBelow(join(nats.storeFolder, 'jetstream', 'PROVINCE', 'streams', 'DOSSIER', 'msgs'));
    await nats.start();
    await eventually(() => bus.isConnected() && dossier.isConnected());
    await publish(20);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(40);
    await worker.check();

    await nats.kill();
    for (const [path, content] of stream) writeFileSync(path, content);
    await nats.start();
    await eventually(() => bus.isConnected() && dossier.isConnected());
    await publish(50);
    await worker.check();

    expect(await repairsOf('note-stream', 'rewound')).toBe(1);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(70);
  }, 30_000);
});

describe('a stream whose description was damaged', () => {
  it('is whole again, and facts flow', async () => {
    await worker.check();
    await publish(20);
    await nats.kill();
    const folder = join(nats.storeFolder, 'jetstream', 'PROVINCE', 'streams', 'DOSSIER');
    writeFileSync(join(folder, 'meta.inf'), '{"name":');
    await nats.start();
    await eventually(() => bus.isConnected() && dossier.isConnected());

    await worker.check();
    await worker.check();
    await publish(1);

    expect(worker.absent).toEqual([]);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBeGreaterThanOrEqual(1);
    expect((await manager.streams.info('DOSSIER')).config.deny_purge).toBe(true);
  }, 30_000);

  it('is whole again also when its durables were damaged alone', async () => {
    await worker.check();
    await publish(20);
    await nats.kill();
    rmSync(join(nats.storeFolder, 'jetstream', 'PROVINCE', 'streams', 'DOSSIER', 'obs'), { recursive: true });
    await nats.start();
    await eventually(() => bus.isConnected() && dossier.isConnected());

    await worker.check();

    expect(worker.absent).toEqual([]);
    expect(await consumeAll('DOSSIER', 'reporting-dossier')).toBe(20);
  }, 30_000);
});

describe('a stream whose file was damaged', () => {
  it('is whole again', async () => {
    await worker.check();
    await publish(200);
    await worker.check();
    await nats.kill();
    const [path, content] = [...filesBelow(join(nats.storeFolder, 'jetstream', 'PROVINCE', 'streams', 'DOSSIER', 'msgs'))].find(([name]) => name.endsWith('.blk')) ?? ['', Buffer.alloc(0)];
    const middle = Math.floor(content.length / 2);
    content[middle] = (content[middle] ?? 0) ^ 1;
    writeFileSync(path, content);
    await nats.start();
    await eventually(() => bus.isConnected() && dossier.isConnected());

    await worker.check();
    await worker.check();

    expect(worker.absent).toEqual([]);
    const { state } = await manager.streams.info('DOSSIER');
    expect(state.messages).toBe(state.last_seq === 0 ? 0 : state.last_seq - state.first_seq + 1);
    expect((await repairsOf('note-stream', 'rewound')) + (await repairsOf('recreate-stream', 'damaged'))).toBe(1);
    await publish(1);
  }, 30_000);
});
