import { Injectable } from '@nestjs/common';
import { cancelPayment, refusal, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindMoney } from './find-money.js';
import { allocate } from './allocation.js';
import { balanceOf, checkCancel, isOpen, layAgain } from './payment.js';
import { OrderPayment } from './order-payment.js';
import { PaymentStore } from './payment.store.js';

/** A receipt that was wrong keeps its number and says why; an online payment that nobody makes is given up. */
@Injectable()
export class CancelPayment {
  constructor(
    private readonly change: ChangeDossier,
    private readonly money: FindMoney,
    private readonly payments: PaymentStore,
    private readonly orders: OrderPayment,
  ) {}

  async run(request: RpcRequest<typeof cancelPayment>, actor: Actor, idempotencyKey: string) {
    const { paymentId, reasonCode, reasonText } = request;
    return this.change.run({
      contract: cancelPayment, action: 'cancel-payment', request, actor, idempotencyKey, note: { text: reasonText },
      prepare: async (tx, dossier, at) => {
        const money = await this.money.beginOn(tx, dossier, 'cancel-payment', paymentId);
        if (!money.ok) return money;
        const { payment, payments, lines } = money.value;
        const may = checkCancel(payment);
        if (!may.ok) return may;
        // A citizen gives up the own online payment; a desk's receipt is the desk's.
        if (actor.kind === 'citizen' && !isOpen(payment)) return err(refusal('PAYMENT_STATE_FORBIDS', { status: payment.status, allowedActions: [] }));
        await this.payments.close(tx, paymentId, 'cancelled', reasonCode, at);
        if (payment.method === 'online') await this.orders.giveUp(tx, { paymentId, dossierId: dossier.receipt.dossierId }, at, actor.accountId);
        const { held } = allocate(lines, payments);
        const givenUp = held.find((one) => one.payment === payment)?.covers ?? [];
        const laid = layAgain(givenUp, held.filter((one) => one.payment !== payment));
        await this.payments.keepCovers(tx, laid);
        const { financialStatus, outstandingDong } = balanceOf(lines, laid.map((one) => ({ ...one.payment, covers: one.covers })));
        return ok({
          action: 'cancel-payment', at,
          money: { type: 'payment-cancelled', paymentId, amountDong: payment.amountDong, method: payment.method, reasonCode, financialStatus, outstandingDong },
        });
      },
    });
  }
}
