import { exportJWK, generateKeyPair } from 'jose';
import { officerAppointed, registryEventLog, type FactData, type FactEnvelope, type Role } from '@haicap/contracts';
import { ok, type Clock } from '@haicap/kernel';
import { RpcServer, type Bus } from '@haicap/messaging';
import { createLogger, createMetrics, systemClock, verifyServiceToken, type Shutdown } from '@haicap/service-kit';
import { createStreams, freePort, startNats, testDatabase, type TestDatabase, type TestNats } from '@haicap/testing';
import type { Config } from '../src/config.js';
import { migrations } from '../src/database/data-source.js';
import { startIdentity } from '../src/identity.js';
import { WEB_CLIENT_SECRET } from './sign-in-flow.js';

export const PUBLIC_ORIGIN = 'http://localhost:8080';
export const SECRET = 'a-secret-of-the-data-folder';
export const HAC_THANH = '3b1c0a52-5a0e-5c55-8f0e-000000014797';
export const OFFICER_ID = '01980000-0000-7000-8000-000000000002';
export const ADMINISTRATOR_ID = '01980000-0000-7000-8000-000000000003';
export const SERVICE_KEY = Buffer.alloc(32, 7);

/** registry as identity sees it: a log of appointments, answered over the real bus. */
export class Registry {
  private readonly facts: FactEnvelope[] = [];
  constructor(private readonly bus: Bus) {}

  async listen(): Promise<void> {
    const server = new RpcServer({
      bus: this.bus, service: 'registry', contracts: Object.values(registryEventLog), logger: createLogger({ service: 'registry', level: 'silent' }),
      metrics: createMetrics('registry'), authenticate: (token) => verifyServiceToken(SERVICE_KEY, token, systemClock),
    });
    const events = () => this.facts.map((fact, index) => ({ position: String(index + 1), fact }));
    server.addHandler(registryEventLog.listEvents.subject, async ({ afterPosition }: { afterPosition: string }) =>
      ok({ events: events().filter(({ position }) => Number(position) > Number(afterPosition)), lastPosition: String(this.facts.length), more: false }));
    server.addHandler(registryEventLog.getEvents.subject, async ({ aggregates }: { aggregates: readonly { aggregateId: string }[] }) =>
      ok({ events: this.facts.filter(({ subject }) => aggregates.some(({ aggregateId }) => aggregateId === subject)), more: false }));
    server.addHandler(registryEventLog.digestEvents.subject, async () =>
      ok({ count: 0, versionSum: '0', idXor: '0'.repeat(32), beforeFirstPosition: '0', lastPosition: String(this.facts.length) }));
    await new Promise<void>((resolve, reject) => server.listen((error) => (error === undefined ? resolve() : reject(error as Error))));
  }

  /** Appoints the demo officer of Hạc Thành, or another; only in the log before identity starts, also on the stream afterwards. */
  async appoint(posts: FactData<typeof officerAppointed>['posts'], { publish, officerId = OFFICER_ID, login = 'motcua.14797', demo = true }: Appointment): Promise<void> {
    const version = this.facts.filter(({ subject }) => subject === officerId).length + 1;
    const fact: FactEnvelope = {
      specversion: '1.0', id: `01980000-0000-7000-9000-${String(this.facts.length + 1).padStart(12, '0')}`, source: '/registry', type: officerAppointed.type, subject: officerId,
      time: '2025-07-01T08:00:00+07:00', datacontenttype: 'application/json', version, actor: 'service:registry', traceparent: '',
      data: { officerId, login, demo, posts },
    };
    this.facts.push(fact);
    if (publish) await this.bus.js.publish(officerAppointed.busSubject, JSON.stringify(fact));
  }
}

export interface Appointment {
  readonly publish: boolean;
  readonly officerId?: string;
  readonly login?: string;
  readonly demo?: boolean;
}

export function aPost(role: Role, validTo: string | null = null): FactData<typeof officerAppointed>['posts'][number] {
  return { postId: `01980000-0000-7000-a000-${String(role.length).padStart(12, '0')}`, unitId: HAC_THANH, role, title: 'Công chức một cửa', validFrom: '2025-07-01', validTo };
}

export class TestShutdown implements Shutdown {
  private readonly steps: (() => Promise<unknown> | void)[] = [];
  isDraining = false;
  step(_name: string, run: () => Promise<unknown> | void): void {
    this.steps.push(run);
  }
  async begin(): Promise<void> {
    if (this.isDraining) return;
    this.isDraining = true;
    for (const run of this.steps) await run();
  }
}

export interface RunningIdentity {
  readonly listener: string;
  readonly healthUrl: string;
  readonly jwksUrl: string;
  readonly nats: TestNats;
  readonly database: TestDatabase;
  readonly registry: Registry;
  readonly shutdown: TestShutdown;
  readonly log: string[];
  stop(): Promise<void>;
}

/** identity on real PostgreSQL and NATS, with a registry that has appointed one officer. */
export async function runIdentity(changes: Partial<Config> = {}, machineClock: Clock = systemClock): Promise<RunningIdentity> {
  const [nats, database, httpPort, { privateKey }] = await Promise.all([
    startNats(), testDatabase('identity', migrations), freePort(), generateKeyPair('RS256', { extractable: true }),
  ]);
  const keeper = await nats.connect('bus-keeper');
  for (const owner of ['registry', 'identity'] as const) await createStreams(keeper, { owner });
  const registry = new Registry(await nats.connect('registry'));
  await registry.appoint([aPost('one-stop-officer')], { publish: false });
  await registry.appoint([aPost('province-admin')], { publish: false, officerId: ADMINISTRATOR_ID, login: 'quantri.38' });
  await registry.listen();
  const log: string[] = [];
  const logger = createLogger({ service: 'identity', level: 'info', write: (line) => void log.push(line) });
  const listener = `http://127.0.0.1:${httpPort}`;
  const jwksUrl = `${listener}/oidc/jwks`;
  const key = Buffer.alloc(32, 1);
  const config: Config = {
    profile: 'local', province: '38', logLevel: 'info', healthPort: 0, healthHost: '127.0.0.1', natsUrl: nats.url, natsUser: 'identity', natsPassword: nats.password,
    issuer: `${PUBLIC_ORIGIN}/oidc`, jwksUrl, serviceKey: SERVICE_KEY, databaseUrl: database.appUrl, relayDatabaseUrl: database.relayUrl,
    dataKey: key, dataKeyId: 'k1', indexKey: key, auditKey: key, auditCheckpoints: database.checkpointFolder, httpPort, httpHost: '127.0.0.1', drainMs: 0, oidcSigningKey: (await exportJWK(privateKey)) as Config['oidcSigningKey'], cookieKey: 'a-cookie-key-of-the-test', localGrantSecret: SECRET, webClientSecret: WEB_CLIENT_SECRET, upstreamProviders: [], ...changes,
  };
  const shutdown = new TestShutdown();
  const bus = await nats.connect('identity', { logger });
  const { health } = await startIdentity({ config, bus, logger, metrics: createMetrics('identity'), shutdown, clock: systemClock, machineClock });
  return {
    listener, healthUrl: `http://127.0.0.1:${health.port}`, jwksUrl, nats, database, registry, shutdown, log,
    stop: async () => {
      await shutdown.begin();
      await nats.stop();
      await database.drop();
    },
  };
}
