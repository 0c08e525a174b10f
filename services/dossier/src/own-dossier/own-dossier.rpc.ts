import { Controller } from '@nestjs/common';
import { listOwnDossiers, listOwnLooks, trackOwnDossier, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListOwnDossiers } from '../dossier/list-own-dossiers.js';
import { ListOwnLooks } from './list-own-looks.js';
import { TrackOwnDossier } from './track-own-dossier.js';

@Controller()
export class OwnDossierRpc {
  constructor(
    private readonly listing: ListOwnDossiers,
    private readonly tracking: TrackOwnDossier,
    private readonly looks: ListOwnLooks,
  ) {}

  @Rpc(listOwnDossiers)
  list(request: RpcRequest<typeof listOwnDossiers>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }

  @Rpc(listOwnLooks)
  listLooks(request: RpcRequest<typeof listOwnLooks>, context: RpcContext) {
    return this.looks.run(request, actorOf(context));
  }

  @Rpc(trackOwnDossier)
  track(request: RpcRequest<typeof trackOwnDossier>, context: RpcContext) {
    return this.tracking.run(request, actorOf(context));
  }
}
