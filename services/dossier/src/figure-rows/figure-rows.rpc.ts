import { Controller } from '@nestjs/common';
import { listDossiersBehind, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListDossiersBehind } from './list-dossiers-behind.js';

@Controller()
export class FigureRowsRpc {
  constructor(private readonly behind: ListDossiersBehind) {}

  @Rpc(listDossiersBehind)
  listAll(request: RpcRequest<typeof listDossiersBehind>, context: RpcContext) {
    return this.behind.run(request, actorOf(context));
  }
}
