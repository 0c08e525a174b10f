import { eventually } from '@haicap/testing';
import { decodeJwt } from 'jose';
import { DEMO_CITIZENS } from '../src/account/seed-demo-citizens.js';
import { aPost, HAC_THANH, OFFICER_ID, PUBLIC_ORIGIN, runIdentity, SECRET, type RunningIdentity } from './running-identity.js';
import { askAsGateway, askLocalToken, Browser, exchangeCode, openSignIn, type TokenAnswer } from './sign-in-flow.js';

let identity: RunningIdentity;
beforeAll(async () => {
  identity = await runIdentity();
  await eventually(async () => expect((await askLocalToken(identity.listener, { account: 'motcua.14797', secret: SECRET })).status).toBe(200));
}, 60_000);
afterAll(async () => identity.stop(), 30_000);

async function codeFor(browser: Browser, login: string): Promise<string> {
  const page = await openSignIn(browser, PUBLIC_ORIGIN);
  const signedIn = await browser.follow(await browser.postForm(page.url, { login }));
  return new URL(signedIn.url).searchParams.get('code') ?? '';
}
async function signIn(login: string, browser = new Browser(identity.listener, PUBLIC_ORIGIN)): Promise<TokenAnswer> {
  return (await (await exchangeCode(identity.listener, PUBLIC_ORIGIN, await codeFor(browser, login))).json()) as TokenAnswer;
}
async function renew(refreshToken = ''): Promise<TokenAnswer> {
  return (await (await askAsGateway(identity.listener, { grant_type: 'refresh_token', refresh_token: refreshToken })).json()) as TokenAnswer;
}

describe('tokens of a session', () => {
  it('are given to the gateway alone, which knows a secret', async () => {
    const code = await codeFor(new Browser(identity.listener, PUBLIC_ORIGIN), 'congdan.1');

    const response = await askAsGateway(identity.listener, { grant_type: 'authorization_code', code, redirect_uri: `${PUBLIC_ORIGIN}/auth/callback` }, 'guessed');

    expect([response.status, ((await response.json()) as TokenAnswer).error]).toEqual([401, 'invalid_client']);
  });

  it('are renewed with the posts of today, each renewal token once', async () => {
    const first = await signIn('motcua.14797');
    expect(decodeJwt(first.access_token)).toMatchObject({ sub: OFFICER_ID, posts: [{ unitId: HAC_THANH, role: 'one-stop-officer' }] });
    await identity.registry.appoint([aPost('chair')], { publish: true });

    let renewed = first;
    await eventually(async () => {
      renewed = await renew(renewed.refresh_token);
      expect(decodeJwt(renewed.access_token)).toMatchObject({ sub: OFFICER_ID, posts: [{ unitId: HAC_THANH, role: 'chair' }] });
    });

    // A token that comes a second time was copied: what was made from it ends with it.
    expect((await renew(first.refresh_token)).error).toBe('invalid_grant');
    expect((await renew(renewed.refresh_token)).error).toBe('invalid_grant');
  });

  it('end when the gateway says so', async () => {
    const { refresh_token: refreshToken = '' } = await signIn('congdan.2');
    const authorization = `Basic ${Buffer.from('haicap-web:a-secret-between-gateway-and-identity').toString('base64')}`;

    await fetch(`${identity.listener}/oidc/token/revocation`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ token: refreshToken }) });

    expect((await renew(refreshToken)).error).toBe('invalid_grant');
  });
});

describe('the next person at the same browser', () => {
  it('is asked who they are and gets a session of their own', async () => {
    const browser = new Browser(identity.listener, PUBLIC_ORIGIN);
    const first = await signIn('congdan.3', browser);

    const second = await signIn('congdan.4', browser);

    expect([decodeJwt(first.access_token).sub, decodeJwt(second.access_token).sub]).toEqual([DEMO_CITIZENS[2]?.accountId, DEMO_CITIZENS[3]?.accountId]);
    expect(decodeJwt((await renew(first.refresh_token)).access_token).sub).toBe(DEMO_CITIZENS[2]?.accountId);
  });
});
