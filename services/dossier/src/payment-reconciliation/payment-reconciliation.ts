import type { DifferenceKind } from '@haicap/contracts';

/** A payment of ours that a day may say something about. */
export interface OurPayment {
  readonly paymentId: string;
  readonly dossierCode: string;
  readonly unitId: string;
  readonly method: string;
  readonly status: string;
  readonly amountDong: number;
  readonly reference: string | null;
  readonly billNumber: string | null;
  /** Paid on the day that is compared. */
  readonly isPaidThen: boolean;
}

/** What the platform said of one payment. */
export interface StatementLine {
  readonly reference: string;
  readonly paymentId: string | null;
  readonly outcome: string;
  readonly amountDong: number | null;
  readonly refusal: string | null;
}

export interface Overpaid {
  readonly dossierCode: string;
  readonly unitId: string;
  readonly dueDong: number;
  readonly keptDong: number;
}

export interface MissingReceipts {
  readonly unitId: string;
  readonly label: string;
  readonly numbers: number;
}

export interface Day {
  readonly ours: readonly OurPayment[];
  /** Null while no platform is connected. */
  readonly theirs: readonly StatementLine[] | null;
  readonly overpaid: readonly Overpaid[];
  readonly missing: readonly MissingReceipts[];
}

export interface Difference {
  readonly kind: DifferenceKind;
  readonly unitId: string | null;
  readonly paymentId: string | null;
  readonly dossierCode: string | null;
  readonly reference: string | null;
  readonly oursDong: number | null;
  readonly theirsDong: number | null;
}

/** Everything on which the two sides, the receipts and the sums of a day do not agree. */
export function compareDay({ ours, theirs, overpaid, missing }: Day): Difference[] {
  const known = new Map(ours.map((payment) => [payment.paymentId, payment]));
  const lines = theirs ?? [];
  const told = new Set(lines.flatMap(({ paymentId, outcome }) => (paymentId === null || outcome === 'callback-refused' ? [] : [paymentId])));
  const unheard = theirs === null ? [] : ours.filter(({ paymentId, method, isPaidThen, status }) => method === 'online' && isPaidThen && holds(status) && !told.has(paymentId));
  return [
    ...lines.flatMap((line) => differenceIn(line, line.paymentId === null ? undefined : known.get(line.paymentId))),
    ...unheard.map((payment) => about('paid-here-not-there', payment, { theirsDong: null })),
    ...overpaid.map(({ dossierCode, unitId, dueDong, keptDong }): Difference => (
      { kind: 'paid-too-much', unitId, paymentId: null, dossierCode, reference: null, oursDong: dueDong, theirsDong: keptDong })),
    ...missing.map(({ unitId, label, numbers }): Difference => (
      { kind: 'receipt-number-missing', unitId, paymentId: null, dossierCode: null, reference: label, oursDong: numbers, theirsDong: null })),
  ];
}

/** How many of each kind. */
export function countByKind(differences: readonly Pick<Difference, 'kind'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of differences) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function differenceIn(line: StatementLine, payment: OurPayment | undefined): Difference[] {
  const theirs = { theirsDong: line.amountDong, reference: line.reference };
  if (payment === undefined) return line.outcome === 'paid' || line.outcome === 'callback-refused' ? [stranger(line)] : [];
  switch (line.outcome) {
    case 'paid':
      return paidThere(line, payment);
    case 'callback-refused':
      return [about('callback-refused', payment, theirs)];
    case 'silent':
      return [about('platform-silent', payment, theirs)];
    default:
      return holds(payment.status) ? [about('paid-here-not-there', payment, theirs)] : [];
  }
}

function paidThere({ amountDong, reference }: StatementLine, payment: OurPayment): Difference[] {
  const theirs = { theirsDong: amountDong, reference };
  if (!holds(payment.status)) return [about('paid-there-not-here', payment, theirs)];
  if (amountDong !== payment.amountDong) return [about('amount-differs', payment, theirs)];
  return payment.billNumber === null ? [about('bill-missing', payment, theirs)] : [];
}

function stranger({ reference, amountDong, paymentId }: StatementLine): Difference {
  return { kind: 'unknown-reference', unitId: null, paymentId, dossierCode: null, reference, oursDong: null, theirsDong: amountDong };
}

function about(kind: DifferenceKind, { unitId, paymentId, dossierCode, reference, status, amountDong }: OurPayment, theirs: { readonly theirsDong: number | null; readonly reference?: string }): Difference {
  return { kind, unitId, paymentId, dossierCode, reference: theirs.reference ?? reference, oursDong: holds(status) ? amountDong : null, theirsDong: theirs.theirsDong };
}

function holds(status: string): boolean {
  return status === 'paid' || status === 'refunded';
}
