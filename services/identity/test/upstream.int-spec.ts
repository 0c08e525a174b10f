import { eventually } from '@haicap/testing';
import { decodeJwt } from 'jose';
import { OFFICER_ID, PUBLIC_ORIGIN, runIdentity, SECRET, type RunningIdentity } from './running-identity.js';
import { askLocalToken, Browser, exchangeCode, openSignIn, type TokenAnswer } from './sign-in-flow.js';
import { SimulatedProviders } from './simulated-provider.js';

let providers: SimulatedProviders;
let identity: RunningIdentity;
beforeAll(async () => {
  providers = await SimulatedProviders.start(PUBLIC_ORIGIN);
  identity = await runIdentity({ upstreamProviders: providers.settings() });
  await eventually(async () => expect((await askLocalToken(identity.listener, { account: 'motcua.14797', secret: SECRET })).status).toBe(200));
}, 60_000);
afterAll(async () => {
  await identity.stop();
  await providers.stop();
}, 30_000);

interface SignedIn {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/** Opens the sign-in page, goes to the provider, chooses a persona there and comes back. */
async function signIn(
  provider: 'vneid' | 'province', persona: string, browser = new Browser(identity.listener, PUBLIC_ORIGIN), machine = new Map<string, string>(),
): Promise<SignedIn> {
  const page = await openSignIn(browser, PUBLIC_ORIGIN);
  const { response, url } = await browser.follow(await browser.get(`${page.url}/upstream/${provider}`), providers.as(persona, machine));
  return { url, status: response.status, text: await response.text() };
}

async function tokenOf({ url }: SignedIn): Promise<ReturnType<typeof decodeJwt>> {
  const code = new URL(url).searchParams.get('code') ?? '';
  return decodeJwt(((await (await exchangeCode(identity.listener, PUBLIC_ORIGIN, code)).json()) as TokenAnswer).access_token);
}

const counts = async () => (await identity.database.admin.query<{ accounts: string; links: string }>(
  `SELECT (SELECT count(*) FROM account) AS accounts, (SELECT count(*) FROM account_link) AS links`)).rows[0];

describe('the sign-in page', () => {
  it('offers the providers of the settings, and the demo accounts beside them', async () => {
    const { response } = await openSignIn(new Browser(identity.listener, PUBLIC_ORIGIN), PUBLIC_ORIGIN);
    const html = await response.text();

    expect(html).toContain('Đăng nhập bằng VNeID');
    expect(html).toContain('Đăng nhập một lần của tỉnh');
    expect(html).toContain('motcua.14797');
  });
});

describe('a citizen who comes from VNeID', () => {
  it('has an account from the first time on, and the same one the next time', async () => {
    const before = await counts();

    const first = await tokenOf(await signIn('vneid', 'vneid-0001'));
    const second = await tokenOf(await signIn('vneid', 'vneid-0001'));

    expect(first).toMatchObject({ kind: 'citizen', posts: [], aud: 'haicap' });
    expect(second.sub).toBe(first.sub);
    expect(await counts()).toEqual({ accounts: String(Number(before?.accounts) + 1), links: String(Number(before?.links) + 1) });
  });

  it('has one account when the first two sign-ins happen at once', async () => {
    const [one, other] = await Promise.all([signIn('vneid', 'vneid-0002'), signIn('vneid', 'vneid-0002')]);

    expect((await tokenOf(one)).sub).toBe((await tokenOf(other)).sub);
  });

  it('leaves name and date of birth encrypted, no number, no subject, and an audit row with way and level', async () => {
    const { sub } = await tokenOf(await signIn('vneid', 'vneid-0003'));

    const { rows: [stored] } = await identity.database.admin.query<{ text: string }>(
      `SELECT string_agg(t, ' ') AS text FROM (SELECT p::text AS t FROM account_person p UNION ALL SELECT l::text FROM account_link l UNION ALL SELECT a::text FROM account a
       UNION ALL SELECT u::text FROM audit u UNION ALL SELECT e::text FROM event e) x`);
    const { rows: audits } = await identity.database.admin.query<{ detail: object }>(`SELECT detail FROM audit WHERE action = 'sign-in' AND object_id = $1`, [sub]);

    // Digits of ids, hashes and cipher texts may spell a year by chance.
    const told = (stored?.text ?? '').replaceAll(/v1\.k1\.[\w+/=]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}|cd-[0-9a-f]{12}|\.\d+\+00/g, '');
    expect(told).toMatch(/vneid/);
    for (const secret of ['Lê Minh Mẫu', '1978', '000078900003', 'vneid-0003', 'Thử Nghiệm', '0900000003']) expect(told).not.toContain(secret);
    expect(identity.log.join('')).not.toMatch(/Lê Minh Mẫu|000078900003/);
    expect(audits).toEqual([{ detail: { way: 'upstream', provider: 'vneid', assurance: 2 } }]);
  });

  it.each([['vneid-0013', 'assurance-too-low'], ['vneid-0014', 'not-a-person']])('as %s is refused: %s', async (persona, reason) => {
    const before = await counts();

    const refused = await signIn('vneid', persona);

    expect([refused.status, refused.url.includes('code=')]).toEqual([403, true]);
    expect(refused.text).toContain(reason);
    expect(await counts()).toEqual(before);
    const { rows: audits } = await identity.database.admin.query<{ object_id: string }>(`SELECT object_id FROM audit WHERE action = 'refuse-sign-in' AND detail->>'reason' = $1`, [reason]);
    expect(audits).toEqual([{ object_id: 'vneid' }]);
  });
});

