import { listOfficers, listUnits, listUnitSuccessions, lookUpUnit, registryEventLog } from '@haicap/contracts';
import { bootService, connectBus, RpcServer } from '@haicap/messaging';
import { createRelayPool, notifyOutbox, OutboxRelay } from '@haicap/outbox';
import {
  createAuthenticate, createLogger, createMetrics, createShutdown, loadConfig, openDataSource, PersonalDataCipher, processClock as clock,
  schemaState, systemIds, TokenVerifier,
} from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import { config as configShape } from './config.js';
import { migrations, registryDataSource } from './database/data-source.js';
import { LoadWorker } from './load/load.worker.js';

const service = 'registry';
const config = loadConfig(configShape);
const logger = createLogger({ service, level: config.logLevel });
const metrics = createMetrics(service);
const shutdown = createShutdown(logger);
const ids = systemIds(clock);
const dataSource = await openDataSource(registryDataSource(config.databaseUrl, logger), logger);
const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: 'registry-relay', logger });
const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl, clock });
const rpcServer = new RpcServer({
  bus, service, logger, metrics, clock,
  contracts: [listUnits, lookUpUnit, listUnitSuccessions, listOfficers, ...Object.values(registryEventLog)],
  authenticate: createAuthenticate({ verifier, serviceKey: config.serviceKey, clock }),
});
const relay = new OutboxRelay({ pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock });
const module = AppModule.with({
  dataSource, relayPool, clock, ids, logger,
  cipher: new PersonalDataCipher({ key: config.dataKey, keyId: config.dataKeyId, indexKey: config.indexKey }),
  provinceCode: config.province, withDemoOfficers: config.profile === 'local',
  afterCommit: () => notifyOutbox(bus),
});

await bootService({
  config, module, bus, rpcServer, shutdown, logger, metrics,
  background: (app) => {
    const load = app.get(LoadWorker);
    return [
      { name: 'load', start: () => load.start(), stop: () => load.stop() },
      { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
    ];
  },
  readiness: async (app) => ({
    schema: (await schemaState(dataSource, migrations)).upToDate,
    loaded: app.get(LoadWorker).state(),
  }),
  closing: [
    { name: 'relay pool', stop: () => relayPool.end() },
    { name: 'database', stop: () => dataSource.destroy() },
  ],
});
