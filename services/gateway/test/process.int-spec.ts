import { HTTP_ROUTES, listUnits, receiveDossier } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { RpcClient } from '@haicap/messaging';
import { createLogger, createMetrics, parseConfig, TokenVerifier } from '@haicap/service-kit';
import { eventually, pause } from '@haicap/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { config } from '../src/config.js';
import { fastifyPath } from '../src/edge/route-decorator.js';
import { openRedis } from '../src/limits/open-redis.js';
import { RateLimits } from '../src/limits/rate-limits.js';
import { EventStreams } from '../src/live/event-streams.js';
import { openHttp } from '../src/open-http.js';
import { LiveFiguresHub } from '../src/report/live-figures.js';
import { FollowDossier } from '../src/timeline/follow-dossier.js';
import { TimelineFeed } from '../src/timeline/timeline.feed.js';
import { EXAMPLE_REPLIES, HAC_THANH } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeEach(async () => {
  gateway = await runGateway();
}, 30_000);
afterEach(async () => gateway.stop(), 30_000);

const ready = async () => (await fetch(`${gateway.healthUrl}/readyz`)).status;

describe('a gateway that starts', () => {
  it('is live, ready and measures every route by its name', async () => {
    await fetch(`${gateway.url}/api/v1/units/${HAC_THANH}`);

    expect((await fetch(`${gateway.healthUrl}/livez`)).status).toBe(200);
    await eventually(async () => expect(await ready()).toBe(200));
    await eventually(async () => expect(await (await fetch(`${gateway.healthUrl}/metrics`)).text()).toMatch(/haicap_http_duration_seconds_count\{.*route="\/api\/v1\/units\/:unitId",status="200"/));
  });

  it('registers the declared routes and nothing else', async () => {
    const logger = createLogger({ service: 'gateway', level: 'silent' });
    const bus = await gateway.nats.connect('gateway');
    const redis = openRedis(gateway.redis.url, logger);
    const metrics = createMetrics('gateway');
    const rpc = new RpcClient(bus);
    const app: NestFastifyApplication = await openHttp({
      config: { publicOrigin: 'https://haicap.example', identityUrl: 'http://127.0.0.1:9', webDir: gateway.webDir, trustedProxies: undefined }, logger, metrics,
      parts: {
        rpc, tokens: new TokenVerifier({ issuer: gateway.issuer.issuer, audience: 'haicap', jwksUrl: gateway.issuer.jwksUrl }), limits: new RateLimits(redis, 1, logger),
        streams: new EventStreams(logger, metrics), followDossier: new FollowDossier(new TimelineFeed(bus, logger), logger), liveFigures: new LiveFiguresHub(bus, rpc, logger),
      },
    });
    const instance = app.getHttpAdapter().getInstance();
    await instance.ready();

    const registered = routesIn(instance.printRoutes({ commonPrefix: false }));
    const page = await app.inject({ method: 'GET', url: '/' });
    await app.close();
    redis.destroy();

    const declared = HTTP_ROUTES.map((route) => `${route.method} ${fastifyPath(route.path)}`);
    expect(registered.sort()).toEqual([...declared, 'GET /api/openapi.json', 'GET /oidc/*', 'POST /oidc/*', 'OPTIONS /oidc/*', 'GET /*'].sort());
    expect(page.headers['strict-transport-security']).toBe('max-age=31536000');
  });

  it('refuses a public origin without https that is not this machine', () => {
    const parsed = parseConfig(config, { HAICAP_PUBLIC_ORIGIN: 'http://haicap.example' });

    expect(parsed.ok ? [] : parsed.problems).toContainEqual({ name: 'HAICAP_REDIS_URL', problem: 'missing' });
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

/** Reads Fastify's drawing of its routes: one line per path and its methods, indented by depth. */
function routesIn(drawing: string): string[] {
  const path: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const match = /^((?:[│ ] {3})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (match === null) return [];
    path.length = (match[1] ?? '').length / 4;
    path.push(match[2] ?? '');
    return (match[3]?.split(', ') ?? []).filter((method) => method !== 'HEAD').map((method) => `${method} ${path.join('')}`);
  });
}
