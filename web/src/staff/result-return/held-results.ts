import type { Dossier } from '@haicap/contracts';
import { daysBetween } from '../../due-words/due-words.js';
import { localDayOf } from '../../text/dates.js';

/** From how many days on results are listed; 0 for all. */
export const HELD_SINCE = [0, 7, 15, 30] as const;
/** Held this long, somebody should be reminded. */
export const LONG_DAYS = 7;

type Result = Pick<Dossier, 'completedAt' | 'returningUnitId'>;

export const daysHeld = ({ completedAt }: Pick<Result, 'completedAt'>, today: string): number => (completedAt === null ? 0 : daysBetween(localDayOf(new Date(completedAt)), today));

/** The results at the desks of these units that have waited at least so long, the longest first. */
export function heldSince<R extends Result>(results: readonly R[], units: readonly string[], days: number, today: string): R[] {
  return results.filter((one) => units.includes(one.returningUnitId) && daysHeld(one, today) >= days).sort((a, b) => ((a.completedAt ?? '') < (b.completedAt ?? '') ? -1 : 1));
}
