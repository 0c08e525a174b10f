import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HTTP_ROUTES, listAccountAccess, refusal, type Actor, type Refusal, type Role, type RpcReply, type RpcContract, type ServiceName } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { RpcServer, type Bus, type RpcContext } from '@haicap/messaging';
import { createAuthenticate, createLogger, createMetrics, systemClock, TokenVerifier, type Shutdown } from '@haicap/service-kit';
import { createStreams, eventually, startNats, startRedis, testIssuer, testResource, type TestIssuer, type TestNats, type TestRedis } from '@haicap/testing';
import type { Config } from '../src/config.js';
import { startGateway } from '../src/gateway.js';
import type { KeptFor } from '../src/kept-answers/keep-answers.js';
import { EXAMPLE_REPLIES, HAC_THANH, OFFICER_ID } from './example-replies.js';

export type Answer = (request: Record<string, unknown>, context: RpcContext) => Result<unknown, Refusal> | Promise<Result<unknown, Refusal>>;

type Ended = RpcReply<typeof listAccountAccess>['items'][number];
type TokenSource = Pick<TestIssuer, 'issuer' | 'jwksUrl'>;

const SERVICE_KEY = Buffer.alloc(32);

/** Owners behind the gateway: real RPC servers on the real bus that answer with examples unless told otherwise. */
export class Owners {
  /** What reached a handler, in order. */
  readonly calls: { readonly contract: RpcContract; readonly request: Record<string, unknown>; readonly context: RpcContext }[] = [];
  /** Denials and looks that would be rows of the owners' audit trails, by the name of the contract. */
  readonly witnessed: string[] = [];
  /** What identity says about ended accounts. The gateway asks by itself, so it is no call of a test. */
  ended: Ended[] | undefined = [];
  private readonly answers = new Map<RpcContract, Answer>();
  private readonly servers: RpcServer[] = [];

  answer(contract: RpcContract, answer: Answer): void {
    this.answers.set(contract, answer);
  }

  reset(): void {
    this.answers.clear();
    this.calls.length = 0;
    this.witnessed.length = 0;
  }

  async listen(nats: TestNats, issuer: TokenSource): Promise<void> {
    const contracts = [...new Set([listAccountAccess, ...HTTP_ROUTES.flatMap((route) => route.rpcs)])].filter(({ service }) => service !== 'gateway');
    for (const service of new Set(contracts.map((contract) => contract.service))) {
      await this.listenAs(service, contracts.filter((contract) => contract.service === service), await nats.connect(service), issuer);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
  }

  private async listenAs(service: ServiceName, contracts: readonly RpcContract[], bus: Bus, issuer: TokenSource): Promise<void> {
    const tokens = new TokenVerifier({ issuer: issuer.issuer, audience: 'haicap', jwksUrl: issuer.jwksUrl });
    const server = new RpcServer({
      bus, service, contracts, authenticate: createAuthenticate({ verifier: tokens, serviceKey: SERVICE_KEY, clock: systemClock }), logger: createLogger({ service, level: 'silent' }), metrics: createMetrics(service),
      witness: {
        denied: (deed, _actor, code) => void this.witnessed.push(`denied ${deed} ${code}`),
        looked: ({ name }) => Promise.resolve(void this.witnessed.push(`looked ${name}`)),
      },
    });
    for (const contract of contracts) server.addHandler(contract.subject, async (request: Record<string, unknown>, context: RpcContext) => this.handle(contract, request, context));
    await new Promise<void>((resolve, reject) => server.listen((error) => (error === undefined ? resolve() : reject(error as Error))));
    this.servers.push(server);
  }

  private async handle(contract: RpcContract, request: Record<string, unknown>, context: RpcContext): Promise<Result<unknown, Refusal>> {
    if (contract === listAccountAccess) return this.ended === undefined ? err(refusal('SERVICE_UNAVAILABLE')) : ok({ items: this.ended });
    this.calls.push({ contract, request, context });
    const answer = this.answers.get(contract);
    return answer === undefined ? ok(EXAMPLE_REPLIES.get(contract)) : answer(request, context);
  }
}

export interface RunningGateway {
  readonly url: string;
  readonly healthUrl: string;
  readonly nats: TestNats;
  readonly redis: TestRedis;
  readonly issuer: TestIssuer;
  readonly owners: Owners;
  readonly webDir: string;
  /** The lines of the gateway's log. */
  readonly log: string[];
  readonly shutdown: TestShutdown;
  tokenOf(role: Role | 'stranger'): Promise<string>;
  stop(): Promise<void>;
}

/** The steps of the end, run on demand: what SIGTERM does, without ending the test's process. */
export class TestShutdown implements Shutdown {
  private readonly steps: { readonly name: string; readonly run: () => Promise<unknown> | void }[] = [];
  isDraining = false;

