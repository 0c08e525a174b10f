import { refusal, type FinancialStatus, type Payment, type PaymentMethod, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

/** What of a line counts for the sum. */
export interface Owed {
  readonly amountDong: number;
  readonly grossDong: number | null;
}

/** What of a payment counts. */
export interface Paid {
  readonly status: Payment['status'];
  readonly amountDong: number;
  readonly refundedDong: number;
}

export interface Balance {
  readonly dueDong: number;
  readonly paidDong: number;
  readonly refundedDong: number;
  readonly outstandingDong: number;
  readonly financialStatus: FinancialStatus;
}

/** Where the money of a dossier stands: a sum of its lines and its payments, and of nothing else. */
export function balanceOf(lines: readonly Owed[], payments: readonly Paid[]): Balance {
  const dueDong = sum(lines, ({ amountDong }) => amountDong);
  const held = payments.filter(({ status }) => status === 'paid' || status === 'refunded');
  const paidDong = sum(held, ({ amountDong }) => amountDong);
  const refundedDong = sum(held, (payment) => payment.refundedDong);
  const kept = paidDong - refundedDong;
  const outstandingDong = Math.max(0, dueDong - kept);
  return { dueDong, paidDong, refundedDong, outstandingDong, financialStatus: statusOf(lines, { dueDong, paidDong, kept }) };
}

/** What of the outstanding amount is an obligation: fees count as paid first. */
export function obligationDue(lines: readonly (Owed & { readonly source: 'assessment' | 'obligation' })[], payments: readonly Paid[]): number {
  return Math.min(balanceOf(lines, payments).outstandingDong, sum(lines, ({ source, amountDong }) => (source === 'obligation' ? amountDong : 0)));
}

function statusOf(lines: readonly Owed[], { dueDong, paidDong, kept }: { readonly dueDong: number; readonly paidDong: number; readonly kept: number }): FinancialStatus {
  if (paidDong > 0 && kept === 0) return 'refunded';
  if (kept > 0) return kept >= dueDong ? 'paid' : 'due';
  if (dueDong > 0) return 'due';
  // Something was asked for and taken off as a whole; that is told apart from asking for nothing.
  return lines.some(({ grossDong }) => grossDong !== 0) ? 'waived' : 'none';
}

const OPEN: readonly Payment['status'][] = ['requested', 'waiting'];

/** True while the platform may still take money for it. */
export function isOpen({ status }: Pick<Paid, 'status'>): boolean {
  return OPEN.includes(status);
}

/** Cash that was written down wrongly, or an online payment that nobody has made; money that the platform has is refunded. */
export function checkCancel({ status, method, refundedDong }: Paid & { readonly method: PaymentMethod }): Result<null, Refusal> {
  const may = isOpen({ status }) || (status === 'paid' && method !== 'online' && refundedDong === 0);
  return may ? ok(null) : err(refusal('PAYMENT_STATE_FORBIDS', { status, allowedActions: status === 'paid' ? ['refund-payment'] : [] }));
}

/** No more goes back than came in. */
export function checkRefund({ status, amountDong, refundedDong }: Paid, asked: number): Result<null, Refusal> {
  if (status !== 'paid') return err(refusal('PAYMENT_STATE_FORBIDS', { status, allowedActions: isOpen({ status }) ? ['cancel-payment'] : [] }));
  return asked <= amountDong - refundedDong ? ok(null) : err(refusal('PAYMENT_AMOUNT_DIFFERS', { refundableDong: amountDong - refundedDong }));
}

/** Each way of paying has a series of its own: a desk never waits for the platform's numbers. */
export const RECEIPT_SERIES: Readonly<Record<PaymentMethod, string>> = { cash: 'TM', online: 'TT', transfer: 'CK' };

/** A receipt as it is printed: series, year, number. */
export function receiptLabel({ series, year, number }: { readonly series: string; readonly year: number; readonly number: number }): string {
  return `${series}/${year}-${String(number).padStart(7, '0')}`;
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
