import { addDays, addMonths, dayOfWeek, instantOf, localDateOf, localTimeOf, type LocalDate } from './local-date.js';
import type { CalendarDay, WorkingCalendar } from './working-calendar.js';

/** How long a procedure may take, as its published version says. */
export type TimeLimit =
  | { readonly amount: number; readonly unit: 'working-day' | 'day' | 'working-hour' | 'month' }
  /** What comes after the cut-off is answered the next working day; 15:00 where the version says no other. */
  | { readonly unit: 'same-day'; readonly cutOffMinute?: number | undefined }
  | { readonly unit: 'none' };

/** One step of the reasoning behind a due date, as data: the screen puts it into words. Minutes are since midnight. */
export type DueReason =
  | { readonly code: 'received-on-day-off'; readonly date: LocalDate; readonly startsOn: LocalDate; readonly basis: string | null }
  | { readonly code: 'received-before-hours'; readonly startMinute: number }
  | { readonly code: 'received-in-lunch-break'; readonly startMinute: number }
  | { readonly code: 'received-after-hours'; readonly endMinute: number; readonly startsOn: LocalDate }
  | { readonly code: 'received-after-same-day-cut-off'; readonly cutOffMinute: number; readonly startsOn: LocalDate }
  | { readonly code: 'handed-over-next-working-day'; readonly receivedOn: LocalDate; readonly startsOn: LocalDate }
  | { readonly code: 'first-day-not-counted'; readonly date: LocalDate }
  | { readonly code: 'weekend-not-counted'; readonly days: number }
  | ({ readonly code: 'holiday-not-counted' } & Pick<CalendarDay, 'date' | 'kind' | 'status' | 'basis'>)
  | { readonly code: 'make-up-day-counted'; readonly date: LocalDate; readonly basis: string }
  | { readonly code: 'moved-from-day-off'; readonly date: LocalDate; readonly movedTo: LocalDate; readonly basis: string | null }
  /** The appointment had passed when it was extended. A new one is courtesy: whoever is served after the old one is served late. */
  | { readonly code: 'promise-missed'; readonly dueAt: string; readonly dueOn: LocalDate }
  | { readonly code: 'no-appointment' };

export interface DueQuestion {
  readonly limit: TimeLimit;
  /** When the competent authority received the dossier complete and correct. */
  readonly clockStartsAt: Date;
  readonly calendar: WorkingCalendar;
  /** A switch of the province: limits in calendar days leave public holidays out. Off by default. */
  readonly calendarDaysSkipHolidays?: boolean;
}

export interface DueAnswer {
  /** The moment the result is promised for; the end of working hours unless the limit is in hours. */
  readonly dueAt: Date | null;
  readonly dueOn: LocalDate | null;
  /** When the clock really began to run. */
  readonly startsAt: Date;
  readonly reasons: readonly DueReason[];
}

// Decree 118/2025 as amended by 309/2026: a "same day" dossier received after 15:00 is answered the next working day.
export const SAME_DAY_CUT_OFF_MINUTE = 15 * 60;

/**
 * Computes the promised date of a dossier with the reasons behind it. A limit in days or months does not count the
 * first day (Civil Code 2015, article 147) and ends with the working hours of its last day; a limit in calendar days
 * or months that ends on a day off moves to the next working day. Example:
 * `dueAt({ limit: { amount: 3, unit: 'working-day' }, clockStartsAt: receivedAt, calendar })`.
 */
export function dueAt(question: DueQuestion): DueAnswer {
  const { limit, calendar } = question;
  const start = limit.unit === 'same-day' ? sameDayStart(question, limit.cutOffMinute ?? SAME_DAY_CUT_OFF_MINUTE) : ordinaryStart(question);

  switch (limit.unit) {
    case 'none':
      return { dueAt: null, dueOn: null, startsAt: start.startsAt, reasons: [{ code: 'no-appointment' }] };
    case 'same-day':
      return endOfDay(start.startsOn, start, passedOver(start, start.startsOn, calendar), calendar);
    case 'working-hour': {
      const due = calendar.addWorkingMinutes(start.startsAt, checkedAmount(limit.amount) * 60);
      const dueOn = localDateOf(due);
      return { dueAt: due, dueOn, startsAt: start.startsAt, reasons: [...start.reasons, ...passedOver(start, dueOn, calendar)] };
    }
    case 'working-day': {
      const dueOn = calendar.addWorkingDays(start.startsOn, checkedAmount(limit.amount));
      return endOfDay(dueOn, start, [firstDay(start), ...passedOver(start, dueOn, calendar)], calendar);
    }
    case 'day':
      return calendarDayLimit(question, checkedAmount(limit.amount), start);
    case 'month': {
      const reasons = [...passedOver(start, start.startsOn, calendar), firstDay(start)];
      return landing(addMonths(start.startsOn, checkedAmount(limit.amount)), start, reasons, calendar);
    }
    default:
      return limit satisfies never;
  }
}

