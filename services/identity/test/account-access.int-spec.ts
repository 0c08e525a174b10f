import { accountLocked, endAccountSessions, identityEventLog, listAccountAccess, lockAccount, lookUpAccount, unlockAccount, type RpcContract } from '@haicap/contracts';
import { addDays, formatOffsetTime, instantOf, localDateOf } from '@haicap/kernel';
import { RpcClient } from '@haicap/messaging';
import { signServiceToken, systemClock } from '@haicap/service-kit';
import { eventually } from '@haicap/testing';
import { decodeJwt } from 'jose';
import { ADMINISTRATOR_ID, aPost, OFFICER_ID, PUBLIC_ORIGIN, runIdentity, SECRET, SERVICE_KEY, type RunningIdentity } from './running-identity.js';
import { DEMO_CITIZENS } from '../src/account/seed-demo-citizens.js';
import { askAsGateway, askLocalToken, Browser, exchangeCode, openSignIn, type TokenAnswer } from './sign-in-flow.js';
import { whileHeld } from './while-held.js';

const NOBODY = '01980000-0000-7000-8000-0000000000ff';

let identity: RunningIdentity;
let rpc: RpcClient;
let serviceToken: string;
const published: string[] = [];
beforeAll(async () => {
  identity = await runIdentity();
  rpc = new RpcClient(await identity.nats.connect('gateway'));
  (await identity.nats.connect('bus-keeper')).nc.subscribe('fact.identity.account.>', { callback: (_error, message) => void published.push(message.subject) });
  serviceToken = await signServiceToken(SERVICE_KEY, 'gateway', systemClock);
  await eventually(async () => expect((await tokenAnswer('quantri.38')).status).toBe(200));
}, 60_000);
afterAll(async () => identity.stop(), 30_000);

const tokenAnswer = (account: string) => askLocalToken(identity.listener, { account, secret: SECRET });
const tokenOf = async (account: string) => ((await (await tokenAnswer(account)).json()) as TokenAnswer).access_token;

let keys = 0;
async function order(contract: RpcContract, accountId: string, { idempotencyKey = `key-${(keys += 1)}`, by = 'quantri.38' } = {}) {
  return rpc.call(contract, { accountId, reason: 'Báo mất điện thoại' }, { token: await tokenOf(by), idempotencyKey });
}
const counting = async () => {
  const reply = await rpc.call(listAccountAccess, {}, { token: serviceToken });
  return reply.ok ? reply.value.items : reply.error;
};

/** A browser that has signed the account in, up to its code. */
async function signedIn(login: string): Promise<{ browser: Browser; code: string }> {
  const browser = new Browser(identity.listener, PUBLIC_ORIGIN);
  const page = await openSignIn(browser, PUBLIC_ORIGIN);
  const back = await browser.follow(await browser.postForm(page.url, { login }));
  return { browser, code: new URL(back.url).searchParams.get('code') ?? '' };
}

const renew = async (refreshToken: string | undefined) =>
  (await (await askAsGateway(identity.listener, { grant_type: 'refresh_token', refresh_token: refreshToken ?? '' })).json()) as TokenAnswer;

let heldBefore: string | undefined;

describe('an account that an administrator locks', () => {
  it('gets no token, by no way, and does not keep its code', async () => {
    const { browser, code } = await signedIn('motcua.14797');
    const tokens = (await (await exchangeCode(identity.listener, PUBLIC_ORIGIN, (await signedIn('motcua.14797')).code)).json()) as TokenAnswer;
    heldBefore = (await renew(tokens.refresh_token)).refresh_token;
    expect(heldBefore).toBeDefined();

    expect(await order(lockAccount, OFFICER_ID)).toMatchObject({ ok: true, value: { locked: true, version: 1, login: 'motcua.14797', lockReason: 'Báo mất điện thoại' } });

    expect((await tokenAnswer('motcua.14797')).status).toBe(400);
    expect(((await (await exchangeCode(identity.listener, PUBLIC_ORIGIN, code)).json()) as TokenAnswer).error).toBe('invalid_grant');
    const again = await openSignIn(browser, PUBLIC_ORIGIN);
    expect(again.url).toContain('/oidc/interaction/');
    expect((await browser.postForm(again.url, { login: 'motcua.14797' })).status).toBe(422);
  });

  it('is told to who watches, with the time before which nothing counts, and to a gateway that starts', async () => {
    const reply = await rpc.call(identityEventLog.listEvents, { noun: 'account' }, { token: serviceToken });
    const events = reply.ok ? reply.value.events : [];

    expect(events.map(({ fact }) => [fact.type, fact.version, fact.actor, fact.data['locked']])).toEqual([[accountLocked.type, 1, ADMINISTRATOR_ID, true]]);
    expect(await counting()).toEqual([events[0]?.fact.data]);
    await eventually(async () => expect(published).toEqual([accountLocked.busSubject]));
  });

  it('is not locked again, and the same order again is the same answer', async () => {
    expect(await order(lockAccount, OFFICER_ID)).toMatchObject({ ok: false, error: { code: 'ACCOUNT_LOCKED' } });

    const first = await order(unlockAccount, OFFICER_ID, { idempotencyKey: 'unlock-once' });
    await order(endAccountSessions, OFFICER_ID);
    expect(await order(unlockAccount, OFFICER_ID, { idempotencyKey: 'unlock-once' })).toEqual(first);
  });

  it('signs in again after it is unlocked; what it held before stays ended', async () => {
    const look = await rpc.call(lookUpAccount, { accountId: OFFICER_ID }, { token: await tokenOf('quantri.38') });

    expect(look).toMatchObject({ ok: true, value: { locked: false, version: 3, lockReason: null } });
    expect((await tokenAnswer('motcua.14797')).status).toBe(200);
    expect((await renew(heldBefore)).error).toBe('invalid_grant');
    expect(await counting()).toMatchObject([{ accountId: OFFICER_ID, locked: false }]);
  });
});

