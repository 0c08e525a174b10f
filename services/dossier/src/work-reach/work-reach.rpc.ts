import { Controller } from '@nestjs/common';
import { checkDossierReadable, lookUpWorkReach, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { CheckDossierReadable } from './check-dossier-readable.js';
import { LookUpWorkReach } from './look-up-work-reach.js';

@Controller()
export class WorkReachRpc {
  constructor(private readonly reach: LookUpWorkReach, private readonly readable: CheckDossierReadable) {}

  @Rpc(lookUpWorkReach)
  lookUp(_request: RpcRequest<typeof lookUpWorkReach>, context: RpcContext) {
    return this.reach.run(actorOf(context));
  }

  @Rpc(checkDossierReadable)
  check({ dossierId }: RpcRequest<typeof checkDossierReadable>, context: RpcContext) {
    return this.readable.run(dossierId, actorOf(context));
  }
}
