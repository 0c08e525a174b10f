/** Pause before a restart: immediate at first, because one kill -9 is no pattern, then doubling up to 15 s. */
export function backoffMs(quickCrashes: number): number {
  if (quickCrashes <= 1) return 250;
  return Math.min(15_000, 250 * 2 ** (quickCrashes - 1));
}
