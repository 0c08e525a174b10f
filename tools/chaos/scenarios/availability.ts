import type { Injected } from '../nemesis/nemesis.ts';

type Work = { startedAtMs: number; stoppedAtMs: number };

export type Recovery = { name: string; target: string; ms: number | null };

/** From the end of each fault to the next dossier that was accepted while the writers worked; null when none was. */
export function recoveriesOf(acceptances: readonly number[], { stoppedAtMs }: Pick<Work, 'stoppedAtMs'>, injected: readonly Omit<Injected, 'fromMs'>[]): Recovery[] {
  const during = acceptances.filter((at) => at <= stoppedAtMs);
  return injected.map(({ name, target, untilMs }) => ({ name, target, ms: backAfterMs(during, untilMs) }));
}

/**
 * The longest time without an accepted dossier while the writers worked, and the longest from the end of a fault to the next one
 * accepted, null when none was; in milliseconds. What became known only after the work counts for neither.
 */
export function availabilityOf(acceptances: readonly number[], { startedAtMs, stoppedAtMs }: Work, injected: readonly Pick<Injected, 'untilMs'>[]): { longestUnavailableMs: number; recoveryMs: number | null } {
  const during = acceptances.filter((at) => at <= stoppedAtMs);
  let longestUnavailableMs = 0;
  let last = startedAtMs;
  for (const at of [...during, stoppedAtMs]) {
    longestUnavailableMs = Math.max(longestUnavailableMs, at - last);
    last = at;
  }
  const recoveries = injected.map(({ untilMs }) => backAfterMs(during, untilMs));
  const recoveryMs = recoveries.includes(null) ? null : Math.max(0, ...recoveries.map(Number));
  return { longestUnavailableMs: Math.round(longestUnavailableMs), recoveryMs };
}

/** From the end of a fault to the next accepted dossier; null when none followed. */
function backAfterMs(during: readonly number[], untilMs: number): number | null {
  const next = during.find((at) => at >= untilMs);
  return next === undefined ? null : Math.round(next - untilMs);
}
