import { listUnits, receiveDossier } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { parseConfig } from '@haicap/service-kit';
import { eventually, pause } from '@haicap/testing';
import { config } from '../src/config.js';
import { EXAMPLE_REPLIES, HAC_THANH } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeEach(async () => {
  gateway = await runGateway();
}, 30_000);
afterEach(async () => gateway.stop(), 30_000);

const COMPLETE = {
  HAICAP_PROFILE: 'local', HAICAP_PROVINCE: '38', HAICAP_HEALTH_PORT: '0', HAICAP_NATS_URL: 'nats://127.0.0.1:1', HAICAP_NATS_USER: 'gateway', HAICAP_NATS_PASSWORD: 'p',
  HAICAP_ISSUER: 'https://haicap.example/oidc', HAICAP_JWKS_URL: 'http://127.0.0.1:1/oidc/jwks', HAICAP_SERVICE_KEY: '0'.repeat(64), HAICAP_HTTP_PORT: '8080',
  HAICAP_WEB_CLIENT_SECRET: 's'.repeat(32), HAICAP_SESSION_KEY: Buffer.alloc(32).toString('base64'),
  HAICAP_REDIS_URL: 'redis://127.0.0.1:1', HAICAP_IDENTITY_URL: 'http://127.0.0.1:1', HAICAP_FILES_URL: 'http://127.0.0.1:1', HAICAP_WEB_DIR: 'web/dist',
};
const ready = async () => (await fetch(`${gateway.healthUrl}/readyz`)).status;

describe('a gateway that starts', () => {
  it('is live, ready and measures every route by its name', async () => {
    await fetch(`${gateway.url}/api/v1/units/${HAC_THANH}`);

    expect((await fetch(`${gateway.healthUrl}/livez`)).status).toBe(200);
    await eventually(async () => expect(await ready()).toBe(200));
    await eventually(async () => expect(await (await fetch(`${gateway.healthUrl}/metrics`)).text()).toMatch(/haicap_http_duration_seconds_count\{.*route="\/api\/v1\/units\/:unitId",status="200"/));
  });

  it('refuses a public origin without https that is not this machine', () => {
    const problemsWith = (origin: string) => {
      const parsed = parseConfig(config, { ...COMPLETE, HAICAP_PUBLIC_ORIGIN: origin });
      return parsed.ok ? [] : parsed.problems;
    };

    expect(problemsWith('http://haicap.example')).toEqual([{ name: 'HAICAP_PUBLIC_ORIGIN', problem: 'bad' }]);
    expect(problemsWith('https://haicap.example')).toEqual([]);
  });

  it('refuses to leave admission off in production', () => {
    const started = (profile: string) => parseConfig(config, { ...COMPLETE, HAICAP_PUBLIC_ORIGIN: 'https://haicap.example', HAICAP_PROFILE: profile, HAICAP_ADMISSION: 'off' });

    expect(started('production')).toEqual({ ok: false, problems: [{ name: 'HAICAP_ADMISSION', problem: 'bad' }] });
    expect(started('local')).toMatchObject({ ok: true, value: { admission: 'off' } });
  });
});

describe('a gateway that is asked to stop', () => {
  it('answers the request in flight, ends streams in good order, and takes no more', async () => {
    let release: (() => void) | undefined;
    gateway.owners.answer(receiveDossier, () => new Promise((resolve) => { release = () => resolve(ok(EXAMPLE_REPLIES.get(receiveDossier))); }));
    const stream = await fetch(`${gateway.url}/api/v1/reports/live`);
    const inFlight = fetch(`${gateway.url}/api/v1/dossiers`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'k', authorization: `Bearer ${await gateway.tokenOf('one-stop-officer')}` },
      body: JSON.stringify({ procedureCode: '1.001193', receivingUnitId: HAC_THANH, applicant: { fullName: 'Nguyễn Văn An' } }),
    });
    await eventually(() => expect(release).toBeDefined());

    const stopped = gateway.shutdown.begin();
    await stream.text();
    await pause(100);
    await expect(fetch(`${gateway.url}/api/v1/units`)).rejects.toThrow('fetch failed');
    release?.();

    expect((await inFlight).status).toBe(201);
    await stopped;
  });

  it('tells as after each minute what it has refused, by code and route, without a word of what was sent', async () => {
    for (let n = 0; n < 2; n += 1) await fetch(`${gateway.url}/api/v1/units?Nguyen=An`);
    await fetch(`${gateway.url}/api/v1/account`);

    await gateway.shutdown.begin();

    const lines = gateway.log.filter((line) => line.includes('requests were refused'));
    expect(lines.map((line) => (JSON.parse(line) as { refused: unknown }).refused)).toEqual([[
      { code: 'REQUEST_INVALID', route: '/api/v1/units', times: 2 }, { code: 'TOKEN_MISSING', route: '/api/v1/account', times: 1 }]]);
    expect(lines.join('')).not.toContain('Nguyen');
  });

  it('goes on answering for as long as balancers need, and sends every caller to another connection', async () => {
    const behind = await runGateway({ config: { drainMs: 600 } });
    const stopped = behind.stop();
    await pause(50);
    const answer = await fetch(`${behind.url}/api/v1/units`);

    expect([answer.status, answer.headers.get('connection'), (await fetch(`${behind.healthUrl}/readyz`)).status]).toEqual([200, 'close', 503]);
    await stopped;
    await expect(fetch(`${behind.url}/api/v1/units`)).rejects.toThrow('fetch failed');
  }, 30_000);

  it('says that it is not ready while it drains', async () => {
    let release: (() => void) | undefined;
    gateway.owners.answer(listUnits, () => new Promise((resolve) => { release = () => resolve(ok({ items: [] })); }));
    const inFlight = fetch(`${gateway.url}/api/v1/units`);
    await eventually(() => expect(release).toBeDefined());

    const stopped = gateway.shutdown.begin();
    const status = await ready();
    release?.();
    await Promise.all([inFlight, stopped]);

    expect(status).toBe(503);
  });
});

describe('a gateway whose bus is away', () => {
  it('answers 503 at once, and serves again when the bus is back', async () => {
    await gateway.nats.kill();
    await eventually(async () => expect((await fetch(`${gateway.url}/api/v1/units`)).status).toBe(503));
    const response = await fetch(`${gateway.url}/api/v1/units`);

    expect([response.headers.get('retry-after'), ((await response.json()) as { code: string }).code]).toEqual(['2', 'SERVICE_UNAVAILABLE']);
    expect(await ready()).toBe(503);

    await gateway.nats.start();
    await eventually(async () => expect((await fetch(`${gateway.url}/api/v1/units`)).status).toBe(200), 15_000);
  }, 30_000);
});
