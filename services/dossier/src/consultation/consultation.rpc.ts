import { Controller } from '@nestjs/common';
import { answerConsultation, listConsultations, listDossierConsultations, requestConsultation, withdrawConsultation, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { AnswerConsultation } from './answer-consultation.js';
import { ListConsultations } from './list-consultations.js';
import { RequestConsultation } from './request-consultation.js';
import { WithdrawConsultation } from './withdraw-consultation.js';

@Controller()
export class ConsultationRpc {
  constructor(
    private readonly requesting: RequestConsultation,
    private readonly answering: AnswerConsultation,
    private readonly withdrawing: WithdrawConsultation,
    private readonly listing: ListConsultations,
  ) {}

  @Rpc(requestConsultation)
  request(request: RpcRequest<typeof requestConsultation>, context: RpcContext) {
    return this.requesting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(answerConsultation)
  answer(request: RpcRequest<typeof answerConsultation>, context: RpcContext) {
    return this.answering.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(withdrawConsultation)
  withdraw(request: RpcRequest<typeof withdrawConsultation>, context: RpcContext) {
    return this.withdrawing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(listConsultations)
  list(request: RpcRequest<typeof listConsultations>, context: RpcContext) {
    return this.listing.ofUnit(request, actorOf(context));
  }

  @Rpc(listDossierConsultations)
  listOfDossier(request: RpcRequest<typeof listDossierConsultations>, context: RpcContext) {
    return this.listing.ofDossier(request, actorOf(context));
  }
}
