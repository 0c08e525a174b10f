import type { FinancialStatus, PaymentMethod } from '@haicap/contracts';
import type { Due } from './dossier-state.js';

/** What every change of the money of a dossier leaves: where the money stands, and how much is still to be paid. */
interface Money {
  readonly financialStatus: FinancialStatus;
  readonly outstandingDong: number;
}
interface OfPayment extends Money {
  readonly paymentId: string;
  readonly amountDong: number;
}

/** A fee as the payer will read it. */
export interface PaidFee {
  readonly code: string;
  readonly name: string;
  readonly kind: 'fee' | 'charge';
  readonly amountDong: number;
}

/** Changes of money alone: wherever the dossier stands, it stays there. */
export type PlainMoneyEvent =
  | (Money & { readonly type: 'fees-assessed'; readonly totalDong: number })
  | (OfPayment & { readonly type: 'payment-requested'; readonly unitId: string; readonly unitName: string; readonly unitCode: string | null; readonly fees: readonly PaidFee[] })
  | (OfPayment & { readonly type: 'payment-received'; readonly method: PaymentMethod; readonly receipt: string })
  | (OfPayment & { readonly type: 'payment-failed'; readonly reasonCode: string })
  | (OfPayment & { readonly type: 'payment-cancelled'; readonly method: PaymentMethod; readonly reasonCode: string })
  | (OfPayment & { readonly type: 'payment-refunded' });

/** Money moves a dossier only into `payment-required` and out of it. */
export type MoneyEvent =
  | PlainMoneyEvent
  | (Money & { readonly type: 'payment-required'; readonly amountDong: number; readonly reasonCode: string })
  | (OfPayment & { readonly type: 'payment-confirmed'; readonly method: PaymentMethod; readonly receipt: string; readonly pausedMinutes: number; readonly due: Due });

export const PLAIN_MONEY = [
  'fees-assessed', 'payment-requested', 'payment-received', 'payment-failed', 'payment-cancelled', 'payment-refunded',
] as const satisfies readonly PlainMoneyEvent['type'][];
export const MONEY_EVENTS = [...PLAIN_MONEY, 'payment-required', 'payment-confirmed'] as const satisfies readonly MoneyEvent['type'][];
