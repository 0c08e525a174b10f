import { Controller } from '@nestjs/common';
import { draftFeeRule, endFeeRule, listFeeRules, publishFeeRule, reviseFeeRule, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ChangeFeeRule } from './change-fee-rule.js';
import { ListFeeRules } from './list-fee-rules.js';

@Controller()
export class FeeRuleRpc {
  constructor(private readonly changing: ChangeFeeRule, private readonly listing: ListFeeRules) {}

  @Rpc(draftFeeRule)
  draft(request: RpcRequest<typeof draftFeeRule>, context: RpcContext) {
    return this.changing.draft(request, actorOf(context), keyOf(context));
  }

  @Rpc(reviseFeeRule)
  revise(request: RpcRequest<typeof reviseFeeRule>, context: RpcContext) {
    return this.changing.revise(request, actorOf(context), keyOf(context));
  }

  @Rpc(publishFeeRule)
  publish(request: RpcRequest<typeof publishFeeRule>, context: RpcContext) {
    return this.changing.publish(request, actorOf(context), keyOf(context));
  }

  @Rpc(endFeeRule)
  end(request: RpcRequest<typeof endFeeRule>, context: RpcContext) {
    return this.changing.end(request, actorOf(context), keyOf(context));
  }

  @Rpc(listFeeRules)
  list(request: RpcRequest<typeof listFeeRules>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }
}
