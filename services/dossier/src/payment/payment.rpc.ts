import { Controller } from '@nestjs/common';
import { cancelPayment, refundPayment, requestPayment, takePayment, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { CancelPayment } from './cancel-payment.js';
import { RefundPayment } from './refund-payment.js';
import { RequestPayment } from './request-payment.js';
import { TakePayment } from './take-payment.js';

@Controller()
export class PaymentRpc {
  constructor(
    private readonly taking: TakePayment,
    private readonly requesting: RequestPayment,
    private readonly cancelling: CancelPayment,
    private readonly refunding: RefundPayment,
  ) {}

  @Rpc(takePayment)
  take(request: RpcRequest<typeof takePayment>, context: RpcContext) {
    return this.taking.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(requestPayment)
  request(request: RpcRequest<typeof requestPayment>, context: RpcContext) {
    return this.requesting.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(cancelPayment)
  cancel(request: RpcRequest<typeof cancelPayment>, context: RpcContext) {
    return this.cancelling.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(refundPayment)
  refund(request: RpcRequest<typeof refundPayment>, context: RpcContext) {
    return this.refunding.run(request, actorOf(context), keyOf(context));
  }
}
