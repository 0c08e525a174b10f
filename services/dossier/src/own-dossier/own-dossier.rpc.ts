import { Controller } from '@nestjs/common';
import { exportOwnDossiers, listOwnDossiers, listOwnLooks, trackOwnDossier, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListOwnDossiers } from '../dossier/list-own-dossiers.js';
import { ExportOwnDossiers } from './export-own-dossiers.js';
import { ListOwnLooks } from './list-own-looks.js';
import { TrackOwnDossier } from './track-own-dossier.js';

@Controller()
export class OwnDossierRpc {
  constructor(
    private readonly listing: ListOwnDossiers,
    private readonly tracking: TrackOwnDossier,
    private readonly looks: ListOwnLooks,
    private readonly exporting: ExportOwnDossiers,
  ) {}

  @Rpc(listOwnDossiers)
  list(request: RpcRequest<typeof listOwnDossiers>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }

  @Rpc(listOwnLooks)
  listLooks(request: RpcRequest<typeof listOwnLooks>, context: RpcContext) {
    return this.looks.run(request, actorOf(context), context.language);
  }

  @Rpc(trackOwnDossier)
  track(request: RpcRequest<typeof trackOwnDossier>, context: RpcContext) {
    return this.tracking.run(request, actorOf(context), context.language);
  }

  @Rpc(exportOwnDossiers)
  export(request: RpcRequest<typeof exportOwnDossiers>, context: RpcContext) {
    return this.exporting.run(request, actorOf(context), context.language);
  }
}
