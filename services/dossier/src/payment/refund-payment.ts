import { Injectable } from '@nestjs/common';
import { refundPayment, type Actor, type RpcRequest } from '@haicap/contracts';
import { localDateOf, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { owesNothing } from '../dossier/money-actions.js';
import { KeepFeeLines } from '../fee-assessment/keep-fee-lines.js';
import { allocate, reduceLines, together, type Cover, type Open } from './allocation.js';
import { FindMoney } from './find-money.js';
import { balanceOf, layAgain, refundOf } from './payment.js';
import { PaymentStore } from './payment.store.js';

const unpaid = (lines: readonly Open[]): Cover[] => lines.filter(({ openDong }) => openDong > 0).map(({ version, line, openDong }) => ({ version, line, dong: openDong }));

/** Records that money went back, on what basis, and whether what it had paid is owed again. How it goes back is the treasury's, not ours. */
@Injectable()
export class RefundPayment {
  constructor(
    private readonly change: ChangeDossier, private readonly money: FindMoney, private readonly payments: PaymentStore, private readonly lines: KeepFeeLines,
  ) {}

  async run(request: RpcRequest<typeof refundPayment>, actor: Actor, idempotencyKey: string) {
    const { paymentId, amountDong, basis, feeCode } = request;
    return this.change.run({
      contract: refundPayment, action: 'refund-payment', request, actor, idempotencyKey, note: { text: basis },
      prepare: async (tx, dossier, at) => {
        const money = await this.money.beginOn(tx, dossier, 'refund-payment', paymentId);
        if (!money.ok) return money;
        const { payment, payments, lines } = money.value;
        // Who has withdrawn or was refused owes nothing more: nothing is owed again, and nothing that was not paid is due any longer.
        const isOver = owesNothing(dossier.status);
        const reducesFee = request.reducesFee === true || isOver;
        const refunded = refundOf(payment, { amountDong, feeCode, reducesFee }, lines, payments);
        if (!refunded.ok) return refunded;
        const { covers, givenUp } = refunded.value;
        const { lines: open, held } = allocate(lines, payments);
        const reductions = isOver ? together(refunded.value.reductions, unpaid(open)) : refunded.value.reductions;
        const laid = [{ payment, covers }, ...layAgain(givenUp, held.filter((one) => one.payment !== payment))];
        await this.payments.keepCovers(tx, laid);
        await this.payments.refund(tx, { paymentId, version: dossier.version + 1, amountDong, on: localDateOf(at) });
        await this.lines.reduce(tx, dossier.receipt.dossierId, reductions);
        const after = laid.map((one) => ({ ...one.payment, refundedDong: one.payment.refundedDong + (one.payment === payment ? amountDong : 0), covers: one.covers }));
        const { financialStatus, outstandingDong } = balanceOf(reduceLines(lines, reductions), after);
        return ok({ action: 'refund-payment', at, money: { type: 'payment-refunded', paymentId, amountDong, financialStatus, outstandingDong } });
      },
    });
  }
}
