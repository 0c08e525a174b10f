import { addDays, instantOf, localDateOf, type LocalDate, type WorkingCalendar } from '@haicap/kernel';

/** A stretch of appointments of which notice is given now: the warning before the appointment, or 0 for one that is over. */
export interface NoticeBand {
  readonly beforeMinutes: number;
  readonly after: Date;
  readonly until: Date;
  /** By the day: an appointment of today is over tomorrow, unless its limit is in hours. */
  readonly isOver: boolean;
}

// What was due earlier has had its notice long ago; looking at it every minute would cost as much as looking at everything.
const LOOK_BACK_DAYS = 60;

/**
 * The bands of a moment. Each appointment lies in one: whoever comes late to a longer warning gets the nearest alone.
 * Example: `bandsAt(now, [960, 480], calendar)` warns two working days and one before.
 */
export function bandsAt(now: Date, warnBeforeMinutes: readonly number[], calendar: WorkingCalendar): NoticeBand[] {
  const today = localDateOf(now);
  const over: NoticeBand = { beforeMinutes: 0, after: startOf(addDays(today, -LOOK_BACK_DAYS)), until: now, isOver: true };
  const bands = [over];
  for (const beforeMinutes of [...new Set(warnBeforeMinutes)].toSorted((a, b) => a - b)) {
    const until = calendar.addWorkingMinutes(now, beforeMinutes);
    const after = bands.at(-1)?.until ?? now;
    if (until > after) bands.push({ beforeMinutes, after, until, isOver: false });
  }
  return bands;
}

function startOf(day: LocalDate): Date {
  return instantOf(day, 0);
}
