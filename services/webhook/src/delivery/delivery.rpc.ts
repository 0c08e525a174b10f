import { listWebhookDeliveries, lookUpWebhookDelivery, resendFailedDeliveries, resendWebhookDelivery, sendWebhookTest, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { Controller } from '@nestjs/common';
import { FindDeliveries } from './find-deliveries.js';
import { SendAgain } from './send-again.js';

@Controller()
export class DeliveryRpc {
  constructor(private readonly finding: FindDeliveries, private readonly sending: SendAgain) {}

  @Rpc(listWebhookDeliveries)
  list(request: RpcRequest<typeof listWebhookDeliveries>, context: RpcContext) {
    return this.finding.list(request, actorOf(context));
  }

  @Rpc(lookUpWebhookDelivery)
  lookUp(request: RpcRequest<typeof lookUpWebhookDelivery>, context: RpcContext) {
    return this.finding.lookUp(request, actorOf(context));
  }

  @Rpc(sendWebhookTest)
  test(request: RpcRequest<typeof sendWebhookTest>, context: RpcContext) {
    return this.sending.test(request, actorOf(context), keyOf(context));
  }

  @Rpc(resendWebhookDelivery)
  resend(request: RpcRequest<typeof resendWebhookDelivery>, context: RpcContext) {
    return this.sending.one(request, actorOf(context), keyOf(context));
  }

  @Rpc(resendFailedDeliveries)
  resendFailed(request: RpcRequest<typeof resendFailedDeliveries>, context: RpcContext) {
    return this.sending.failed(request, actorOf(context), keyOf(context));
  }
}
