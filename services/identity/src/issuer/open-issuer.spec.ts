import type { ServerResponse } from 'node:http';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { account, ISSUER, LOCAL_SECRET as SECRET, memoryIssuer, posts, PUBLIC_ORIGIN } from '../../test/memory-issuer.js';
import { askLocalToken, authorizationAddress, Browser, exchangeCode, openSignIn, type TokenAnswer } from '../../test/sign-in-flow.js';
import type { IssuerListener } from './issuer-listener.js';
import { SignInSteps } from './sign-in-progress.js';

let issuer: IssuerListener;
let listener: string;
const open = async (profile: 'local' | 'production') => {
  issuer = await memoryIssuer(profile);
  listener = `http://127.0.0.1:${issuer.port}`;
};
afterEach(async () => issuer.close());

async function verify(token: string) {
  const jwks = (await (await fetch(`${listener}/oidc/jwks`)).json()) as JSONWebKeySet;
  return jwtVerify(token, createLocalJWKSet(jwks), { issuer: ISSUER, audience: 'haicap', algorithms: ['RS256'] });
}

describe('the issuer behind the gateway', () => {
  it('names its public addresses, whatever address it listens on', async () => {
    await open('local');

    const metadata = (await (await new Browser(listener, PUBLIC_ORIGIN).get('/oidc/.well-known/openid-configuration')).json()) as Record<string, unknown>;

    expect(metadata).toMatchObject({ issuer: ISSUER, token_endpoint: `${ISSUER}/token`, jwks_uri: `${ISSUER}/jwks` });
  });

  it('answers nothing outside of its path', async () => {
    await open('local');

    expect((await fetch(`${listener}/token`)).status).toBe(404);
    expect((await fetch(`${listener}/oidcx/jwks`)).status).toBe(404);
  });

  it('shows the public half of its key only', async () => {
    await open('local');

    const { keys } = (await (await fetch(`${listener}/oidc/jwks`)).json()) as JSONWebKeySet;

    expect(keys.map((key) => [key.kty, key.alg, 'd' in key])).toEqual([['RSA', 'RS256', false]]);
  });
});

describe('the local grant', () => {
  it('gives an RS256 token for ten minutes with kind and posts', async () => {
    await open('local');

    const answer = (await (await askLocalToken(listener, { account: 'motcua.14797', secret: SECRET })).json()) as TokenAnswer;

    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    const { payload, protectedHeader } = await verify(answer.access_token);
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: account, kind: 'officer', posts, aud: 'haicap' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });

  it.each([
    ['an unknown account', { account: 'motcua.99999', secret: SECRET }],
    ['a wrong secret', { account: 'motcua.14797', secret: 'guessed' }],
    ['no secret', { account: 'motcua.14797' }],
  ])('refuses %s with invalid_grant', async (_case, fields) => {
    await open('local');

    const response = await askLocalToken(listener, fields as Record<string, string>);

    expect([response.status, ((await response.json()) as TokenAnswer).error]).toEqual([400, 'invalid_grant']);
  });

  it('does not exist in production', async () => {
    await open('production');

    const response = await askLocalToken(listener, { account: 'motcua.14797', secret: SECRET });

    expect([response.status, ((await response.json()) as TokenAnswer).error]).toEqual([401, 'invalid_client']);
  });
});

describe('the cookies of a sign-in', () => {
  it.each([['https://haicap.example', /^__Secure-/, true], [PUBLIC_ORIGIN, /^haicap_/, false]])('are read by no script, and on https taken over nothing else: %s', async (origin, name, secure) => {
    issuer = await memoryIssuer('local', new Map(), origin);
    const began = await new Browser(`http://127.0.0.1:${issuer.port}`, origin).get(authorizationAddress(origin));
    const written: string[] = [];
    const response = { setHeader: (_name: string, line: string) => void written.push(line) } as unknown as ServerResponse;
    await new SignInSteps({ put: async () => undefined, take: async () => undefined }, '/oidc', origin).keep(response, { step: 'proven', uid: 'x', who: { accountId: account, how: { way: 'page' } } });
    const cookies = [...began.headers.getSetCookie(), ...written];

    expect(cookies.map((line) => line.split('=')[0]).filter((one) => !name.test(one ?? ''))).toEqual([]);
    expect(cookies.filter((line) => !/; *httponly/i.test(line) || !/; *samesite=lax/i.test(line) || /; *secure/i.test(line) !== secure)).toEqual([]);
    expect(cookies.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the code flow of a browser', () => {
  it('leads from the sign-in page to a token for the chosen demo account', async () => {
    await open('local');
    const browser = new Browser(listener, PUBLIC_ORIGIN);

    const page = await openSignIn(browser, PUBLIC_ORIGIN);
    const signedIn = await browser.follow(await browser.postForm(`${page.url}`, { login: 'motcua.14797' }));
    const back = new URL(signedIn.url);
    const answer = (await (await exchangeCode(listener, PUBLIC_ORIGIN, back.searchParams.get('code') ?? '')).json()) as TokenAnswer;

    expect(`${back.origin}${back.pathname}`).toBe(`${PUBLIC_ORIGIN}/auth/callback`);
    expect(back.searchParams.get('state')).toBe('state-1');
    expect((await verify(answer.access_token)).payload).toMatchObject({ sub: account, kind: 'officer', posts });
  });

  it('shows a Vietnamese page without scripts, under a strict policy, with every login escaped', async () => {
    await open('local');

    const { response } = await openSignIn(new Browser(listener, PUBLIC_ORIGIN), PUBLIC_ORIGIN);
    const html = await response.text();

    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http:\/\/localhost:8080; style-src 'nonce-[\w+/=]{24}'$/);
    expect(html).toContain('Đăng nhập dùng thử');
    expect(html).not.toMatch(/<script|<b><|value="<b>"/);
  });

  it('refuses a code with another verifier', async () => {
    await open('local');
    const browser = new Browser(listener, PUBLIC_ORIGIN);
    const page = await openSignIn(browser, PUBLIC_ORIGIN);
    const signedIn = await browser.follow(await browser.postForm(page.url, { login: 'motcua.14797' }));
    const code = new URL(signedIn.url).searchParams.get('code') ?? '';

    const response = await exchangeCode(listener, PUBLIC_ORIGIN, code, 'another-verifier-that-is-long-enough-for-rfc-7636-0123');

    expect([response.status, ((await response.json()) as TokenAnswer).error]).toEqual([400, 'invalid_grant']);
  });

  it('shows the page again for a login it does not know', async () => {
    await open('local');
    const browser = new Browser(listener, PUBLIC_ORIGIN);
    const page = await openSignIn(browser, PUBLIC_ORIGIN);

    const response = await browser.postForm(page.url, { login: '<i>ai</i>' });

    expect(response.status).toBe(422);
    expect(await response.text()).toContain('&#60;i&#62;ai&#60;/i&#62;');
  });

  it('refuses a form that another site sent', async () => {
    await open('local');
    const browser = new Browser(listener, PUBLIC_ORIGIN);
    const page = await openSignIn(browser, PUBLIC_ORIGIN);

    expect((await browser.postForm(page.url, { login: 'motcua.14797' }, 'https://evil.example')).status).toBe(403);
  });

  it('says in production that sign-in comes through the province', async () => {
    await open('production');
    const browser = new Browser(listener, PUBLIC_ORIGIN);

    const page = await openSignIn(browser, PUBLIC_ORIGIN);

    expect(await page.response.text()).toContain('nhà cung cấp định danh của tỉnh');
    expect((await browser.postForm(page.url, { login: 'motcua.14797' })).status).toBe(403);
  });
});
