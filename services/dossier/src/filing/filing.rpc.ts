import { Controller } from '@nestjs/common';
import { lookUpFiling, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { LookUpFiling } from './look-up-filing.js';

@Controller()
export class FilingRpc {
  constructor(private readonly lookingUp: LookUpFiling) {}

  @Rpc(lookUpFiling)
  lookUp(request: RpcRequest<typeof lookUpFiling>, context: RpcContext) {
    return this.lookingUp.run(request, actorOf(context));
  }
}
