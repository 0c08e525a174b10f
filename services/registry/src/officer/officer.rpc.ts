import { listOfficers, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ListOfficers } from './list-officers.js';

@Controller()
export class OfficerRpc {
  constructor(private readonly officers: ListOfficers) {}

  @Rpc(listOfficers)
  list(request: RpcRequest<typeof listOfficers>, context: RpcContext): Promise<Result<RpcReply<typeof listOfficers>, Refusal>> {
    return this.officers.run(request, context.actor);
  }
}
