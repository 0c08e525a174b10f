import { createInterface } from 'node:readline';
import { busSubjectOf, streamName } from '@haicap/contracts';
import { createRelayPool, OutboxRelay } from '@haicap/outbox';
import { createLogger, createMetrics, systemClock } from '@haicap/service-kit';
import { z } from 'zod';
import { connectAs } from '../../stage/scratch-broker.ts';
import { Commits, wallMs } from './commits.ts';

// Started by `./haicap bench relay`: moves what lies in the outbox or comes into it, by the relay of libs/outbox or by publishing alone.
const told = z.object({ url: z.string(), password: z.string(), relayUrl: z.string(), adminUrl: z.string(), addOne: z.string(), checkpoints: z.string() }).parse(JSON.parse(process.env['BENCH_RELAY'] ?? '{}'));
const order = z.discriminatedUnion('order', [
  z.object({ order: z.enum(['drain', 'load']), count: z.int() }),
  z.object({ order: z.literal('publish') }),
  z.object({ order: z.enum(['relay-commits', 'publish-commits']), ms: z.number(), perSecond: z.number() }),
]);
type Order = z.infer<typeof order>;
type Done = { operations: number; wallMs?: number; latenciesMs?: number[] };
const WINDOW = 256;
const LOOK_MS = 2;
const DRAIN_MAX_MS = 10 * 60_000;
const SERVICE = 'dossier';
const logger = createLogger({ service: SERVICE, level: 'silent' });

type Ready = { subject: string; id: string; body: string };
const bus = await connectAs(SERVICE, told);
const pool = createRelayPool({ url: told.relayUrl, applicationName: 'dossier-relay', logger });
const commits = new Commits({ bus, ...told });
let ready: Ready[] = [];
let relays = 0;

process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${JSON.stringify(await carryOut(order.parse(JSON.parse(line))))}\n`);
await commits.close();
await pool.end();
await bus.drain();

async function carryOut(wanted: Order): Promise<Done> {
  switch (wanted.order) {
    case 'drain': return await drain(wanted.count);
    case 'load': return await load(wanted.count);
    case 'publish': return await publish();
    case 'relay-commits': return await relayCommits(wanted);
    case 'publish-commits': return await publishCommits(wanted);
  }
}

/** From the lease to the last mark: how long a relay waits for its lease is no matter of its rate. */
async function drain(count: number): Promise<Done> {
  return await withRelay(async (published) => {
    const began = performance.now();
    await until(async () => await published() >= count);
    return { operations: count, wallMs: performance.now() - began };
  });
}

/** Each from its commit to its mark, which is later than its acknowledgement. */
async function relayCommits({ ms, perSecond }: { ms: number; perSecond: number }): Promise<Done> {
  return await withRelay(async (published) => {
    const committed = await commits.during(ms, perSecond);
    await until(async () => await published() >= committed.length);
    return { operations: committed.length, wallMs: ms, latenciesMs: await commits.untilMarked(committed) };
  });
}

/** Each from its commit to its acknowledgement, with nothing between them. */
async function publishCommits({ ms, perSecond }: { ms: number; perSecond: number }): Promise<Done> {
  await load(1);
  const latenciesMs: number[] = [];
  const committed = await commits.during(ms, perSecond, async ({ id, atMs }) => {
    await send({ ...modelReady(), id: `alone-${id}` });
    latenciesMs.push(wallMs() - atMs);
  });
  await commits.forget(committed);
  return { operations: committed.length, wallMs: ms, latenciesMs };
}

/** A relay that holds its lease, and how many events it has marked. */
async function withRelay(use: (published: () => Promise<number>) => Promise<Done>): Promise<Done> {
  const metrics = createMetrics(SERVICE);
  const relay = new OutboxRelay({
    pool, bus, service: SERVICE, logger, metrics, owner: `bench-${relays += 1}`, clock: systemClock, checkpointKey: new Uint8Array(32).fill(4), checkpointFolder: told.checkpoints,
  });
  relay.start();
  try {
    await until(() => relay.isHolder());
    return await use(async () => (await metrics.relayPublished.get()).values[0]?.value ?? 0);
  } finally {
    await relay.stop();
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const endMs = performance.now() + DRAIN_MAX_MS; !(await isSo());) {
    if (performance.now() > endMs) throw new Error('the relay has not published everything');
    await new Promise((wake) => setTimeout(wake, LOOK_MS));
  }
}

/** The same events as messages, made before the time runs. */
async function load(count: number): Promise<Done> {
  const { rows } = await pool.query<{ event_id: string; type: string; at: Date; version: number; actor: string; traceparent: string; body: unknown }>(
    'SELECT event_id, type, at, version, actor, traceparent, body FROM event ORDER BY id LIMIT $1', [count]);
  ready = rows.map(({ event_id: id, type, at, version, actor, traceparent, body }) => ({
    id, subject: busSubjectOf(type), body: JSON.stringify({ time: at.toISOString(), datacontenttype: 'application/json', version, actor, traceparent, data: body }),
  }));
  return { operations: ready.length };
}

async function publish(): Promise<Done> {
  const began = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: WINDOW }, async () => {
    for (let one = ready[next++]; one !== undefined; one = ready[next++]) {
      await send(one);
    }
  }));
  return { operations: ready.length, wallMs: performance.now() - began };
}

async function send({ subject, body, id }: Ready): Promise<void> {
  await bus.js.publish(subject, body, { msgID: id, expect: { streamName: streamName(SERVICE) }, timeout: 60_000 });
}

function modelReady(): Ready {
  const [model] = ready;
  if (model === undefined) throw new Error('there is no event to publish');
  return model;
}