/**
 * When the competent authority has what another desk received for it: the same working day, but what is received after
 * 15:00 or on a day off at the start of the next working day (Decree 118/2025, article 18, and 309/2026, article 9). Its
 * clock starts then (309/2026, article 8). Example: `dueAt({ limit, clockStartsAt: handedOverAt(receivedAt, ofReceivingDesk), calendar })`.
 */
export function handedOverAt(receivedAt: Date, receiving: WorkingCalendar): Date {
  const on = localDateOf(receivedAt);
  if (receiving.isWorkingDay(on) && localTimeOf(receivedAt) <= SAME_DAY_CUT_OFF_MINUTE) return receivedAt;
  const next = receiving.nextWorkingDay(on);
  return instantOf(next, receiving.hoursOn(next).morning[0]);
}

/**
 * Moves an appointment by the working time during which the clock stood still (a supplement, a financial obligation).
 * Example: `shiftDue({ dueAt, pausedMinutes: calendar.workingMinutesBetween(requestedAt, suppliedAt), calendar })`.
 */
export function shiftDue(shift: { readonly dueAt: Date; readonly pausedMinutes: number; readonly calendar: WorkingCalendar }): {
  readonly dueAt: Date;
  readonly dueOn: LocalDate;
} {
  const moved = shift.pausedMinutes === 0 ? shift.dueAt : shift.calendar.addWorkingMinutes(shift.dueAt, shift.pausedMinutes);
  return { dueAt: moved, dueOn: localDateOf(moved) };
}

export type Timeliness = 'early' | 'on-time' | 'late';

/** Judges a completion by its date, as the official statistics do; without an appointment it is on time. */
export function timeliness(completedOn: LocalDate, dueOn: LocalDate | null): Timeliness {
  if (dueOn === null || completedOn === dueOn) return 'on-time';
  return completedOn < dueOn ? 'early' : 'late';
}

/** Judges the completion of a procedure with a limit in hours, to the minute, which is what the receipt prints. */
export function timelinessByTime(completedAt: Date, due: Date | null): Timeliness {
  if (due === null) return 'on-time';
  const minutesLate = minuteOf(completedAt) - minuteOf(due);
  if (minutesLate === 0) return 'on-time';
  return minutesLate < 0 ? 'early' : 'late';
}

interface Start {
  readonly receivedOn: LocalDate;
  readonly startsAt: Date;
  readonly startsOn: LocalDate;
  readonly reasons: readonly DueReason[];
}

function ordinaryStart({ clockStartsAt, calendar }: DueQuestion): Start {
  const startsAt = calendar.workingStart(clockStartsAt);
  const receivedOn = localDateOf(clockStartsAt);
  const startsOn = localDateOf(startsAt);
  const reason = startsAt.getTime() === clockStartsAt.getTime() ? null : whyLater(clockStartsAt, startsOn, calendar);
  return { receivedOn, startsAt, startsOn, reasons: reason === null ? [] : [reason] };
}

function whyLater(receivedAt: Date, startsOn: LocalDate, calendar: WorkingCalendar): DueReason {
  const date = localDateOf(receivedAt);
  const minute = localTimeOf(receivedAt);
  const { morning, afternoon } = calendar.hoursOn(date);
  if (!calendar.isWorkingDay(date)) return { code: 'received-on-day-off', date, startsOn, basis: basisOf(date, calendar) };
  if (minute < morning[0]) return { code: 'received-before-hours', startMinute: morning[0] };
  if (minute < afternoon[0]) return { code: 'received-in-lunch-break', startMinute: afternoon[0] };
  return { code: 'received-after-hours', endMinute: afternoon[1], startsOn };
}

