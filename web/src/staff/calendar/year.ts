import type { lookUpCalendar, RpcReply } from '@haicap/contracts';
import { addDays, dayOfWeek, localDate, type LocalDate } from '@haicap/kernel';

export type CalendarYear = RpcReply<typeof lookUpCalendar>;
export type CalendarDay = CalendarYear['days'][number];
export type DayKind = CalendarDay['kind'];

const SATURDAY = 6;
const WEEK = 7;

/** Days that were changed and not published yet, by date; null makes a day an ordinary one. */
export type Edits = ReadonlyMap<string, CalendarDay | null>;

/** The weeks of a month, Monday first; null where a week begins or ends in another month. */
export function weeksOf(year: number, month: number): (LocalDate | null)[][] {
  const first = localDate(`${year}-${String(month).padStart(2, '0')}-01`);
  const weeks: (LocalDate | null)[][] = [];
  let week: (LocalDate | null)[] = Array.from({ length: dayOfWeek(first) - 1 }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) {
    week.push(day);
    if (week.length === WEEK) { weeks.push(week); week = []; }
  }
  if (week.length > 0) weeks.push([...week, ...Array.from({ length: WEEK - week.length }, () => null)]);
  return weeks;
}

export const isWeekend = (date: string): boolean => dayOfWeek(localDate(date)) >= SATURDAY;

/** The days as they would be published: those of the year, and over them what was changed. */
export function withEdits(days: readonly CalendarDay[], edits: Edits): CalendarDay[] {
  const kept = days.filter(({ date }) => !edits.has(date));
  const added = [...edits.values()].filter((day) => day !== null);
  return [...kept, ...added].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Keeps only what differs from what is published: a change that was taken back is none, and one that somebody else published is none any more. */
export function edited(days: readonly CalendarDay[], edits: Edits, date: string, day: CalendarDay | null): Edits {
  const next = new Map(edits);
  const before = days.find((one) => one.date === date) ?? null;
  if (isSame(before, day)) next.delete(date);
  else next.set(date, day);
  return next;
}

const isSame = (a: CalendarDay | null, b: CalendarDay | null) =>
  a === b || (a !== null && b !== null && (['kind', 'status', 'enabled', 'basis', 'scope'] as const).every((part) => a[part] === b[part]));

export type SwapFault = 'off-on-weekend' | 'work-on-weekday' | 'other-year' | 'incomplete';

/** A working day off and a weekend day worked for it: two days of one decision. */
export function swapped(year: number, off: string, work: string, basis: string): readonly [CalendarDay, CalendarDay] | SwapFault {
  if (off === '' || work === '' || basis.trim() === '') return 'incomplete';
  if (![off, work].every((date) => date.startsWith(`${year}-`))) return 'other-year';
  if (isWeekend(off)) return 'off-on-weekend';
  if (!isWeekend(work)) return 'work-on-weekday';
  const shared = { status: 'official' as const, enabled: true, scope: 'nation' as const, basis: basis.trim() };
  return [{ ...shared, date: off, kind: 'swap-off' }, { ...shared, date: work, kind: 'swap-work' }];
}

/** How many days of the year are worked. */
export function workingDays(year: number, days: readonly CalendarDay[]): number {
  const counting = new Map(days.filter(({ enabled }) => enabled).map(({ date, kind }) => [date, kind]));
  let count = 0;
  for (let day = localDate(`${year}-01-01`); day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const kind = counting.get(day);
    if (kind === 'swap-work' || (kind === undefined && !isWeekend(day))) count += 1;
  }
  return count;
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The year as the file that can be published again. */
export function csvOf(days: readonly CalendarDay[]): string {
  return ['date,kind,scope,status,enabled,basis', ...days.map(({ date, kind, scope, status, enabled, basis }) => [date, kind, scope, status, String(enabled), quoted(basis)].join(','))].join('\r\n');
}

/** The day that a key of the arrows leads to, within the year. */
export function movedBy(date: LocalDate, key: string): LocalDate | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };
  const step = steps[key];
  if (step === undefined) return null;
  const next = addDays(date, step);
  return next.slice(0, 4) === date.slice(0, 4) ? next : null;
}
