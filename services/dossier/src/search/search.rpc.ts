import { Controller } from '@nestjs/common';
import { searchDossiers, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { SearchDossiers } from './search-dossiers.js';

@Controller()
export class SearchRpc {
  constructor(private readonly searching: SearchDossiers) {}

  @Rpc(searchDossiers)
  search(request: RpcRequest<typeof searchDossiers>, context: RpcContext) {
    return this.searching.run(request, actorOf(context));
  }
}
