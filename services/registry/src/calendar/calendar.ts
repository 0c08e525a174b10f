import { refusal, type Actor, type calendarYear, type Refusal } from '@haicap/contracts';
import { dayOfWeek, err, formatVnDate, ok, parseLocalDate, statutoryDays, type LocalDate, type Result } from '@haicap/kernel';
import { decide, isAllowed, rightsOf } from '@haicap/policy';
import type { z } from 'zod';
import type { Scope } from '@haicap/service-kit';

export type CalendarYear = z.infer<typeof calendarYear>;
export type PublishedDay = CalendarYear['days'][number];

/** Something wrong about a day of a plan: in which line, or on which date. */
export type PlanFault = LineFault | HolidayFault;

interface LineFault {
  readonly line: number;
  readonly date: string;
  readonly reason: 'date-unknown' | 'other-year' | 'twice' | 'make-up-on-working-day' | 'swap-off-on-weekend' | 'field-unknown' | 'columns';
}

/** A day off by law that the plan leaves out; with `days`, so many of those around it that fall on Monday to Friday. */
interface HolidayFault {
  readonly date: LocalDate;
  readonly reason: 'holiday-missing';
  readonly days?: { readonly required: number; readonly listed: number };
  /** In Vietnamese: which holiday, and the line that has to be added. */
  readonly name: string;
  readonly wayOut: string;
}

const SATURDAY = 6;
const FAULTS_MAX = 50;

/**
 * A plan for a year is one whole: every day of that year, each once, make-up days on weekends and swapped days on weekdays. It says
 * everything, the days of the law among it: a notice often lists only what it decides, and whatever is absent would be worked.
 */
export function checkPlan(year: number, days: readonly PublishedDay[]): Result<readonly PublishedDay[], Refusal> {
  const seen = new Set<string>();
  const wrong = days.flatMap((day, index): PlanFault[] => {
    const reason = faultOf(year, day, seen);
    seen.add(day.date);
    return reason === null ? [] : [{ line: index + 1, date: day.date, reason }];
  });
  const faults = [...wrong, ...missingHolidays(year, days)];
  return faults.length > 0 ? invalid(faults) : ok(days.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
}

function faultOf(year: number, { date, kind }: PublishedDay, seen: ReadonlySet<string>): LineFault['reason'] | null {
  const parsed = parseLocalDate(date);
  if (!parsed.ok) return 'date-unknown';
  if (!date.startsWith(`${year}-`)) return 'other-year';
  if (seen.has(date)) return 'twice';
  const isWeekend = dayOfWeek(parsed.value) >= SATURDAY;
  if (kind === 'swap-work') return isWeekend ? null : 'make-up-on-working-day';
  return kind === 'swap-off' && isWeekend ? 'swap-off-on-weekend' : null;
}

// Article 112 of the Labour Code; article 111(3): a holiday on a weekly day off has the next working day.
function missingHolidays(year: number, days: readonly PublishedDay[]): HolidayFault[] {
  const counting = days.filter(({ enabled, kind }) => enabled && kind !== 'swap-work');
  const off = new Set(counting.map(({ date }) => date));
  const holidays = [...new Set(counting.filter(({ kind }) => kind !== 'swap-off').map(({ date }) => date))].filter(isWeekday);
  const { named, counts } = statutoryDays(year);
  const absent = named.filter(({ date }) => !off.has(date)).map(({ date, name }): HolidayFault => (
    { date, reason: 'holiday-missing', name, wayOut: `Thêm dòng ngày ${formatVnDate(date)} (${name}), loại holiday, enabled là true.` }));
  const tooFew = counts.flatMap(({ name, from, to, days: required }): HolidayFault[] => {
    const listed = holidays.filter((date) => date >= from && date <= to).length;
    if (listed >= required) return [];
    const wayOut = `Thêm ngày nghỉ ${name}, hoặc ngày nghỉ bù (loại compensatory) cho ngày rơi vào cuối tuần, cho đủ ${required} ngày trong tuần từ ${formatVnDate(from)} đến ${formatVnDate(to)}.`;
    return [{ date: from, reason: 'holiday-missing', name, days: { required, listed }, wayOut }];
  });
  return [...absent, ...tooFew];
}

function isWeekday(date: string): boolean {
  const parsed = parseLocalDate(date);
  return parsed.ok && dayOfWeek(parsed.value) < SATURDAY;
}

export function invalid(faults: readonly PlanFault[]): Result<never, Refusal> {
  return err(refusal('CALENDAR_INVALID', { faults: faults.slice(0, FAULTS_MAX), count: faults.length }));
}

/** A year is official once every day that counts is; a day that is only shown, like 24 November, leaves it so. */
export function statusOf(days: readonly PublishedDay[], version: number): CalendarYear['status'] {
  if (version === 0) return 'unknown';
  return days.some(({ status, enabled }) => enabled && status === 'proposed') ? 'proposed' : 'official';
}

/** The province's administrator speaks for every unit, a chair for the own one. */
export function calendarScope(actor: Actor, unitId: string): Result<Scope, Refusal> {
  const rights = rightsOf(actor);
  if (isAllowed(rights, 'calendar', 'edit')) return ok({ kind: 'installation' });
  const decided = decide(rights, 'calendar', 'edit', { unitId });
  return decided.ok ? ok({ kind: 'units', unitIds: [unitId] }) : decided;
}
