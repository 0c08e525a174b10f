import type { Check, Result, Target } from './benchmark.ts';

export function isMet({ found, bound, limit }: Target): boolean {
  if (found === null || Number.isNaN(found)) return false;
  return bound === 'at least' ? found >= limit : found <= limit;
}

/** Figures whose check failed do not count, whatever they are. */
export function counts({ checks, failure }: Pick<Result, 'checks' | 'failure'>): boolean {
  return failure === null && checks.length > 0 && checks.every(({ problems }) => problems.length === 0);
}

export function isGood(result: Result): boolean {
  return counts(result) && result.targets.every(({ met }) => met);
}

/** A check of one comparison. */
export function equal(what: string, found: unknown, expected: unknown): Check {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  return { what, problems: a === b ? [] : [`${a} instead of ${b}`] };
}

/** The greatest growth from the first of a series on: 0.2 is a fifth more. */
export function growthOf(values: readonly number[]): number | null {
  const [first] = values;
  return first === undefined || first === 0 ? null : Math.max(...values) / first - 1;
}
