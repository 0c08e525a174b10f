import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Installation } from '../system/installation.js';
import { mismatch } from './answer-check.js';
import { askMatrix } from './matrix/ask-matrix.js';
import { OPERATIONS, requestTo, type FuzzedRequest } from './openapi-requests.js';
import { StateDigest } from './state-digest.js';

const IS_LONG = process.env['HAICAP_TEST_LONG'] === '1';
/** How often each operation is asked; there are more than a hundred and eighty. */
const TURNS = IS_LONG ? 60 : 3;
const SEED = 6;
// Looking at every table takes longer than a request: refusals share a look.
const REFUSALS_PER_LOOK = 8;
jest.setTimeout(IS_LONG ? 3_600_000 : 300_000);

const ACCOUNTS = ['motcua.14797', 'chuyenvien.14797', 'chutich.14797', 'motcua.15865', 'chutich.15865', 'congdan.1', 'congdan.2', 'lanhdao.38', 'quantri.38', 'kiemtoan.38'];

let province: Installation;
let state: StateDigest;
let requests: FuzzedRequest[];
beforeAll(async () => {
  province = await Installation.start();
  state = await StateDigest.open(province.data);
  const commune = await province.commune('14797');
  const received = await Promise.all(['14797', '14797', '15865'].map((code) => province.receive(code)));
  const known = {
    uuids: [commune.unitId, (await province.commune('15865')).unitId, ...received.map(({ body }) => body.dossier.dossierId)],
    codes: [...received.map(({ body }) => body.dossier.code), '1.001193', '2.000815', '14797', 'Nguyễn Văn An', '038090012345'],
  };
  requests = OPERATIONS.flatMap((operation, at) => fc.sample(requestTo(operation, known, ACCOUNTS.length), { numRuns: TURNS, seed: SEED + at }));
}, 300_000);
afterAll(async () => {
  await state?.close();
  await province?.remove();
});

interface Seen { readonly status: number; readonly mediaType: string; readonly text: string }

async function send({ operation, path, headers, body, account }: FuzzedRequest): Promise<Seen> {
  const login = ACCOUNTS[account];
  const token = login === undefined ? undefined : await province.token(login);
  const abort = new AbortController();
  const response = await fetch(`${province.origin}${path}`, {
    method: operation.method.toUpperCase(), signal: AbortSignal.any([abort.signal, AbortSignal.timeout(30_000)]), redirect: 'manual',
    headers: { accept: 'application/json', ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined || operation.method === 'get' ? {} : { body: JSON.stringify(body) }),
  });
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (mediaType === 'text/event-stream') {
    abort.abort();
    return { status: response.status, mediaType, text: '' };
  }
  return { status: response.status, mediaType, text: await response.text() };
}

// Before anything is tried at random, so that every account and every object is as it was planted.
describe('the authorization matrix, asked of a running installation', () => {
  it('answers every route to everybody at an own and at a foreign object as the document says', async () => {
    const { cells, tally, wrong } = await askMatrix(province);
    const told = Object.entries(tally).sort().map(([cell, times]) => `${times} × ${cell}`).join(', ');
    process.stderr.write(`authorization matrix: ${cells} cells, ${told}; ${wrong.length} otherwise than docs/api/authorization-units.csv\n`);

    expect(wrong).toEqual([]);
  });
});

describe('requests made from the interface’s own document', () => {
  it('get no answer of 5xx, none that the document does not describe, and change nothing where they are refused', async () => {
    const faults: string[] = [];
    const told = new Map<string, number>();
    let watched = 0;
    let [before, refusals]: [Readonly<Record<string, string>>, FuzzedRequest[]] = [await state.read(), []];
    const look = async () => {
      const now = await state.read();
      watched += refusals.length;
      const changed = Object.keys(now).filter((table) => now[table] !== before[table]);
      if (changed.length > 0) faults.push(`${changed.join(', ')} changed by one of ${refusals.map(({ operation }) => operation.operationId).join(', ')}`);
      refusals = [];
    };
    for (const request of requests) {
      const isWrite = request.operation.method !== 'get';
      const seen = await send(request);
      told.set(String(seen.status), (told.get(String(seen.status)) ?? 0) + 1);
      const name = `${request.operation.operationId} ${request.path.slice(0, 120)}`;
      if (seen.status >= 500) faults.push(`${name}: ${seen.status} ${seen.text.slice(0, 200)}`);
      const wrong = mismatch(request.operation, seen);
      if (wrong !== null) faults.push(`${name}: ${wrong}`);
      if (isWrite && seen.status < 400) {
        // What was done changes the state, so the refusals just before it cannot be told from it any more.
        before = await state.read();
        refusals = [];
      } else if (isWrite) refusals.push(request);
      if (refusals.length >= REFUSALS_PER_LOOK) await look();
    }
    if (refusals.length > 0) await look();
    process.stderr.write(`schema fuzz, seed ${SEED}: ${requests.length} requests to ${OPERATIONS.length} operations; ${[...told].sort().map(([status, times]) => `${times} × ${status}`).join(', ')}; ${watched} refused writes watched; ${faults.length} faults\n`);

    expect([...new Set(faults)]).toEqual([]);
    // A run in which nothing was let through, or nothing watched, would have shown nothing.
    expect([...told].filter(([status]) => status.startsWith('2')).reduce((sum, [, times]) => sum + times, 0)).toBeGreaterThan(30);
    expect(watched).toBeGreaterThan(100);
  });
});
