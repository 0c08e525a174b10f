import { Agent, createServer, request } from 'node:http';
import { createInterface } from 'node:readline';
import { z } from 'zod';

// Started by `./haicap bench lifecycle`, two times: once to take the notices of a life as a program of somebody else would, and once to send as many, bare.
const { port } = z.object({ port: z.int().nullable() }).parse(JSON.parse(process.env['BENCH_NOTICES'] ?? '{}'));
const order = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('count') }),
  z.strictObject({ order: z.literal('send'), to: z.int(), count: z.int(), body: z.string() }),
]);
const WINDOW = 16;

const BARE = 'bare-';
const received = new Set<string>();
const server = createServer((incoming, answer) => {
  // Once each, however often it was tried.
  received.add(String(incoming.headers['webhook-id']));
  incoming.resume().once('end', () => answer.writeHead(204).end());
});
if (port !== null) await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));

process.stdout.write('{"ready":true}\n');
for await (const line of createInterface({ input: process.stdin })) {
  const wanted = order.parse(JSON.parse(line));
  process.stdout.write(`${JSON.stringify(wanted.order === 'count' ? counted() : await send(wanted))}\n`);
}
server.closeAllConnections();
server.close();

function counted(): { notices: number; bare: number } {
  const bare = [...received].filter((id) => id.startsWith(BARE)).length;
  return { notices: received.size - bare, bare };
}

async function send({ to, count, body }: { to: number; count: number; body: string }): Promise<{ operations: number; wallMs: number }> {
  const began = performance.now();
  const agent = new Agent({ keepAlive: true, maxSockets: WINDOW });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  let next = 0;
  const one = (id: number): Promise<void> => new Promise((done, fail) => {
    request({ host: '127.0.0.1', port: to, method: 'POST', agent, headers: { ...headers, 'webhook-id': `${BARE}${began}-${id}` } }, (answer) => answer.resume().once('end', done)).once('error', fail).end(body);
  });
  await Promise.all(Array.from({ length: WINDOW }, async () => {
    for (let id = next++; id < count; id = next++) await one(id);
  }));
  agent.destroy();
  return { operations: count, wallMs: performance.now() - began };
}