describe('two orders about one account at once', () => {
  it('are both carried out, one after the other', async () => {
    const citizen = DEMO_CITIZENS[1]?.accountId ?? '';

    const answers = await whileHeld(identity, { sql: `SELECT FROM account WHERE account_id = $1`, id: citizen }, () => [order(lockAccount, citizen), order(endAccountSessions, citizen)]);

    expect(answers).toMatchObject([{ ok: true, value: { locked: true } }, { ok: true }]);
    expect(answers.map((answer) => answer.ok && (answer.value as { version: number }).version).toSorted()).toEqual([1, 2]);
  });
});

describe('an order about an account', () => {
  it('is refused for the own one, for one that does not exist, and to everybody but administrators', async () => {
    expect(await order(lockAccount, ADMINISTRATOR_ID)).toMatchObject({ ok: false, error: { code: 'ACCOUNT_IS_OWN' } });
    expect(await order(lockAccount, NOBODY)).toMatchObject({ ok: false, error: { code: 'ACCOUNT_NOT_FOUND' } });
    expect(await order(lockAccount, ADMINISTRATOR_ID, { by: 'congdan.1' })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('keeps its reason encrypted and out of the facts, and leaves an audit row', async () => {
    const { rows: [texts] } = await identity.database.admin.query<{ reasons: string; bodies: string }>(
      `SELECT (SELECT string_agg(reason, ' ') FROM account_access_change) AS reasons, (SELECT string_agg(body::text, ' ') FROM event) AS bodies`);
    const { rows: audits } = await identity.database.admin.query<{ action: string; actor: string }>(
      `SELECT action, actor FROM audit WHERE object_id = $1 AND action IN ('lock', 'unlock', 'end-sessions') ORDER BY at`, [OFFICER_ID]);

    expect(`${texts?.reasons}${texts?.bodies}`).not.toContain('điện thoại');
    expect(audits.map(({ action, actor }) => `${action} ${actor === ADMINISTRATOR_ID}`)).toEqual(['lock true', 'unlock true', 'end-sessions true']);
  });
});

describe('an officer who changes posts', () => {
  const specialist = { publish: true, officerId: '01980000-0000-7000-8000-000000000007', login: 'chuyenvien.14797' };
  const standing = async () => (await counting() as { accountId: string }[]).find(({ accountId }) => accountId === specialist.officerId);
  const rolesOf = async () => {
    const { access_token: token } = (await (await tokenAnswer(specialist.login)).json()) as TokenAnswer;
    return token === undefined ? [] : (decodeJwt(token)['posts'] as { role: string }[]).map(({ role }) => role);
  };

  it('needs another token for it; one who is new, or is told again, does not', async () => {
    await identity.registry.appoint([aPost('specialist')], specialist);
    await eventually(async () => expect(await rolesOf()).toEqual(['specialist']));
    await identity.registry.appoint([aPost('specialist')], specialist);
    await identity.registry.appoint([aPost('auditor')], { ...specialist, officerId: '01980000-0000-7000-8000-000000000008', login: 'kiemtoan.39' });
    await eventually(async () => expect((await tokenAnswer('kiemtoan.39')).status).toBe(200));
    expect(await standing()).toBeUndefined();
    const before = Date.now();

    await identity.registry.appoint([aPost('chair')], specialist);
    await eventually(async () => expect(await rolesOf()).toEqual(['chair']));

    const known = (await standing()) as { locked: boolean; tokensNotBefore: string | null; postsNotBefore: string } | undefined;
    expect(known).toMatchObject({ locked: false, tokensNotBefore: null });
    expect(Date.parse(known?.postsNotBefore ?? '')).toBeGreaterThan(before);
  });

  it('needs another one also when a post ends by its date, of which no fact tells', async () => {
    const today = localDateOf(systemClock.now());
    await identity.registry.appoint([{ ...aPost('specialist'), validTo: addDays(today, -1) }, aPost('chair')], { ...specialist, officerId: '01980000-0000-7000-8000-000000000009', login: 'chutich.14797' });
    await eventually(async () => expect((await tokenAnswer('chutich.14797')).status).toBe(200));

    expect(await counting()).toContainEqual(expect.objectContaining({ accountId: '01980000-0000-7000-8000-000000000009', postsNotBefore: formatOffsetTime(instantOf(today, 0)) }));
  });
});

describe('an officer whose last post ended', () => {
  it('gets no token at once', async () => {
    await identity.registry.appoint([], { publish: true });

    await eventually(async () => expect((await tokenAnswer('motcua.14797')).status).toBe(400));
  });
});
