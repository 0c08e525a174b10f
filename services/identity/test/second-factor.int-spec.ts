import { resetSecondFactor } from '@haicap/contracts';
import { RpcClient } from '@haicap/messaging';
import { eventually } from '@haicap/testing';
import { decodeJwt } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { ADMINISTRATOR_ID, aPost, OFFICER_ID, PUBLIC_ORIGIN, runIdentity, SECRET, type RunningIdentity } from './running-identity.js';
import { askLocalToken, Browser, exchangeCode, openSignIn, type TokenAnswer } from './sign-in-flow.js';

const AUDITOR = { officerId: '01980000-0000-7000-8000-000000000004', login: 'kiemtoan.38' };
const HALF_MINUTE_MS = 30_000;
const BLOCKED_MS = 15 * 60_000;

/** The clock on the wall, which phones follow, too; it moves when a test says so. */
let wallMs = Date.parse('2025-07-01T01:00:10Z');
const passes = (ms: number) => void (wallMs += ms);

let identity: RunningIdentity;
beforeAll(async () => {
  identity = await runIdentity({}, { now: () => new Date(wallMs) });
  await identity.registry.appoint([aPost('auditor')], { publish: true, ...AUDITOR });
  await eventually(async () => expect((await askLocalToken(identity.listener, { account: AUDITOR.login, secret: SECRET })).status).toBe(200));
}, 60_000);
afterAll(async () => identity.stop(), 30_000);

interface Page {
  readonly browser: Browser;
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

const read = async (browser: Browser, { response, url }: { response: Response; url: string }, at: string): Promise<Page> =>
  ({ browser, url: url === '' ? at : url, status: response.status, text: await response.text() });

/** Chooses the demo account; what comes next is asked for at the page answered. */
async function choose(login: string): Promise<Page> {
  const browser = new Browser(identity.listener, PUBLIC_ORIGIN);
  const { url } = await openSignIn(browser, PUBLIC_ORIGIN);
  return read(browser, await browser.follow(await browser.postForm(url, { login })), url);
}

async function type({ browser, url }: Page, code: string): Promise<Page> {
  return read(browser, await browser.follow(await browser.postForm(url, { code })), url);
}

const phone = (secret: string) => ({ code: () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: wallMs }) });
const secretOn = ({ text }: Page) => (/<code>([A-Z2-7 ]{32,})<\/code>/.exec(text)?.[1] ?? '').replaceAll(' ', '');
const recoveryCodesOn = ({ text }: Page) => [...text.matchAll(/<li><code>([0-9A-Z-]+)<\/code>/g)].map((match) => match[1] ?? '');

async function whoIsIn({ url }: Page): Promise<string | undefined> {
  const code = new URL(url).searchParams.get('code') ?? '';
  return decodeJwt(((await (await exchangeCode(identity.listener, PUBLIC_ORIGIN, code)).json()) as TokenAnswer).access_token).sub;
}

const signInsOf = async (accountId: string) => (await identity.database.admin.query<{ way: string }>(
  `SELECT detail->>'way' AS way FROM audit WHERE action = 'sign-in' AND object_id = $1 AND detail->>'way' <> 'local-grant'`, [accountId])).rows;

let secret: string;
let recoveryCodes: string[];

