import { dayOfWeek, fromEpochDay, instantOf, localDateOf, localTimeOf, toEpochDay, type LocalDate } from './local-date.js';

/**
 * A day that departs from the weekly rule. 'swap-work' is a make-up day, on which offices work; the others are off. A
 * 'closure' is the day on which one unit does not work (storm, flood) by a decision of its own.
 * An official plan replaces a proposed one; a day that is not `enabled` is shown but does not count.
 */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: 'holiday' | 'compensatory' | 'swap-off' | 'swap-work' | 'closure';
  readonly status: 'official' | 'proposed';
  readonly enabled: boolean;
  /** The decision or law behind the day, in Vietnamese, as people read it. */
  readonly basis: string;
  /** Whose day it is; the nation's when absent. */
  readonly scope?: 'nation' | 'province' | 'unit';
}

/** The two sessions of a working day, each as [start, end] in minutes since midnight. */
export interface WorkingHours {
  readonly morning: readonly [startMinute: number, endMinute: number];
  readonly afternoon: readonly [startMinute: number, endMinute: number];
}

/** Hours that hold from a day on, until a day (included) or for good. A working day stays as long as it was. */
export interface HoursPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly hours: WorkingHours;
}

/** 07:00–11:30 and 13:30–17:00: eight working hours, as one province sets them; each province may set its own. */
export const DEFAULT_WORKING_HOURS: WorkingHours = { morning: [420, 690], afternoon: [810, 1020] };

/**
 * Working days and working time. All working time is counted in whole minutes, because a receipt prints minutes;
 * seconds of an instant are dropped. The last minute of a session still belongs to it.
 */
export interface WorkingCalendar {
  /** The sessions of a day, if it is a working one. */
  hoursOn(date: LocalDate): WorkingHours;
  readonly minutesPerDay: number;
  isWorkingDay(date: LocalDate): boolean;
  /** The first working day after `date`. */
  nextWorkingDay(date: LocalDate): LocalDate;
  /** `date` itself when it is a working day, otherwise the first one after it. */
  workingDayOnOrAfter(date: LocalDate): LocalDate;
  /** The n-th working day after `date` (before it when negative); `date` itself for 0, working day or not. */
  addWorkingDays(date: LocalDate, days: number): LocalDate;
  /** Working days after `from` up to and including `to`; the inverse of addWorkingDays, negative when `to` is earlier. */
  countWorkingDays(from: LocalDate, to: LocalDate): number;
  /** When work on something that arrives at `instant` can begin: now, this afternoon, or the next working morning. */
  workingStart(instant: Date): Date;
  /** The moment `minutes` of working time after `instant`; the end of a session rather than the start of the next. */
  addWorkingMinutes(instant: Date, minutes: number): Date;
  /** Working minutes from `from` to `to`; negative when `to` is earlier. */
  workingMinutesBetween(from: Date, to: Date): number;
  /** The listed days in force from `from` to `to`, both included, in order. */
  specialDays(from: LocalDate, to: LocalDate): readonly CalendarDay[];
}

export interface WorkingCalendarOptions {
  readonly days: readonly CalendarDay[];
  readonly hours?: WorkingHours;
  /** Other hours for some time; of two that cover a day the later in the list wins. */
  readonly periods?: readonly HoursPeriod[];
  /** Whether proposed days count; true by default, because a plan expected by everyone beats promising a day of Tết. */
  readonly useProposed?: boolean;
}

/**
 * Builds a calendar from the weekly rule (Saturday and Sunday are off) and the listed days; of two entries for one
 * date the later in the list wins. Nothing loops over days: a working day has a rank, found by binary search.
 * Example: `workingCalendar({ days: VIETNAM_CALENDAR_DAYS }).addWorkingDays(localDate('2026-04-24'), 3)`.
 */
export function workingCalendar(options: WorkingCalendarOptions): WorkingCalendar {
  const { hoursOn, minutesPerDay } = workingHours(options);
  const ranks = workingDayRanks(daysInForce(options));

  const addWorkingDays = (date: LocalDate, days: number): LocalDate => {
    checkInteger(days);
    if (days === 0) return date;
    const day = toEpochDay(date);
    return fromEpochDay(days > 0 ? ranks.dayOf(ranks.before(day + 1) + days - 1) : ranks.dayOf(ranks.before(day) + days));
  };
  const workingDayOnOrAfter = (date: LocalDate) => fromEpochDay(ranks.dayOf(ranks.before(toEpochDay(date))));
  const nextWorkingDay = (date: LocalDate) => addWorkingDays(date, 1);
  const isWorkingDay = (date: LocalDate) => ranks.works(toEpochDay(date));
  const elapsed = (instant: Date): number => {
    const date = localDateOf(instant);
    const day = toEpochDay(date);
    const today = ranks.works(day) ? sessionMinutes(hoursOn(date), localTimeOf(instant)) : 0;
    return ranks.before(day) * minutesPerDay + today;
  };
  const openingOf = (date: LocalDate) => instantOf(date, hoursOn(date).morning[0]);
  const workingStart = (instant: Date): Date => {
    const date = localDateOf(instant);
    const start = isWorkingDay(date) ? startWithinDay(hoursOn(date), localTimeOf(instant)) : 'next-day';
    if (start === 'now') return instant;
    if (start === 'next-day') return openingOf(nextWorkingDay(date));
    return instantOf(date, start);
  };
  const addWorkingMinutes = (instant: Date, minutes: number): Date => {
    checkInteger(minutes);
    if (minutes < 0) throw new RangeError('working minutes can only be added');
    if (minutes === 0) return workingStart(instant);
    const total = elapsed(instant) + minutes;
    const rank = Math.ceil(total / minutesPerDay) - 1;
    const date = fromEpochDay(ranks.dayOf(rank));
    return instantOf(date, minuteAfter(hoursOn(date), total - rank * minutesPerDay));
  };

  return {
    hoursOn,
    minutesPerDay,
    isWorkingDay,
    nextWorkingDay,
    workingDayOnOrAfter,
    addWorkingDays,
    countWorkingDays: (from, to) => ranks.before(toEpochDay(to) + 1) - ranks.before(toEpochDay(from) + 1),
    workingStart,
    addWorkingMinutes,
    workingMinutesBetween: (from, to) => elapsed(to) - elapsed(from),
    specialDays: (from, to) => ranks.entriesBetween(from, to),
  };
}

