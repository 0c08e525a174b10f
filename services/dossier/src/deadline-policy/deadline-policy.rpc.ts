import { lookUpDeadlinePolicy, setDeadlinePolicy, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { LookUpDeadlinePolicy } from './look-up-deadline-policy.js';
import { SetDeadlinePolicy } from './set-deadline-policy.js';

@Controller()
export class DeadlinePolicyRpc {
  constructor(
    private readonly lookingUp: LookUpDeadlinePolicy,
    private readonly setting: SetDeadlinePolicy,
  ) {}

  @Rpc(lookUpDeadlinePolicy)
  lookUp() {
    return this.lookingUp.run();
  }

  @Rpc(setDeadlinePolicy)
  set(request: RpcRequest<typeof setDeadlinePolicy>, context: RpcContext) {
    return this.setting.run(request, actorOf(context), keyOf(context));
  }
}
