import { Controller } from '@nestjs/common';
import { deferCommand, listDeferredCommands, withdrawDeferredCommand, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { DeferCommand } from './defer-command.js';
import { ListDeferredCommands } from './list-deferred-commands.js';
import { WithdrawDeferredCommand } from './withdraw-deferred-command.js';

@Controller()
export class DeferredCommandRpc {
  constructor(
    private readonly deferring: DeferCommand,
    private readonly withdrawing: WithdrawDeferredCommand,
    private readonly listing: ListDeferredCommands,
  ) {}

  @Rpc(deferCommand)
  defer(request: RpcRequest<typeof deferCommand>, context: RpcContext) {
    return this.deferring.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(withdrawDeferredCommand)
  withdraw(request: RpcRequest<typeof withdrawDeferredCommand>, context: RpcContext) {
    return this.withdrawing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(listDeferredCommands)
  list(request: RpcRequest<typeof listDeferredCommands>, context: RpcContext) {
    return this.listing.run(request, actorOf(context), context.language);
  }
}
