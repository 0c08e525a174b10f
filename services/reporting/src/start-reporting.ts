import { hintSubject } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { bootService, connectBus, RpcClient, RpcServer, type RunningService } from '@haicap/messaging';
import { AuditWitness, createRelayPool, type FactSubscription, OutboxRelay, OwnerLog } from '@haicap/outbox';
import {
  createAuthenticate, createMetrics, openDataSource, schemaState, signServiceToken, systemClock, systemIds, TokenVerifier, type Logger, type Shutdown,
} from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import type { ReportingConfig } from './config.js';
import { REPORTING_CONTRACTS } from './contracts.js';
import { REPORTING_MIGRATIONS, reportingDataSource } from './database/data-source.js';
import { followFacts } from './follow-facts.js';
import { RebuildWorker } from './rebuild/rebuild.worker.js';

const service = 'reporting';

/** Connects what the service stands on, starts it, and sets the order in which it ends. */
export async function startReporting(config: ReportingConfig, logger: Logger, shutdown: Shutdown, clock: Clock): Promise<RunningService> {
  const metrics = createMetrics(service);
  const ids = systemIds(clock);
  const dataSource = await openDataSource(reportingDataSource(config.databaseUrl, logger), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: `${service}-relay`, logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock: systemClock });
  const rpc = new RpcClient(bus, { metrics });
  const serviceToken = () => signServiceToken(config.serviceKey, service, systemClock);
  const tellFiguresChanged = () => bus.hint(hintSubject.figures(service));
  // There is no stream of our own; the relay's lease also keeps partitions and seals the audit trail.
  const witness = new AuditWitness({ dataSource, clock, logger });
  const relay = new OutboxRelay({
    pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints,
  });
  let followed: readonly FactSubscription[] = [];
  return bootService({
    config, bus, shutdown, logger, metrics,
    rpcServer: new RpcServer({ bus, service, contracts: REPORTING_CONTRACTS, authenticate, witness, logger, metrics }),
    module: AppModule.with({
      dataSource, logger, installation: { provinceCode: config.province, clock, ids, tellFiguresChanged },
      dossierLog: new OwnerLog({ rpc, serviceToken, followed: { service: 'dossier', noun: 'dossier' } }),
    }),
    background: (app) => {
      const rebuild = app.get(RebuildWorker);
      followed = followFacts(app, { bus, dataSource, rpc, serviceToken, logger, metrics, clock, afterCommit: tellFiguresChanged });
      return [
        { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
        ...followed.map((one) => ({ name: one.source, start: () => one.start(), stop: () => one.stop() })),
        { name: 'rebuild', start: () => rebuild.start(), stop: () => rebuild.stop() },
      ];
    },
    readiness: async () => ({
      schema: (await schemaState(dataSource, REPORTING_MIGRATIONS)).upToDate,
      ...Object.fromEntries(followed.map((one) => [one.source, one.ready()])),
    }),
    closing: [
      { name: 'witness', stop: () => witness.stop() },
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
}
