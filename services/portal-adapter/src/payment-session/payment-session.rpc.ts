import { Controller } from '@nestjs/common';
import { receivePaymentCallback, type RpcRequest } from '@haicap/contracts';
import { Rpc } from '@haicap/messaging';
import { ReceiveCallback } from './receive-callback.js';

@Controller()
export class PaymentSessionRpc {
  constructor(private readonly receiving: ReceiveCallback) {}

  @Rpc(receivePaymentCallback)
  receive(request: RpcRequest<typeof receivePaymentCallback>) {
    return this.receiving.run(request);
  }
}
