import { runGateway, type RunningGateway } from './running-gateway.js';
import { Browser, signInIssuer, type SignInIssuer } from './sign-in-issuer.js';

let issuer: SignInIssuer;
let gateway: RunningGateway;
beforeAll(async () => {
  issuer = await signInIssuer();
  gateway = await runGateway({ identityUrl: issuer.url, config: { issuer: issuer.issuer, jwksUrl: `${issuer.url}/oidc/jwks`, publicOrigin: issuer.origin, rateLimitFactor: 100 }, tokensOf: { issuer: issuer.issuer, jwksUrl: `${issuer.url}/oidc/jwks` } });
}, 60_000);
afterAll(async () => {
  await gateway.stop();
  await issuer.close();
}, 30_000);
beforeEach(() => void (issuer.isAway = false));

const newBrowser = () => new Browser(gateway.url, issuer.origin);

describe('a sign-in that did not come to its end', () => {
  it('keeps the page that was wanted when it has to be begun again', async () => {
    const browser = newBrowser();
    issuer.isAway = true;
    const at = new URL((await browser.send('/auth/sign-in?returnTo=/tra-cuu%3Fx=1')).headers.get('location') ?? '');
    const page = await (await browser.send(`${at.pathname}${at.search}`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('href="/auth/sign-in"');

    issuer.isAway = false;
    expect((await browser.open('/auth/sign-in')).path).toBe('/tra-cuu?x=1');
  });

  it('names the page that was wanted where the sign-in failed', async () => {
    const browser = newBrowser();
    await browser.send('/auth/sign-in?returnTo=/tra-cuu%3Fx=1');

    const response = await browser.send(`/auth/callback?error=access_denied&iss=${encodeURIComponent(issuer.issuer)}`);

    expect(await response.text()).toContain(`href="/auth/sign-in?returnTo=${encodeURIComponent('/tra-cuu?x=1')}"`);
  });

  it('is told in a page that identity is away, and a program in a problem', async () => {
    issuer.isAway = true;

    const page = await newBrowser().send('/oidc/auth', { headers: { accept: 'text/html,*/*' } });
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([503, 'text/html; charset=utf-8', expect.stringContaining('tạm thời gián đoạn')]);
    const problem = await newBrowser().send('/oidc/auth', { headers: { accept: 'application/json' } });
    expect([problem.status, await problem.json()]).toEqual([503, expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' })]);
  });
});

// The last one: it takes Redis away.
describe('a sign-out while nobody can find sessions', () => {
  it('takes the cookie from the browser, and says that it is not more', async () => {
    const browser = newBrowser();
    await browser.open('/auth/sign-in');
    const { csrfToken } = (await (await browser.send('/api/v1/session')).json()) as { csrfToken: string };
    await gateway.redis.kill();
    const signOut = async (headers: Record<string, string>) => (await browser.send('/auth/sign-out', { method: 'POST', headers: { origin: issuer.origin, ...headers } })).status;

    expect([await signOut({}), browser.cookies.has('__Host-haicap')]).toEqual([403, true]);
    expect([await signOut({ 'x-csrf-token': csrfToken }), browser.cookies.has('__Host-haicap')]).toEqual([503, false]);
  });
});
