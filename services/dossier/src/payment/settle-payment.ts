import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDateOf } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { resumeClock } from '../dossier/deadline-adjustment.js';
import { pauseOf, type Dossier } from '../dossier/dossier.js';
import type { MoneyEvent } from '../dossier/money-event.js';
import type { OwedLine } from '../fee-assessment/keep-fee-lines.js';
import { balanceOf, obligationDue, receiptLabel, RECEIPT_SERIES } from './payment.js';
import { PaymentStore, type PaymentRow } from './payment.store.js';

/** Money that is here: under which payment, since when. */
export interface Arrived {
  readonly payment: Pick<PaymentRow, 'paymentId' | 'unitId' | 'method' | 'amountDong'>;
  readonly paidAt: Date;
  readonly transactionId: string | null;
}

/** Writes money down under the next number of its series, and says what that makes of the dossier. */
@Injectable()
export class SettlePayment {
  constructor(private readonly payments: PaymentStore, private readonly calendar: LoadCalendar) {}

  async run(tx: EntityManager, dossier: Dossier, { lines, payments }: { readonly lines: readonly OwedLine[]; readonly payments: readonly PaymentRow[] }, arrived: Arrived, at: Date): Promise<MoneyEvent> {
    const { payment, paidAt, transactionId } = arrived;
    const paidOn = localDateOf(paidAt);
    const receipt = await this.payments.nextReceipt(tx, payment.unitId, RECEIPT_SERIES[payment.method], Number(localDateOf(at).slice(0, 4)));
    await this.payments.settle(tx, { paymentId: payment.paymentId, paidAt, paidOn, receipt, transactionId });
    const others = payments.filter(({ paymentId }) => paymentId !== payment.paymentId);
    const { financialStatus, outstandingDong } = balanceOf(lines, [...others, { status: 'paid', amountDong: payment.amountDong, refundedDong: 0 }]);
    const told = {
      paymentId: payment.paymentId, amountDong: payment.amountDong, method: payment.method, receipt: receiptLabel(receipt), financialStatus, outstandingDong,
    };
    // Only the last đồng of the obligation lets the clock run again; a small fee that is still due does not keep it standing.
    const settlesObligation = balanceOf(lines, others).outstandingDong - outstandingDong >= obligationDue(lines, others);
    if (pauseOf(dossier)?.status !== 'payment-required' || !settlesObligation) return { type: 'payment-received', ...told };
    return { type: 'payment-confirmed', ...told, ...resumeClock(dossier, at, await this.calendar.of(tx, dossier.receipt.competentUnitId)) };
  }
}
