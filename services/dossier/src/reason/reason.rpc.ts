import { Controller } from '@nestjs/common';
import { addDossierReason, endDossierReason, listDossierReasons, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ChangeReasons } from './change-reasons.js';
import { ListReasons } from './list-reasons.js';

@Controller()
export class ReasonRpc {
  constructor(private readonly listing: ListReasons, private readonly changing: ChangeReasons) {}

  @Rpc(listDossierReasons)
  list(request: RpcRequest<typeof listDossierReasons>) {
    return this.listing.run(request);
  }

  @Rpc(addDossierReason)
  add(request: RpcRequest<typeof addDossierReason>, context: RpcContext) {
    return this.changing.add(request, actorOf(context), keyOf(context));
  }

  @Rpc(endDossierReason)
  end(request: RpcRequest<typeof endDossierReason>, context: RpcContext) {
    return this.changing.end(request, actorOf(context), keyOf(context));
  }
}
