import { eventLogRpcs } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { bootService, connectBus, RpcServer, type RunningService } from '@haicap/messaging';
import { createRelayPool, EventLogStore, OutboxRelay } from '@haicap/outbox';
import { createAuthenticate, createMetrics, openDataSource, schemaState, systemIds, TokenVerifier, type Logger, type Shutdown } from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import type { PortalAdapterConfig } from './config.js';
import { portalAdapterDataSource, PORTAL_ADAPTER_MIGRATIONS } from './database/data-source.js';

const service = 'portal-adapter';
const contracts = Object.values(eventLogRpcs(service));

/** Connects what the service stands on, starts it, and sets the order in which it ends. */
export async function startPortalAdapter(config: PortalAdapterConfig, logger: Logger, shutdown: Shutdown, clock: Clock): Promise<RunningService> {
  const metrics = createMetrics(service);
  const dataSource = await openDataSource(portalAdapterDataSource(config.databaseUrl, logger), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: `${service}-relay`, logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl, clock });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock });
  const relay = new OutboxRelay({
    pool: relayPool, bus, service, logger, metrics, owner: systemIds(clock).next(), clock, checkpointKey: config.auditKey,
  });
  return bootService({
    config, bus, shutdown, logger, metrics,
    rpcServer: new RpcServer({ bus, service, contracts, authenticate, logger, metrics, clock }),
    module: AppModule.with({ dataSource, eventLog: new EventLogStore(relayPool, service) }),
    background: [{ name: 'relay', start: () => relay.start(), stop: () => relay.stop() }],
    readiness: async () => ({ schema: (await schemaState(dataSource, PORTAL_ADAPTER_MIGRATIONS)).upToDate }),
    closing: [
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
}