describe('an officer who comes from the province', () => {
  it('has the account that registry\'s facts made', async () => {
    expect(await tokenOf(await signIn('province', 'province-motcua.14797'))).toMatchObject({ sub: OFFICER_ID, kind: 'officer' });
  });

  it('whom registry does not know is refused, gets no account, and reads whom to ask', async () => {
    const before = await counts();

    const refused = await signIn('province', 'province-nguoila.38');

    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Hãy hỏi quản trị hệ thống của tỉnh');
    expect(await counts()).toEqual(before);
  });

  it('is asked who they are also on a machine where somebody is still signed in at the provider', async () => {
    const machine = new Map<string, string>();
    const before = providers.asked;

    for (let time = 0; time < 2; time += 1) await signIn('province', 'province-motcua.14797', new Browser(identity.listener, PUBLIC_ORIGIN), machine);

    expect(providers.asked - before).toBe(2);
  });
});

describe('an answer of a provider', () => {
  it('counts once: the same address again signs nobody in', async () => {
    const browser = new Browser(identity.listener, PUBLIC_ORIGIN);
    let answer = '';
    const page = await openSignIn(browser, PUBLIC_ORIGIN);
    const persona = providers.as('vneid-0004');
    await browser.follow(await browser.get(`${page.url}/upstream/vneid`), { ...persona, visit: async (url) => (answer = await persona.visit(url)) });

    const again = await browser.get(answer);

    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('visit-over')]);
  });

  it('counts in the browser that was sent to the provider, and in no other', async () => {
    const victim = new Browser(identity.listener, PUBLIC_ORIGIN);
    await victim.get(`${(await openSignIn(victim, PUBLIC_ORIGIN)).url}/upstream/vneid`);
    const attacker = new Browser(identity.listener, PUBLIC_ORIGIN);
    const sent = await attacker.get(`${(await openSignIn(attacker, PUBLIC_ORIGIN)).url}/upstream/vneid`);
    const answerForAttacker = await providers.as('vneid-0005').visit(sent.headers.get('location') ?? '');

    const pushed = await victim.get(answerForAttacker);

    expect([pushed.status, await pushed.text()]).toEqual([400, expect.stringContaining('answer-invalid')]);
  });

  it('counts for the provider that was asked, not at the address of another', async () => {
    const browser = new Browser(identity.listener, PUBLIC_ORIGIN);
    const sent = await browser.get(`${(await openSignIn(browser, PUBLIC_ORIGIN)).url}/upstream/vneid`);
    const answer = await providers.as('vneid-0005').visit(sent.headers.get('location') ?? '');

    const elsewhere = await browser.get(answer.replace('/upstream/vneid/', '/upstream/province/'));

    expect([elsewhere.status, await elsewhere.text()]).toEqual([400, expect.stringContaining('visit-over')]);
  });
});

describe('a provider that misbehaves', () => {
  it.each([
    ['algNone', 400, 'answer-invalid'], ['foreignKey', 400, 'answer-invalid'], ['wrongAudience', 400, 'answer-invalid'], ['wrongIssuer', 400, 'answer-invalid'],
    ['wrongNonce', 400, 'answer-invalid'], ['expired', 400, 'answer-invalid'], ['replayedCode', 400, 'answer-invalid'], ['mixUp', 400, 'answer-invalid'],
    ['noIssuer', 400, 'answer-invalid'], ['deadTokens', 503, 'provider-away'],
  ])('by %s signs nobody in and makes no account', async (order, status, reason) => {
    await tokenOf(await signIn('vneid', 'vneid-0006'));
    const before = await counts();
    await providers.misbehave({ [order]: 1 });

    const refused = await signIn('vneid', 'vneid-0007');

    expect([refused.status, refused.text.includes(reason), refused.url.startsWith(`${PUBLIC_ORIGIN}/oidc/upstream/vneid/callback`)]).toEqual([status, true, true]);
    expect(await counts()).toEqual(before);
    const { rows: denied } = await identity.database.admin.query(`SELECT FROM audit WHERE action = 'deny' AND object_id = 'sign-in vneid'`);
    if (reason !== 'provider-away') expect(denied.length).toBeGreaterThan(0);
  });

  it('by telling of somebody else at its userinfo signs nobody in', async () => {
    await providers.misbehave({ otherSubject: 1 });

    const refused = await signIn('province', 'province-motcua.14797');

    expect([refused.status, refused.text.includes('answer-invalid')]).toEqual([400, true]);
  });

  it('by new keys keeps nobody out: the next sign-in reads them', async () => {
    await signIn('vneid', 'vneid-0008');
    await providers.rotate();

    expect(await tokenOf(await signIn('vneid', 'vneid-0008'))).toMatchObject({ kind: 'citizen' });
  });

  it.each(['deadKeys', 'slowKeys'])('by %s, when they have changed, signs nobody in, says to try again, and the next one gets in', async (order) => {
    await signIn('vneid', 'vneid-0009');
    await providers.rotate();
    await providers.misbehave({ [order]: 1 });

    const refused = await signIn('vneid', 'vneid-0009');

    expect([refused.status, refused.text.includes('provider-away')]).toEqual([503, true]);
    expect(await tokenOf(await signIn('vneid', 'vneid-0009'))).toMatchObject({ kind: 'citizen' });
  });
});
