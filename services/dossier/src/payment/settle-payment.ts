import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDateOf } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { resumeClock } from '../dossier/deadline-adjustment.js';
import { pauseOf, type Dossier } from '../dossier/dossier.js';
import type { MoneyEvent } from '../dossier/money-event.js';
import type { OwedLine } from '../fee-assessment/keep-fee-lines.js';
import { balanceOf, coversFor, demandDue, receiptLabel, RECEIPT_SERIES } from './payment.js';
import { allocate } from './allocation.js';
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
    const [paidOn, bookedOn] = [localDateOf(paidAt), localDateOf(at)];
    const receipt = await this.payments.nextReceipt(tx, payment.unitId, RECEIPT_SERIES[payment.method], Number(bookedOn.slice(0, 4)));
    const others = payments.filter(({ paymentId }) => paymentId !== payment.paymentId);
    const covers = coversFor(payment, lines, others);
    await this.payments.settle(tx, { paymentId: payment.paymentId, paidAt, paidOn, bookedOn, receipt, transactionId, covers });
    // From now on it is written down on which lines the earlier ones lie too: a later change of the lines moves none of them.
    await this.payments.keepCovers(tx, allocate(lines, others).held);
    const all = [...others, { status: 'paid' as const, method: payment.method, amountDong: payment.amountDong, refundedDong: 0, covers }];
    const { financialStatus, outstandingDong } = balanceOf(lines, all);
    const told = {
      paymentId: payment.paymentId, amountDong: payment.amountDong, method: payment.method, receipt: receiptLabel(receipt), financialStatus, outstandingDong,
    };
    // Only the last đồng of the demand lets the clock run again; a small fee that is still due does not keep it standing.
    if (pauseOf(dossier)?.status !== 'payment-required' || demandDue(lines, all) > 0) return { type: 'payment-received', ...told };
    return { type: 'payment-confirmed', ...told, ...resumeClock(dossier, at, await this.calendar.of(tx, dossier.receipt.competentUnitId)) };
  }
}
