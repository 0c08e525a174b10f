import { Controller } from '@nestjs/common';
import { assignResultNumber, issueResult, listResults, replaceResult, returnResult, signResult, withdrawResult, withdrawSignature, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { AssignResultNumber } from './assign-result-number.js';
import { IssueResult } from './issue-result.js';
import { ListResults } from './list-results.js';
import { ReplaceResult } from './replace-result.js';
import { ReturnResult } from './return-result.js';
import { SignResult } from './sign-result.js';
import { WithdrawResult } from './withdraw-result.js';
import { WithdrawSignature } from './withdraw-signature.js';

@Controller()
export class ResultRpc {
  constructor(
    private readonly signing: SignResult,
    private readonly numbering: AssignResultNumber,
    private readonly issuing: IssueResult,
    private readonly returning: ReturnResult,
    private readonly withdrawing: WithdrawResult,
    private readonly replacing: ReplaceResult,
    private readonly listing: ListResults,
    private readonly takingBack: WithdrawSignature,
  ) {}

  @Rpc(signResult)
  sign(request: RpcRequest<typeof signResult>, context: RpcContext) {
    return this.signing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(assignResultNumber)
  assignNumber(request: RpcRequest<typeof assignResultNumber>, context: RpcContext) {
    return this.numbering.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(issueResult)
  issue(request: RpcRequest<typeof issueResult>, context: RpcContext) {
    return this.issuing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(returnResult)
  return(request: RpcRequest<typeof returnResult>, context: RpcContext) {
    return this.returning.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(withdrawSignature)
  withdrawSignature(request: RpcRequest<typeof withdrawSignature>, context: RpcContext) {
    return this.takingBack.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(withdrawResult)
  withdraw(request: RpcRequest<typeof withdrawResult>, context: RpcContext) {
    return this.withdrawing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(replaceResult)
  replace(request: RpcRequest<typeof replaceResult>, context: RpcContext) {
    return this.replacing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(listResults)
  list(request: RpcRequest<typeof listResults>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }
}
