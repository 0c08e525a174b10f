import { Controller } from '@nestjs/common';
import { transferDossier, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { TransferDossier } from './transfer-dossier.js';

@Controller()
export class TransferRpc {
  constructor(private readonly transferring: TransferDossier) {}

  @Rpc(transferDossier)
  transfer(request: RpcRequest<typeof transferDossier>, context: RpcContext) {
    return this.transferring.run(request, actorOf(context), keyOf(context));
  }
}
