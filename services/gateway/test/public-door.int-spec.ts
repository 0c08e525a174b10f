import { ERROR_CATALOGUE, HTTP_ROUTES } from '@haicap/contracts';
import { RATE_LIMITS } from '../src/limits/rate-limits.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

const ORIGIN = 'https://bando.example.vn';

let gateway: RunningGateway;
let authorization: string;
beforeAll(async () => {
  gateway = await runGateway({ config: { corsOrigins: [ORIGIN], trustedProxies: ['127.0.0.1'] } });
  authorization = `Bearer ${await gateway.tokenOf('one-stop-officer')}`;
}, 30_000);
afterAll(() => gateway.stop(), 30_000);
afterEach(() => gateway.owners.reset());

const send = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init });
const track = (headers: Record<string, string>) => send('/api/v1/tracking', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{"code":"X-1","secret":"s"}' });
const metrics = async () => (await fetch(`${gateway.healthUrl}/metrics`)).text();

describe('what is left of a limit', () => {
  it('is told in an answer, in a refusal of the owner, and where nothing is left', async () => {
    const answer = await send('/api/v1/account', { headers: { authorization } });
    const refusal = await send('/api/v1/dossiers/x', { headers: { authorization } });
    let spent = await track({ 'x-forwarded-for': '203.0.113.50' });
    for (let call = 0; call < 130 && spent.status !== 429; call += 1) spent = await track({ 'x-forwarded-for': '203.0.113.50' });

    expect([answer.headers.get('ratelimit-policy'), answer.headers.get('ratelimit')]).toEqual([expect.stringMatching(/^"requestsByAccount";q=(6000|3000);w=60$/), expect.stringMatching(/^"requestsByAccount";r=(5999|2999);t=\d+$/)]);
    // What is refused before it is counted says nothing about a limit.
    expect([refusal.status, refusal.headers.get('ratelimit')]).toEqual([400, null]);
    expect([spent.status, spent.headers.get('ratelimit-policy'), spent.headers.get('ratelimit')]).toEqual([429, expect.stringMatching(/^"trackingByClient";q=(120|60);w=60$/), expect.stringMatching(/^"trackingByClient";r=0;t=\d+$/)]);
    expect(spent.headers.get('ratelimit')).toContain(`t=${spent.headers.get('retry-after')}`);
  });

  it('is not told where nothing is counted', async () => {
    expect((await send('/api/v1/units')).headers.get('ratelimit')).toBeNull();
  });
});

describe('behind a named proxy', () => {
  it('a caller is who the proxy says, and what the caller says before makes no allowance of its own', async () => {
    let left = Number.POSITIVE_INFINITY;
    for (let call = 0; call < 5; call += 1) {
      const answer = await track({ 'x-forwarded-for': `10.9.8.${call}, 203.0.113.99` });
      const remaining = Number(/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]);
      expect(remaining).toBeLessThan(left);
      left = remaining;
    }
    const other = await track({ 'x-forwarded-for': '203.0.113.98' });

    // Counted together over all replicas, or in this process where Redis was too slow for it.
    expect([115, 55]).toContain(left);
    expect(other.headers.get('ratelimit')).toMatch(/r=(119|59);/);
  });
});