function sameDayStart(question: DueQuestion, cutOffMinute: number): Start {
  const { clockStartsAt, calendar } = question;
  const receivedOn = localDateOf(clockStartsAt);
  // "After 15:00" begins with the minute 15:01, since the receipt prints minutes.
  const isAfterCutOff = calendar.isWorkingDay(receivedOn) && localTimeOf(clockStartsAt) > cutOffMinute;
  if (!isAfterCutOff) return ordinaryStart(question);
  const startsOn = calendar.nextWorkingDay(receivedOn);
  const reason: DueReason = { code: 'received-after-same-day-cut-off', cutOffMinute, startsOn };
  return { receivedOn, startsAt: instantOf(startsOn, calendar.hoursOn(startsOn).morning[0]), startsOn, reasons: [reason] };
}

function calendarDayLimit(question: DueQuestion, amount: number, start: Start): DueAnswer {
  const { calendar } = question;
  const reasons = [...passedOver(start, start.startsOn, calendar), firstDay(start)];
  if (!question.calendarDaysSkipHolidays) return landing(addDays(start.startsOn, amount), start, reasons, calendar);

  // Each round lengthens the limit by the holidays found so far, until no new holiday falls into it.
  let skipped: readonly CalendarDay[] = [];
  for (;;) {
    const last = addDays(start.startsOn, amount + skipped.length);
    const found = calendar.specialDays(addDays(start.startsOn, 1), last).filter(isPublicHoliday);
    if (found.length === skipped.length) return landing(last, start, [...reasons, ...skipped.map(holidayReason)], calendar);
    skipped = found;
  }
}

function landing(date: LocalDate, start: Start, reasons: readonly DueReason[], calendar: WorkingCalendar): DueAnswer {
  const movedTo = calendar.workingDayOnOrAfter(date);
  if (movedTo === date) return endOfDay(date, start, reasons, calendar);
  const moved: DueReason = { code: 'moved-from-day-off', date, movedTo, basis: basisOf(date, calendar) };
  return endOfDay(movedTo, start, [...reasons, moved], calendar);
}

function endOfDay(dueOn: LocalDate, start: Start, reasons: readonly DueReason[], calendar: WorkingCalendar): DueAnswer {
  const due = instantOf(dueOn, calendar.hoursOn(dueOn).afternoon[1]);
  return { dueAt: due, dueOn, startsAt: start.startsAt, reasons: [...start.reasons, ...reasons] };
}

/** Why the days between receipt and a date are fewer than they look: weekends, holidays and make-up days among them. */
function passedOver({ receivedOn }: Start, to: LocalDate, calendar: WorkingCalendar): DueReason[] {
  if (receivedOn >= to) return [];
  const special = calendar.specialDays(addDays(receivedOn, 1), to);
  const makeUps = special.filter((day) => !isOff(day) && isWeekend(day.date));
  const weekendDays = weekendDaysAfter(receivedOn, to) - makeUps.length;
  return [
    ...(weekendDays > 0 ? [{ code: 'weekend-not-counted', days: weekendDays } as const] : []),
    ...special.filter((day) => isOff(day) && !isWeekend(day.date)).map(holidayReason),
    ...makeUps.map((day) => ({ code: 'make-up-day-counted', date: day.date, basis: day.basis }) as const),
  ];
}

function weekendDaysAfter(from: LocalDate, to: LocalDate): number {
  let days = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWeekend(date)) days += 1;
  return days;
}

function holidayReason(day: CalendarDay): DueReason {
  return { code: 'holiday-not-counted', date: day.date, kind: day.kind, status: day.status, basis: day.basis };
}

function firstDay({ startsOn }: Start): DueReason {
  return { code: 'first-day-not-counted', date: startsOn };
}

/** Only days off by law lengthen a limit in calendar days; a closure is one unit's and lengthens none. */
function isPublicHoliday(day: CalendarDay): boolean {
  return isOff(day) && day.kind !== 'closure';
}

function isOff(day: CalendarDay): boolean {
  return day.kind !== 'swap-work';
}

function isWeekend(date: LocalDate): boolean {
  return dayOfWeek(date) > 5;
}

function basisOf(date: LocalDate, calendar: WorkingCalendar): string | null {
  return calendar.specialDays(date, date)[0]?.basis ?? null;
}

function checkedAmount(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 1) throw new RangeError(`a time limit is a positive whole number, not ${amount}`);
  return amount;
}

function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000);
}
