import { lookUpOwnPermissions, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { LookUpOwnPermissions } from './look-up-own-permissions.js';

@Controller()
export class OwnPermissionsRpc {
  constructor(private readonly permissions: LookUpOwnPermissions) {}

  @Rpc(lookUpOwnPermissions)
  async own(_request: RpcRequest<typeof lookUpOwnPermissions>, context: RpcContext): Promise<Result<RpcReply<typeof lookUpOwnPermissions>, Refusal>> {
    return ok(await this.permissions.run(actorOf(context)));
  }
}
