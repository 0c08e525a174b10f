import { Controller } from '@nestjs/common';
import { refuseWithdrawal, requestWithdrawal, stopDossier, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { RefuseWithdrawal } from './refuse-withdrawal.js';
import { RequestWithdrawal } from './request-withdrawal.js';
import { StopDossier } from './stop-dossier.js';

@Controller()
export class WithdrawalRpc {
  constructor(
    private readonly requesting: RequestWithdrawal,
    private readonly refusing: RefuseWithdrawal,
    private readonly stopping: StopDossier,
  ) {}

  @Rpc(requestWithdrawal)
  request(request: RpcRequest<typeof requestWithdrawal>, context: RpcContext) {
    return this.requesting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(refuseWithdrawal)
  refuse(request: RpcRequest<typeof refuseWithdrawal>, context: RpcContext) {
    return this.refusing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(stopDossier)
  stop(request: RpcRequest<typeof stopDossier>, context: RpcContext) {
    return this.stopping.run(request, actorOf(context), keyOf(context));
  }
}
