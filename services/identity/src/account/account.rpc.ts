import { lookUpOwnAccount, refusal, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { LookUpOwnAccount } from './look-up-own-account.js';

@Controller()
export class AccountRpc {
  constructor(private readonly ownAccount: LookUpOwnAccount) {}

  @Rpc(lookUpOwnAccount)
  async own(_request: RpcRequest<typeof lookUpOwnAccount>, { actor }: RpcContext): Promise<Result<RpcReply<typeof lookUpOwnAccount>, Refusal>> {
    return actor === null ? err(refusal('NOT_FOUND')) : this.ownAccount.run(actor);
  }
}
