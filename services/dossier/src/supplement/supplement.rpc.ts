import { Controller } from '@nestjs/common';
import {
  askSupplementConsent, consentToSupplement, refuseSupplementConsent, requestIntakeSupplement, requestSupplement, supplyDossier, type RpcRequest,
} from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { AnswerSupplementConsent } from './answer-supplement-consent.js';
import { AskSupplementConsent } from './ask-supplement-consent.js';
import { RequestSupplement } from './request-supplement.js';
import { SupplyDossier } from './supply-dossier.js';

@Controller()
export class SupplementRpc {
  constructor(
    private readonly requesting: RequestSupplement,
    private readonly supplying: SupplyDossier,
    private readonly asking: AskSupplementConsent,
    private readonly answering: AnswerSupplementConsent,
  ) {}

  @Rpc(requestSupplement)
  request(request: RpcRequest<typeof requestSupplement>, context: RpcContext) {
    return this.requesting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(requestIntakeSupplement)
  requestBeforeReceipt(request: RpcRequest<typeof requestIntakeSupplement>, context: RpcContext) {
    return this.requesting.beforeReceipt(request, actorOf(context), keyOf(context));
  }

  @Rpc(supplyDossier)
  supply(request: RpcRequest<typeof supplyDossier>, context: RpcContext) {
    return this.supplying.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(askSupplementConsent)
  askConsent(request: RpcRequest<typeof askSupplementConsent>, context: RpcContext) {
    return this.asking.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(consentToSupplement)
  consent(request: RpcRequest<typeof consentToSupplement>, context: RpcContext) {
    return this.answering.consent(request, actorOf(context), keyOf(context));
  }

  @Rpc(refuseSupplementConsent)
  refuseConsent(request: RpcRequest<typeof refuseSupplementConsent>, context: RpcContext) {
    return this.answering.refuse(request, actorOf(context), keyOf(context));
  }
}
