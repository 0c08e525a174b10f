import { Injectable } from '@nestjs/common';
import { refusal, takePayment, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { mayChange, type Rights } from '../access/access.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import type { Dossier } from '../dossier/dossier.js';
import { facingOf } from '../dossier/facing.js';
import { Installation } from '../installation.js';
import { FindMoney } from './find-money.js';
import { PaymentStore } from './payment.store.js';
import { SettlePayment } from './settle-payment.js';

/** Cash over the counter: exactly what is outstanding, in the book of the desk that takes it. */
@Injectable()
export class TakePayment {
  constructor(
    private readonly change: ChangeDossier,
    private readonly money: FindMoney,
    private readonly payments: PaymentStore,
    private readonly settle: SettlePayment,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof takePayment>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: takePayment, action: 'take-payment', request, actor, idempotencyKey,
      prepare: async (tx, dossier, at, { rights }) => {
        const money = await this.money.beginPayment(tx, dossier, 'take-payment');
        if (!money.ok) return money;
        const { outstandingDong } = money.value.balance;
        if (request.amountDong !== outstandingDong) return err(refusal('PAYMENT_AMOUNT_DIFFERS', { outstandingDong }));
        const payment = {
          paymentId: this.installation.ids.next(), dossierId: dossier.receipt.dossierId, unitId: deskOf(rights, dossier),
          method: 'cash' as const, status: 'requested' as const, amountDong: outstandingDong,
        };
        await this.payments.insert(tx, { ...payment, requestedAt: at, evidence: null });
        const settled = await this.settle.run(tx, dossier, money.value, { payment, paidAt: at, transactionId: null }, at);
        return ok({ action: 'take-payment', at, money: settled });
      },
    });
  }
}

/** The unit of the dossier at whose desk this officer sits: its book and its series of receipts. */
function deskOf(rights: Rights, dossier: Dossier): string {
  const desk = rights.posts.find((post) => mayChange({ ...rights, posts: [post] }, 'take-payment', facingOf(dossier)).ok);
  if (!desk) throw new Error('an officer without a desk was let through');
  return desk.unitId;
}
