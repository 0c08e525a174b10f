import { Controller } from '@nestjs/common';
import {
  applyRecalculation, cancelRecalculation, listRecalculationLines, listRecalculations, lookUpRecalculation, previewRecalculation, type RpcRequest,
} from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { PreviewRecalculation } from './preview-recalculation.js';
import { ReadRecalculations } from './read-recalculations.js';
import { SettleRecalculation } from './settle-recalculation.js';

@Controller()
export class RecalculationRpc {
  constructor(
    private readonly previewing: PreviewRecalculation,
    private readonly settling: SettleRecalculation,
    private readonly reading: ReadRecalculations,
  ) {}

  @Rpc(previewRecalculation)
  preview(request: RpcRequest<typeof previewRecalculation>, context: RpcContext) {
    return this.previewing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(applyRecalculation)
  apply(request: RpcRequest<typeof applyRecalculation>, context: RpcContext) {
    return this.settling.run('apply', request, actorOf(context), keyOf(context));
  }

  @Rpc(cancelRecalculation)
  cancel(request: RpcRequest<typeof cancelRecalculation>, context: RpcContext) {
    return this.settling.run('cancel', request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpRecalculation)
  lookUp(request: RpcRequest<typeof lookUpRecalculation>, context: RpcContext) {
    return this.reading.one(request, actorOf(context));
  }

  @Rpc(listRecalculations)
  list(request: RpcRequest<typeof listRecalculations>, context: RpcContext) {
    return this.reading.list(request, actorOf(context));
  }

  @Rpc(listRecalculationLines)
  lines(request: RpcRequest<typeof listRecalculationLines>, context: RpcContext) {
    return this.reading.lines(request, actorOf(context));
  }
}
