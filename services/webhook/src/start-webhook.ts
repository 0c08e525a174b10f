import { randomBytes, randomInt } from 'node:crypto';
import type { Subscription as FollowedNoun } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { bootService, connectBus, RpcClient, RpcServer, type RunningService } from '@haicap/messaging';
import { AuditWitness, createRelayPool, EventLogStore, FactSubscription, notifyOutbox, OutboxRelay, type Project } from '@haicap/outbox';
import {
  createAuthenticate, createMetrics, openDataSource, personCipher, schemaState, signServiceToken, systemClock, systemIds, TokenVerifier, type Logger, type Shutdown,
} from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import type { WebhookConfig } from './config.js';
import { WEBHOOK_CONTRACTS } from './contracts.js';
import { webhookDataSource, WEBHOOK_MIGRATIONS } from './database/data-source.js';
import { DeliveryWorker } from './delivery/delivery.worker.js';
import { FanOutConsumer } from './fan-out/fan-out.consumer.js';
import { Targets } from './outbound/target.js';
import { OwnerConsumer } from './owner/owner.consumer.js';

const service = 'webhook';
const CHANCES = 1_000_000;

/** Connects what the service stands on, starts it, and sets the order in which it ends. */
export async function startWebhook(config: WebhookConfig, logger: Logger, shutdown: Shutdown, clock: Clock): Promise<RunningService> {
  const metrics = createMetrics(service);
  const ids = systemIds(clock);
  const dataSource = await openDataSource(webhookDataSource(config.databaseUrl, logger), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: `${service}-relay`, logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock: systemClock });
  const witness = new AuditWitness({ dataSource, clock, logger });
  const relay = new OutboxRelay({ pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints });
  const rpc = new RpcClient(bus, { metrics });
  const follow = (followed: FollowedNoun, project: Project, afterCommit?: () => void) => new FactSubscription({
    bus, dataSource, rpc, logger, metrics, clock, consumer: service, followed, project, ...(afterCommit === undefined ? {} : { afterCommit }),
    serviceToken: () => signServiceToken(config.serviceKey, service, systemClock),
  });
  return bootService({
    config, bus, shutdown, logger, metrics,
    rpcServer: new RpcServer({ bus, service, contracts: WEBHOOK_CONTRACTS, authenticate, witness, logger, metrics }),
    module: AppModule.with({
      dataSource, logger, metrics, eventLog: new EventLogStore(relayPool, service), targets: new Targets(config.webhookPrivateTargets),
      cipher: personCipher(config, logger),
      installation: { clock, machineClock: systemClock, ids, random: () => randomInt(CHANCES) / CHANCES, randomBytes, publicOrigin: config.publicOrigin, wakeRelay: () => notifyOutbox(bus) },
    }),
    background: (app) => {
      const [worker, fanOut, owners] = [app.get(DeliveryWorker), app.get(FanOutConsumer), app.get(OwnerConsumer)];
      const tell: Project = (tx, facts) => fanOut.project(tx, facts);
      const officers = follow({ service: 'registry', noun: 'officer' }, (tx, facts) => owners.project(tx, facts), () => worker.ownersChanged());
      const accounts = follow({ service: 'identity', noun: 'account' }, (tx, facts) => owners.projectAccounts(tx, facts), () => worker.ownersChanged());
      const told = [{ service: 'dossier', noun: 'dossier' }, { service: 'dossier', noun: 'procedure' }, { service: 'registry', noun: 'unit' }] as const;
      return [
        { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
        ...[officers, accounts, ...told.map((noun) => follow(noun, tell, () => worker.wake()))].map((one) => ({ name: one.source, start: () => one.start(), stop: () => one.stop() })),
        { name: 'deliveries', start: () => worker.start([officers, accounts]), stop: () => worker.stop() },
      ];
    },
    readiness: async () => ({ schema: (await schemaState(dataSource, WEBHOOK_MIGRATIONS)).upToDate }),
    closing: [
      { name: 'witness', stop: () => witness.stop() },
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
}