  step(name: string, run: () => Promise<unknown> | void): void {
    this.steps.push({ name, run });
  }

  async begin(): Promise<void> {
    if (this.isDraining) return;
    this.isDraining = true;
    for (const { run } of this.steps) await run();
  }
}

/** What gateway and identity share. */
export const WEB_CLIENT_SECRET = 'a-secret-between-gateway-and-identity';

export interface GatewayWish {
  readonly config?: Partial<Config>;
  /** Where sign-in is streamed to; nobody listens there by default. */
  readonly identityUrl?: string;
  readonly filesUrl?: string;
  readonly ended?: Ended[];
  /** False: identity says nothing about accounts. */
  readonly identityAnswers?: boolean;
  /** Whose tokens the owners accept, where it is not the issuer of the test. */
  readonly tokensOf?: TokenSource;
  readonly keptFor?: KeptFor;
}

export const INDEX_HTML = '<!doctype html><html lang="vi"><head><style>b{}</style><script type="module" src="/assets/app-3f2a.js"></script></head><body nonce="__CSP_NONCE__"></body></html>';

/** A whole gateway on real NATS and Redis, with owners that answer with examples. */
export async function runGateway(wish: GatewayWish = {}): Promise<RunningGateway> {
  const [nats, redis, issuer] = await Promise.all([startNats(), startRedis(), testIssuer()]);
  await createStreams(await nats.connect('bus-keeper'), { owner: 'dossier', only: 'streams' });
  const owners = new Owners();
  owners.ended = wish.identityAnswers === false ? undefined : wish.ended ?? [];
  await owners.listen(nats, wish.tokensOf ?? issuer);
  const webDir = mkdtempSync(join(testResource('HAICAP_TEST_TMP'), 'web-'));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), INDEX_HTML);
  writeFileSync(join(webDir, 'assets', 'app-3f2a.js'), 'export {};');
  writeFileSync(join(webDir, 'robots.txt'), 'User-agent: *');
  const log: string[] = [];
  const logger = createLogger({ service: 'gateway', level: 'info', write: (line) => void log.push(line) });
  const shutdown = new TestShutdown();
  const bus = await nats.connect('gateway', { logger });
  const config: Config = {
    profile: 'local', province: '38', logLevel: 'info', healthPort: 0, healthHost: '127.0.0.1', natsUrl: nats.url, natsUser: 'gateway', natsPassword: nats.password,
    issuer: issuer.issuer, jwksUrl: issuer.jwksUrl, serviceKey: SERVICE_KEY, httpPort: 0, httpHost: '127.0.0.1', publicOrigin: 'http://localhost:8080',
    redisUrl: redis.url, identityUrl: wish.identityUrl ?? 'http://127.0.0.1:9', filesUrl: wish.filesUrl ?? 'http://127.0.0.1:9', webClientSecret: WEB_CLIENT_SECRET, sessionKey: Buffer.alloc(32, 5), webDir, trustedProxies: undefined, corsOrigins: [], rateLimitFactor: 1, ownerRequestsMax: 256, drainMs: 0, ...wish.config,
  };
  const { httpUrl, healthPort } = await startGateway({ config, bus, logger, metrics: createMetrics('gateway'), shutdown, timelineLingerMs: 100, workCheckMs: 200, ...(wish.keptFor === undefined ? {} : { keptFor: wish.keptFor }) });
  // Until it is there, limits are counted in this process, at their lower number.
  await eventually(async () => expect(await redisOf(healthPort)).toBe(true));
  return {
    url: httpUrl, healthUrl: `http://127.0.0.1:${healthPort}`, nats, redis, issuer, owners, webDir, log, shutdown,
    tokenOf: (role) => issuer.sign(actorOf(role)),
    stop: async () => {
      await shutdown.begin();
      await owners.close();
      await Promise.all([nats.stop(), redis.stop(), issuer.stop()]);
      rmSync(webDir, { recursive: true, force: true });
    },
  };
}

const redisOf = async (healthPort: number): Promise<unknown> => ((await (await fetch(`http://127.0.0.1:${healthPort}/readyz`)).json()) as { checks: { redis: unknown } }).checks.redis;

/** A person with one role in one unit; a stranger is signed in and holds nothing. */
export function actorOf(role: Role | 'stranger'): Actor {
  if (role === 'citizen') return { accountId: 'c0d9da00-0000-5000-8000-000000000001', kind: 'citizen', posts: [] };
  return { accountId: OFFICER_ID, kind: 'officer', posts: role === 'stranger' ? [] : [{ unitId: HAC_THANH, role }] };
}
