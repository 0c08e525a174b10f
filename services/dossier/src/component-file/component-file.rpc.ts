import { Controller } from '@nestjs/common';
import { listComponents, type RpcRequest } from '@haicap/contracts';
import { actorOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ListComponents } from './list-components.js';

@Controller()
export class ComponentFileRpc {
  constructor(private readonly listing: ListComponents) {}

  @Rpc(listComponents)
  list({ dossierId }: RpcRequest<typeof listComponents>, context: RpcContext) {
    return this.listing.run(dossierId, actorOf(context));
  }
}
