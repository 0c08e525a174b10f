import { endAccountSessions, listAccountAccess, lockAccount, lookUpAccount, unlockAccount, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ChangeAccountAccess } from './change-account-access.js';
import { ListAccountAccess } from './list-account-access.js';
import { LookUpAccount } from './look-up-account.js';

@Controller()
export class AccountAccessRpc {
  constructor(
    private readonly changing: ChangeAccountAccess,
    private readonly looking: LookUpAccount,
    private readonly listing: ListAccountAccess,
  ) {}

  @Rpc(lockAccount)
  lock(request: RpcRequest<typeof lockAccount>, context: RpcContext) {
    return this.changing.run('lock', request, actorOf(context), keyOf(context));
  }

  @Rpc(unlockAccount)
  unlock(request: RpcRequest<typeof unlockAccount>, context: RpcContext) {
    return this.changing.run('unlock', request, actorOf(context), keyOf(context));
  }

  @Rpc(endAccountSessions)
  endSessions(request: RpcRequest<typeof endAccountSessions>, context: RpcContext) {
    return this.changing.run('end-sessions', request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpAccount)
  lookUp(request: RpcRequest<typeof lookUpAccount>) {
    return this.looking.run(request);
  }

  @Rpc(listAccountAccess)
  list(request: RpcRequest<typeof listAccountAccess>) {
    return this.listing.run(request);
  }
}
