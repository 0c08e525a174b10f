import { addUnitClosure, listUnitClosures, withdrawUnitClosure, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { AddUnitClosure } from './add-unit-closure.js';
import { ListUnitClosures } from './list-unit-closures.js';
import { WithdrawUnitClosure } from './withdraw-unit-closure.js';

@Controller()
export class ClosureRpc {
  constructor(
    private readonly listing: ListUnitClosures,
    private readonly adding: AddUnitClosure,
    private readonly withdrawing: WithdrawUnitClosure,
  ) {}

  @Rpc(listUnitClosures)
  list(request: RpcRequest<typeof listUnitClosures>) {
    return this.listing.run(request);
  }

  @Rpc(addUnitClosure)
  add(request: RpcRequest<typeof addUnitClosure>, context: RpcContext) {
    return this.adding.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(withdrawUnitClosure)
  withdraw(request: RpcRequest<typeof withdrawUnitClosure>, context: RpcContext) {
    return this.withdrawing.run(request, actorOf(context), keyOf(context));
  }
}
