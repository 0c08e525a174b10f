import type { Recovery } from './availability.ts';

export type Limits = {
  /** So many dossiers at least; fewer show nothing. */
  acceptedMin?: number;
  /** From the end of a fault to the next dossier that is accepted, by what was hit. */
  recoveryMaxMs?: (target: string) => number;
};

/** A run in which hardly anything was accepted shows nothing. */
const ACCEPTED_MIN = 100;

/** What a run has not kept, in words. That nothing was accepted any more after a fault is never right. */
export function brokenLimits({ acceptedMin = ACCEPTED_MIN, recoveryMaxMs = () => Infinity }: Limits, { accepted, recoveries }: { accepted: number; recoveries: readonly Recovery[] }): string[] {
  const few = accepted < acceptedMin ? [`only ${accepted} dossiers were accepted, of ${acceptedMin}`] : [];
  return [...few, ...recoveries.flatMap(({ name, target, ms }) => {
    const mostMs = recoveryMaxMs(target);
    if (ms === null) return [`nothing was accepted any more after ${name} ${target}`];
    return ms > mostMs ? [`after ${name} ${target} nothing was accepted for ${(ms / 1000).toFixed(1)} s, longer than ${mostMs / 1000} s`] : [];
  })];
}
