import { readFileSync } from 'node:fs';
import {
  assignDossier, HTTP_ROUTES, TRANSFER_ROUTES, listDossiers, listUnits, receiveDossier, refusal, trackDossier, type ErrorCode,
} from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { testIssuer } from '@haicap/testing';
import { errorsDocument } from '../src/openapi/errors-document.js';
import { personalDataDocument } from '../src/openapi/personal-data-document.js';
import { DOSSIER_ID, dossier, HAC_THANH, OFFICER_ID } from './example-replies.js';
import { actorOf, runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await runGateway();
}, 30_000);
afterAll(async () => gateway.stop(), 30_000);
afterEach(() => gateway.owners.reset());

interface ProblemBody { type: string; title: string; status: number; code: ErrorCode; params: Record<string, unknown>; traceId: string; instance: string }

const send = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, init);
const problemIn = async (response: Response) => (await response.json()) as ProblemBody;
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => send(path, {
  method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', authorization: `Bearer ${await gateway.tokenOf('one-stop-officer')}`, 'idempotency-key': 'key-1', ...headers },
});
const birth = { procedureCode: '1.001193', receivingUnitId: HAC_THANH, applicant: { fullName: 'Nguyễn Văn An' } };

describe('a dossier received over HTTP', () => {
  it('is answered with its place, its version and the tracking secret, and never stored by a cache', async () => {
    const response = await post('/api/v1/dossiers', birth);

    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`/api/v1/dossiers/${DOSSIER_ID}`);
    expect(response.headers.get('etag')).toBe('"1.full"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ dossier: { code: dossier.code }, trackingSecret: 'ABCDE-FGHJK' });
  });

  it('reaches the owner with the person, the key and the defaults of the contract', async () => {
    await post('/api/v1/dossiers', birth, { 'idempotency-key': 'desk-1/0042' });

    const [call] = gateway.owners.calls;
    expect(call?.contract).toBe(receiveDossier);
    expect(call?.request).toMatchObject({ procedureCode: '1.001193', desk: '1' });
    expect(call?.context).toMatchObject({ idempotencyKey: 'desk-1/0042', actor: { accountId: OFFICER_ID } });
  });

  it('needs an idempotency key', async () => {
    const response = await post('/api/v1/dossiers', birth, { 'idempotency-key': '' });

    expect([response.status, (await problemIn(response)).code]).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED']);
    expect(gateway.owners.calls).toEqual([]);
  });

  it('refuses a key with spaces, a key of 201 characters, and says where', async () => {
    for (const key of ['a b', 'k'.repeat(201)]) {
      const problem = await problemIn(await post('/api/v1/dossiers', birth, { 'idempotency-key': key }));
      expect([problem.code, problem.params]).toEqual(['REQUEST_INVALID', { issues: [{ pointer: '/headers/idempotency-key', code: 'invalid_format' }] }]);
    }
  });

  it('is refused field by field, without a word of what was sent', async () => {
    const response = await post('/api/v1/dossiers', { ...birth, receivingUnitId: 'Phường Hạc Thành', applicant: { fullName: 'Nguyễn Văn An', secretNote: 'x' } });
    const text = await response.text();

    expect(response.status).toBe(400);
    expect((JSON.parse(text) as ProblemBody).params).toEqual({ issues: [
      { pointer: '/body/receivingUnitId', code: 'invalid_format' }, { pointer: '/body/applicant/secretNote', code: 'unrecognized_keys' },
    ] });
    expect(text).not.toContain('Nguyễn');
  });

  it.each<[ErrorCode, number, string | null]>([
    ['IDEMPOTENCY_KEY_IN_FLIGHT', 409, '1'], ['IDEMPOTENCY_KEY_REUSED', 422, null], ['UNIT_NOT_IN_SCOPE', 403, null],
    ['OUTCOME_UNKNOWN', 503, '1'], ['PROCEDURE_NOT_IN_FORCE', 400, null],
  ])('passes the refusal %s on as %i', async (code, status, retryAfter) => {
    gateway.owners.answer(receiveDossier, () => err(refusal(code)));

    const response = await post('/api/v1/dossiers', birth);

    expect([response.status, (await problemIn(response)).code, response.headers.get('retry-after')]).toEqual([status, code, retryAfter]);
  });
});

