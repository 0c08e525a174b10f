import type { Clock } from '@haicap/kernel';
import { bootService, connectBus, RpcClient, RpcServer, type RunningService } from '@haicap/messaging';
import { createRelayPool, EventLogStore, FactSubscription, OutboxRelay } from '@haicap/outbox';
import {
  createAuthenticate, createDataSource, createMetrics, openDataSource, schemaState, signServiceToken, systemIds, TokenVerifier, type Logger, type Shutdown,
} from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import type { FilesConfig } from './config.js';
import { FILES_CONTRACTS } from './contracts.js';
import { FILES_MIGRATIONS } from './database/data-source.js';
import { DossierCopyConsumer } from './dossier-copy/dossier-copy.consumer.js';
import { listenForFiles, type FileListener } from './listener/file-listener.js';

const service = 'files';

/** What a process has before its configuration is put to use. */
export interface Process {
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  readonly clock: Clock;
}

/** Connects what the service stands on, starts it, and sets the order in which it ends. */
export async function bootFiles(config: FilesConfig, { logger, shutdown, clock }: Process): Promise<RunningService & { readonly listener: FileListener }> {
  const metrics = createMetrics(service);
  const dataSource = await openDataSource(createDataSource({ url: config.databaseUrl, applicationName: service, logger }), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: `${service}-relay`, logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl, clock });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock });
  const relay = new OutboxRelay({
    pool: relayPool, bus, service, logger, metrics, owner: systemIds(clock).next(), clock, checkpointKey: config.auditKey,
  });
  const listener = await listenForFiles({
    port: config.httpPort, host: config.httpHost,
    answer: async (_request, response) => void response.writeHead(404).end(),
    onFault: (error) => logger.error({ err: error }, 'a transfer failed'),
  });
  const running = await bootService({
    config, bus, shutdown, logger, metrics,
    rpcServer: new RpcServer({ bus, service, contracts: FILES_CONTRACTS, authenticate, logger, metrics, clock }),
    module: AppModule.with({ dataSource, eventLog: new EventLogStore(relayPool, service) }),
    background: (app) => {
      const dossiers = new FactSubscription({
        bus, dataSource, consumer: service, followed: { service: 'dossier', noun: 'dossier' }, logger, metrics, clock,
        project: (tx, facts) => app.get(DossierCopyConsumer).project(tx, facts),
        rpc: new RpcClient(bus, { metrics, clock }), serviceToken: () => signServiceToken(config.serviceKey, service, clock),
      });
      return [
        { name: 'transfers', stop: () => listener.close() },
        { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
        { name: dossiers.source, start: () => dossiers.start(), stop: () => dossiers.stop() },
      ];
    },
    readiness: async () => ({ schema: (await schemaState(dataSource, FILES_MIGRATIONS)).upToDate }),
    closing: [
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
  return { ...running, listener };
}