describe('an officer who needs a second factor', () => {
  it('sets it up at the first sign-in: a picture without any request, a code, and ten recovery codes', async () => {
    const page = await choose(AUDITOR.login);
    secret = secretOn(page);
    expect(page.text).toMatch(/<svg viewBox[^>]*role="img"/);
    expect((await type(page, '000000')).status).toBe(422);

    const shown = await type(page, phone(secret).code());
    recoveryCodes = recoveryCodesOn(shown);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(shown.url).not.toContain('code=');
    expect(await signInsOf(AUDITOR.officerId)).toEqual([]);

    const back = await shown.browser.follow(await shown.browser.get(shown.url));
    expect(await whoIsIn({ ...shown, url: back.url })).toBe(AUDITOR.officerId);
    expect(await signInsOf(AUDITOR.officerId)).toEqual([{ way: 'page' }]);
  });

  it('gets in with the next code, and with none that was used', async () => {
    const used = phone(secret).code();
    expect((await type(await choose(AUDITOR.login), used)).status).toBe(422);
    passes(HALF_MINUTE_MS);

    expect((await type(await choose(AUDITOR.login), used)).status).toBe(422);
    expect(await whoIsIn(await type(await choose(AUDITOR.login), phone(secret).code()))).toBe(AUDITOR.officerId);
  });

  it('gets in with a recovery code once, as people type it', async () => {
    const [first = ''] = recoveryCodes;

    expect(await whoIsIn(await type(await choose(AUDITOR.login), first.toLowerCase().replaceAll('-', ' ')))).toBe(AUDITOR.officerId);
    expect((await type(await choose(AUDITOR.login), first)).status).toBe(422);
  });

  it('is let in by no code, however right, after five wrong ones in a row, until a quarter of an hour is over', async () => {
    passes(HALF_MINUTE_MS);
    await type(await choose(AUDITOR.login), phone(secret).code());
    passes(HALF_MINUTE_MS);
    let page = await choose(AUDITOR.login);
    const answers: number[] = [];
    for (let time = 1; time <= 5; time += 1) {
      page = await type(page, '000000');
      answers.push(page.status);
    }

    expect(answers).toEqual([422, 422, 422, 422, 429]);
    expect((await type(page, phone(secret).code())).status).toBe(429);
    expect((await type(page, recoveryCodes[1] ?? '')).status).toBe(429);
    passes(BLOCKED_MS);
    expect(await whoIsIn(await type(page, phone(secret).code()))).toBe(AUDITOR.officerId);
    const { rows } = await identity.database.admin.query<{ action: string; outcome: string }>(
      `SELECT action, detail->>'outcome' AS outcome FROM audit WHERE object_id = $1 AND action LIKE '%second-factor' ORDER BY id DESC LIMIT 8`, [AUDITOR.officerId]);
    expect(rows.toReversed().map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      ...Array.from({ length: 4 }, () => 'refuse-second-factor wrong'), ...Array.from({ length: 3 }, () => 'refuse-second-factor blocked'), 'prove-second-factor accepted']);
  });

  it('is not signed in by going past the page', async () => {
    const page = await choose(AUDITOR.login);

    for (const address of ['continue', 'second-factor']) {
      const skipped = new Browser(identity.listener, PUBLIC_ORIGIN);
      const { url } = await openSignIn(skipped, PUBLIC_ORIGIN);
      expect((await skipped.get(`${url}/${address}`)).status).toBe(400);
    }
    const past = await page.browser.get(page.url.replace(/second-factor$/, 'continue'));
    expect([past.status, await past.text()]).toEqual([400, expect.stringContaining('visit-over')]);
  });

  it('sets it up anew after an administrator took it away, with a reason that is kept encrypted', async () => {
    const rpc = new RpcClient(await identity.nats.connect('gateway'));
    const answer = (await (await askLocalToken(identity.listener, { account: 'quantri.38', secret: SECRET })).json()) as TokenAnswer;
    const reset = (accountId: string, idempotencyKey: string) =>
      rpc.call(resetSecondFactor, { accountId, reason: 'Mất điện thoại ở chợ' }, { token: answer.access_token, idempotencyKey });

    expect(await reset(AUDITOR.officerId, 'once')).toEqual({ ok: true, value: { accountId: AUDITOR.officerId } });
    expect(await reset(AUDITOR.officerId, 'once')).toEqual({ ok: true, value: { accountId: AUDITOR.officerId } });
    expect(await reset(AUDITOR.officerId, 'again')).toMatchObject({ ok: false, error: { code: 'SECOND_FACTOR_NOT_SET_UP' } });
    expect(await reset(ADMINISTRATOR_ID, 'own')).toMatchObject({ ok: false, error: { code: 'ACCOUNT_IS_OWN' } });

    expect(secretOn(await choose(AUDITOR.login))).not.toBe(secret);
    const { rows } = await identity.database.admin.query<{ row: string }>(`
      SELECT audit::text AS row FROM audit WHERE action = 'reset-second-factor' UNION ALL SELECT r::text FROM second_factor_reset r`);
    expect(rows.map(({ row }) => row.includes('chợ'))).toEqual([false, false]);
  });

  it('leaves neither secret nor recovery code readable', async () => {
    const { rows: [stored] } = await identity.database.admin.query<{ text: string }>(
      `SELECT string_agg(t, ' ') AS text FROM (SELECT f::text AS t FROM second_factor f UNION ALL SELECT r::text FROM recovery_code r UNION ALL SELECT o::text FROM oidc_record o
       UNION ALL SELECT a::text FROM audit a) x`);

    for (const hidden of [secret, ...recoveryCodes.flatMap((code) => [code, code.replaceAll('-', '')])]) {
      expect(stored?.text).not.toContain(hidden);
      expect(identity.log.join('')).not.toContain(hidden);
    }
  });
});

describe('an officer who needs none on this machine', () => {
  it('is signed in without it', async () => {
    expect(await whoIsIn(await choose('motcua.14797'))).toBe(OFFICER_ID);
  });
});
