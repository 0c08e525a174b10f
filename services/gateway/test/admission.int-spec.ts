import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { exportPayments, listDossiers, listUnits, receiveDossier, ROUTE_PRIORITIES, trackDossier, type RoutePriority, type RpcContract } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { eventually } from '@haicap/testing';
import { EXAMPLE_REPLIES } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

// Of eight places exports fill one, tracking four, steps six, accepting all.
const PLACES = 8;

let gateway: RunningGateway;
let files: Server;
let officer: RequestInit;
const held: (() => void)[] = [];

beforeAll(async () => {
  files = createServer((_request, response) => void held.push(() => response.writeHead(200, { 'content-type': 'application/pdf' }).end('x')));
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  gateway = await runGateway({ config: { ownerRequestsMax: PLACES }, filesUrl: `http://127.0.0.1:${(files.address() as AddressInfo).port}` });
  officer = { headers: { authorization: `Bearer ${await gateway.tokenOf('one-stop-officer')}`, 'content-type': 'application/json' } };
}, 30_000);
afterAll(async () => {
  await gateway.stop();
  files.closeAllConnections();
  await new Promise((resolve) => files.close(resolve));
}, 30_000);

const send = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init });
const COMMAND = { procedureCode: '2.000815', channel: 'counter', receivingUnitId: '00000000-0000-5000-8000-000000000002', applicant: { fullName: 'Nguyễn Văn An' } };
let key = 0;

/** One request of each class to the same owner. */
const ASK: Readonly<Record<RoutePriority, () => Promise<Response>>> = {
  accept: () => send('/api/v1/dossiers', { ...officer, method: 'POST', headers: { ...officer.headers, 'idempotency-key': `k-${key += 1}` }, body: JSON.stringify(COMMAND) }),
  step: () => send('/api/v1/dossiers', officer),
  tracking: () => send('/api/v1/tracking', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code: 'H56.147.97-250701-0001', secret: 'ABCDE-FGHJK' }) }),
  export: () => send('/api/v1/payments/export?day=2025-07-01', officer),
};
const CONTRACTS: readonly RpcContract[] = [receiveDossier, listDossiers, trackDossier, exportPayments];

/** From here on the owner answers nobody until it is told to. */
function slowOwner(): void {
  for (const contract of CONTRACTS) gateway.owners.answer(contract, async () => {
    await new Promise<void>((resolve) => void held.push(resolve));
    return ok(EXAMPLE_REPLIES.get(contract));
  });
}

const sendAndHold = async (priority: RoutePriority, times: number) => {
  const before = held.length;
  const answers = Array.from({ length: times }, () => ASK[priority]());
  await eventually(() => expect(held.length).toBe(before + times));
  return answers;
};
const refusalOf = async (response: Response) => [response.status, response.headers.get('retry-after'), ((await response.json()) as { code: string; params: { priority: string } })] as const;

describe('an owner that has become slow', () => {
  it('is asked by exports, tracking and steps no more while dossiers are accepted, and by all again afterwards', async () => {
    slowOwner();
    const waiting: Promise<Response>[] = [];
    for (const [priority, places, retryAfter] of [['export', 1, '30'], ['tracking', 3, '5'], ['step', 2, '2']] as const) {
      waiting.push(...await sendAndHold(priority, places));
      expect(await refusalOf(await ASK[priority]())).toEqual([503, retryAfter, expect.objectContaining({ code: 'OVERLOADED', params: { priority, retryAfterS: Number(retryAfter) } })]);
    }
    const accepting = await sendAndHold('accept', 2);
    const refused = await Promise.all(ROUTE_PRIORITIES.map(async (priority) => (await ASK[priority]()).status));
    // Another owner is none of its business.
    const others = await send('/api/v1/units');
    for (const answer of held.splice(0)) answer();

    expect((await Promise.all(accepting)).map(({ status }) => status)).toEqual([201, 201]);
    expect(refused).toEqual([503, 503, 503, 503]);
    expect(others.status).toBe(200);
    expect((await Promise.all(waiting)).every(({ status }) => status === 200)).toBe(true);
    for (const contract of CONTRACTS) gateway.owners.answer(contract, () => ok(EXAMPLE_REPLIES.get(contract)));
    for (const priority of ROUTE_PRIORITIES) expect([priority, (await ASK[priority]()).ok]).toEqual([priority, true]);
    expect(await (await fetch(`${gateway.healthUrl}/metrics`)).text()).toMatch(/haicap_admission_refused_total\{owner="dossier",priority="export",service="gateway"\} 2/);
  });
});

describe('the listener of files', () => {
  it('has places of its own, and gives one back when its reader leaves', async () => {
    const download = (signal?: AbortSignal) => send('/api/v1/files/0197c37f-7680-7612-9c1c-649b8662b622/content', { ...officer, ...(signal ? { signal } : {}) });
    const leaving = new AbortController();
    const reader = download(leaving.signal).catch(() => 'left');
    const readers = Array.from({ length: 5 }, () => download());
    await eventually(() => expect(held.length).toBe(6));

    expect((await refusalOf(await download()))[0]).toBe(503);
    expect((await send('/api/v1/units')).status).toBe(200);
    leaving.abort();
    expect(await reader).toBe('left');
    for (const answer of held.splice(0)) answer();
    expect((await Promise.all(readers)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);

    const next = Array.from({ length: 6 }, () => download());
    await eventually(() => expect(held.length).toBe(6));
    for (const answer of held.splice(0)) answer();
    expect((await Promise.all(next)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  });
});

describe('the limits of one request', () => {
  it('hold for the depth of a body, before its owner is asked', async () => {
    const body = `{"code":${'['.repeat(40)}${']'.repeat(40)}}`;
    const response = await send('/api/v1/tracking', { method: 'POST', headers: { 'content-type': 'application/json' }, body });

    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([400, 'application/problem+json', expect.objectContaining({ code: 'BODY_TOO_DEEP', params: { depthMax: 32 } })]);
  });

  it('hold for a page, by its name and the largest one', async () => {
    expect((await (await send('/api/v1/units?limit=201')).json())).toMatchObject({ code: 'REQUEST_INVALID', params: { issues: [{ pointer: '/query/limit', code: 'too_big' }] } });
    gateway.owners.answer(listUnits, () => ok(EXAMPLE_REPLIES.get(listUnits)));
    expect((await send('/api/v1/units?limit=200')).status).toBe(200);
  });

  it.each([['no HTTP at all', 'HELLO\r\n\r\n'], ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`]])('hold for %s, with a problem', async (_what, bytes) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('close', () => resolve(text)).on('error', reject);
    });

    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });
});
