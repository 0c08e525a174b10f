import { grantDelegation, listDelegations, withdrawDelegation, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { GrantDelegation } from './grant-delegation.js';
import { ListDelegations } from './list-delegations.js';
import { WithdrawDelegation } from './withdraw-delegation.js';

@Controller()
export class DelegationRpc {
  constructor(
    private readonly granting: GrantDelegation,
    private readonly withdrawing: WithdrawDelegation,
    private readonly listing: ListDelegations,
  ) {}

  @Rpc(grantDelegation)
  grant(request: RpcRequest<typeof grantDelegation>, context: RpcContext) {
    return this.granting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(withdrawDelegation)
  withdraw(request: RpcRequest<typeof withdrawDelegation>, context: RpcContext) {
    return this.withdrawing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(listDelegations)
  list(request: RpcRequest<typeof listDelegations>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }
}
