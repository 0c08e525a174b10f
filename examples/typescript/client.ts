// Hands in a dossier, subscribes, and waits for the signed message about it.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHaicap, exportDossiers, readWebhook, type WebhookMessage } from '@haicap/sdk';

const setting = (name: string): string => process.env[name] ?? (() => { throw new Error(`${name} is not set`); })();
const [baseUrl, receivingUnitId, procedureCode] = [setting('HAICAP_URL'), setting('HAICAP_UNIT'), setting('HAICAP_PROCEDURE')];
const haicap = createHaicap({ baseUrl, credentials: { clientId: setting('HAICAP_CLIENT_ID'), clientSecret: setting('HAICAP_CLIENT_SECRET') } });

let secret = '';
const known = new Map<string, WebhookMessage>();
const receiver = createServer((request, response) => {
  void textOf(request).then((body) => {
    const message = readWebhook(secret, body, request.headers);
    // The same message may come again: its id is the key.
    known.set(String(request.headers['webhook-id']), message);
    response.writeHead(204).end();
  }).catch(() => response.writeHead(400).end());
});
await new Promise<void>((done) => { receiver.listen(0, '127.0.0.1', done); });

const { data: subscription } = await haicap.POST('/api/v1/webhook-subscriptions', {
  body: { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, events: ['dossier.received'] },
});
if (subscription?.secret == null) throw new Error('no subscription');
secret = subscription.secret;

const { data: received } = await haicap.POST('/api/v1/dossiers', {
  body: {
    procedureCode, receivingUnitId, applicant: { fullName: 'Nguyễn Văn An' },
    components: setting('HAICAP_COMPONENTS').split(',').map((code) => ({ code, originals: 1, copies: 0 })),
  },
});
if (received === undefined) throw new Error('no dossier');
const { dossierId, code } = received.dossier;
console.log(`handed in ${code}`);

const isTold = () => [...known.values()].some(({ data }) => data.id === dossierId);
for (let left = 300; left > 0 && !isTold(); left -= 1) await new Promise((next) => { setTimeout(next, 100); });
if (!isTold()) throw new Error('no webhook about it came');
const { data: dossier } = await haicap.GET('/api/v1/dossiers/{dossierId}', { params: { path: { dossierId } } });
console.log(`told of it by a signed message; it is ${dossier?.status} and due ${dossier?.dueAt}`);

// A copy of everything in the units of this program. The last cursor, given the next time, brings what changed since.
let [found, cursor] = [false, ''];
for await (const one of exportDossiers(haicap)) {
  found ||= one.dossier?.dossierId === dossierId;
  ({ cursor } = one);
}
if (!found) throw new Error('the export does not hold it');
console.log(`the export holds it, and goes on from ${cursor}`);

await haicap.POST('/api/v1/webhook-subscriptions/{subscriptionId}/removal', {
  params: { path: { subscriptionId: subscription.subscriptionId }, header: { 'If-Match': `"${subscription.version}.full"` } }, body: {},
});
receiver.close();

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
