import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createHaicap, exportDossiers, items, readWebhook, type HaicapSettings } from './index.js';

type Asked = { method: string; path: string; key: string | undefined; token: string | undefined; body: string };
type Answer = (asked: Asked, response: ServerResponse, count: number) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A province that answers what a test says; tokens are numbered in the order in which they were given. */
async function province(answer: Answer, { lastsS = 600, refusesTokens = false, issuer = (_response: ServerResponse, _count: number): boolean => false } = {}) {
  const [asked, tokens]: [Asked[], string[]] = [[], []];
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      if (request.url === '/oidc/token') {
        tokens.push(`${request.headers.authorization} ${body}`);
        if (issuer(response, tokens.length)) return;
        if (refusesTokens) response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"invalid_client"}');
        else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: `token-${tokens.length}`, expires_in: lastsS }));
        return;
      }
      const one = { method: request.method ?? '', path: request.url ?? '', key: request.headers['idempotency-key'] as string | undefined, token: request.headers.authorization, body };
      asked.push(one);
      answer(one, response, asked.length);
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = (settings: Partial<HaicapSettings> = {}) => createHaicap({ baseUrl, credentials: { clientId: 'một cửa', clientSecret: 'bí:mật', scopes: ['dossier:write'] }, ...settings });
  return { asked, tokens, client, baseUrl };
}

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers }).end(JSON.stringify(body));
};
const problem = (code: string, status: number) => ({ type: `/docs/errors/${code}`, title: 'Không được', status, code, params: { unitId: 'x' }, traceId: 't', instance: '/' });
const filing = { params: {}, body: { procedureCode: '2.000815', receivingUnitId: '00000000-0000-7000-8000-000000000001', applicant: { fullName: 'Nguyễn Văn An' } } };
const AT_ONCE = { 'retry-after': '0' };

