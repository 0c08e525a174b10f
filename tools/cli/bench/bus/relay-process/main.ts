import { createInterface } from 'node:readline';
import { busSubjectOf, streamName } from '@haicap/contracts';
import { createRelayPool, OutboxRelay } from '@haicap/outbox';
import { createLogger, createMetrics, systemClock } from '@haicap/service-kit';
import { z } from 'zod';
import { connectAs } from '../../stage/scratch-broker.ts';

// Started by `./haicap bench relay`: moves what lies in the outbox, by the relay of libs/outbox or by publishing alone.
const told = z.object({ url: z.string(), password: z.string(), relayUrl: z.string(), checkpoints: z.string() }).parse(JSON.parse(process.env['BENCH_RELAY'] ?? '{}'));
const order = z.object({ order: z.enum(['drain', 'load', 'publish']), count: z.int() });
const WINDOW = 256;
const LOOK_MS = 2;
const DRAIN_MAX_MS = 10 * 60_000;
const SERVICE = 'dossier';
const logger = createLogger({ service: SERVICE, level: 'silent' });

type Ready = { subject: string; id: string; body: string };
const bus = await connectAs(SERVICE, told);
const pool = createRelayPool({ url: told.relayUrl, applicationName: 'dossier-relay', logger });
let ready: Ready[] = [];
let relays = 0;

process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { order: what, count } = order.parse(JSON.parse(line));
  process.stdout.write(`${JSON.stringify(what === 'drain' ? await drain(count) : what === 'load' ? await load(count) : await publish())}\n`);
}
await pool.end();
await bus.drain();

/** From the lease to the last mark: how long a relay waits for its lease is no matter of its rate. */
async function drain(count: number): Promise<{ operations: number; wallMs: number }> {
  const metrics = createMetrics(SERVICE);
  const relay = new OutboxRelay({
    pool, bus, service: SERVICE, logger, metrics, owner: `bench-${relays += 1}`, clock: systemClock, checkpointKey: new Uint8Array(32).fill(4), checkpointFolder: told.checkpoints,
  });
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    for (const endMs = performance.now() + DRAIN_MAX_MS; !(await isSo());) {
      if (performance.now() > endMs) throw new Error(`the relay has not published ${count} events`);
      await new Promise((wake) => setTimeout(wake, LOOK_MS));
    }
  };
  relay.start();
  await until(() => relay.isHolder());
  const began = performance.now();
  await until(async () => ((await metrics.relayPublished.get()).values[0]?.value ?? 0) >= count);
  const wallMs = performance.now() - began;
  await relay.stop();
  return { operations: count, wallMs };
}

/** The same events as messages, made before the time runs. */
async function load(count: number): Promise<{ operations: number }> {
  const { rows } = await pool.query<{ event_id: string; type: string; at: Date; version: number; actor: string; traceparent: string; body: unknown }>(
    'SELECT event_id, type, at, version, actor, traceparent, body FROM event ORDER BY id LIMIT $1', [count]);
  ready = rows.map(({ event_id: id, type, at, version, actor, traceparent, body }) => ({
    id, subject: busSubjectOf(type), body: JSON.stringify({ time: at.toISOString(), datacontenttype: 'application/json', version, actor, traceparent, data: body }),
  }));
  return { operations: ready.length };
}

async function publish(): Promise<{ operations: number; wallMs: number }> {
  const began = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: WINDOW }, async () => {
    for (let one = ready[next++]; one !== undefined; one = ready[next++]) {
      await bus.js.publish(one.subject, one.body, { msgID: one.id, expect: { streamName: streamName(SERVICE) }, timeout: 60_000 });
    }
  }));
  return { operations: ready.length, wallMs: performance.now() - began };
}
