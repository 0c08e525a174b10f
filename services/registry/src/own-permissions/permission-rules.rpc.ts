import { listPermissionRules, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { Rpc } from '@haicap/messaging';
import { ruleTable } from '@haicap/policy';
import { Controller } from '@nestjs/common';

@Controller()
export class PermissionRulesRpc {
  @Rpc(listPermissionRules)
  async list(_request: RpcRequest<typeof listPermissionRules>): Promise<Result<RpcReply<typeof listPermissionRules>, Refusal>> {
    return ok({ rules: ruleTable() });
  }
}