describe('a change of a dossier', () => {
  const assign = (headers: Record<string, string>) => post(`/api/v1/dossiers/${DOSSIER_ID}/assignments`, { assigneeId: OFFICER_ID }, headers);

  it('needs If-Match', async () => {
    const response = await assign({});

    expect([response.status, (await problemIn(response)).code]).toEqual([428, 'IF_MATCH_REQUIRED']);
  });

  it('carries the version the person saw to the owner', async () => {
    const response = await assign({ 'if-match': '"2.masked"' });

    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe('"3.masked"');
    expect(gateway.owners.calls[0]?.request).toEqual({ dossierId: DOSSIER_ID, assigneeId: OFFICER_ID, expectedVersion: 2 });
  });

  it('takes version 0 for what is kept for the first time', async () => {
    const response = await fetch(`${gateway.url}/api/v1/me/filing-drafts/01980000-0000-7000-8000-00000000000f`, {
      method: 'PUT', body: JSON.stringify({ procedureCode: '1.001193', content: {} }),
      headers: { authorization: `Bearer ${await gateway.tokenOf('citizen')}`, 'content-type': 'application/json', 'idempotency-key': 'draft-1', 'if-match': '"0.full"' },
    });

    expect(response.status).toBe(200);
  });

  it.each(['*', 'W/"2.masked"', '"2"', '"0.full"', '2.full'])('refuses If-Match %s', async (tag) => {
    expect((await problemIn(await assign({ 'if-match': tag }))).code).toBe('REQUEST_INVALID');
  });

  it('that came too late is answered 412', async () => {
    gateway.owners.answer(assignDossier, () => err(refusal('DOSSIER_STALE')));

    expect((await assign({ 'if-match': '"2.masked"' })).status).toBe(412);
  });
});

describe('reading', () => {
  const asOfficer = async (headers: Record<string, string> = {}) => ({ headers: { authorization: `Bearer ${await gateway.tokenOf('specialist')}`, ...headers } });

  it('answers 304 to somebody who has this version in this view', async () => {
    const known = await send(`/api/v1/dossiers/${DOSSIER_ID}`, await asOfficer({ 'if-none-match': '"3.masked"' }));
    const otherView = await send(`/api/v1/dossiers/${DOSSIER_ID}`, await asOfficer({ 'if-none-match': '"3.full"' }));

    expect([known.status, await known.text()]).toEqual([304, '']);
    expect(otherView.status).toBe(200);
  });

  it('tags public lists by their content and links the next page', async () => {
    const first = await send('/api/v1/units?level=commune&limit=1');
    const again = await send('/api/v1/units?level=commune&limit=1', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });

    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('link')).toBe('</api/v1/units?level=commune&limit=1&cursor=after-14797>; rel="next"');
    expect(again.status).toBe(304);
    expect(gateway.owners.calls[0]?.request).toEqual({ level: 'commune', limit: 1 });
  });

  it('translates the names of the query to those of the contract', async () => {
    await send('/api/v1/units?province=38&q=hac%20thanh&asOf=2025-07-01');

    expect(gateway.owners.calls[0]?.contract).toBe(listUnits);
    expect(gateway.owners.calls[0]?.request).toMatchObject({ provinceCode: '38', q: 'hac thanh', asOf: '2025-07-01' });
  });

  it('refuses a filter it does not know', async () => {
    const problem = await problemIn(await send('/api/v1/units?provinceCode=38'));

    expect(problem.params).toEqual({ issues: [{ pointer: '/query/provinceCode', code: 'unrecognized_keys' }] });
  });

  it('refuses a filter that stands there twice, or as a list', async () => {
    const twice = await send('/api/v1/units?level=commune&level=province');
    const apart = await send('/api/v1/units?level[]=commune');

    expect([(await problemIn(twice)).params, apart.status]).toEqual([{ issues: [{ pointer: '/query/level', code: 'invalid_value' }] }, 400]);
    expect(gateway.owners.calls).toEqual([]);
  });

  it('hands a code to the list together with the other filters', async () => {
    const found = await send(`/api/v1/dossiers?code=${dossier.code}&status=assigned&procedureCode=1.001193`, await asOfficer());

    expect(found.status).toBe(200);
    expect(gateway.owners.calls[0]).toMatchObject({ contract: listDossiers, request: { code: dossier.code, status: 'assigned', procedureCode: '1.001193' } });
  });

  it('keeps a number that is searched by out of the address and the log', async () => {
    const body = JSON.stringify({ personalNumber: '038090012345', name: 'Nguyễn Văn An' });
    const response = await send('/api/v1/dossiers/search', { method: 'POST', headers: { ...(await asOfficer()).headers, 'content-type': 'application/json' }, body });

    expect(response.status).toBe(200);
    expect(gateway.log.join('')).not.toContain('038090012345');
  });

  it('keeps code and secret of tracking out of the address', async () => {
    const response = await send('/api/v1/tracking', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code: dossier.code, secret: 'ABCDE-FGHJK' }) });

    expect(response.status).toBe(200);
    expect(gateway.owners.calls[0]?.request).toMatchObject({ code: dossier.code, secret: 'ABCDE-FGHJK', afterVersion: 0 });
    expect(gateway.log.join('')).not.toContain('ABCDE-FGHJK');
  });
});

