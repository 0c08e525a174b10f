import type { ServiceName } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { RpcClient } from '@haicap/messaging';
import { createLogger, createShutdown, signServiceToken, systemClock, type Logger, type Shutdown } from '@haicap/service-kit';
import { testClock } from './fixed-time.js';
import { startNats } from './nats.js';
import { createStreams } from './streams.js';
import { testDatabase, type TestDatabase } from './test-database.js';

export interface ServiceStage {
  readonly database: TestDatabase;
  readonly shutdown: Shutdown;
  /** The exit codes the process would have ended with. */
  readonly exits: readonly number[];
  readonly client: RpcClient;
  /** A token by which another service asks. */
  readonly token: string;
  readyz(): Promise<Response>;
  stop(): Promise<void>;
}

/** What every service with a database is told. */
export type ServiceSettings = ReturnType<typeof settingsFor>;

interface StagedService {
  readonly service: ServiceName;
  readonly migrations: Parameters<typeof testDatabase>[1];
  readonly clock?: Clock;
  /** Starts it with these settings and those of its own. */
  readonly start: (settings: ServiceSettings, logger: Logger, shutdown: Shutdown, clock: Clock) => Promise<{ readonly health: { readonly port: number } }>;
}

/** A whole service that only services ask, on a database and a broker of its own. */
export async function serviceStage({ service, migrations, clock = testClock(), start }: StagedService): Promise<ServiceStage> {
  const database = await testDatabase(service, migrations);
  const nats = await startNats();
  const asker = await nats.connect('bus-keeper');
  await createStreams(asker, { owner: service });
  const exits: number[] = [];
  const logger = createLogger({ service, level: 'silent' });
  const shutdown = createShutdown(logger, { exit: (code) => exits.push(code) });
  const settings = settingsFor(service, database, nats);
  const { health } = await start(settings, logger, shutdown, clock);
  return {
    database, shutdown, exits,
    client: new RpcClient(asker),
    token: await signServiceToken(settings.serviceKey, 'bus-keeper', systemClock),
    readyz: () => fetch(`http://127.0.0.1:${health.port}/readyz`),
    stop: async () => {
      await shutdown.begin('end of the test');
      await nats.stop();
      await database.drop();
    },
  };
}

function settingsFor(service: ServiceName, database: TestDatabase, nats: { readonly url: string; readonly password: string }) {
  return {
    profile: 'local' as const, province: '38', logLevel: 'silent' as const, healthPort: 0, healthHost: '127.0.0.1',
    natsUrl: nats.url, natsUser: service, natsPassword: nats.password,
    issuer: 'http://127.0.0.1:9/oidc', jwksUrl: 'http://127.0.0.1:9/oidc/jwks', serviceKey: Buffer.alloc(32, 3),
    databaseUrl: database.appUrl, relayDatabaseUrl: database.relayUrl,
    dataKey: Buffer.alloc(32, 1), dataKeyId: 'test', indexKey: Buffer.alloc(32, 2), auditKey: Buffer.alloc(32, 4), auditCheckpoints: database.checkpointFolder,
  };
}
