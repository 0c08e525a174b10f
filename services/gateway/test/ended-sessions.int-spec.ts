import { hintSubject, type lookUpSession, type RpcReply } from '@haicap/contracts';
import { eventually } from '@haicap/testing';
import { runGateway, type RunningGateway } from './running-gateway.js';
import { EventListener } from './event-listener.js';
import { Browser, PEOPLE, signInIssuer, type SignInIssuer } from './sign-in-issuer.js';

let issuer: SignInIssuer;
let gateway: RunningGateway;
let hint: () => void;
beforeAll(async () => {
  issuer = await signInIssuer();
  const tokens = { issuer: issuer.issuer, jwksUrl: `${issuer.url}/oidc/jwks` };
  gateway = await runGateway({ identityUrl: issuer.url, config: { ...tokens, publicOrigin: issuer.origin, rateLimitFactor: 100 }, tokensOf: tokens });
  const identity = await gateway.nats.connect('identity');
  hint = () => identity.nc.publish(hintSubject.outbox('identity'));
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await issuer.close();
}, 30_000);

async function signIn(person: SignInIssuer['person']): Promise<Browser> {
  issuer.person = person;
  const browser = new Browser(gateway.url, issuer.origin);
  expect((await browser.open('/auth/sign-in?returnTo=/tra-cuu')).path).toBe('/tra-cuu');
  return browser;
}
const own = async (browser: Browser) => (await (await browser.send('/api/v1/session')).json()) as RpcReply<typeof lookUpSession>;
const codeIn = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

describe('a session whose account an administrator has ended', () => {
  it('is none any more, also for the page that asks who is signed in, and one that begins later is', async () => {
    const browser = await signIn(PEOPLE.citizen);
    const endBefore = (tokensNotBefore: string) => {
      gateway.owners.ended = [{ accountId: PEOPLE.citizen.accountId, kind: 'citizen', locked: false, tokensNotBefore }];
      hint();
    };

    endBefore(new Date(Date.now() + 60_000).toISOString());
    await eventually(async () => expect(await own(browser)).toEqual({ signedIn: false }));
    expect(await codeIn(await browser.send('/api/v1/account'))).toEqual([401, 'TOKEN_INVALID']);

    endBefore('2025-07-01T08:00:00+07:00');
    await eventually(async () => expect(await own(browser)).toMatchObject({ signedIn: true }));
  });
});

describe('a session whose posts are others', () => {
  it('renews at once tokens that carry posts of before, for all requests that come then, and goes on', async () => {
    const browser = await signIn(PEOPLE.officer);
    const postsNotBefore = new Date(Date.now() + 1_000).toISOString();
    gateway.owners.ended = [{ accountId: PEOPLE.officer.accountId, kind: 'officer', locked: false, tokensNotBefore: null, postsNotBefore }];
    hint();

    // None of them is refused, before the change counts and after.
    const seen: number[] = [];
    await eventually(async () => {
      seen.push((await browser.send('/api/v1/account')).status);
      expect(issuer.renewals).toBeGreaterThan(0);
    });
    expect(new Set(seen)).toEqual(new Set([200]));
    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.send('/api/v1/account')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    gateway.owners.ended = [];
    hint();
  });
});

describe('a stream of work whose session has ended', () => {
  it('ends soon, with nothing happening in it', async () => {
    const browser = await signIn(PEOPLE.officer);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const stream = await EventListener.open(`${gateway.url}/api/v1/work/live`, { cookie });
    expect(stream.response.status).toBe(200);

    const { csrfToken } = (await own(browser)) as { csrfToken: string };
    const signedOut = await browser.send('/auth/sign-out', { method: 'POST', headers: { origin: issuer.origin, 'x-csrf-token': csrfToken } });
    expect(signedOut.status).toBeLessThan(400);

    await eventually(() => expect(stream.hasEnded).toBe(true));
  });
});
