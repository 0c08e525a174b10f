import type { Dossier } from '@haicap/contracts';
import { localDayOf } from '../../text/dates.js';

export interface Counted { readonly count: number; /** There are more than one page holds. */ readonly more: boolean }

/** How many a first page holds; of what is to be returned only what lies at a desk of one's own. */
export function counted(page: { readonly items: readonly Dossier[]; readonly nextCursor?: string | undefined }, isOwn: (dossier: Dossier) => boolean = () => true): Counted {
  return { count: page.items.filter(isOwn).length, more: page.nextCursor !== undefined };
}

/** The next day after today on which something is due, and how much. */
export function nextDue(dossiers: readonly Dossier[], now: Date): { readonly day: string; readonly count: number } | null {
  const today = localDayOf(now);
  const days = dossiers.flatMap(({ dueOn, pausedAt }) => (dueOn !== null && pausedAt === null && dueOn > today ? [dueOn] : []));
  const day = [...days].sort()[0];
  return day === undefined ? null : { day, count: days.filter((one) => one === day).length };
}
