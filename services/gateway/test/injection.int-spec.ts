import { HTTP_ROUTES, listUnits, receiveDossier, type ErrorCode, type HttpRoute } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { HAC_THANH } from './example-replies.js';
import { BODIES, PATH_VALUES, QUERIES } from './example-requests.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let token: string;
beforeAll(async () => {
  gateway = await runGateway({ config: { rateLimitFactor: 100 } });
  token = await gateway.tokenOf('one-stop-officer');
}, 60_000);
afterAll(async () => gateway.stop(), 30_000);
beforeEach(() => gateway.owners.reset());

const placed = (path: string) => path.replace(/\{(\w+)\}/g, (_all, name: string) => PATH_VALUES[name] ?? '');
const headers = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'key-1', 'if-match': '"1.full"' });
const post = (path: string, text: string) => fetch(`${gateway.url}${placed(path)}`, { method: 'POST', headers: headers(), body: text });

interface Refused { readonly code: ErrorCode; readonly params: { readonly issues?: readonly { readonly pointer: string; readonly code: string }[] } }
const isObject = (body: unknown): body is Readonly<Record<string, unknown>> => typeof body === 'object' && body !== null && !Array.isArray(body);
const writes = HTTP_ROUTES.filter(({ method, operationId }) => method === 'POST' && isObject(BODIES[operationId]));
const reads = HTTP_ROUTES.filter(({ method, stream }) => method === 'GET' && stream !== 'only');
const bodyOf = ({ operationId }: HttpRoute) => BODIES[operationId] as Readonly<Record<string, unknown>>;
/** What an owner decides itself, or what only a token says. */
const DECIDED_ELSEWHERE = { isAdmin: true, roles: ['province-admin'], actor: 'someone', ownerAccountId: HAC_THANH, createdAt: '2020-01-01T00:00:00Z', tracked: { version: 99 } };

describe('mass assignment', () => {
  // The payment platform adds members to its messages as it likes; what is read of them is signed.
  it.each(writes.filter(({ operationId }) => operationId !== 'receivePaymentCallback').map((route) => [route.operationId, route] as const))('%s takes no member that the interface does not name, and its owner is not asked', async (_id, route) => {
    const response = await post(route.path, JSON.stringify({ ...bodyOf(route), ...DECIDED_ELSEWHERE }));

    const { code, params } = (await response.json()) as Refused;
    expect([response.status, code]).toEqual([400, 'REQUEST_INVALID']);
    expect((params.issues ?? []).map((issue) => `${issue.code} ${issue.pointer}`)).toEqual(expect.arrayContaining(Object.keys(DECIDED_ELSEWHERE).map((key) => `unrecognized_keys /body/${key}`)));
    expect(gateway.owners.calls).toEqual([]);
  });
});

describe('prototype pollution', () => {
  const POISON = ['"__proto__":{"isAdmin":true}', '"constructor":{"prototype":{"isAdmin":true}}', '"\\u005f_proto__":{"isAdmin":true}'];

  it.each(writes.map((route) => [route.operationId, route] as const))('%s refuses the names of prototypes, whole and written as signs, at its top and within', async (_id, route) => {
    const clean = JSON.stringify(bodyOf(route));
    const rest = clean === '{}' ? '}' : `,${clean.slice(1)}`;
    for (const poison of POISON) {
      const within = clean.replace(/:\{(?=")/, `:{${poison},`);
      for (const text of [`{${poison}${rest}`, ...(within === clean ? [] : [within])]) expect([text, (await post(route.path, text)).status]).toEqual([text, 400]);
    }

    expect(gateway.owners.calls).toEqual([]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each(reads.map((route) => [route.operationId, route] as const))('%s refuses them in the query', async (id, route) => {
    const asked = (more: string) => fetch(`${gateway.url}${placed(route.path)}${QUERIES[id] ?? ''}${(QUERIES[id] ?? '') === '' ? '?' : '&'}${more}`, { headers: headers() });

    for (const more of ['__proto__[isAdmin]=1', '__proto__=1', 'constructor[prototype][isAdmin]=1']) expect((await asked(more)).status).toBe(400);
    expect(gateway.owners.calls).toEqual([]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('what is written into an answer’s headers', () => {
  it('stays in its header, whatever signs it has', async () => {
    gateway.owners.answer(listUnits, () => ok({ items: [], nextCursor: 'a"\r\nSet-Cookie: a=b' }));

    const response = await fetch(`${gateway.url}/api/v1/units?level=commune&limit=1&q=${encodeURIComponent('x\r\nSet-Cookie: a=b\r\n\r\n<script>')}`);

    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('link')).toMatch(/^<[^\s<>"]+>; rel="next"$/);
  });
});

describe('a log', () => {
  it('has one line for each thing that happened, however it was called', async () => {
    const forged = '\n{"level":60,"msg":"forged"}\n';
    await fetch(`${gateway.url}/api/v1/units/${encodeURIComponent(forged)}`, { headers: { 'user-agent': 'x {"level":60,"msg":"forged"}', traceparent: 'forged' } });
    await post('/api/v1/dossiers', JSON.stringify({ procedureCode: forged }));

    const said = gateway.log.flatMap((line) => line.trim().split('\n')).map((line) => JSON.parse(line) as { msg?: string });
    expect(said.filter(({ msg }) => msg === 'forged')).toEqual([]);
  });
});

describe('other people’s languages', () => {
  it.each(['\' OR \'1\'=\'1', '"; DROP TABLE dossier; --', '{{7*7}}', '${7*7}', '$(reboot)', '=HYPERLINK("http://x")', '<!--#exec cmd="ls"-->', '%{(#a=1)}', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'])(
    'reach the owner as the text that they are: %j', async (text) => {
      const body = { ...(BODIES['receiveDossier'] as Record<string, unknown>), applicant: { fullName: text } };

      expect((await post('/api/v1/dossiers', JSON.stringify(body))).status).toBe(201);
      expect(gateway.owners.calls.map(({ contract, request }) => [contract, request['applicant']])).toEqual([[receiveDossier, expect.objectContaining({ fullName: text })]]);
    });

  it.each(['application/xml', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/yaml'])('are no bodies: %s', async (type) => {
    const response = await fetch(`${gateway.url}/api/v1/dossiers`, { method: 'POST', headers: { ...headers(), 'content-type': type }, body: JSON.stringify(BODIES['receiveDossier']) });

    expect([response.status, gateway.owners.calls]).toEqual([415, []]);
  });
});
