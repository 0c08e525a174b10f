import { Controller } from '@nestjs/common';
import { extendDossier, type RpcRequest } from '@haicap/contracts';
import { Rpc, type RpcContext } from '@haicap/messaging';
import { actorOf, keyOf } from '../rpc-caller.js';
import { ExtendDossier } from './extend-dossier.js';

@Controller()
export class DeadlineRpc {
  constructor(private readonly extending: ExtendDossier) {}

  @Rpc(extendDossier)
  extend(request: RpcRequest<typeof extendDossier>, context: RpcContext) {
    return this.extending.run(request, actorOf(context), keyOf(context));
  }
}
