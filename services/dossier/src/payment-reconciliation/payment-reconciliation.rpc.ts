import { Controller } from '@nestjs/common';
import { listDifferences, listReconciliations, lookUpReconciliation, requestReconciliation, settleDifference, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { CommandReconciliations } from './command-reconciliations.js';
import { ShowReconciliations } from './show-reconciliations.js';

@Controller()
export class PaymentReconciliationRpc {
  constructor(private readonly commands: CommandReconciliations, private readonly showing: ShowReconciliations) {}

  @Rpc(requestReconciliation)
  request(request: RpcRequest<typeof requestReconciliation>, context: RpcContext) {
    return this.commands.request(request, actorOf(context), keyOf(context));
  }

  @Rpc(settleDifference)
  settle(request: RpcRequest<typeof settleDifference>, context: RpcContext) {
    return this.commands.settle(request, actorOf(context), keyOf(context));
  }

  @Rpc(listReconciliations)
  list(request: RpcRequest<typeof listReconciliations>, context: RpcContext) {
    return this.showing.list(request, actorOf(context));
  }

  @Rpc(lookUpReconciliation)
  lookUp(request: RpcRequest<typeof lookUpReconciliation>, context: RpcContext) {
    return this.showing.lookUp(request, actorOf(context));
  }

  @Rpc(listDifferences)
  differences(request: RpcRequest<typeof listDifferences>, context: RpcContext) {
    return this.showing.differences(request, actorOf(context));
  }
}
