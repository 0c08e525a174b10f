import {
  createServiceClient, listServiceClients, lookUpServiceClient, rotateServiceClientSecret, setServiceClientValidity, withdrawServiceClient,
  endAccountSessions, exportOwnAccount, identityEventLog, listAccountAccess, lockAccount, lookUpAccount, lookUpOwnAccount, operationsRpcs, resetSecondFactor, unlockAccount,
} from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { bootService, RpcClient, RpcServer, type Bus, type RunningService } from '@haicap/messaging';
import { AuditWitness, createRelayPool, FactSubscription, notifyOutbox, OutboxRelay, RunCommand } from '@haicap/outbox';
import {
  createAuthenticate, openDataSource, personCipher, schemaState, signServiceToken, systemClock, systemIds, TokenVerifier, type Logger, type Metrics, type Shutdown,
} from '@haicap/service-kit';
import { projectOfficers } from './account/account.consumer.js';
import { AccountStore } from './account/account.store.js';
import { FindAccount } from './account/find-account.js';
import { SeedDemoCitizens } from './account/seed-demo-citizens.js';
import { RecordSignIn } from './account/record-sign-in.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { identityDataSource, migrations } from './database/data-source.js';
import type { IssuerListener } from './issuer/issuer-listener.js';
import { OidcRecordStore } from './issuer/oidc-record.store.js';
import { RecordCleanup } from './issuer/record-cleanup.worker.js';
import { AuthenticateClient } from './service-client/authenticate-client.js';
import { ServiceClientStore } from './service-client/service-client.store.js';
import { startIssuer } from './issuer/start-issuer.js';
import { ProveSecondFactor } from './second-factor/prove-second-factor.js';
import { policyOf } from './second-factor/second-factor.js';
import { SecondFactorStore } from './second-factor/second-factor.store.js';
import { AccountPersonStore } from './upstream/account-person.store.js';
import { SignInUpstream } from './upstream/sign-in-upstream.js';

const service = 'identity';
const contracts = [lookUpOwnAccount, exportOwnAccount, lookUpAccount, lockAccount, unlockAccount, endAccountSessions, listAccountAccess, resetSecondFactor, ...Object.values(identityEventLog), ...operationsRpcs('identity'),
  createServiceClient, rotateServiceClientSecret, setServiceClientValidity, withdrawServiceClient, lookUpServiceClient, listServiceClients];

export interface IdentitySetup {
  readonly config: Config;
  readonly bus: Bus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly shutdown: Shutdown;
  readonly clock: Clock;
  /** The real time, in which the codes of phones live. */
  readonly machineClock?: Clock;
}

/** Starts identity: accounts from registry's officers, the issuer on its listener, and what administrators ask on the bus. */
export async function startIdentity({ config, bus, logger, metrics, shutdown, clock, machineClock = systemClock }: IdentitySetup): Promise<RunningService & { issuer: IssuerListener }> {
  const dataSource = await openDataSource(identityDataSource(config.databaseUrl, logger), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: 'identity-relay', logger });
  const ids = systemIds(clock);
  const cipher = personCipher(config, logger);
  const store = new AccountStore();
  const accounts = new FindAccount(dataSource, store);
  const clients = new ServiceClientStore();
  const records = new OidcRecordStore(dataSource, cipher);
  if (config.profile === 'local') await new SeedDemoCitizens(dataSource, store).run();

  const persons = new AccountPersonStore(cipher);
  const witness = new AuditWitness({ dataSource, clock, logger });
  const issuer = await startIssuer({
    config, accounts, records, witness, clock, logger, recordSignIn: new RecordSignIn(dataSource, clock),
    signInUpstream: new SignInUpstream({ dataSource, accounts, persons, clock, ids }), serviceClients: new AuthenticateClient(dataSource, clients, clock),
    proving: new ProveSecondFactor({ dataSource, accounts, store: new SecondFactorStore(cipher), policy: policyOf(config), machineClock, clock }),
  });
  const verifier = new TokenVerifier({ issuer: config.issuer, audience: 'haicap', jwksUrl: config.jwksUrl });
  const rpcServer = new RpcServer({
    bus, service, witness, logger, metrics, clock, contracts,
    authenticate: createAuthenticate({ verifier, serviceKey: config.serviceKey, clock: systemClock }),
  });
  const officers = new FactSubscription({
    bus, dataSource, consumer: service, followed: { service: 'registry', noun: 'officer' }, project: projectOfficers(store, clock), afterCommit: () => notifyOutbox(bus),
    rpc: new RpcClient(bus, { metrics }), serviceToken: () => signServiceToken(config.serviceKey, service, systemClock), logger, metrics, clock,
  });
  const relay = new OutboxRelay({
    pool: relayPool, bus, service, logger, metrics, owner: ids.next(), clock, checkpointKey: config.auditKey, checkpointFolder: config.auditCheckpoints,
  });

  const running = await bootService({
    config, module: AppModule.with({
      dataSource, relayPool, cipher, clock, ids, clients, accounts, commands: new RunCommand({ dataSource, clock, ids, afterCommit: () => notifyOutbox(bus) }),
    }), bus, rpcServer, shutdown, logger, metrics,
    background: [relay, officers, new RecordCleanup(records, logger)].map((part) => ({ name: part.constructor.name, start: () => part.start(), stop: () => part.stop() })),
    readiness: async () => ({ schema: (await schemaState(dataSource, migrations)).upToDate, accounts: officers.ready() }),
    closing: [
      { name: 'issuer', stop: () => issuer.close() },
      { name: 'witness', stop: () => witness.stop() },
      { name: 'relay pool', stop: () => relayPool.end() },
      { name: 'database', stop: () => dataSource.destroy() },
    ],
  });
  return { ...running, issuer };
}
