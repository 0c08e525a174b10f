import { Controller } from '@nestjs/common';
import {
  applyProcedureMove, cancelProcedureMove, listProcedureMoveLines, listProcedureMoves, lookUpProcedureMove, previewProcedureMove, takeBackProcedureMove, type RpcRequest,
} from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { OrderMove } from './order-move.js';
import { ShowMoves } from './show-moves.js';

@Controller()
export class ProcedureMoveRpc {
  constructor(private readonly ordering: OrderMove, private readonly showing: ShowMoves) {}

  @Rpc(previewProcedureMove)
  preview(request: RpcRequest<typeof previewProcedureMove>, context: RpcContext) {
    return this.ordering.preview(request, actorOf(context), keyOf(context));
  }

  @Rpc(applyProcedureMove)
  apply(request: RpcRequest<typeof applyProcedureMove>, context: RpcContext) {
    return this.ordering.act('apply', request, actorOf(context), keyOf(context));
  }

  @Rpc(takeBackProcedureMove)
  takeBack(request: RpcRequest<typeof takeBackProcedureMove>, context: RpcContext) {
    return this.ordering.act('take-back', request, actorOf(context), keyOf(context));
  }

  @Rpc(cancelProcedureMove)
  cancel(request: RpcRequest<typeof cancelProcedureMove>, context: RpcContext) {
    return this.ordering.act('cancel', request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpProcedureMove)
  lookUp({ moveId }: RpcRequest<typeof lookUpProcedureMove>, context: RpcContext) {
    return this.showing.lookUp(moveId, actorOf(context));
  }

  @Rpc(listProcedureMoves)
  list(request: RpcRequest<typeof listProcedureMoves>, context: RpcContext) {
    return this.showing.list(request, actorOf(context));
  }

  @Rpc(listProcedureMoveLines)
  listLines(request: RpcRequest<typeof listProcedureMoveLines>, context: RpcContext) {
    return this.showing.lines(request, actorOf(context));
  }
}
