import { Controller } from '@nestjs/common';
import { approveDossier, approveDossiers, returnApproval, submitForApproval, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ApproveDossier } from './approve-dossier.js';
import { ApproveDossiers } from './approve-dossiers.js';
import { ReturnApproval } from './return-approval.js';
import { SubmitForApproval } from './submit-for-approval.js';

@Controller()
export class ApprovalRpc {
  constructor(
    private readonly submitting: SubmitForApproval,
    private readonly approving: ApproveDossier,
    private readonly returning: ReturnApproval,
    private readonly approvingMany: ApproveDossiers,
  ) {}

  @Rpc(submitForApproval)
  submit(request: RpcRequest<typeof submitForApproval>, context: RpcContext) {
    return this.submitting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(approveDossier)
  approve(request: RpcRequest<typeof approveDossier>, context: RpcContext) {
    return this.approving.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(approveDossiers)
  approveMany(request: RpcRequest<typeof approveDossiers>, context: RpcContext) {
    return this.approvingMany.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(returnApproval)
  return(request: RpcRequest<typeof returnApproval>, context: RpcContext) {
    return this.returning.run(request, actorOf(context), keyOf(context));
  }
}
