import { lookUpOwnAccount } from '@haicap/contracts';
import { RpcClient } from '@haicap/messaging';
import { TokenVerifier } from '@haicap/service-kit';
import { eventually } from '@haicap/testing';
import { decodeJwt } from 'jose';
import { DEMO_CITIZENS } from '../src/account/seed-demo-citizens.js';
import { aPost, HAC_THANH, OFFICER_ID, PUBLIC_ORIGIN, runIdentity, SECRET, type RunningIdentity } from './running-identity.js';
import { askLocalToken, Browser, exchangeCode, openSignIn, type TokenAnswer } from './sign-in-flow.js';

let identity: RunningIdentity;
beforeAll(async () => {
  identity = await runIdentity();
}, 60_000);
afterAll(async () => identity.stop(), 30_000);

const tokenOf = async (account: string) => (await (await askLocalToken(identity.listener, { account, secret: SECRET })).json()) as TokenAnswer;
const readiness = async () => (await fetch(`${identity.healthUrl}/readyz`)).status;

describe('accounts', () => {
  it('are there once registry\'s log is read, and then identity is ready', async () => {
    await eventually(async () => expect(await readiness()).toBe(200));

    const { access_token } = await tokenOf('motcua.14797');

    expect(decodeJwt(access_token)).toMatchObject({ sub: OFFICER_ID, kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'one-stop-officer' }], aud: 'haicap', iss: `${PUBLIC_ORIGIN}/oidc` });
  });

  it('of the five demo citizens exist, without a post', async () => {
    for (const { login, accountId } of DEMO_CITIZENS) {
      expect(decodeJwt((await tokenOf(login)).access_token)).toMatchObject({ sub: accountId, kind: 'citizen', posts: [] });
    }
  });

  it('follow an appointment: new posts count at once, ended ones no more', async () => {
    await identity.registry.appoint([aPost('chair'), aPost('one-stop-officer', '2025-07-31')], { publish: true });

    await eventually(async () => expect(decodeJwt((await tokenOf('motcua.14797')).access_token)['posts']).toEqual([{ unitId: HAC_THANH, role: 'chair' }]));
  });

  it('tell the person who holds the token about itself', async () => {
    const { access_token } = await tokenOf('congdan.1');
    const rpc = new RpcClient(await identity.nats.connect('gateway'));

    const reply = await rpc.call(lookUpOwnAccount, {}, { token: access_token });

    expect(reply).toEqual({ ok: true, value: { accountId: DEMO_CITIZENS[0]?.accountId, login: 'congdan.1', kind: 'citizen', posts: [] } });
  });

  it('are refused to nobody in particular', async () => {
    const rpc = new RpcClient(await identity.nats.connect('gateway'));

    expect(await rpc.call(lookUpOwnAccount, {})).toMatchObject({ ok: false, error: { code: 'TOKEN_MISSING' } });
  });
});

describe('tokens', () => {
  it('are accepted by the verifier that every service uses', async () => {
    const verifier = new TokenVerifier({ issuer: `${PUBLIC_ORIGIN}/oidc`, audience: 'haicap', jwksUrl: identity.jwksUrl });
    const { access_token } = await tokenOf('congdan.2');

    expect(await verifier.verify(access_token)).toEqual({ accountId: DEMO_CITIZENS[1]?.accountId, kind: 'citizen', posts: [] });
    expect(await verifier.verify(`${access_token.slice(0, -4)}AAAA`)).toBeNull();
  });

  it('come from the code flow too, and a code works once', async () => {
    const browser = new Browser(identity.listener, PUBLIC_ORIGIN);
    const page = await openSignIn(browser, PUBLIC_ORIGIN);
    expect(await page.response.text()).toContain('congdan.1');

    const signedIn = await browser.follow(await browser.postForm(page.url, { login: 'congdan.1' }));
    const code = new URL(signedIn.url).searchParams.get('code') ?? '';
    const first = (await (await exchangeCode(identity.listener, PUBLIC_ORIGIN, code)).json()) as TokenAnswer;
    const second = await exchangeCode(identity.listener, PUBLIC_ORIGIN, code);

    expect(decodeJwt(first.access_token)).toMatchObject({ sub: DEMO_CITIZENS[0]?.accountId, kind: 'citizen' });
    expect([second.status, ((await second.json()) as TokenAnswer).error]).toEqual([400, 'invalid_grant']);
  });
});

