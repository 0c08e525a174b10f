import { Controller } from '@nestjs/common';
import { confirmPayment, requirePayment, type RpcRequest } from '@haicap/contracts';
import { actorOf, keyOf, Rpc, type RpcContext } from '@haicap/messaging';
import { ConfirmPayment } from './confirm-payment.js';
import { RequirePayment } from './require-payment.js';

@Controller()
export class PaymentDemandRpc {
  constructor(private readonly requiring: RequirePayment, private readonly confirming: ConfirmPayment) {}

  @Rpc(requirePayment)
  require(request: RpcRequest<typeof requirePayment>, context: RpcContext) {
    return this.requiring.run(request, actorOf(context), keyOf(context));
  }

  @Rpc(confirmPayment)
  confirm(request: RpcRequest<typeof confirmPayment>, context: RpcContext) {
    return this.confirming.run(request, actorOf(context), keyOf(context));
  }
}