function daysInForce(options: WorkingCalendarOptions): CalendarDay[] {
  const useProposed = options.useProposed ?? true;
  const byDate = new Map<LocalDate, CalendarDay>();
  for (const day of options.days) {
    if (day.enabled && (useProposed || day.status === 'official')) byDate.set(day.date, day);
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Numbers the working days: `before(day)` of them lie before a day, `dayOf(rank)` finds one by its number. */
function workingDayRanks(entries: readonly CalendarDay[]) {
  const days = entries.map((entry) => toEpochDay(entry.date));
  // shiftBefore[i]: by how much the first i entries change the count of working days that the weekly rule gives.
  const shiftBefore = [0];
  for (const [index, entry] of entries.entries()) {
    const works = entry.kind === 'swap-work' ? 1 : 0;
    const worksByRule = dayOfWeek(entry.date) <= 5 ? 1 : 0;
    shiftBefore.push((shiftBefore[index] ?? 0) + works - worksByRule);
  }

  const entriesBefore = (day: number): number => {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((days[middle] ?? Infinity) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const before = (day: number): number => weekdaysBefore(day) + (shiftBefore[entriesBefore(day)] ?? 0);
  const dayOf = (rank: number): number => {
    // Five days of seven, give or take the listed days: the answer lies within `reach` of the estimate.
    const estimate = Math.floor((rank * 7) / 5);
    const reach = 2 * days.length + 14;
    let low = estimate - reach;
    let high = estimate + reach;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (before(middle + 1) > rank) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    before,
    dayOf,
    works: (day: number) => before(day + 1) > before(day),
    entriesBetween: (from: LocalDate, to: LocalDate) =>
      entries.slice(entriesBefore(toEpochDay(from)), entriesBefore(toEpochDay(to) + 1)),
  };
}

function weekdaysBefore(day: number): number {
  // Day -3 (1969-12-29) was a Monday.
  const weeks = Math.floor((day + 3) / 7);
  return weeks * 5 + Math.min(day + 3 - weeks * 7, 5);
}

/** The hours of each day. Every period has as many minutes a day as the first: a working day has eight hours, wherever they lie. */
function workingHours({ hours = DEFAULT_WORKING_HOURS, periods = [] }: WorkingCalendarOptions) {
  const usual = checkedHours(hours);
  const minutesPerDay = sessionMinutes(usual, 1440);
  for (const period of periods) {
    if (sessionMinutes(checkedHours(period.hours), 1440) !== minutesPerDay) throw new RangeError(`a working day has ${minutesPerDay} minutes in every period`);
  }
  const hoursOn = (date: LocalDate): WorkingHours =>
    periods.findLast(({ from, to }) => from <= date && (to === null || date <= to))?.hours ?? usual;
  return { hoursOn, minutesPerDay };
}

function checkedHours(hours: WorkingHours): WorkingHours {
  const edges = [0, ...hours.morning, ...hours.afternoon, 1440];
  const ordered = edges.every((edge, index) => Number.isInteger(edge) && edge >= (edges[index - 1] ?? 0));
  if (!ordered || hours.morning[0] === hours.morning[1] || hours.afternoon[0] === hours.afternoon[1]) {
    throw new RangeError('working hours are two sessions in order, in minutes since midnight');
  }
  return hours;
}

/** Working minutes of a working day that have passed at a minute of the day. */
function sessionMinutes(hours: WorkingHours, minute: number): number {
  const within = ([start, end]: readonly [number, number]) => Math.min(Math.max(minute - start, 0), end - start);
  return within(hours.morning) + within(hours.afternoon);
}

/** The minute of the day at which `worked` working minutes have passed, at the earliest. */
function minuteAfter(hours: WorkingHours, worked: number): number {
  const morning = hours.morning[1] - hours.morning[0];
  return worked <= morning ? hours.morning[0] + worked : hours.afternoon[0] + worked - morning;
}

function startWithinDay(hours: WorkingHours, minute: number): number | 'now' | 'next-day' {
  if (minute < hours.morning[0]) return hours.morning[0];
  if (minute <= hours.morning[1]) return 'now';
  if (minute < hours.afternoon[0]) return hours.afternoon[0];
  return minute <= hours.afternoon[1] ? 'now' : 'next-day';
}

function checkInteger(amount: number): void {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`an amount of working time is a whole number, not ${amount}`);
}
