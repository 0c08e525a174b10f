import { createServer, connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

// Started by `./haicap bench rollout`: what stands in front of the processes of a service in production. It carries connections, not requests, to
// whoever says that it is ready; none of those that stand is cut when its process says no more, which is what draining is for.
const backend = z.object({ port: z.int(), healthPort: z.int() });
const told = z.object({ port: z.int() }).parse(JSON.parse(process.env['BENCH_BALANCER'] ?? '{}'));
const orders = z.object({ backends: z.array(backend) });
const PROBE_MS = 100;
const PROBE_ANSWERS_MAX_MS = 1_000;
/** A connection waits for somebody who is ready: the callers wait with it. */
const WAITS_MAX_MS = 20_000;

type Backend = z.infer<typeof backend>;
let backends: readonly Backend[] = [];
let ready: readonly Backend[] = [];
let next = 0;

async function isReady({ healthPort }: Backend): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${healthPort}/readyz`, { signal: AbortSignal.timeout(PROBE_ANSWERS_MAX_MS) }).then(({ ok }) => ok, () => false);
}

async function probe(): Promise<void> {
  const states = await Promise.all(backends.map(async (one) => [one, await isReady(one)] as const));
  ready = states.filter(([one, answers]) => answers && backends.includes(one)).map(([one]) => one);
}

async function carry(client: Socket): Promise<void> {
  client.on('error', () => client.destroy());
  const since = performance.now();
  while (performance.now() - since < WAITS_MAX_MS && !client.destroyed) {
    const chosen = ready[(next += 1) % Math.max(1, ready.length)];
    const upstream = chosen === undefined ? undefined : await opened(chosen.port, client.remoteAddress);
    if (upstream !== undefined) return join(client, upstream);
    await pause(PROBE_MS / 2);
  }
  client.destroy();
}

// As if the client had come itself: limits count by address.
function opened(port: number, localAddress: string | undefined): Promise<Socket | undefined> {
  return new Promise((done) => {
    const upstream = connect({ port, host: '127.0.0.1', ...(localAddress === undefined ? {} : { localAddress }), noDelay: true, allowHalfOpen: true });
    upstream.once('connect', () => done(upstream)).once('error', () => done(undefined));
  });
}

function join(client: Socket, upstream: Socket): void {
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
  upstream.on('close', () => client.destroySoon());
  client.pipe(upstream);
  upstream.pipe(client);
}

const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => void carry(client));
await new Promise<void>((done, fail) => server.once('error', fail).listen(told.port, '127.0.0.1', done));
const probing = setInterval(() => void probe(), PROBE_MS);
process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) {
  backends = orders.parse(JSON.parse(line)).backends;
  await probe();
  process.stdout.write(`${JSON.stringify({ ready: ready.length })}\n`);
}
clearInterval(probing);
// Whoever asked for it ends everything else first.
process.exit(0);
