import { AMOUNT_DONG_MAX, type FeePrice, type FeeQuantity, type FeeStep } from '@haicap/contracts';

type Counts = NonNullable<FeeStep['counts']>;

export interface Priced {
  readonly steps: readonly FeeStep[];
  /** Null when nothing says the amount, or when it is beyond what any fee is. */
  readonly grossDong: number | null;
}

const NOTHING: Priced = { steps: [], grossDong: null };

/** What a price makes of a quantity, in whole đồng and with every step. The last step is the whole amount. */
export function priceOf(price: FeePrice, { pages, copies }: Pick<FeeQuantity, 'pages' | 'copies'>): Priced {
  switch (price.type) {
    case 'free':
      return { steps: [], grossDong: 0 };
    case 'to-be-set':
      return NOTHING;
    case 'per-dossier':
      return total([stepOf({ what: 'dossier' }, 1, price.amountDong)]);
    case 'per-copy':
      return total([stepOf({ what: 'unit', unit: price.unit }, copies, price.amountDong)]);
    case 'per-page':
      return perPage(price, pages, copies);
  }
}

function perPage({ bands, maxPerCopyDong }: Extract<FeePrice, { type: 'per-page' }>, pages: number, copies: number): Priced {
  const steps: FeeStep[] = [];
  let before = 0;
  for (const { upToPage, amountDong } of bands.toSorted((a, b) => (a.upToPage ?? Infinity) - (b.upToPage ?? Infinity))) {
    const last = Math.min(pages, upToPage ?? pages);
    if (last > before) steps.push(stepOf({ what: 'pages', fromPage: before + 1, toPage: last }, last - before, amountDong));
    before = Math.max(before, last);
  }
  // Pages beyond the last band have no price: better none at all than a wrong one.
  if (before < pages) return NOTHING;
  const sum = steps.reduce((dong, step) => dong + step.amountDong, 0);
  const isCapped = maxPerCopyDong !== null && sum > maxPerCopyDong;
  if (isCapped) steps.push(stepOf({ what: 'copy-limit' }, 1, maxPerCopyDong));
  return total([...steps, stepOf({ what: 'copies' }, copies, isCapped ? maxPerCopyDong : sum)]);
}

/** `amountDong` is quantity times unit. */
function stepOf(counts: Counts, quantity: number, unitDong: number): FeeStep {
  return { text: `${wordsOf(counts)}: ${quantity} × ${formatDong(unitDong)} đồng`, counts, quantity, unitDong, amountDong: quantity * unitDong };
}

function wordsOf({ what, unit, fromPage, toPage }: Counts): string {
  switch (what) {
    case 'dossier':
      return 'Mỗi hồ sơ';
    case 'unit':
      return `Mỗi ${unit}`;
    case 'pages':
      return fromPage === toPage ? `Trang ${toPage}` : `Trang ${fromPage}–${toPage}`;
    case 'copy-limit':
      return 'Mức tối đa mỗi bản';
    case 'copies':
      return 'Số bản';
  }
}

function total(steps: readonly FeeStep[]): Priced {
  const grossDong = steps.at(-1)?.amountDong ?? 0;
  return grossDong > AMOUNT_DONG_MAX ? NOTHING : { steps, grossDong };
}

/** 1234567 is "1.234.567". */
export function formatDong(dong: number): string {
  return String(dong).replace(/\B(?=(\d{3})+$)/g, '.');
}
