import { refusal, type FinancialStatus, type Payment, type PaymentMethod, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { allocate, isOn, keptOf, latestDemand, spread, sumOf, together, type Allocation, type Cover, type Owed, type Paid } from './allocation.js';

export interface Balance {
  readonly dueDong: number;
  readonly paidDong: number;
  readonly refundedDong: number;
  readonly outstandingDong: number;
  readonly financialStatus: FinancialStatus;
}

/** Where the money of a dossier stands. What is outstanding is what of its lines nobody has paid: who paid one of them twice still owes the other. */
export function balanceOf(lines: readonly Owed[], payments: readonly Paid[]): Balance {
  const { lines: open, held } = allocate(lines, payments);
  const outstandingDong = sumOf(open, ({ openDong }) => openDong);
  const paidDong = sumOf(held, ({ payment }) => payment.amountDong);
  const refundedDong = sumOf(held, ({ payment }) => payment.refundedDong);
  return {
    dueDong: sumOf(lines, ({ amountDong }) => amountDong), paidDong, refundedDong, outstandingDong,
    financialStatus: statusOf(lines, { outstandingDong, paidDong, refundedDong }),
  };
}

/** What of the latest demand nobody has paid. */
export function demandDue(lines: readonly Owed[], payments: readonly Paid[]): number {
  return sumOf(latestDemand(allocate(lines, payments).lines), ({ openDong }) => openDong);
}

/** On which lines money that comes in lies: a transfer pays the demand whose document it shows, everything else what is outstanding. */
export function coversFor({ method, amountDong }: Pick<Paid, 'method' | 'amountDong'>, lines: readonly Owed[], others: readonly Paid[]): Cover[] {
  const { lines: open } = allocate(lines, others);
  return spread(amountDong, method === 'transfer' ? latestDemand(open) : open);
}

// Money that is outstanding is due, whatever went back before; only who owes nothing has paid or has it back.
function statusOf(lines: readonly Owed[], { outstandingDong, paidDong, refundedDong }: Pick<Balance, 'outstandingDong' | 'paidDong' | 'refundedDong'>): FinancialStatus {
  if (outstandingDong > 0) return 'due';
  if (paidDong > 0) return paidDong > refundedDong ? 'paid' : 'refunded';
  // Something was asked for and taken off as a whole; that is told apart from asking for nothing.
  return lines.some(({ grossDong }) => grossDong !== 0) ? 'waived' : 'none';
}

const OPEN: readonly Payment['status'][] = ['requested', 'waiting'];

/** True while the platform may still take money for it. */
export function isOpen({ status }: Pick<Paid, 'status'>): boolean {
  return OPEN.includes(status);
}

/** Cash that was written down wrongly, or an online payment that nobody has made; money that the platform has is refunded. */
export function checkCancel({ status, method, refundedDong }: Pick<Paid, 'status' | 'method' | 'refundedDong'>): Result<null, Refusal> {
  const may = isOpen({ status }) || (status === 'paid' && method !== 'online' && refundedDong === 0);
  return may ? ok(null) : err(refusal('PAYMENT_STATE_FORBIDS', { status, allowedActions: status === 'paid' ? ['refund-payment'] : [] }));
}

/** What goes back, for which fee, and whether that fee was not owed. */
export interface RefundAsked {
  readonly amountDong: number;
  readonly feeCode: string | undefined;
  readonly reducesFee: boolean;
}

export interface Refunded {
  /** On which lines the rest of the payment lies. */
  readonly covers: readonly Cover[];
  /** By how much which lines ask for less. */
  readonly reductions: readonly Cover[];
  /** What of which lines is owed again. */
  readonly givenUp: readonly Cover[];
}

/**
 * What a refund makes of a payment. What was paid too much goes back first, then what was paid last. A fee whose money went back is owed
 * again, unless it was not owed at all: then it is reduced by the same amount.
 */
export function refundOf<P extends Paid>(payment: P, asked: RefundAsked, lines: readonly Owed[], payments: readonly P[]): Result<Refunded, Refusal> {
  if (payment.status !== 'paid') return err(refusal('PAYMENT_STATE_FORBIDS', { status: payment.status, allowedActions: isOpen(payment) ? ['cancel-payment'] : [] }));
  const { amountDong, reducesFee } = asked;
  const part = refundable(payment, asked.feeCode, lines, payments);
  const { covers, feeCodes, named, surplusDong } = part;
  const refundableDong = surplusDong + sumOf(named, ({ dong }) => dong);
  if (lacksFee(asked, part, refundableDong)) return err(refusal('REFUND_FEE_REQUIRED', { feeCodes }));
  if (amountDong > refundableDong) return err(refusal('PAYMENT_AMOUNT_DIFFERS', { refundableDong }));
  const back = takeLast(named, Math.max(0, amountDong - surplusDong));
  return ok({ covers: without(covers, back), reductions: reducesFee ? back : [], givenUp: reducesFee ? [] : back });
}

/**
 * Where payments lie once another has given up its place: one that lay on no line, because the same was paid twice, takes it. Nothing
 * else moves, and no later demand is taken for paid by it.
 */
export function layAgain<P extends Paid>(givenUp: readonly Cover[], held: Allocation<Owed, P>['held']): Allocation<Owed, P>['held'] {
  let open = givenUp.map(({ version, line, dong }) => ({ version, line, openDong: dong }));
  return held.map(({ payment, covers }) => {
    const laid = spread(keptOf(payment) - sumOf(covers, ({ dong }) => dong), open);
    open = open.map((line) => ({ ...line, openDong: line.openDong - (laid.find((cover) => isOn(cover, line))?.dong ?? 0) }));
    return { payment, covers: together(covers, laid) };
  });
}

/** Of several fees one cannot be guessed to be the one that was not owed, unless everything goes back; and one that was not paid is not refunded. */
function lacksFee({ amountDong, feeCode, reducesFee }: RefundAsked, { feeCodes, named, surplusDong }: ReturnType<typeof refundable>, refundableDong: number): boolean {
  if (feeCode !== undefined) return named.length === 0;
  return reducesFee && feeCodes.length > 1 && amountDong > surplusDong && amountDong < refundableDong;
}

/** On what a payment lies, what of it belongs to the named fee, and what of it was paid too much. */
function refundable<P extends Paid>(payment: P, feeCode: string | undefined, lines: readonly Owed[], payments: readonly P[]) {
  const covers = allocate(lines, payments).held.find((one) => one.payment === payment)?.covers ?? [];
  const codeOf = (cover: Cover) => lines.find((line) => isOn(cover, line))?.code;
  const feeCodes = [...new Set(covers.flatMap((cover) => codeOf(cover) ?? []))];
  if (feeCode !== undefined) return { covers, feeCodes, named: covers.filter((cover) => codeOf(cover) === feeCode), surplusDong: 0 };
  return { covers, feeCodes, named: covers, surplusDong: keptOf(payment) - sumOf(covers, ({ dong }) => dong) };
}

function takeLast(covers: readonly Cover[], dong: number): Cover[] {
  let left = dong;
  return covers.toReversed().flatMap((cover) => {
    const part = Math.min(left, cover.dong);
    left -= part;
    return part > 0 ? [{ ...cover, dong: part }] : [];
  });
}

function without(covers: readonly Cover[], back: readonly Cover[]): Cover[] {
  return covers.map((cover) => ({ ...cover, dong: cover.dong - (back.find((one) => isOn(one, cover))?.dong ?? 0) })).filter(({ dong }) => dong > 0);
}

/** Each way of paying has a series of its own: a desk never waits for the platform's numbers. */
export const RECEIPT_SERIES: Readonly<Record<PaymentMethod, string>> = { cash: 'TM', online: 'TT', transfer: 'CK' };

/** A receipt as it is printed: series, year, number. */
export function receiptLabel({ series, year, number }: { readonly series: string; readonly year: number; readonly number: number }): string {
  return `${series}/${year}-${String(number).padStart(7, '0')}`;
}
