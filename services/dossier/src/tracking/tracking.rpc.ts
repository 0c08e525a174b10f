import { Controller } from '@nestjs/common';
import { trackDossier, type RpcRequest } from '@haicap/contracts';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { TrackDossier } from './track-dossier.js';

@Controller()
export class TrackingRpc {
  constructor(private readonly tracking: TrackDossier) {}

  @Rpc(trackDossier)
  track(request: RpcRequest<typeof trackDossier>, context: RpcContext) {
    return this.tracking.run(request, context.language);
  }
}
