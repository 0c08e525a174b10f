import { Controller } from '@nestjs/common';
import { assignDossier, completeDossier, listDossiers, lookUpDossier, receiveDossier, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { AssignDossier } from './assign-dossier.js';
import { CompleteDossier } from './complete-dossier.js';
import { ListDossiers } from './list-dossiers.js';
import { LookUpDossier } from './look-up-dossier.js';
import { ReceiveDossier } from './receive-dossier.js';

@Controller()
export class DossierRpc {
  constructor(
    private readonly receiving: ReceiveDossier,
    private readonly assigning: AssignDossier,
    private readonly completing: CompleteDossier,
    private readonly lookingUp: LookUpDossier,
    private readonly listing: ListDossiers,
  ) {}

  @Rpc(receiveDossier)
  receive(request: RpcRequest<typeof receiveDossier>, context: RpcContext) {
    return this.receiving.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(assignDossier)
  assign(request: RpcRequest<typeof assignDossier>, context: RpcContext) {
    return this.assigning.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(completeDossier)
  complete(request: RpcRequest<typeof completeDossier>, context: RpcContext) {
    return this.completing.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpDossier)
  lookUp(request: RpcRequest<typeof lookUpDossier>, context: RpcContext) {
    return this.lookingUp.run(request, actorOf(context));
  }

  @Rpc(listDossiers)
  list(request: RpcRequest<typeof listDossiers>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }
}
