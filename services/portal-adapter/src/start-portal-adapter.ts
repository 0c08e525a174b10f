import type { Clock } from '@haicap/kernel';
import { bootService, connectBus, RpcClient, RpcServer, type RunningService } from '@haicap/messaging';
import { AuditWitness, createRelayPool, EventLogStore, FactSubscription, notifyOutbox, OutboxRelay } from '@haicap/outbox';
import {
  createAuthenticate, createMetrics, openDataSource, schemaState, signServiceToken, systemClock, systemIds, TokenVerifier, type Logger, type Shutdown,
} from '@haicap/service-kit';
import { AppModule } from './app.module.js';
import type { PortalAdapterConfig } from './config.js';
import { PORTAL_ADAPTER_CONTRACTS } from './contracts.js';
import { PORTAL_ADAPTER_MIGRATIONS, portalAdapterDataSource } from './database/data-source.js';
import { Installation } from './installation.js';
import { AnnounceChannel } from './payment-channel/announce-channel.js';
import { PaymentJobWorker } from './payment-job/payment-job.worker.js';
import { PaymentSessionConsumer } from './payment-session/payment-session.consumer.js';
import { HttpPaymentPlatform } from './platform/http-payment-platform.js';
import type { PaymentPlatform } from './platform/payment-platform.js';
import { StatementConsumer } from './statement/statement.consumer.js';

const service = 'portal-adapter';

/** Connects what the service stands on, starts it, and sets the order in which it ends. */
export async function startPortalAdapter(config: PortalAdapterConfig, logger: Logger, shutdown: Shutdown, clock: Clock): Promise<RunningService> {
  const metrics = createMetrics(service);
  const ids = systemIds(clock);
  const dataSource = await openDataSource(portalAdapterDataSource(config.databaseUrl, logger), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: `${service}-relay`, logger });
  const bus = await connectBus({ url: config.natsUrl, user: config.natsUser, password: config.natsPassword, service, logger });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const authenticate = createAuthenticate({ verifier, serviceKey: config.serviceKey, clock: systemClock });
  const witness = new AuditWitness({ dataSource, clock, logger });
  const relay = new OutboxRelay({ pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints });
  const rpc = new RpcClient(bus, { metrics });
  let followed: readonly FactSubscription[] = [];
  return bootService({
    config, bus, shutdown, logger, metrics,
    rpcServer: new RpcServer({ bus, service, contracts: PORTAL_ADAPTER_CONTRACTS, authenticate, witness, logger, metrics }),
    module: AppModule.with({
      dataSource, logger, eventLog: new EventLogStore(relayPool, service), platform: platformOf(config, logger),
      installation: new Installation(clock, ids, () => notifyOutbox(bus)),
    }),
    background: (app) => {
      const worker = app.get(PaymentJobWorker);
      const follow = (noun: string, consumer: PaymentSessionConsumer | StatementConsumer) => new FactSubscription({
        bus, dataSource, rpc, logger, metrics, clock, consumer: service, followed: { service: 'dossier', noun },
        project: (tx, facts) => consumer.project(tx, facts), afterCommit: () => worker.wake(),
        serviceToken: () => signServiceToken(config.serviceKey, service, systemClock),
      });
      followed = [follow('payment-order', app.get(PaymentSessionConsumer)), follow('payment-reconciliation', app.get(StatementConsumer))];
      return [
        { name: 'relay', start: () => relay.start(), stop: () => relay.stop() },
        { name: 'channel', start: () => app.get(AnnounceChannel).run(), stop: () => Promise.resolve() },
        ...followed.map((one) => ({ name: one.source, start: () => one.start(), stop: () => one.stop() })),
        { name: 'payment jobs', start: () => worker.start(), stop: () => worker.stop() },
      ];
    },
    readiness: async () => ({ schema: (await schemaState(dataSource, PORTAL_ADAPTER_MIGRATIONS)).upToDate }),
    closing: [
      { name: 'witness', stop: () => witness.stop() },
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
}

/** The platform of the configuration, or none. Half of its settings is a mistake that is told and not worked around. */
function platformOf(config: PortalAdapterConfig, logger: Logger): PaymentPlatform | null {
  const { paymentUrl: url, paymentPageHosts: pageHosts, paymentPartner: partner, paymentSecret: secret, paymentAccounts: accounts } = config;
  const account = { number: config.paymentAccount, bank: '', holder: config.paymentAccountHolder };
  const given = [url, partner, secret].filter((setting) => setting !== '');
  if (given.length === 3) return new HttpPaymentPlatform({ url, partner, secret, account, accounts, pageHosts, logger });
  if (given.length > 0) logger.warn('the payment platform needs an address, a partner code and a key; without all of them it is not connected');
  return null;
}
