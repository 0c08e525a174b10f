/** Dossiers resolved on time (or early) among dossiers resolved; never a fraction, so nothing is lost by rounding. */
export interface OnTimeRate {
  readonly onTime: number;
  readonly resolved: number;
}

/**
 * Writes the rate with two decimals, rounded half up, in whole-number arithmetic: 405,750 of 408,503 is '99,33 %'. The
 * denominator is what was resolved, not what was received; nothing resolved gives '—'.
 */
export function formatOnTimeRate({ onTime, resolved }: OnTimeRate): string {
  if (!isCount(onTime) || !isCount(resolved) || onTime > resolved) {
    throw new RangeError(`not an on-time rate: ${onTime} of ${resolved}`);
  }
  if (resolved === 0) return '—';
  // BigInt: the product of two counts may pass the range in which numbers are exact.
  const hundredths = (BigInt(onTime) * 20_000n + BigInt(resolved)) / (2n * BigInt(resolved));
  return `${hundredths / 100n},${String(hundredths % 100n).padStart(2, '0')} %`;
}

/** Writes a whole number as Vietnamese readers expect: 508350 is '508.350'. */
export function formatCount(count: number): string {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole number: ${count}`);
  const grouped = String(Math.abs(count)).replace(/\B(?=(?:\d{3})+$)/g, '.');
  return count < 0 ? `-${grouped}` : grouped;
}

/** Writes an amount of money, kept as whole đồng: 150000 is '150.000 ₫'. */
export function formatDong(dong: number): string {
  return `${formatCount(dong)} ₫`;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
