import type { Clock } from '@haicap/kernel';
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountRpc } from './account/account.rpc.js';
import type { FindAccount } from './account/find-account.js';
import { LookUpOwnAccount } from './account/look-up-own-account.js';

@Module({})
export class AppModule {
  static with(parts: { readonly accounts: FindAccount; readonly clock: Clock }): DynamicModule {
    return {
      module: AppModule,
      controllers: [AccountRpc],
      providers: [{ provide: LookUpOwnAccount, useValue: new LookUpOwnAccount(parts.accounts, parts.clock) }],
    };
  }
}
