import { ISSUER, LOGIN, memoryIssuer, PUBLIC_ORIGIN, type Records } from '../../test/memory-issuer.js';
import { askAsGateway, Browser, exchangeCode, openSignIn, type TokenAnswer } from '../../test/sign-in-flow.js';
import type { IssuerListener } from './issuer-listener.js';

const HALF_A_DAY_S = 12 * 3600;

let issuer: IssuerListener;
let listener: string;
let records: Records;
beforeEach(async () => {
  records = new Map();
  issuer = await memoryIssuer('local', records);
  listener = `http://127.0.0.1:${issuer.port}`;
});
afterEach(() => issuer.close());

const ask = (wish: Readonly<Record<string, string>>) => openSignIn(new Browser(listener, PUBLIC_ORIGIN), PUBLIC_ORIGIN, wish);
async function codeOf(): Promise<string> {
  const browser = new Browser(listener, PUBLIC_ORIGIN);
  const { url } = await browser.follow(await browser.postForm((await openSignIn(browser, PUBLIC_ORIGIN)).url, { login: LOGIN }));
  return new URL(url).searchParams.get('code') ?? '';
}
const tokensOf = async (response: Promise<Response>) => (await (await response).json()) as TokenAnswer;

describe('a request to sign in', () => {
  it.each([
    `${PUBLIC_ORIGIN}/auth/callback/`, `${PUBLIC_ORIGIN}/auth/callback?next=1`, `${PUBLIC_ORIGIN}/auth/callback#next`, `${PUBLIC_ORIGIN}/AUTH/callback`, `${PUBLIC_ORIGIN}/auth/../auth/callback`,
    'http://localhost/auth/callback', 'http://localhost:8080.evil.example/auth/callback', 'http://localhost:8080@evil.example/auth/callback', 'https://evil.example/auth/callback', 'javascript:alert(1)',
  ])('leads to no address but the one that is registered: not to %s', async (address) => {
    const { response, url } = await ask({ redirect_uri: address });

    expect([response.status, url]).toEqual([400, '']);
  });

  it.each([['no proof', { code_challenge: '', code_challenge_method: '' }], ['a proof in plain', { code_challenge_method: 'plain' }], ['a proof of no kind', { code_challenge_method: '' }]])('needs a hashed proof of who asks: not %s', async (_what, wish) => {
    const { url } = await ask(wish);

    expect([new URL(url).searchParams.get('error'), new URL(url).searchParams.has('code')]).toEqual(['invalid_request', false]);
  });

  it.each(['token', 'id_token', 'code id_token', 'code token', 'id_token token', 'none'])('gets codes and nothing else: not %s', async (responseType) => {
    const { url } = await ask({ response_type: responseType });

    expect(url).toContain('error=unsupported_response_type');
    expect(url).not.toMatch(/[?&#](code|id_token|access_token)=/);
  });

  it.each(['form_post', 'fragment', 'web_message'])('is answered in the address alone: not by %s', async (mode) => {
    const { response, url } = await ask({ response_mode: mode });

    expect(`${url}${await response.text()}`).not.toMatch(/[?&#"](code|id_token|access_token)[="]/);
  });

  it.each(['form_post', 'web_message'])('is refused when it wants its answer by %s', async (mode) => {
    const { response, url } = await ask({ response_mode: mode });

    expect(`${url}${await response.text()}`).toMatch(/invalid_request|unsupported_response_mode/);
  });

  it.each(['query', 'fragment'])('that was answered by %s leaves a browser that is asked again who it is', async (mode) => {
    const browser = new Browser(listener, PUBLIC_ORIGIN);
    const page = await openSignIn(browser, PUBLIC_ORIGIN, { response_mode: mode });
    const { url } = await browser.follow(await browser.postForm(page.url, { login: LOGIN }));
    expect(url).toMatch(mode === 'query' ? /\/auth\/callback\?code=/ : /\/auth\/callback#code=/);

    const again = await openSignIn(browser, PUBLIC_ORIGIN);
    expect([again.response.status, again.url]).toEqual([200, expect.stringContaining('/oidc/interaction/')]);
  });
});

describe('a form of a sign-in that was never begun in this browser', () => {
  it('is no sign-in, and none is put on record', async () => {
    const signedIn: string[] = [];
    const other = await memoryIssuer('local', new Map(), PUBLIC_ORIGIN, signedIn);
    const response = await new Browser(`http://127.0.0.1:${other.port}`, PUBLIC_ORIGIN).postForm(`${PUBLIC_ORIGIN}/oidc/interaction/anything`, { login: LOGIN });
    await other.close();

    expect([response.status, signedIn]).toEqual([400, []]);
  });
});

describe('a request for tokens', () => {
  it.each(['password', 'implicit', 'urn:ietf:params:oauth:grant-type:device_code', 'urn:ietf:params:oauth:grant-type:jwt-bearer', 'urn:ietf:params:oauth:grant-type:token-exchange', 'urn:haicap:grant:local'])(
    'of the gateway is one for a code or a renewal: not for %s', async (grant) => {
      const { error } = await tokensOf(askAsGateway(listener, { grant_type: grant, username: LOGIN, password: 'x', account: LOGIN, secret: 'x' }));

      expect(['unsupported_grant_type', 'unauthorized_client', 'invalid_request']).toContain(error);
    });

  it('finds its code good for a minute', async () => {
    await codeOf();

    expect([...records].filter(([name]) => name.startsWith('AuthorizationCode:')).map(([, { livesS }]) => livesS)).toEqual([60]);
  });

  it('renews for half a day in all, however often', async () => {
    const first = await tokensOf(exchangeCode(listener, PUBLIC_ORIGIN, await codeOf()));
    const [name, given] = [...records].find(([one]) => one.startsWith('RefreshToken:')) ?? ['', {}];
    expect(given.livesS).toBe(HALF_A_DAY_S);
    records.set(name, { ...given, exp: Math.floor(Date.now() / 1000) + 100 });

    const second = await tokensOf(askAsGateway(listener, { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' }));

    const [renewed] = [...records].filter(([one]) => one.startsWith('RefreshToken:') && one !== name).map(([, payload]) => payload.livesS);
    expect(second.refresh_token).toBeDefined();
    expect(renewed).toBeGreaterThan(90);
    expect(renewed).toBeLessThanOrEqual(100);
  });
});

describe('the doors of the issuer', () => {
  it('are three, and none that nobody here goes through', async () => {
    const metadata = (await (await new Browser(listener, PUBLIC_ORIGIN).get('/oidc/.well-known/openid-configuration')).json()) as Record<string, unknown>;

    expect(Object.keys(metadata).filter((name) => name.endsWith('_endpoint')).toSorted()).toEqual(['authorization_endpoint', 'revocation_endpoint', 'token_endpoint']);
    expect([metadata['issuer'], metadata['response_types_supported'], metadata['code_challenge_methods_supported']]).toEqual([ISSUER, ['code'], ['S256']]);
  });

  it.each(['/oidc/reg', '/oidc/request', '/oidc/session/end', '/oidc/token/introspection', '/oidc/device', '/oidc/device/auth', '/oidc/me', '/oidc/backchannel'])('do not include %s', async (path) => {
    const statuses = await Promise.all(['GET', 'POST'].map(async (method) => (await fetch(`${listener}${path}`, { method, redirect: 'manual' })).status));

    expect(statuses).toEqual([404, 404]);
  });
});
