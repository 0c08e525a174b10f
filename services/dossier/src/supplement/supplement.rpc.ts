import { Controller } from '@nestjs/common';
import { requestSupplement, supplyDossier, type RpcRequest } from '@haicap/contracts';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { actorOf, keyOf } from '../rpc-caller.js';
import { RequestSupplement } from './request-supplement.js';
import { SupplyDossier } from './supply-dossier.js';

@Controller()
export class SupplementRpc {
  constructor(
    private readonly requesting: RequestSupplement,
    private readonly supplying: SupplyDossier,
  ) {}

  @Rpc(requestSupplement)
  request(request: RpcRequest<typeof requestSupplement>, context: RpcContext) {
    return this.requesting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(supplyDossier)
  supply(request: RpcRequest<typeof supplyDossier>, context: RpcContext) {
    return this.supplying.run(request, actorOf(context), keyOf(context));
  }
}
