import { err } from '@haicap/kernel';
import { createLogger } from '@haicap/service-kit';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { askLocalToken, Browser, exchangeCode, openSignIn, WEB_CLIENT_SECRET, type TokenAnswer } from '../../test/sign-in-flow.js';
import { listenAsIssuer, type IssuerListener } from './issuer-listener.js';
import { openIssuer } from './open-issuer.js';
import { VisitProvider } from '../upstream/visit-provider.js';
import { SignInSteps } from './sign-in-progress.js';
import { SignIn } from './sign-in.js';

const PUBLIC_ORIGIN = 'http://localhost:8080';
const ISSUER = `${PUBLIC_ORIGIN}/oidc`;
const SECRET = 'a-secret-of-the-data-folder';
const account = '00000000-0000-5000-8000-000000000001';
const posts = [{ unitId: '00000000-0000-5000-8000-000000014797', role: 'one-stop-officer' as const }];

/** Records in memory; the one in PostgreSQL is proven in test/oidc-record.int-spec.ts. */
function memoryAdapter(): (model: string) => Adapter {
  const records = new Map<string, AdapterPayload>();
  return (model) => ({
    upsert: async (id, payload) => void records.set(`${model}:${id}`, payload),
    find: async (id) => records.get(`${model}:${id}`),
    findByUid: async (uid) => [...records.values()].find((payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => void records.set(`${model}:${id}`, { ...records.get(`${model}:${id}`), consumed: 1 }),
    destroy: async (id) => void records.delete(`${model}:${id}`),
    revokeByGrantId: async () => undefined,
  });
}

async function anIssuer(profile: 'local' | 'production'): Promise<IssuerListener> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signInDemo = async (login: string) => (login === 'motcua.14797' ? account : undefined);
  const provider = openIssuer({
    issuer: ISSUER, signingKey: await exportJWK(privateKey), cookieKey: 'a-cookie-key', webClientSecret: WEB_CLIENT_SECRET, adapter: memoryAdapter(),
    serviceClients: { find: async () => undefined, verify: async () => false, claims: async () => undefined },
    claims: async (accountId) => (accountId === account ? { kind: 'officer', posts } : undefined),
    ...(profile === 'local' ? { localGrant: { secret: SECRET, signInDemo } } : {}),
  });
  const demo = { findDemo: signInDemo, suggestLogins: async () => ['motcua.14797', '<b>'] };
  const secondFactor = { isPassed: async () => true, serve: async () => ({ kind: 'over' as const }) };
  const steps = new SignInSteps({ put: async () => undefined, take: async () => undefined }, '/oidc', false);
  const visits = new VisitProvider({ parties: new Map(), signIn: { run: async () => err('no-officer') }, steps, logger: createLogger({ service: 'identity', level: 'silent' }) });
  const signIn = new SignIn({ provider, mountPath: '/oidc', origin: PUBLIC_ORIGIN, steps, visits, record: async () => undefined, secondFactor, ...(profile === 'local' ? { demo } : {}) });
  return listenAsIssuer({ provider, signIn, mountPath: '/oidc', port: 0, onFault: (error) => { throw error; } });
}

let issuer: IssuerListener;
let listener: string;
const open = async (profile: 'local' | 'production') => {
  issuer = await anIssuer(profile);
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

    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http:\/\/localhost:8080; style-src 'nonce-[\w+/=]{24}'$/);
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
