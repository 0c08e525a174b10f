import { lookUpServiceHours, setServiceHours, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { LookUpServiceHours } from './look-up-service-hours.js';
import { SetServiceHours } from './set-service-hours.js';

@Controller()
export class ServiceHoursRpc {
  constructor(
    private readonly lookingUp: LookUpServiceHours,
    private readonly setting: SetServiceHours,
  ) {}

  @Rpc(lookUpServiceHours)
  lookUp(request: RpcRequest<typeof lookUpServiceHours>) {
    return this.lookingUp.run(request);
  }

  @Rpc(setServiceHours)
  set(request: RpcRequest<typeof setServiceHours>, context: RpcContext) {
    return this.setting.run(request, actorOf(context), keyOf(context));
  }
}
