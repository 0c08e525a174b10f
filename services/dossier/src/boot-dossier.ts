import { bootService, connectBus, RpcServer, type RunningService } from '@haicap/messaging';
import { AuditWitness, createRelayPool, EventLogStore, type FactSubscription, notifyOutbox, OutboxRelay } from '@haicap/outbox';
import {
  createAuthenticate, createDataSource, createLogger, createMetrics, openDataSource, personCipher, schemaState, systemClock, systemIds, TokenVerifier, type Logger, type ProcessClock, type Shutdown,
} from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import type { DossierConfig } from './config.js';
import { DOSSIER_CONTRACTS } from './contracts.js';
import { DOSSIER_MIGRATIONS } from './database/data-source.js';
import { deadlineNoticeWorker } from './deadline-notice/deadline-notice.worker.js';
import { CarryOutDeferred } from './deferred-command/carry-out-deferred.js';
import { deferredCommandUpkeep, deferredCommandWorker } from './deferred-command/deferred-command.worker.js';
import { ForgetDeferredCommands } from './deferred-command/forget-deferred-commands.js';
import { filingDraftUpkeep } from './filing-draft/filing-draft.worker.js';
import { ForgetFilingDrafts } from './filing-draft/forget-filing-drafts.js';
import { GiveNotices } from './deadline-notice/give-notices.js';
import { AdvanceRecalculation } from './deadline-recalculation/advance-recalculation.js';
import { recalculationWorker } from './deadline-recalculation/recalculation.worker.js';
import { followFiles, followPayments, followRegistry } from './follow-registry.js';
import { PressPool } from './paper-press/press-pool.js';
import { ReconcileDays } from './payment-reconciliation/reconcile-days.js';
import { ReconciliationWorker } from './payment-reconciliation/reconciliation.worker.js';
import { IndexPersonsWorker } from './search/index-persons.worker.js';
import { CatalogueWorker } from './procedure/catalogue.worker.js';
import { ProcedureMoveWorker } from './procedure-move/procedure-move.worker.js';
import { ReceiptKeys } from './receipt-proof/receipt-keys.js';

const service = 'dossier';

/** What a process has before its configuration is put to use. */
export interface Process {
  readonly logger: Logger;
  readonly shutdown: Shutdown;
  readonly clock: ProcessClock;
}

/** The logger of this service. */
export function dossierLogger(config: Pick<DossierConfig, 'logLevel'>): Logger {
  return createLogger({ service, level: config.logLevel });
}

/** Connects everything a process owns, and starts the service. */
export async function bootDossier(config: DossierConfig, { logger, shutdown, clock }: Process): Promise<RunningService> {
  const metrics = createMetrics(service);
  const ids = systemIds(clock);
  const dataSource = await openDataSource(createDataSource({ url: config.databaseUrl, applicationName: service, logger }), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: `${service}-relay`, logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock: systemClock });
  const witness = new AuditWitness({ dataSource, clock, logger });
  let mirrors: readonly FactSubscription[] = [];
  const rpcServer = new RpcServer({
    bus, service, contracts: DOSSIER_CONTRACTS, authenticate, witness, logger, metrics,
    ...(config.admission === 'off' ? { maxInFlight: Number.POSITIVE_INFINITY } : {}),
    // Without the calendar a promise would be wrong, without the officers everybody a stranger.
    isReady: ({ access }) => access.includes('service') || (mirrors.length > 0 && mirrors.every((mirror) => mirror.ready())),
  });
  const relay = new OutboxRelay({
    pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints,
  });
  const module = AppModule.with({
    dataSource, logger, eventLog: new EventLogStore(relayPool, service),
    receiptKeys: new ReceiptKeys(config.receiptKeys),
    cipher: personCipher(config, logger),
    installation: {
      provinceCode: config.province, installationKey: config.installationKey, clock, ids, wakeRelay: () => notifyOutbox(bus),
      // The issuer stands at <public origin>/oidc (ARCHITECTURE.md §6); the QR codes of papers lead to the same place.
      publicOrigin: new URL(config.issuer).origin,
    },
  });

  return bootService({
    config, module, bus, rpcServer, shutdown, logger, metrics,
    background: (app) => {
      const catalogue = app.get(CatalogueWorker);
      const reconciliation = new ReconciliationWorker(app.get(ReconcileDays), logger);
      const settings = { bus, dataSource, serviceKey: config.serviceKey, clock, logger, metrics };
      mirrors = followRegistry(app, settings);
      return [
        { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
        ...[...mirrors, followFiles(app, settings), ...followPayments(app, settings)].map((mirror) => ({ name: mirror.source, start: () => mirror.start(), stop: () => mirror.stop() })),
        { name: 'paper press', start: () => app.get(PressPool).warmUp(), stop: () => app.get(PressPool).onModuleDestroy() },
        { name: 'daily reconciliation', start: () => reconciliation.start(), stop: () => reconciliation.stop() },
        { name: 'index of persons', start: () => app.get(IndexPersonsWorker).start(), stop: () => app.get(IndexPersonsWorker).stop() },
        { name: 'catalogue', start: () => catalogue.start(), stop: () => catalogue.stop() },
        { name: 'procedure moves', start: () => app.get(ProcedureMoveWorker).start(), stop: () => app.get(ProcedureMoveWorker).stop() },
        ...[deferredCommandWorker(app.get(CarryOutDeferred), logger), deferredCommandUpkeep(app.get(ForgetDeferredCommands), logger), filingDraftUpkeep(app.get(ForgetFilingDrafts), logger)].map((worker) => (
          { name: 'deferred commands and drafts', start: () => worker.start(), stop: () => worker.stop() })),
        ...deadlineWorkers(app.get(AdvanceRecalculation), app.get(GiveNotices), logger),
      ];
    },
    readiness: async (app) => ({
      schema: (await schemaState(dataSource, DOSSIER_MIGRATIONS)).upToDate,
      catalogue: app.get(CatalogueWorker).isPublished,
      questions: rpcServer.takesAll,
      ...Object.fromEntries(mirrors.map((mirror) => [mirror.source, mirror.ready()])),
    }),
    closing: [
      { name: 'witness', stop: () => witness.stop() },
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
}

function deadlineWorkers(recalculations: AdvanceRecalculation, notices: GiveNotices, logger: Logger) {
  return [recalculationWorker(recalculations, logger), deadlineNoticeWorker(notices, logger)].map((worker) => (
    { name: 'deadlines', start: () => worker.start(), stop: () => worker.stop() }));
}
