import { receiveDossier, type lookUpSession, type listSessions, type RpcReply } from '@haicap/contracts';
import { eventually } from '@haicap/testing';
import { createClient } from 'redis';
import { HAC_THANH } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';
import { Browser, PEOPLE, signInIssuer, type SignInIssuer } from './sign-in-issuer.js';

let issuer: SignInIssuer;
let gateway: RunningGateway;
let redis: ReturnType<typeof createClient>;
beforeAll(async () => {
  issuer = await signInIssuer();
  gateway = await runGateway({ identityUrl: issuer.url, config: { issuer: issuer.issuer, jwksUrl: `${issuer.url}/oidc/jwks`, publicOrigin: issuer.origin, rateLimitFactor: 100 }, tokensOf: { issuer: issuer.issuer, jwksUrl: `${issuer.url}/oidc/jwks` } });
  redis = createClient({ url: gateway.redis.url });
  // The last tests take the server away.
  redis.on('error', () => undefined);
  await redis.connect();
}, 60_000);
afterAll(async () => {
  redis.destroy();
  await gateway.stop();
  await issuer.close();
}, 30_000);
beforeEach(() => {
  gateway.owners.reset();
  Object.assign(issuer, { person: PEOPLE.citizen, accessTokenTtlS: 600, renewals: 0, revocations: 0, isAway: false, refuses: false });
});

