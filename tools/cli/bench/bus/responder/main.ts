import { createInterface } from 'node:readline';
import { lookUpDossier } from '@haicap/contracts';
import type { Actor } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { RpcServer } from '@haicap/messaging';
import type { Bus } from '@haicap/messaging';
import { createMetrics } from '@haicap/service-kit';
import { z } from 'zod';
import { connectAs } from '../../stage/scratch-broker.ts';

// Started by `./haicap bench call`: answers one query with one reply, by the library or without it.
const told = z.object({ mode: z.enum(['library', 'raw']), url: z.string(), password: z.string(), reply: z.unknown(), rawSubject: z.string() }).parse(JSON.parse(process.env['BENCH_RESPONDER'] ?? '{}'));
const ACTOR: Actor = { accountId: '00000000-0000-7000-8000-000000000001', kind: 'officer', posts: [{ unitId: '00000000-0000-5000-8000-000000000001', role: 'specialist' }] };

let answered = 0;
const bus = await connectAs(told.mode === 'library' ? 'dossier' : 'registry', told);
if (told.mode === 'library') await listen(bus);
else {
  const body = JSON.stringify({ ok: true, value: told.reply });
  bus.nc.subscribe(told.rawSubject, {
    queue: 'registry',
    callback: (_error, message) => {
      answered += 1;
      message.respond(body);
    },
  });
  await bus.nc.flush();
}
process.stdout.write('{"ready":true}\n');
for await (const _line of createInterface({ input: process.stdin })) process.stdout.write(`${answered}\n`);
await bus.drain();

async function listen(own: Bus): Promise<void> {
  const server = new RpcServer({
    bus: own, service: 'dossier', contracts: [lookUpDossier], authenticate: () => Promise.resolve(ACTOR), logger: own.logger, metrics: createMetrics('dossier'),
    maxInFlight: 64, maxWaiting: 1_000,
  });
  server.addHandler(lookUpDossier.subject, () => {
    answered += 1;
    return Promise.resolve(ok(told.reply));
  });
  await new Promise<void>((done, fail) => server.listen((error) => (error === undefined ? done() : fail(error instanceof Error ? error : new Error('the server does not listen')))));
}
