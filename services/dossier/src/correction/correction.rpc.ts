import { Controller } from '@nestjs/common';
import { correctDossier, listCorrections, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { CorrectDossier } from './correct-dossier.js';
import { ListCorrections } from './list-corrections.js';

@Controller()
export class CorrectionRpc {
  constructor(
    private readonly correcting: CorrectDossier,
    private readonly listing: ListCorrections,
  ) {}

  @Rpc(correctDossier)
  correct(request: RpcRequest<typeof correctDossier>, context: RpcContext) {
    return this.correcting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(listCorrections)
  list(request: RpcRequest<typeof listCorrections>, context: RpcContext) {
    return this.listing.run(request, actorOf(context));
  }
}
