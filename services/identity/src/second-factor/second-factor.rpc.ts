import { resetSecondFactor, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ResetSecondFactor } from './reset-second-factor.js';

@Controller()
export class SecondFactorRpc {
  constructor(private readonly resetting: ResetSecondFactor) {}

  @Rpc(resetSecondFactor)
  reset(request: RpcRequest<typeof resetSecondFactor>, context: RpcContext) {
    return this.resetting.run(request, actorOf(context), keyOf(context));
  }
}
