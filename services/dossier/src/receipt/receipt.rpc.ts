import { Controller } from '@nestjs/common';
import { receiveSubmittedDossier, refuseIntake, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ReceiveSubmittedDossier } from './receive-submitted-dossier.js';
import { RefuseIntake } from './refuse-intake.js';

@Controller()
export class ReceiptRpc {
  constructor(
    private readonly receiving: ReceiveSubmittedDossier,
    private readonly refusing: RefuseIntake,
  ) {}

  @Rpc(receiveSubmittedDossier)
  receive(request: RpcRequest<typeof receiveSubmittedDossier>, context: RpcContext) {
    return this.receiving.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(refuseIntake)
  refuse(request: RpcRequest<typeof refuseIntake>, context: RpcContext) {
    return this.refusing.run(request, actorOf(context), keyOf(context));
  }
}