describe('a problem', () => {
  it('has one shape, with a title in the language that was asked for', async () => {
    const vietnamese = await send('/api/v1/dossiers/x');
    const english = await send('/api/v1/account?secret=1', { headers: { 'accept-language': 'en-GB,vi;q=0.5' } });

    expect(vietnamese.headers.get('content-type')).toBe('application/problem+json');
    expect(vietnamese.headers.get('content-language')).toBe('vi');
    expect(vietnamese.headers.get('www-authenticate')).toBe('Bearer realm="haicap"');
    expect(await problemIn(vietnamese)).toMatchObject({ type: '/docs/errors/TOKEN_MISSING', title: 'Bạn cần đăng nhập.', status: 401, code: 'TOKEN_MISSING', instance: '/api/v1/dossiers/x' });
    expect(await problemIn(english)).toMatchObject({ title: 'Sign in first.', instance: '/api/v1/account' });
  });

  it.each<[string, string, RequestInit, number, ErrorCode]>([
    ['a body that is no JSON', '/api/v1/tracking', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400, 'REQUEST_INVALID'],
    ['an empty body', '/api/v1/tracking', { method: 'POST', body: '', headers: { 'content-type': 'application/json' } }, 400, 'REQUEST_INVALID'],
    ['a form', '/api/v1/tracking', { method: 'POST', body: 'code=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['plain text', '/api/v1/tracking', { method: 'POST', body: 'code', headers: { 'content-type': 'text/plain' } }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['a body over 256 KiB', '/api/v1/tracking', { method: 'POST', body: `{"code":"${'x'.repeat(256 * 1024)}"}`, headers: { 'content-type': 'application/json' } }, 413, 'BODY_TOO_LARGE'],
    ['an address that does not exist', '/api/v1/nothing', {}, 404, 'NOT_FOUND'],
    ['a method that does not exist', '/api/v1/units', { method: 'DELETE' }, 404, 'NOT_FOUND'],
    ['an address that cannot be decoded', '/api/v1/units/%ff', {}, 400, 'REQUEST_INVALID'],
    ['a prototype in the body', '/api/v1/tracking', { method: 'POST', body: '{"__proto__":{}}', headers: { 'content-type': 'application/json' } }, 400, 'REQUEST_INVALID'],
  ])('answers %s', async (_case, path, init, status, code) => {
    const response = await send(path, init);

    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect((await problemIn(response)).code).toBe(code);
  });

  it('tells nothing of a fault inside a service but the trace', async () => {
    gateway.owners.answer(listUnits, () => { throw new Error('password of the database'); });

    const response = await send('/api/v1/units');
    const problem = await problemIn(response);

    expect([problem.status, problem.code, problem.params]).toEqual([500, 'INTERNAL', {}]);
    expect(response.headers.get('traceparent')).toContain(problem.traceId);
  });

  it('is made of a reply that does not keep its contract', async () => {
    gateway.owners.answer(listUnits, () => ok({ items: [{ unitId: 'x' }] }));

    expect((await problemIn(await send('/api/v1/units'))).code).toBe('INTERNAL');
  });
});

describe('tokens', () => {
  const account = (authorization: string) => send('/api/v1/account', { headers: { authorization } });

  it('of another issuer, of another scheme or malformed are refused', async () => {
    const other = await testIssuer();
    const foreign = await other.sign(actorOf('chair'));
    await other.stop();

    for (const authorization of [`Bearer ${foreign}`, 'Bearer a.b.c', 'Bearer', 'Basic YTpi']) {
      const response = await account(authorization);
      expect([response.status, (await problemIn(response)).code, response.headers.get('www-authenticate')]).toEqual([401, 'TOKEN_INVALID', 'Bearer realm="haicap", error="invalid_token"']);
    }
    expect(gateway.owners.calls).toEqual([]);
  });

  it('are not looked at where everybody may read, so an expired one shuts nobody out', async () => {
    expect((await send('/api/v1/units', { headers: { authorization: 'Bearer expired' } })).status).toBe(200);
    expect(gateway.owners.calls[0]?.context.token).toBeUndefined();
  });
});

describe('a trace', () => {
  it('is continued through the bus and told in the answer, beside the request id', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';

    const response = await send('/api/v1/units', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01`, 'x-request-id': 'desk-7' } });

    expect(response.headers.get('traceparent')).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(response.headers.get('x-request-id')).toBe('desk-7');
  });
});

describe('the declared routes and OpenAPI', () => {
  it('are served as the document that is checked in', async () => {
    const served: unknown = await (await send('/api/openapi.json')).json();
    const checkedIn: unknown = JSON.parse(readFileSync(new URL('../../../docs/api/openapi.json', import.meta.url), 'utf8'));

    expect(served).toEqual(checkedIn);
    expect(Object.keys((served as { paths: object }).paths).sort()).toEqual([...new Set([...HTTP_ROUTES, ...TRANSFER_ROUTES].map((route) => route.path)), '/api/v1/changelog'].sort());
  });

  it('stand beside the document of the facts, which is checked in too', async () => {
    const served: unknown = await (await send('/api/asyncapi.json')).json();

    expect(served).toEqual(JSON.parse(readFileSync(new URL('../../../docs/api/asyncapi.json', import.meta.url), 'utf8')));
  });

  it('and the page about errors are those of the catalogue', () => {
    expect(readFileSync(new URL('../../../docs/api/errors.md', import.meta.url), 'utf8')).toBe(errorsDocument());
    expect(readFileSync(new URL('../../../docs/personal-data.md', import.meta.url), 'utf8')).toBe(personalDataDocument());
  });

  it('show tracking as public and everything about persons as not', () => {
    expect(HTTP_ROUTES.find((route) => route.rpcs.includes(trackDossier))?.privacy).toBe('personal');
  });
});
