import { readFileSync } from 'node:fs';
import { CLIENT_SCOPES, HTTP_ROUTES, ROLES, TRANSFER_ROUTES, type HttpRoute, type Role } from '@haicap/contracts';
import { signServiceToken, systemClock } from '@haicap/service-kit';
import { testIssuer } from '@haicap/testing';
import { HAC_THANH } from './example-replies.js';
import { FilesListener } from './example-files.js';
import { BODIES, PATH_VALUES, QUERIES } from './example-requests.js';
import { actorOf, runGateway, type RunningGateway } from './running-gateway.js';

/** docs/api/authorization-matrix.csv: who may reach the owner through which route. Whether this dossier is theirs, the owner decides further. */
const [header = [], ...rows] = readFileSync(new URL('../../../docs/api/authorization-matrix.csv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(','));
const people = header.slice(1);
const cells = rows.flatMap(([operation = '', ...expected]) => people.map((person, column) => [operation, person, expected[column] ?? ''] as const));

let gateway: RunningGateway;
let files: FilesListener;
beforeAll(async () => {
  files = await FilesListener.open();
  // Each cell has to reach the owner, whatever the one before was told.
  gateway = await runGateway({ filesUrl: files.url, config: { rateLimitFactor: 100 }, keptFor: { trackedMs: 0, pagesMs: 0 } });
}, 30_000);
afterAll(async () => {
  await gateway.stop();
  await files.close();
}, 30_000);

async function tokenOf(person: string): Promise<string | undefined> {
  if (person === 'anonymous') return undefined;
  if (person === 'service') return signServiceToken(Buffer.alloc(32), 'reporting', systemClock);
  if (person.startsWith('client:')) return gateway.issuer.sign({ accountId: 'client', kind: 'client', posts: [] }, { scopes: person.split(':').slice(1).join(':').split('+'), unitIds: [HAC_THANH] });
  if (person !== 'foreign') return gateway.tokenOf(person as Role | 'stranger');
  const other = await testIssuer();
  await other.stop();
  return other.sign(actorOf('province-admin'));
}

const placed = (path: string) => `${gateway.url}${path.replace(/\{(\w+)\}/g, (_all, name: string) => PATH_VALUES[name] ?? '')}`;

/** The same for a route whose bytes are streamed: allowed is what reached the listener of the service `files`. */
async function transfer(operation: string, person: string): Promise<string> {
  const route = TRANSFER_ROUTES.find(({ operationId }) => operationId === operation);
  if (route === undefined) throw new Error(`there is no route ${operation}`);
  const token = await tokenOf(person);
  files.received.length = 0;
  const { status } = await fetch(placed(route.path), {
    method: route.method,
    headers: { 'tus-resumable': '1.0.0', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(route.takes === undefined ? {} : { 'content-type': route.takes }) },
    ...(route.takes === undefined ? {} : { body: 'abc' }),
  });
  return files.received.length > 0 && status === route.success ? 'allow' : String(status);
}

async function call(operation: string, person: string): Promise<string> {
  if (TRANSFER_ROUTES.some(({ operationId }) => operationId === operation)) return transfer(operation, person);
  const route = HTTP_ROUTES.find(({ operationId }) => operationId === operation.split('?')[0]) as HttpRoute;
  const token = await tokenOf(person);
  const isWithBody = route.method === 'POST' || route.method === 'PUT';
  const abort = new AbortController();
  gateway.owners.reset();
  const response = await fetch(`${placed(route.path)}${QUERIES[operation] ?? ''}`, {
    method: route.method, signal: abort.signal,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(isWithBody ? { 'content-type': 'application/json' } : {}),
      'idempotency-key': 'key-1', 'if-match': '"1.full"', 'x-tracking-code': 'X', 'x-tracking-secret': 'Y',
    },
    ...(isWithBody ? { body: JSON.stringify(BODIES[operation]) } : {}),
  });
  const { status } = response;
  // What is about persons is kept by nobody on the way, and neither is a refusal.
  if (route.privacy === 'personal' || !response.ok) expect(response.headers.get('cache-control')).toBe('no-store');
  const body = route.stream === 'only' ? '' : await response.text();
  if (route.stream === 'only') abort.abort();
  // Allowed means both: the owner's handler ran, and the answer is the one of success. Denied means that no handler ran.
  // A stream that an earlier cell closed may still be reading, so only the contracts of this route count.
  if (route.rpcs.every(({ service }) => service === 'gateway')) return status === route.success || body.includes('SESSION_NOT_FOUND') ? 'allow' : String(status);
  const isReached = operation === 'streamFigures' || gateway.owners.calls.some(({ contract }) => route.rpcs.includes(contract));
  if (isReached && status === route.success) return isLookKept(route) ? 'allow' : 'allow, and nobody knows who looked';
  if (status === 403) return route.rpcs.some(({ name }) => gateway.owners.witnessed.includes(`denied ${name} FORBIDDEN`)) ? '403' : '403, and nobody knows who was denied';
  return isReached ? `reached the owner with ${status}` : String(status);
}

/** A look that a contract declares has to have reached the witness by the time the answer is there. */
function isLookKept({ rpcs }: HttpRoute): boolean {
  const called = gateway.owners.calls.map(({ contract }) => contract).filter((contract) => rpcs.includes(contract) && contract.looks !== undefined);
  return called.every(({ name }) => gateway.owners.witnessed.includes(`looked ${name}`));
}

describe('the authorization matrix', () => {
  it('has a row for every route and a column for every role', () => {
    const described = new Set(rows.map(([operation = '']) => operation.split('?')[0]));

    expect([...described].sort()).toEqual([...HTTP_ROUTES, ...TRANSFER_ROUTES].map(({ operationId }) => operationId).sort());
    expect(new Set(people)).toEqual(new Set([...ROLES, 'anonymous', 'foreign', 'stranger', 'client']));
  });

  it.each(cells)('%s by %s is %s', async (operation, person, expected) => {
    if (person !== 'client') return expect(await call(operation, person)).toBe(expected);
    // The cell of a program names the scope that opens the route: that one alone does, and all others together do not.
    const scope = CLIENT_SCOPES.find((one) => one === expected);
    const others = CLIENT_SCOPES.filter((one) => one !== scope).join('+');
    expect([scope && (await call(operation, `client:${scope}`)), await call(operation, `client:${others}`)]).toEqual([scope && 'allow', scope === undefined ? expected : '403']);
  });
});
