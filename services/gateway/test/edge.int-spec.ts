import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listUnits, refusal, trackDossier, type ErrorCode } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { eventually } from '@haicap/testing';
import { EXAMPLE_REPLIES, unit } from './example-replies.js';
import { INDEX_HTML, runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let identity: Server;
const seen: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  identity = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      response.writeHead(303, { location: '/oidc/next', 'set-cookie': 'haicap_session=1; Path=/; HttpOnly', 'content-security-policy': "default-src 'none'; form-action 'self'" }).end();
    });
  });
  await new Promise<void>((resolve) => identity.listen(0, '127.0.0.1', resolve));
  gateway = await runGateway({ identityUrl: `http://127.0.0.1:${(identity.address() as AddressInfo).port}` });
}, 30_000);
afterAll(async () => {
  await gateway.stop();
  identity.closeAllConnections();
  await new Promise((resolve) => identity.close(resolve));
}, 30_000);
afterEach(() => {
  gateway.owners.reset();
  seen.length = 0;
});

const send = (path: string, init: RequestInit = {}) => fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init });
const track = (code: string) => send('/api/v1/tracking', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, secret: 'wrong' }) });
const codeIn = async (response: Response) => ((await response.json()) as { code: ErrorCode }).code;

describe('sign-in through the gateway', () => {
  it('streams a form to identity as it is, under the public address', async () => {
    const response = await send('/oidc/token?x=1', { method: 'POST', body: new URLSearchParams({ grant_type: 'g', account: 'motcua.14797' }) });

    expect([response.status, response.headers.get('location'), response.headers.get('set-cookie')]).toEqual([303, '/oidc/next', 'haicap_session=1; Path=/; HttpOnly']);
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/oidc/token?x=1', body: 'grant_type=g&account=motcua.14797', headers: { 'x-forwarded-host': 'localhost:8080', 'x-forwarded-proto': 'http', 'x-forwarded-for': '127.0.0.1' } });
  });

  it('passes on nothing that a caller says about proxies in front of it', async () => {
    await send('/oidc/auth', { headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-prefix': '/evil', forwarded: 'host=evil.example', 'x-real-ip': '10.0.0.1' } });

    expect(seen[0]?.headers).toMatchObject({ 'x-forwarded-host': 'localhost:8080', 'x-forwarded-proto': 'http' });
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['forwarded']));
    expect(JSON.stringify(seen[0]?.headers)).not.toContain('evil');
  });

  it('keeps the content policy of the page that identity sends, and says where it is reported', async () => {
    expect((await send('/oidc/auth')).headers.get('content-security-policy')).toBe("default-src 'none'; form-action 'self'; report-uri /csp-reports; report-to csp");
  });

  it('reaches nothing of identity outside of its path', async () => {
    await send('/oidc/../internal');
    await send('/oidc/%2e%2e/internal');

    expect(seen.map(({ url }) => url).filter((url) => !url.startsWith('/oidc/'))).toEqual([]);
  });
});