describe('pages of other origins', () => {
  const preflight = (origin: string) => send('/api/v1/dossiers', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,idempotency-key' } });

  it('may call where they are named, without cookies', async () => {
    const asked = await preflight(ORIGIN);
    const answer = await send('/api/v1/account', { headers: { authorization, origin: ORIGIN } });

    expect([asked.ok, asked.headers.get('access-control-allow-origin'), asked.headers.get('access-control-allow-credentials')]).toEqual([true, ORIGIN, null]);
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-expose-headers')]).toEqual([ORIGIN, expect.stringContaining('ratelimit')]);
    expect(answer.headers.get('vary')).toMatch(/origin/i);
    // Also beside what an answer depends on by itself.
    expect((await send('/api/v1/nothing', { headers: { origin: ORIGIN } })).headers.get('vary')).toMatch(/^origin, accept-language$/i);
  });

  it('are told nothing where they are not', async () => {
    for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`]) {
      expect([origin, (await preflight(origin)).headers.get('access-control-allow-origin')]).toEqual([origin, null]);
      expect((await send('/api/v1/account', { headers: { authorization, origin } })).headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('leave the upload protocol its own question', async () => {
    expect((await send('/api/v1/uploads', { method: 'OPTIONS' })).status).toBe(503);
  });
});

describe('reports of the content policy', () => {
  const report = (body: string, contentType = 'application/csp-report') => send('/csp-reports', { method: 'POST', headers: { 'content-type': contentType }, body });
  const said = () => gateway.log.filter((line) => line.includes('content policy'));

  it('are counted and said, without what an address holds of a person', async () => {
    const body = JSON.stringify({ 'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': 'https://evil.example/038090012345', 'document-uri': 'http://localhost:8080/tra-cuu?x=038090012345' } });
    const answer = await report(body);

    expect([answer.status, answer.headers.get('cache-control')]).toEqual([204, 'no-store']);
    expect(await metrics()).toMatch(/haicap_csp_reports_total\{directive="img-src",service="gateway"\} 1/);
    expect(said()).toEqual([expect.stringContaining('"blocked":"https://evil.example","page":"/tra-cuu"')]);
    expect(gateway.log.join('')).not.toContain('038090012345');
  });

  it('cannot fill the log, nor carry much', async () => {
    const many = JSON.stringify(Array.from({ length: 10 }, () => ({ type: 'csp-violation', body: { effectiveDirective: 'font-src' } })));
    for (let call = 0; call < 5; call += 1) expect((await report(many, 'application/reports+json')).status).toBe(204);

    expect(await metrics()).toMatch(/haicap_csp_reports_total\{directive="font-src",service="gateway"\} 50/);
    expect(said().length).toBe(20);
    expect((await report('x'.repeat(20_000))).status).toBe(413);
    expect((await report('{')).status).toBe(400);
    expect((await report('<a/>', 'text/xml')).status).toBe(415);
  });

  it('are limited for an address', async () => {
    let status = 204;
    for (let call = 0; call < 70 && status === 204; call += 1) ({ status } = await report('{}'));

    expect(status).toBe(429);
  });
});

describe('the documents', () => {
  const PAGES = ['/docs', '/docs/api', '/docs/api/dossiers', '/docs/events', '/docs/errors', '/docs/changes'];
  const textOf = async (path: string) => (await send(path)).text();

  it('are pages without a script, a style or an address of elsewhere, in both languages', async () => {
    for (const path of PAGES) {
      for (const language of ['vi', 'en']) {
        const page = await send(`${path}?lang=${language}`);
        const text = await page.text();
        expect([path, page.status, page.headers.get('content-type'), page.headers.get('content-security-policy')]).toEqual([path, 200, 'text/html; charset=utf-8', expect.stringMatching(/^default-src 'none'; style-src 'self';/)]);
        expect([path, text.includes(`<html lang="${language}">`), /<script|<style|style=|(?:href|src)="(?:https?:)?\/\//.test(text)]).toEqual([path, true, false]);
      }
    }
    expect((await send('/docs/docs.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('answer in the language of the browser, and are not sent twice', async () => {
    const english = await send('/docs', { headers: { 'accept-language': 'en' } });
    const again = await send('/docs', { headers: { 'accept-language': 'en', 'if-none-match': english.headers.get('etag') ?? '' } });

    expect([await english.text(), again.status]).toEqual([expect.stringContaining('<html lang="en">'), 304]);
  });

  it('hold every operation, fact, limit and code, and the links between them lead somewhere', async () => {
    const index = await textOf('/docs/api');
    const tags = [...new Set([...index.matchAll(/href="\/docs\/api\/([\w-]+)\?/g)].map((match) => match[1] ?? ''))];
    const groups = new Map(await Promise.all(tags.map(async (tag) => [`/docs/api/${tag}`, await textOf(`/docs/api/${tag}`)] as const)));
    const [errors, start] = await Promise.all([textOf('/docs/errors'), textOf('/docs')]);
    const known = new Map([...groups, ['/docs/errors', errors]]);
    const links = [...known.values(), index].flatMap((text) => [...text.matchAll(/href="(\/docs\/[\w/-]+)\?lang=vi#([\w-]+)"/g)]);

    expect(HTTP_ROUTES.filter(({ operationId }) => ![...groups.values()].some((text) => text.includes(`<section id="${operationId}">`)))).toEqual([]);
    expect(Object.entries(RATE_LIMITS).filter(([name, { points, periodS }]) => !start.includes(`<code>${name}</code></td><td>${points} / ${periodS} s</td>`))).toEqual([]);
    expect(Object.keys(ERROR_CATALOGUE).filter((code) => !errors.includes(`<tr id="${code}">`))).toEqual([]);
    expect(links.length).toBeGreaterThan(500);
    expect(links.filter(([, page = '', id = '']) => known.get(page)?.includes(`id="${id}"`) !== true)).toEqual([]);
  });

  it('are where the type of a problem leads', async () => {
    const { type, code } = (await (await send('/api/v1/account')).json()) as { type: string; code: string };
    const led = await send(type);

    expect([led.status, led.headers.get('location')]).toEqual([302, `/docs/errors#${code}`]);
    for (const path of ['/docs/errors/NOTHING', '/docs/api/nothing', '/docs/errors/toString']) expect([path, (await send(path)).status]).toEqual([path, 404]);
  });
});

describe('the feed of changes', () => {
  it('is JSON, or Atom when that is asked for, and is not sent twice', async () => {
    const json = await send('/api/v1/changelog', { headers: { 'accept-language': 'en' } });
    const atom = await send('/api/v1/changelog', { headers: { accept: 'application/atom+xml' } });
    const again = await send('/api/v1/changelog', { headers: { accept: 'application/atom+xml', 'if-none-match': atom.headers.get('etag') ?? '' } });

    expect([json.headers.get('content-type'), ((await json.json()) as { items: unknown[] }).items.length > 0]).toEqual(['application/feed+json; charset=utf-8', true]);
    expect([atom.headers.get('content-type'), (await atom.text()).startsWith('<?xml')]).toEqual(['application/atom+xml; charset=utf-8', true]);
    expect(again.status).toBe(304);
  });
});