describe('a sign-in', () => {
  it('leaves an audit row with the way it came, and a refused one that it was denied', async () => {
    const rowsOf = async () => (await identity.database.admin.query<{ actor: string; way: string }>(
      `SELECT actor, detail->>'way' AS way FROM audit WHERE action = 'sign-in' AND actor = $1`, [DEMO_CITIZENS[4]?.accountId])).rows;

    const before = (await rowsOf()).length;
    await tokenOf('congdan.5');
    await askLocalToken(identity.listener, { account: 'congdan.5', secret: 'guessed' });

    expect((await rowsOf()).slice(before)).toEqual([{ actor: DEMO_CITIZENS[4]?.accountId, way: 'local-grant' }]);
    await eventually(async () => expect((await identity.database.admin.query<{ row: object }>(
      `SELECT jsonb_build_object('actor', actor, 'deed', object_id, 'code', detail->>'code') AS row FROM audit WHERE action = 'deny' AND object_id LIKE 'token urn%'`)).rows)
      .toEqual([{ row: { actor: 'haicap-cli', deed: 'token urn:haicap:grant:local', code: 'TOKEN_INVALID' } }]));
  });
});

describe('what the issuer remembers', () => {
  it('lies encrypted under digests: no session, code or account can be read from the table', async () => {
    const browser = new Browser(identity.listener, PUBLIC_ORIGIN);
    const page = await openSignIn(browser, PUBLIC_ORIGIN);
    await browser.follow(await browser.postForm(page.url, { login: 'congdan.3' }));
    const uid = page.url.split('/').at(-1) ?? '-';

    const { rows } = await identity.database.admin.query<{ row: string }>('SELECT oidc_record::text AS row FROM oidc_record');

    expect(rows.length).toBeGreaterThan(2);
    const text = rows.map(({ row }) => row).join('\n');
    expect(text).not.toContain(uid);
    expect(text).not.toContain(DEMO_CITIZENS[2]?.accountId ?? '-');
    expect(identity.log.join('')).not.toContain(SECRET);
  });

  it('is not seen without the scope of the installation', async () => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: identity.database.appUrl });
    await client.connect();
    const counts = [];
    for (const table of ['account', 'account_post', 'oidc_record', 'service_client', 'service_client_secret']) counts.push((await client.query(`SELECT FROM ${table}`)).rowCount);
    await client.end();

    expect(counts).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('the tables of identity', () => {
  const tables = async (condition: string) => {
    const { rows } = await identity.database.admin.query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND ${condition} ORDER BY relname`);
    return rows.map(({ relname }) => relname);
  };

  it('force row-level security, or give the service nothing but the list of migrations', async () => {
    expect(await tables('relforcerowsecurity')).toEqual(['account', 'account_access', 'account_access_change', 'account_link', 'account_person', 'account_post', 'account_posts_change', 'oidc_record', 'recovery_code', 'second_factor', 'second_factor_reset', 'service_client', 'service_client_secret']);
    expect(await tables(`NOT relforcerowsecurity AND has_table_privilege('identity_app', oid, 'SELECT,INSERT,UPDATE,DELETE')`)).toEqual(['migrations']);
  });
});

// The last one: it ends the process under test.
describe('identity asked to stop', () => {
  it('answers the token request in flight and takes no more', async () => {
    const inFlight = tokenOf('congdan.4');

    const stopped = identity.shutdown.begin();

    expect((await inFlight).expires_in).toBe(600);
    await stopped;
    await expect(askLocalToken(identity.listener, { account: 'congdan.4', secret: SECRET })).rejects.toThrow('fetch failed');
  }, 30_000);
});
