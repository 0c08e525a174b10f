import { Injectable } from '@nestjs/common';
import { refundPayment, type Actor, type RpcRequest } from '@haicap/contracts';
import { localDateOf, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindMoney } from './find-money.js';
import { balanceOf, checkRefund } from './payment.js';
import { PaymentStore } from './payment.store.js';

/** Records that money went back, on what basis. How it goes back is the treasury's, not ours. */
@Injectable()
export class RefundPayment {
  constructor(private readonly change: ChangeDossier, private readonly money: FindMoney, private readonly payments: PaymentStore) {}

  async run(request: RpcRequest<typeof refundPayment>, actor: Actor, idempotencyKey: string) {
    const { paymentId, amountDong, basis } = request;
    return this.change.run({
      contract: refundPayment, action: 'refund-payment', request, actor, idempotencyKey, note: { text: basis },
      prepare: async (tx, dossier, at) => {
        const money = await this.money.beginOn(tx, dossier, 'refund-payment', paymentId);
        if (!money.ok) return money;
        const { payment, payments, lines } = money.value;
        const may = checkRefund(payment, amountDong);
        if (!may.ok) return may;
        await this.payments.refund(tx, paymentId, amountDong, localDateOf(at));
        const { financialStatus, outstandingDong } = balanceOf(lines, payments.map((one) => (
          one.paymentId === paymentId ? { ...one, refundedDong: one.refundedDong + amountDong } : one)));
        return ok({ action: 'refund-payment', at, money: { type: 'payment-refunded', paymentId, amountDong, financialStatus, outstandingDong } });
      },
    });
  }
}