describe('a token', () => {
  it('is asked for once by many requests, with id and secret encoded as the standard says', async () => {
    const { client, tokens, asked } = await province((_, response) => json(response, 200, { items: [] }));
    const haicap = client();

    await Promise.all(Array.from({ length: 5 }, () => haicap.GET('/api/v1/dossiers')));

    expect(tokens).toEqual([`Basic ${btoa(`${encodeURIComponent('một cửa')}:${encodeURIComponent('bí:mật')}`)} grant_type=client_credentials&scope=dossier%3Awrite`]);
    expect(asked.map(({ token }) => token)).toEqual(asked.map(() => 'Bearer token-1'));
  });

  it('that the platform takes no more is renewed once, and the request sent again', async () => {
    const { client, asked } = await province(({ token }, response) => (token === 'Bearer token-1' ? json(response, 401, problem('TOKEN_INVALID', 401)) : json(response, 200, { items: [] })));

    await client().GET('/api/v1/dossiers');

    expect(asked.map(({ token }) => token)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('that is refused is a refusal of the request, not a loop', async () => {
    const { client, tokens } = await province((_, response) => json(response, 401, problem('TOKEN_INVALID', 401)));

    await expect(client().GET('/api/v1/dossiers')).rejects.toMatchObject({ name: 'HaicapProblem', code: 'TOKEN_INVALID' });
    expect(tokens).toHaveLength(2);
    const { client: stranger } = await province(() => undefined, { refusesTokens: true });
    await expect(stranger().GET('/api/v1/dossiers')).rejects.toMatchObject({ name: 'SignInRefused', reason: 'invalid_client', status: 401 });
  });

  it('is asked for again when the issuer has no answer for the moment, by all that wait for it', async () => {
    const { client, tokens, asked } = await province((_, response) => json(response, 200, { items: [] }), {
      issuer: (response, count) => {
        if (count === 1) json(response, 503, problem('SERVICE_UNAVAILABLE', 503), AT_ONCE);
        else if (count === 2) json(response, 429, problem('TOO_MANY_REQUESTS', 429), AT_ONCE);
        else if (count === 3) response.destroy();
        else if (count === 4) response.writeHead(200, { 'content-type': 'application/json' }).write('{"access_tok', () => response.destroy());
        return count <= 4;
      },
    });
    const haicap = client();

    await Promise.all([haicap.GET('/api/v1/dossiers'), haicap.GET('/api/v1/units')]);

    expect(tokens.length).toBeGreaterThan(4);
    expect(asked.map(({ token }) => token)).toEqual(asked.map(() => `Bearer token-${tokens.length}`));
    expect(asked.map(({ path }) => path).toSorted()).toEqual(['/api/v1/dossiers', '/api/v1/units']);
  }, 20_000);

  it('that does not come is told as what the issuer said', async () => {
    const { client, tokens } = await province(() => undefined, { issuer: (response) => { json(response, 503, problem('SERVICE_UNAVAILABLE', 503), AT_ONCE); return true; } });
    const haicap = client({ retries: 1 });

    const refused = await Promise.allSettled([haicap.GET('/api/v1/dossiers'), haicap.GET('/api/v1/units')]);

    expect(refused).toMatchObject(refused.map(() => ({ status: 'rejected', reason: { name: 'HaicapProblem', code: 'SERVICE_UNAVAILABLE', traceId: 't' } })));
    expect(tokens.length).toBeGreaterThanOrEqual(2);
  });

  it('is left out by a client without credentials', async () => {
    const { client, baseUrl, asked, tokens } = await province((_, response) => json(response, 200, { items: [] }));

    await createHaicap({ baseUrl }).GET('/api/v1/units');
    await client({ credentials: { get: () => Promise.resolve('mine'), forget: () => undefined } }).GET('/api/v1/units');

    expect([asked.map(({ token }) => token), tokens]).toEqual([[undefined, 'Bearer mine'], []]);
  });
});

describe('a write', () => {
  it('keeps its key and body while it is sent again, whatever became of the answer', async () => {
    const { client, asked } = await province((_, response, count) => {
      if (count === 1) response.destroy();
      else if (count === 2) json(response, 503, problem('OUTCOME_UNKNOWN', 503), AT_ONCE);
      else if (count === 3) json(response, 409, problem('IDEMPOTENCY_KEY_IN_FLIGHT', 409), AT_ONCE);
      else json(response, 201, { trackingSecret: 'ABCDE' });
    });

    const { data } = await client().POST('/api/v1/dossiers', filing);

    expect(data).toMatchObject({ trackingSecret: 'ABCDE' });
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(asked.map(({ key, body }) => [typeof key, body])).toEqual(Array.from({ length: 4 }, () => ['string', JSON.stringify(filing.body)]));
  }, 20_000);

  it('has a key of its own each time, or the one its caller gives', async () => {
    const { client, asked } = await province((_, response) => json(response, 201, {}));
    const haicap = client();

    await haicap.POST('/api/v1/dossiers', filing);
    await haicap.POST('/api/v1/dossiers', filing);
    await haicap.POST('/api/v1/dossiers', { ...filing, headers: { 'idempotency-key': 'ho-so-42' } });

    expect([new Set(asked.map(({ key }) => key)).size, asked[2]?.key]).toEqual([3, 'ho-so-42']);
  });
});

describe('a refusal', () => {
  it('is thrown at once, with its code, what explains it, and the id for support', async () => {
    const { client, asked } = await province((_, response) => json(response, 403, problem('UNIT_NOT_IN_SCOPE', 403)));

    await expect(client().POST('/api/v1/dossiers', filing)).rejects.toMatchObject({ code: 'UNIT_NOT_IN_SCOPE', status: 403, params: { unitId: 'x' }, traceId: 't', title: 'Không được' });
    expect(asked).toHaveLength(1);
  });

  it('for the moment ends the patience of a client after so many tries', async () => {
    const { client, asked } = await province((_, response) => json(response, 429, problem('TOO_MANY_REQUESTS', 429), AT_ONCE));

    await expect(client({ retries: 1 }).GET('/api/v1/units')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(asked).toHaveLength(2);
  });

  it('of something in between is told as such', async () => {
    const { client } = await province((_, response) => { response.writeHead(413, { 'content-type': 'text/html' }).end('<h1>413</h1>'); });

    await expect(client().GET('/api/v1/units')).rejects.toMatchObject({ name: 'HaicapProblem', status: 413 });
  });
});

describe('a list', () => {
  it('is read to its end, page after page', async () => {
    const { client, asked } = await province(({ path }, response) => json(response, 200, path.includes('cursor=b') ? { items: [3] } : { items: [1, 2], nextCursor: 'b' }));
    const haicap = client();

    const all: unknown[] = [];
    for await (const unit of items((cursor) => haicap.GET('/api/v1/units', { params: { query: cursor === undefined ? {} : { cursor } } }))) all.push(unit);

    expect([all, asked.map(({ path }) => path)]).toEqual([[1, 2, 3], ['/api/v1/units', '/api/v1/units?cursor=b']]);
  });
});

describe('an export', () => {
  const line = (n: number, complete?: boolean) => `${JSON.stringify({ cursor: `c${n}`, ...(complete === undefined ? { dossier: { dossierId: `d${n}` } } : { complete }) })}\n`;
  const ndjson = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  async function readAll(client: ReturnType<typeof createHaicap>, settings = {}) {
    const read: string[] = [];
    for await (const { cursor, dossier, complete } of exportDossiers(client, settings)) read.push(complete ? `complete ${cursor}` : `${dossier?.dossierId} ${cursor}`);
    return read;
  }

  it('goes on behind the last whole line after a cut, and ends with the line that says it is complete', async () => {
    const { client, asked } = await province((_, response, count) => {
      ndjson(response);
      if (count === 1) response.write(`${line(1)}${line(2)}{"cursor":"c3","dos`, () => response.destroy());
      else if (count === 2) response.end(`${line(3)}${JSON.stringify({ cursor: 'c3', complete: false, problem: { code: 'TOKEN_INVALID', title: '', traceId: 't', retryAfterS: 0 } })}\n`);
      else response.end(line(4) + line(4, true));
    });

    expect(await readAll(client(), { updatedSince: '2025-07-01T00:00:00+07:00' })).toEqual(['d1 c1', 'd2 c2', 'd3 c3', 'd4 c4', 'complete c4']);
    expect(asked.map(({ path }) => decodeURIComponent(path))).toEqual([
      '/api/v1/exports/dossiers?updatedSince=2025-07-01T00:00:00+07:00', '/api/v1/exports/dossiers?cursor=c2', '/api/v1/exports/dossiers?cursor=c3',
    ]);
  });

  it('that is cut again and again without a line is given up, with the reason', async () => {
    const { client, asked } = await province((_, response) => {
      ndjson(response).end(`${JSON.stringify({ cursor: 'c1', complete: false, problem: { code: 'SERVICE_UNAVAILABLE', title: 'x', traceId: 't7', retryAfterS: 0 } })}\n`);
    });

    await expect(readAll(client(), { retries: 2 })).rejects.toMatchObject({ name: 'HaicapProblem', code: 'SERVICE_UNAVAILABLE', traceId: 't7' });
    expect(asked).toHaveLength(3);
  });

  it('that is refused is a refusal', async () => {
    const { client } = await province((_, response) => json(response, 403, problem('FORBIDDEN', 403)));

    await expect(readAll(client())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a webhook', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const body = '{"type":"dossier.received","timestamp":"2025-07-01T08:00:00+07:00","data":{"id":"x","sequence":1}}';
  const signed = (at: Date) => ({ 'webhook-id': 'm1', 'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)), 'webhook-signature': new Webhook(secret).sign('m1', at, body) });

  it('is read when it is signed with the secret and fresh', () => {
    expect(readWebhook(secret, body, signed(new Date()))).toMatchObject({ type: 'dossier.received', data: { id: 'x', sequence: 1 } });
  });

  it.each([
    ['altered', body.replace('"x"', '"y"'), signed(new Date())], ['of another secret', body, { ...signed(new Date()), 'webhook-signature': 'v1,AAAA' }],
    ['an hour old', body, signed(new Date(Date.now() - 3_600_000))], ['without a signature', body, {}],
  ])('is not read when it is %s', (_, text, headers) => {
    expect(() => readWebhook(secret, text, headers)).toThrow(expect.objectContaining({ name: 'WebhookVerificationError' }));
  });
});

describe('the types', () => {
  it('are those of the committed OpenAPI document', () => {
    execFileSync(process.execPath, [join(import.meta.dirname, '../generate-types.mjs'), '--check'], { stdio: 'pipe' });
  });
});
