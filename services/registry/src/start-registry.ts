import {
  addUnitClosure, listAuditRoots, listOfficers, lookUpAuditRoot, listUnitClosures, listUnits, listUnitSuccessions, lookUpCalendar, lookUpServiceHours, lookUpUnit,
  grantDelegation, importBoundaries, importOfficers, listDelegations, listPermissionRules, lookUpBoundaries, lookUpOwnPermissions, operationsRpcs, publishCalendar, registryEventLog, setServiceHours, withdrawDelegation, withdrawUnitClosure,
} from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { bootService, connectBus, RpcServer, type RunningService } from '@haicap/messaging';
import { AuditSigner, AuditWitness, CheckpointStore, createRelayPool, notifyOutbox, OutboxRelay } from '@haicap/outbox';
import {
  createAuthenticate, createMetrics, openDataSource, personCipher, schemaState, systemClock, systemIds, TokenVerifier, type Logger, type Shutdown,
} from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import { auditRootWorker } from './audit-root/audit-root.worker.js';
import type { Config } from './config.js';
import { migrations, registryDataSource } from './database/data-source.js';
import { LoadWorker } from './load/load.worker.js';

const service = 'registry';
const contracts = [
  listUnits, lookUpUnit, listUnitSuccessions, listOfficers, importOfficers, importBoundaries, lookUpBoundaries,
  lookUpCalendar, publishCalendar, listUnitClosures, addUnitClosure, withdrawUnitClosure, lookUpServiceHours, setServiceHours,
  grantDelegation, withdrawDelegation, listDelegations, lookUpOwnPermissions, listPermissionRules, listAuditRoots, lookUpAuditRoot, ...Object.values(registryEventLog), ...operationsRpcs('registry'),
];

/** Connects what the registry stands on, starts it, and sets the order in which it ends. */
export async function startRegistry(config: Config, logger: Logger, shutdown: Shutdown, clock: Clock): Promise<RunningService> {
  const metrics = createMetrics(service);
  const ids = systemIds(clock);
  const dataSource = await openDataSource(registryDataSource(config.databaseUrl, logger), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: 'registry-relay', logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock: systemClock });
  const witness = new AuditWitness({ dataSource, clock, logger });
  const relay = new OutboxRelay({
    pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints,
  });
  const checkpoints = new CheckpointStore(config.auditCheckpoints);
  const signer = new AuditSigner(config.auditKey);
  const roots = auditRootWorker({ store: checkpoints, signer, clock, logger });
  return bootService({
    config, bus, shutdown, logger, metrics,
    rpcServer: new RpcServer({ bus, service, contracts, authenticate, witness, logger, metrics }),
    module: AppModule.with({
      dataSource, relayPool, checkpoints, auditVerifier: signer.verifier, clock, ids, logger,
      cipher: personCipher(config, logger),
      provinceCode: config.province, withDemoOfficers: config.profile === 'local',
      afterCommit: () => notifyOutbox(bus),
    }),
    background: (app) => {
      const load = app.get(LoadWorker);
      return [
        { name: 'load', start: () => load.start(), stop: () => load.stop() },
        { name: 'daily roots', start: () => roots.start(), stop: () => roots.stop() },
        { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
      ];
    },
    readiness: async (app) => ({
      schema: (await schemaState(dataSource, migrations)).upToDate,
      loaded: app.get(LoadWorker).state(),
    }),
    closing: [
      { name: 'witness', stop: () => witness.stop() },
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
}
