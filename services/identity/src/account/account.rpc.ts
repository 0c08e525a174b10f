import { exportOwnAccount, lookUpOwnAccount, refusal, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ExportOwnAccount } from './export-own-account.js';
import { LookUpOwnAccount } from './look-up-own-account.js';

@Controller()
export class AccountRpc {
  constructor(private readonly ownAccount: LookUpOwnAccount, private readonly exporting: ExportOwnAccount) {}

  @Rpc(lookUpOwnAccount)
  async own(_request: RpcRequest<typeof lookUpOwnAccount>, { actor }: RpcContext): Promise<Result<RpcReply<typeof lookUpOwnAccount>, Refusal>> {
    return actor === null ? err(refusal('NOT_FOUND')) : this.ownAccount.run(actor);
  }

  @Rpc(exportOwnAccount)
  export(_request: RpcRequest<typeof exportOwnAccount>, context: RpcContext) {
    return this.exporting.run(actorOf(context));
  }
}
