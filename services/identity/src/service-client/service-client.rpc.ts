import { createServiceClient, listServiceClients, lookUpServiceClient, rotateServiceClientSecret, setServiceClientValidity, withdrawServiceClient, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { ChangeServiceClient } from './change-service-client.js';
import { ReadServiceClients } from './read-service-clients.js';

@Controller()
export class ServiceClientRpc {
  constructor(private readonly changing: ChangeServiceClient, private readonly reading: ReadServiceClients) {}

  @Rpc(createServiceClient)
  create(request: RpcRequest<typeof createServiceClient>, context: RpcContext) {
    return this.changing.create(request, actorOf(context), keyOf(context));
  }

  @Rpc(rotateServiceClientSecret)
  rotate(request: RpcRequest<typeof rotateServiceClientSecret>, context: RpcContext) {
    return this.changing.rotate(request, actorOf(context), keyOf(context));
  }

  @Rpc(setServiceClientValidity)
  setValidity(request: RpcRequest<typeof setServiceClientValidity>, context: RpcContext) {
    return this.changing.setValidity(request, actorOf(context), keyOf(context));
  }

  @Rpc(withdrawServiceClient)
  withdraw(request: RpcRequest<typeof withdrawServiceClient>, context: RpcContext) {
    return this.changing.withdraw(request, actorOf(context), keyOf(context));
  }

  @Rpc(lookUpServiceClient)
  lookUp({ clientId }: RpcRequest<typeof lookUpServiceClient>) {
    return this.reading.one(clientId);
  }

  @Rpc(listServiceClients)
  list(request: RpcRequest<typeof listServiceClients>) {
    return this.reading.page(request);
  }
}
