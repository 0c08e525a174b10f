import type { Payment, PaymentMethod } from '@haicap/contracts';

/** A line that a dossier owes, as far as money is laid on it. */
export interface Owed {
  readonly version: number;
  readonly line: number;
  readonly code: string;
  readonly source: 'assessment' | 'obligation';
  readonly amountDong: number;
  readonly grossDong: number | null;
}

/** So much of a payment lies on that line. */
export interface Cover {
  readonly version: number;
  readonly line: number;
  readonly dong: number;
}

/** What of a payment counts. */
export interface Paid {
  readonly status: Payment['status'];
  readonly method: PaymentMethod;
  readonly amountDong: number;
  readonly refundedDong: number;
  /** Null of a payment that an earlier release wrote down: on which lines it lies is worked out. */
  readonly covers: readonly Cover[] | null;
}

export type Open<L extends Owed = Owed> = L & { readonly openDong: number };

export interface Allocation<L extends Owed, P extends Paid> {
  readonly lines: readonly Open<L>[];
  /** Every payment that holds money, with the lines it lies on. What lies on none was paid too much. */
  readonly held: readonly { readonly payment: P; readonly covers: readonly Cover[] }[];
}

/** On which line every đồng lies. A đồng lies on one line, and no line holds more than it asks for. */
export function allocate<L extends Owed, P extends Paid>(lines: readonly L[], payments: readonly P[]): Allocation<L, P> {
  let open: readonly Open<L>[] = lines.map((line) => ({ ...line, openDong: line.amountDong }));
  const lay = (covers: readonly Cover[]): readonly Cover[] => {
    const laid = open.flatMap((line) => {
      const dong = Math.min(line.openDong, sumOf(covers.filter((cover) => isOn(cover, line)), ({ dong: part }) => part));
      return dong > 0 ? [{ version: line.version, line: line.line, dong }] : [];
    });
    open = reduced(open, laid);
    return laid;
  };
  const holding = payments.filter(({ status }) => status === 'paid' || status === 'refunded');
  const written = new Map(holding.flatMap((payment) => (payment.covers === null ? [] : [[payment, lay(payment.covers)]])));
  // What an earlier release took lies on what is left: a transfer paid an obligation, everything else the lines in their order.
  const held = holding.map((payment) => (
    { payment, covers: written.get(payment) ?? lay(spread(keptOf(payment), payment.method === 'transfer' ? obligationsFirst(open) : open)) }));
  return { held, lines: open };
}

/** Lays an amount on lines in their order; what none of them asks for lies on none. */
export function spread(dong: number, lines: readonly Pick<Open, 'version' | 'line' | 'openDong'>[]): Cover[] {
  let left = dong;
  return lines.flatMap(({ version, line, openDong }) => {
    const part = Math.min(left, openDong);
    left -= part;
    return part > 0 ? [{ version, line, dong: part }] : [];
  });
}

/** Two lists as one, each line named once. */
export function together(some: readonly Cover[], more: readonly Cover[]): Cover[] {
  const isIn = (covers: readonly Cover[], one: Cover) => covers.some((cover) => isOn(cover, one));
  const both = some.map((cover) => ({ ...cover, dong: cover.dong + sumOf(more.filter((one) => isOn(one, cover)), ({ dong }) => dong) }));
  return [...both, ...more.filter((one) => !isIn(some, one))];
}

/** The lines of the latest demand: what stops the clock, and what a document from the bank or the treasury pays. */
export function latestDemand<L extends Owed>(lines: readonly L[]): L[] {
  const demanded = lines.filter(({ source }) => source === 'obligation');
  const latest = Math.max(...demanded.map(({ version }) => version));
  return demanded.filter(({ version }) => version === latest);
}

/** The lines, asking for so much less. */
export function reduceLines<L extends Owed>(lines: readonly L[], reductions: readonly Cover[]): L[] {
  return lines.map((line) => ({ ...line, amountDong: line.amountDong - (reductions.find((one) => isOn(one, line))?.dong ?? 0) }));
}

export function isOn(cover: Cover, { version, line }: Pick<Owed, 'version' | 'line'>): boolean {
  return cover.version === version && cover.line === line;
}

/** What of a payment has not gone back. */
export function keptOf({ amountDong, refundedDong }: Pick<Paid, 'amountDong' | 'refundedDong'>): number {
  return amountDong - refundedDong;
}

export function sumOf<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}

function reduced<L extends Owed>(open: readonly Open<L>[], laid: readonly Cover[]): readonly Open<L>[] {
  return open.map((line) => ({ ...line, openDong: line.openDong - (laid.find((cover) => isOn(cover, line))?.dong ?? 0) }));
}

function obligationsFirst<L extends Owed>(lines: readonly Open<L>[]): readonly Open<L>[] {
  return [...lines.filter(({ source }) => source === 'obligation'), ...lines.filter(({ source }) => source !== 'obligation')];
}
