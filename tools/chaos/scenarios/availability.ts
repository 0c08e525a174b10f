import type { Injected } from '../nemesis/nemesis.ts';

/** The longest time without an accepted dossier, and the longest from the end of a fault to the next one accepted; in milliseconds. */
export function availabilityOf(acceptances: readonly number[], startedAtMs: number, injected: readonly Pick<Injected, 'untilMs'>[]): { longestUnavailableMs: number; recoveryMs: number } {
  let longestUnavailableMs = 0;
  let last = startedAtMs;
  for (const at of acceptances) {
    longestUnavailableMs = Math.max(longestUnavailableMs, at - last);
    last = at;
  }
  const recoveries = injected.map(({ untilMs }) => (acceptances.find((at) => at >= untilMs) ?? untilMs) - untilMs);
  return { longestUnavailableMs: Math.round(longestUnavailableMs), recoveryMs: Math.round(Math.max(0, ...recoveries)) };
}