describe('the web', () => {
  it('is one page for every address of the application, with a nonce of its own each time', async () => {
    const pages = await Promise.all(['/', '/ho-so/1', '/tra-cuu?x=1'].map((path) => send(path)));
    const nonces = await Promise.all(pages.map(async (page) => {
      const nonce = /style-src 'self' 'nonce-([\w+/=]+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      const html = await page.text();
      expect(html).toContain(`<style nonce="${nonce}">`);
      expect(html).toContain(`<body nonce="${nonce}">`);
      return nonce;
    }));

    expect(new Set(nonces).size).toBe(3);
    expect(pages.map((page) => [page.status, page.headers.get('cache-control')])).toEqual(Array.from({ length: 3 }, () => [200, 'no-store']));
  });

  it('is the page also for an address of slashes alone', async () => {
    for (const path of ['//', '//?x=1', '///']) expect([path, (await send(path)).status]).toEqual([path, 200]);
  });

  it('allows scripts from our files alone and nothing inline', async () => {
    const policy = (await send('/')).headers.get('content-security-policy') ?? '';

    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('lets hashed files be kept for ever and names the rest', async () => {
    const asset = await send('/assets/app-3f2a.js');
    const robots = await send('/robots.txt');

    expect([asset.status, asset.headers.get('cache-control'), asset.headers.get('content-type')]).toEqual([200, 'public, max-age=31536000, immutable', 'application/javascript; charset=utf-8']);
    expect([robots.status, robots.headers.get('cache-control')]).toEqual([200, 'public, max-age=0']);
  });

  it('is compressed for whoever takes it, and answers about persons are not', async () => {
    const big = JSON.stringify({ items: Array.from({ length: 100 }, (_none, index) => ({ ...unit, code: String(index) })) });
    gateway.owners.answer(listUnits, () => ok(JSON.parse(big)));
    gateway.owners.answer(trackDossier, () => ok({ ...(EXAMPLE_REPLIES.get(trackDossier) as object), procedureName: 'x'.repeat(5_000) }));

    const units = await send('/api/v1/units');
    const tracked = await track('H56.147.97-250701-0005');

    expect([units.headers.get('content-encoding'), ((await units.json()) as { items: unknown[] }).items.length]).toEqual(['gzip', 100]);
    expect([tracked.status, tracked.headers.get('content-encoding')]).toEqual([200, null]);
  });

  it('gives neither a missing file nor anything outside of its folder', async () => {
    for (const [path, status] of [['/assets/none.js', 404], ['/assets/..%2f..%2fetc/passwd.txt', 403], ['/.env.txt', 404], ['/api/none', 404], [`/.well-known/haicap-receipt-keys/${'a'.repeat(150)}`, 404]] as const) {
      const response = await send(path);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it('reads an address once: what is written in it as signs stays signs', async () => {
    expect((await send('/assets/app%2d3f2a.js')).status).toBe(200);
    for (const path of ['/assets/app%252d3f2a.js', '/assets/%252e%252e/robots.txt', '/%252e%252e%252fetc/passwd.txt']) expect([path, (await send(path)).status]).toEqual([path, 404]);
  });

  it('lists no folder', async () => {
    for (const path of ['/assets', '/assets/', '/assets//']) {
      const response = await send(path);
      expect([path, response.headers.get('content-type'), (await response.text()).replaceAll(/nonce="[^"]*"/g, '')]).toEqual([path, 'text/html; charset=utf-8', INDEX_HTML.replaceAll(/ nonce="[^"]*"/g, ' ').replace('<style>', '<style >')]);
    }
  });

  it('carries the security headers on every answer', async () => {
    for (const path of ['/', '/api/v1/units', '/assets/app-3f2a.js', '/api/none']) {
      const { headers } = await send(path);
      expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('x-frame-options'), headers.has('permissions-policy'), headers.has('content-security-policy')])
        .toEqual(['nosniff', 'no-referrer', 'DENY', true, true]);
      expect([headers.get('cross-origin-opener-policy'), headers.get('cross-origin-resource-policy'), headers.get('reporting-endpoints')]).toEqual(['same-origin', 'same-origin', 'csp="/csp-reports"']);
      expect([path, headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("object-src 'none'; base-uri 'none'; frame-ancestors 'none'")]);
      // Over http a browser would ignore it, and localhost has no certificate.
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });
});

describe('rate limits', () => {
  it('stop guessing at one code after twenty wrong secrets from one address', async () => {
    gateway.owners.answer(trackDossier, () => err(refusal('TRACKING_NOT_FOUND')));
    for (let guess = 0; guess < 20; guess += 1) expect((await track('H56.147.97-250701-0001')).status).toBe(404);

    const stopped = await track('h56.147.97-250701-0001');
    const other = await track('H56.147.97-250701-0002');

    expect([stopped.status, Number(stopped.headers.get('retry-after')) > 0, await codeIn(stopped)]).toEqual([429, true, 'TOO_MANY_REQUESTS']);
    expect(other.status).toBe(404);
  });

  it('answer the wrong code and the wrong secret alike', async () => {
    gateway.owners.answer(trackDossier, () => err(refusal('TRACKING_NOT_FOUND')));
    const [one, two] = (await Promise.all([track('H56.000.00-250701-9999').then((r) => r.json()), track('H56.147.97-250701-0003').then((r) => r.json())])) as Record<string, unknown>[];

    expect({ ...one, traceId: '' }).toEqual({ ...two, traceId: '' });
  });

  it('do not believe a forwarded address', async () => {
    for (let call = 0; call < 120; call += 1) {
      const response = await send('/api/v1/tracking', { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${call}` }, body: JSON.stringify({ code: `X-${call}`, secret: 's' }) });
      if (response.status === 429) return;
    }
    expect((await track('X-121')).status).toBe(429);
  });
});

describe('a gateway without Redis', () => {
  it('goes on serving, counts by itself at a lower limit, and says so', async () => {
    await gateway.redis.kill();
    await eventually(async () => expect(((await (await fetch(`${gateway.healthUrl}/readyz`)).json()) as { checks: { redis: unknown } }).checks.redis).toMatch(/^degraded/));

    expect((await send('/api/v1/units')).status).toBe(200);
    expect((await fetch(`${gateway.healthUrl}/readyz`)).status).toBe(200);
    const statuses: number[] = [];
    for (let call = 0; call < 61; call += 1) statuses.push((await track(`Y-${call}`)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);

    await gateway.redis.start();
    await eventually(async () => expect(((await (await fetch(`${gateway.healthUrl}/readyz`)).json()) as { checks: { redis: unknown } }).checks.redis).toBe(true));
  });
});