const COOKIE = '__Host-haicap';
const newBrowser = (userAgent?: string) => new Browser(gateway.url, issuer.origin, userAgent);
async function signIn(person: SignInIssuer['person'], browser = newBrowser()): Promise<Browser> {
  issuer.person = person;
  // The issuer forgets a browser once it has given out the code.
  for (const name of [...browser.cookies.keys()].filter((one) => one.startsWith('_session'))) browser.cookies.delete(name);
  const { response, path } = await browser.open('/auth/sign-in?returnTo=/tra-cuu%3Fx=1');
  expect([response.status, path]).toEqual([200, '/tra-cuu?x=1']);
  return browser;
}
const own = async (browser: Browser) => (await (await browser.send('/api/v1/session')).json()) as RpcReply<typeof lookUpSession> & { csrfToken: string; sessionId: string };
const listed = async (browser: Browser) => ((await (await browser.send('/api/v1/sessions')).json()) as RpcReply<typeof listSessions>).items;
const codeIn = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];
const dossier = JSON.stringify({ procedureCode: '1.001193', receivingUnitId: HAC_THANH, applicant: { fullName: 'Nguyễn Văn An' } });
const write = (browser: Browser, headers: Record<string, string>) =>
  browser.send('/api/v1/dossiers', { method: 'POST', body: dossier, headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1', ...headers } });
const everythingInRedis = async () => {
  const texts = await Promise.all((await redis.keys('*session*')).map(async (key) => `${key} ${(await redis.type(key)) === 'string' ? await redis.get(key) : JSON.stringify(await redis.zRange(key, 0, -1))}`));
  return texts.join('\n');
};

describe('a sign-in of a browser', () => {
  it('ends at the page it began from, with a cookie that says nothing and is for this host, for the server and for https alone', async () => {
    const browser = await signIn(PEOPLE.citizen);

    const line = browser.setCookies.find((one) => one.startsWith(`${COOKIE}=`)) ?? '';
    expect(line).toMatch(/^__Host-haicap=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect([...browser.cookies.keys()]).not.toContain('__Host-haicap-sign-in');
    expect(await own(browser)).toMatchObject({ signedIn: true, kind: 'citizen', idleMinutes: 30 });
  });

  it('leaves no token anywhere that can be read: not with the browser, not in Redis', async () => {
    const browser = await signIn(PEOPLE.officer);
    const inRedis = await everythingInRedis();

    expect([...browser.cookies.values(), ...browser.setCookies, inRedis].join('\n')).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    expect(inRedis).not.toContain(browser.cookies.get(COOKIE));
    expect(inRedis).not.toContain('Chrome');
    expect(await own(browser)).toMatchObject({ kind: 'officer', idleMinutes: 15 });
  });

  it('gives a new cookie each time, and the one of before is worth nothing any more', async () => {
    const browser = await signIn(PEOPLE.citizen);
    const before = browser.cookies.get(COOKIE) ?? '';

    await signIn(PEOPLE.officer, browser);

    expect(browser.cookies.get(COOKIE)).not.toBe(before);
    const old = newBrowser();
    old.cookies.set(COOKIE, before);
    expect(await codeIn(await old.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);
  });

  it.each([
    ['with another state', (url: URL) => url.searchParams.set('state', 'forged')],
    ['from another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    ['with a code nobody gave', (url: URL) => url.searchParams.set('code', 'guessed')],
    ['with a refusal of the issuer', (url: URL) => { url.searchParams.delete('code'); url.searchParams.set('error', 'access_denied'); }],
  ])('that comes back %s opens nothing and says how to begin again', async (_case, forge) => {
    const browser = newBrowser();
    let at = '/auth/sign-in';
    while (!at.startsWith('/auth/callback')) {
      const next = new URL((await browser.send(at)).headers.get('location') ?? '', issuer.origin);
      at = `${next.pathname}${next.search}`;
    }
    const url = new URL(at, issuer.origin);
    forge(url);

    const response = await browser.send(`${url.pathname}${url.search}`);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('href="/auth/sign-in?returnTo=%2F"');
    expect(browser.cookies.has(COOKIE)).toBe(false);
  });

  it('that another browser began is not finished here', async () => {
    const victim = newBrowser();
    await signIn(PEOPLE.citizen);

    const { response } = await victim.open(`/auth/callback?code=stolen&state=x&iss=${encodeURIComponent(issuer.issuer)}`);

    expect([response.status, victim.cookies.size]).toEqual([400, 0]);
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', '/oidc/auth', '/api/v1/account', 'javascript:alert(1)'])('sends nobody to %s', async (returnTo) => {
    const { path } = await newBrowser().open(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);

    expect(path).toBe('/');
  });

  it('shows identity nothing of the session', async () => {
    const browser = await signIn(PEOPLE.citizen);

    await browser.send('/oidc/auth');

    expect(issuer.cookiesSeen.join(';')).not.toContain('haicap');
  });
});

describe('a route with the cookie', () => {
  it('reaches the owner with the person\'s own token, as with a bearer token', async () => {
    const browser = await signIn(PEOPLE.officer);

    expect((await browser.send('/api/v1/dossiers')).status).toBe(200);

    expect(gateway.owners.calls[0]?.context.actor).toMatchObject({ accountId: PEOPLE.officer.accountId, kind: 'officer', posts: PEOPLE.officer.posts });
  });

  it('writes with the origin and the token of our own page', async () => {
    const browser = await signIn(PEOPLE.officer);
    const { csrfToken } = await own(browser);

    const response = await write(browser, { origin: issuer.origin, 'x-csrf-token': csrfToken });

    expect(response.status).toBe(201);
    expect(gateway.owners.calls.map(({ contract }) => contract)).toEqual([receiveDossier]);
  });

  it('writes nothing for another page: not from another origin, not without one, not with the token of another session', async () => {
    const browser = await signIn(PEOPLE.officer);
    const { csrfToken } = await own(browser);
    const other = await own(await signIn(PEOPLE.officer));

    expect(await codeIn(await write(browser, { origin: 'https://evil.example', 'x-csrf-token': csrfToken }))).toEqual([403, 'ORIGIN_FOREIGN']);
    expect(await codeIn(await write(browser, { 'x-csrf-token': csrfToken }))).toEqual([403, 'ORIGIN_FOREIGN']);
    expect(await codeIn(await write(browser, { origin: 'null', 'x-csrf-token': csrfToken }))).toEqual([403, 'ORIGIN_FOREIGN']);
    expect(await codeIn(await write(browser, { origin: issuer.origin }))).toEqual([403, 'CSRF_TOKEN_WRONG']);
    expect(await codeIn(await write(browser, { origin: issuer.origin, 'x-csrf-token': other.csrfToken }))).toEqual([403, 'CSRF_TOKEN_WRONG']);
    expect(gateway.owners.calls).toEqual([]);
  });

  it('asks nothing of the kind of a bearer token', async () => {
    const token = await gateway.issuer.sign({ accountId: 'x', kind: 'officer', posts: [] });

    expect(await codeIn(await write(newBrowser(), { authorization: `Bearer ${token}` }))).toEqual([401, 'TOKEN_INVALID']);
  });

  it('is told to sign in when the cookie is nobody\'s', async () => {
    const browser = newBrowser();
    browser.cookies.set(COOKIE, 'a'.repeat(43));

    expect(await codeIn(await browser.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);
    expect(await own(browser)).toEqual({ signedIn: false });
  });
});

describe('the tokens behind a session', () => {
  it('are renewed once for all requests that come at the same moment', async () => {
    issuer.accessTokenTtlS = 20;
    const browser = await signIn(PEOPLE.citizen);
    issuer.accessTokenTtlS = 600;

    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await browser.send('/api/v1/account')).status));

    expect([new Set(statuses), issuer.renewals]).toEqual([new Set([200]), 1]);
  });

  it('end the session when the issuer does not renew them', async () => {
    issuer.accessTokenTtlS = 20;
    const browser = await signIn(PEOPLE.citizen);
    issuer.refuses = 'invalid_grant';

    expect(await codeIn(await browser.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);
    issuer.refuses = false;
    expect(await own(browser)).toEqual({ signedIn: false });
  });

  it('end no session when it is the installation that the issuer does not know', async () => {
    issuer.accessTokenTtlS = 5;
    const browser = await signIn(PEOPLE.citizen);
    issuer.refuses = 'invalid_client';

    expect(await codeIn(await browser.send('/api/v1/account'))).toEqual([503, 'SERVICE_UNAVAILABLE']);

    Object.assign(issuer, { refuses: false, accessTokenTtlS: 600 });
    expect((await browser.send('/api/v1/account')).status).toBe(200);
  });

  it('go on while identity is away, as long as they are valid; afterwards the session waits for it', async () => {
    issuer.accessTokenTtlS = 20;
    const valid = await signIn(PEOPLE.citizen);
    issuer.accessTokenTtlS = 5;
    const short = await signIn(PEOPLE.citizen);
    issuer.isAway = true;

    expect((await valid.send('/api/v1/account')).status).toBe(200);
    expect(await codeIn(await short.send('/api/v1/account'))).toEqual([503, 'SERVICE_UNAVAILABLE']);

    Object.assign(issuer, { isAway: false, accessTokenTtlS: 600 });
    expect((await short.send('/api/v1/account')).status).toBe(200);
  });
});

describe('the sessions of a person', () => {
  it('are listed with when and from where roughly, and one can be ended, but nobody else\'s', async () => {
    const here = await signIn(PEOPLE.officer);
    const there = await signIn(PEOPLE.officer, newBrowser('Mozilla/5.0 (Linux; Android 15) Firefox/140.0'));
    const stranger = await signIn(PEOPLE.citizen);
    const { csrfToken } = await own(here);
    const { sessionId } = await own(there);
    const end = (id: string, browser: Browser, token: string) => browser.send(`/api/v1/sessions/${id}`, { method: 'DELETE', headers: { origin: issuer.origin, 'x-csrf-token': token, 'idempotency-key': 'end-1' } });

    const items = await listed(here);
    expect(items.find((item) => item.sessionId === sessionId)).toMatchObject({ device: 'Firefox · Android', network: '127.0.0.1', current: false });
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(await codeIn(await end(sessionId, stranger, (await own(stranger)).csrfToken))).toEqual([404, 'SESSION_NOT_FOUND']);

    expect((await end(sessionId, here, csrfToken)).status).toBe(200);

    expect(await codeIn(await there.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);
    expect((await listed(here)).map((item) => item.sessionId)).not.toContain(sessionId);
  });

  it('end all but the one that asks, and nobody else\'s', async () => {
    const [desk, phone, tablet, stranger] = [await signIn(PEOPLE.officer), await signIn(PEOPLE.officer), await signIn(PEOPLE.officer), await signIn(PEOPLE.citizen)];
    const [{ csrfToken }, { length: known }] = [await own(desk), await listed(desk)];

    expect(await codeIn(await desk.send('/api/v1/sessions', { method: 'DELETE', headers: { origin: issuer.origin, 'idempotency-key': 'others' } }))).toEqual([403, 'CSRF_TOKEN_WRONG']);
    const answer = await desk.send('/api/v1/sessions', { method: 'DELETE', headers: { origin: issuer.origin, 'x-csrf-token': csrfToken, 'idempotency-key': 'others' } });

    expect([answer.status, await answer.json()]).toEqual([200, { ended: known - 1 }]);
    expect(await Promise.all([desk, phone, tablet, stranger].map(async (one) => (await own(one)).signedIn))).toEqual([true, false, false, true]);
    expect((await listed(desk)).map(({ current }) => current)).toEqual([true]);
  });

  it('end when they are left alone, and a page that only follows something does not keep them', async () => {
    const browser = await signIn(PEOPLE.officer);
    const { sessionId } = await own(browser);
    const key = `session:${sessionId}`;
    await redis.pExpire(key, 60_000);

    await browser.send('/api/v1/dossiers/01980000-0000-7000-8000-0000000000d1/timeline', { headers: { accept: 'text/event-stream' } }).then((response) => response.body?.cancel());
    expect(await redis.pTTL(key)).toBeLessThanOrEqual(60_000);

    await browser.send('/api/v1/account');
    expect(await redis.pTTL(key)).toBeGreaterThan(14 * 60_000);

    await redis.del(key);
    expect(await codeIn(await browser.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);
  });

  it('end when nobody is before the page any more, whatever it reads and says by itself meanwhile', async () => {
    const browser = await signIn(PEOPLE.officer);
    const { sessionId, csrfToken } = await own(browser);
    const key = `session:${sessionId}`;
    const presence = (headers: Record<string, string>) => browser.send('/api/v1/dossiers/01980000-0000-7000-8000-0000000000d1/presence', {
      method: 'PUT', body: '{"doing":"reading"}', headers: { 'content-type': 'application/json', origin: issuer.origin, 'x-csrf-token': csrfToken, ...headers },
    });
    await redis.pExpire(key, 60_000);

    expect((await presence({ 'x-unattended': '1' })).status).toBe(200);
    expect((await browser.send('/api/v1/account', { headers: { 'x-unattended': '1' } })).status).toBe(200);
    expect(await redis.pTTL(key)).toBeLessThanOrEqual(60_000);

    expect((await presence({})).status).toBe(200);
    expect(await redis.pTTL(key)).toBeGreaterThan(14 * 60_000);
  });

  it('end at sign-out also while identity is away and their tokens have run out', async () => {
    issuer.accessTokenTtlS = 5;
    const browser = await signIn(PEOPLE.citizen);
    const copy = newBrowser();
    copy.cookies.set(COOKIE, browser.cookies.get(COOKIE) ?? '');
    const { csrfToken } = await own(browser);
    issuer.isAway = true;

    expect((await browser.send('/auth/sign-out', { method: 'POST', headers: { origin: issuer.origin, 'x-csrf-token': csrfToken } })).status).toBe(204);

    expect(browser.cookies.has(COOKIE)).toBe(false);
    issuer.isAway = false;
    expect(await own(copy)).toEqual({ signedIn: false });
  });

  it('end at sign-out, at the issuer too', async () => {
    const browser = await signIn(PEOPLE.citizen);
    const copy = newBrowser();
    copy.cookies.set(COOKIE, browser.cookies.get(COOKIE) ?? '');
    expect(await codeIn(await browser.send('/auth/sign-out', { method: 'POST', headers: { origin: issuer.origin } }))).toEqual([403, 'CSRF_TOKEN_WRONG']);
    const { csrfToken } = await own(browser);

    expect((await browser.send('/auth/sign-out', { method: 'POST', headers: { origin: issuer.origin, 'x-csrf-token': csrfToken } })).status).toBe(204);

    expect(browser.cookies.has(COOKIE)).toBe(false);
    expect(issuer.revocations).toBe(1);
    expect(await codeIn(await copy.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);
  });
});

// The last ones: they take Redis away.

describe('Redis', () => {
  it('emptied means signing in again, and nothing else', async () => {
    const browser = await signIn(PEOPLE.citizen);
    await redis.flushAll();

    expect(await codeIn(await browser.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);
    expect((await newBrowser().send('/api/v1/units')).status).toBe(200);

    await signIn(PEOPLE.citizen, browser);
    expect((await browser.send('/api/v1/account')).status).toBe(200);
  });

  it('away keeps sessions waiting; what needs none goes on, and the page of a sign-in says so', async () => {
    const browser = await signIn(PEOPLE.citizen);
    const other = newBrowser();
    await gateway.redis.kill();

    await eventually(async () => expect(await codeIn(await browser.send('/api/v1/account'))).toEqual([503, 'SERVICE_UNAVAILABLE']));
    expect((await newBrowser().send('/api/v1/units')).status).toBe(200);
    const { response } = await other.open('/auth/sign-in');
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('tạm thời gián đoạn')]);
  });
});
