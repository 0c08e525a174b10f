import type { Clock, IdSource } from '@haicap/kernel';
import { eventLogController, EventLogStore, operationsControllers, type RunCommand } from '@haicap/outbox';
import type { PersonalDataCipher } from '@haicap/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AccountRpc } from './account/account.rpc.js';
import { ExportOwnAccount } from './account/export-own-account.js';
import type { FindAccount } from './account/find-account.js';
import { LookUpOwnAccount } from './account/look-up-own-account.js';
import { OwnAccountStore } from './account/own-account.store.js';
import { AccountAccessRpc } from './account-access/account-access.rpc.js';
import { AccountAccessStore } from './account-access/account-access.store.js';
import { ChangeAccountAccess } from './account-access/change-account-access.js';
import { ListAccountAccess } from './account-access/list-account-access.js';
import { ClientAccess } from './account-access/client-access.js';
import { LookUpAccount } from './account-access/look-up-account.js';
import { ResetReasonStore } from './second-factor/reset-reason.store.js';
import { ResetSecondFactor } from './second-factor/reset-second-factor.js';
import { SecondFactorRpc } from './second-factor/second-factor.rpc.js';
import { SecondFactorStore } from './second-factor/second-factor.store.js';
import { ChangeServiceClient } from './service-client/change-service-client.js';
import { ReadServiceClients } from './service-client/read-service-clients.js';
import { ServiceClientRpc } from './service-client/service-client.rpc.js';
import { ServiceClientStore } from './service-client/service-client.store.js';

/** What the process has before it has a module. */
export interface IdentityParts {
  readonly dataSource: DataSource;
  readonly relayPool: Pool;
  readonly cipher: PersonalDataCipher;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly clients: ServiceClientStore;
  readonly commands: RunCommand;
  readonly accounts: FindAccount;
}

@Module({})
export class AppModule {
  static with({ dataSource, relayPool, cipher, clock, ids, clients, commands, accounts }: IdentityParts): DynamicModule {
    const access = new AccountAccessStore(cipher);
    return {
      module: AppModule,
      controllers: [AccountRpc, AccountAccessRpc, SecondFactorRpc, ServiceClientRpc, eventLogController('identity'), ...operationsControllers('identity', { dataSource, clock })],
      providers: [
        { provide: LookUpOwnAccount, useValue: new LookUpOwnAccount(accounts, clock) },
        { provide: ExportOwnAccount, useValue: new ExportOwnAccount(dataSource, new OwnAccountStore(cipher)) },
        { provide: ChangeAccountAccess, useValue: new ChangeAccountAccess(commands, access, clock) },
        { provide: LookUpAccount, useValue: new LookUpAccount(dataSource, access) },
        { provide: ListAccountAccess, useValue: new ListAccountAccess(dataSource, access, clock) },
        { provide: ResetSecondFactor, useValue: new ResetSecondFactor({ commands, accounts, clock, store: new SecondFactorStore(cipher), reasons: new ResetReasonStore(cipher) }) },
        { provide: ChangeServiceClient, useValue: new ChangeServiceClient({ commands, store: clients, access: new ClientAccess(access), clock, ids }) },
        { provide: ReadServiceClients, useValue: new ReadServiceClients(dataSource, clients, clock) },
        { provide: EventLogStore, useValue: new EventLogStore(relayPool, 'identity') },
      ],
    };
  }
}
