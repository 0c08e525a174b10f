import { Controller } from '@nestjs/common';
import { searchPersons, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { SearchPersons } from './search-persons.js';

@Controller()
export class EarlierFilingRpc {
  constructor(private readonly searching: SearchPersons) {}

  @Rpc(searchPersons)
  search(request: RpcRequest<typeof searchPersons>, context: RpcContext) {
    return this.searching.run(request, actorOf(context));
  }
}
