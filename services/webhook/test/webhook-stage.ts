import type { Clock } from '@haicap/kernel';
import { RpcClient } from '@haicap/messaging';
import { createLogger, createShutdown, signServiceToken, systemClock, type Shutdown } from '@haicap/service-kit';
import { createStreams, startNats, testClock, testDatabase, type TestDatabase } from '@haicap/testing';
import { WEBHOOK_MIGRATIONS } from '../src/database/data-source.js';
import { startWebhook } from '../src/start-webhook.js';

export interface WebhookStage {
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

/** The whole service on a database and a broker of its own. */
export async function webhookStage(clock: Clock = testClock()): Promise<WebhookStage> {
  const database = await testDatabase('webhook', WEBHOOK_MIGRATIONS);
  const nats = await startNats();
  const asker = await nats.connect('bus-keeper');
  await createStreams(asker, { owner: 'webhook' });
  const exits: number[] = [];
  const logger = createLogger({ service: 'webhook', level: 'silent' });
  const shutdown = createShutdown(logger, { exit: (code) => exits.push(code) });
  const serviceKey = Buffer.alloc(32, 3);
  const { health } = await startWebhook({
    profile: 'local', province: '38', logLevel: 'silent', healthPort: 0, healthHost: '127.0.0.1',
    natsUrl: nats.url, natsUser: 'webhook', natsPassword: nats.password,
    issuer: 'http://127.0.0.1:9/oidc', jwksUrl: 'http://127.0.0.1:9/oidc/jwks', serviceKey,
    databaseUrl: database.appUrl, relayDatabaseUrl: database.relayUrl,
    dataKey: Buffer.alloc(32, 1), dataKeyId: 'test', indexKey: Buffer.alloc(32, 2), auditKey: Buffer.alloc(32, 4), auditCheckpoints: database.checkpointFolder,
    publicOrigin: 'http://localhost:8080', webhookPrivateTargets: [],
  }, logger, shutdown, clock);
  return {
    database, shutdown, exits,
    client: new RpcClient(asker),
    token: await signServiceToken(serviceKey, 'bus-keeper', systemClock),
    readyz: () => fetch(`http://127.0.0.1:${health.port}/readyz`),
    stop: async () => {
      await shutdown.begin('end of the test');
      await nats.stop();
      await database.drop();
    },
  };
}
