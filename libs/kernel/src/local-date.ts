import { err, ok, type Result } from './result.js';

declare const localDateBrand: unique symbol;

/** A day of the Vietnamese calendar as text 'YYYY-MM-DD'. Such texts sort like the days they name. */
export type LocalDate = string & { readonly [localDateBrand]: true };

export interface NotALocalDate {
  readonly code: 'NOT_A_LOCAL_DATE';
  readonly text: string;
}

// Asia/Ho_Chi_Minh is UTC+7 all year; no daylight saving time has been in use in the period this platform records.
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads 'YYYY-MM-DD' and refuses days that do not exist, such as 2025-02-29. */
export function parseLocalDate(text: string): Result<LocalDate, NotALocalDate> {
  const match = SHAPE.exec(text);
  if (match) {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)) return ok(text as LocalDate);
  }
  return err({ code: 'NOT_A_LOCAL_DATE', text });
}

/** A day written in the code itself, such as `localDate('2026-04-30')`; throws when it is not one. */
export function localDate(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new RangeError(`not a local date: ${text}`);
  return parsed.value;
}

/** The day in Vietnam at an instant: 16:59:59Z still belongs to the same day, 17:00:00Z to the next. */
export function localDateOf(instant: Date): LocalDate {
  return fromEpochDay(Math.floor((instant.getTime() + OFFSET_MS) / DAY_MS));
}

/** Minutes since midnight in Vietnam at an instant, from 0 to 1439. */
export function localTimeOf(instant: Date): number {
  const localMs = instant.getTime() + OFFSET_MS;
  return Math.floor((localMs - Math.floor(localMs / DAY_MS) * DAY_MS) / 60_000);
}

/** The instant of a day and minutes since midnight in Vietnam: `instantOf(date, 7 * 60 + 30)` is half past seven. */
export function instantOf(date: LocalDate, minutes: number): Date {
  return new Date(toEpochDay(date) * DAY_MS - OFFSET_MS + minutes * 60_000);
}

/** The day `days` later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** The same day `months` later; the last day of the month where that day is missing (31/1 + 1 month is 28/2). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = partsOf(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const newYear = Math.floor(monthIndex / 12);
  const newMonth = monthIndex - newYear * 12 + 1;
  return write(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** The number of calendar days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** Orders days for `sort`: negative, zero or positive. */
export function compareLocalDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day of the week, 1 for Monday to 7 for Sunday (ISO 8601). */
export function dayOfWeek(date: LocalDate): number {
  // Day 0 (1970-01-01) was a Thursday.
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** The day as people read it: '30/04/2026'. */
export function formatVnDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** The instant in RFC 3339 with Vietnam's offset: '2025-07-01T08:00:00+07:00'; milliseconds appear only if not zero. */
export function formatOffsetTime(instant: Date): string {
  const local = new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, -1);
  return `${local.endsWith('.000') ? local.slice(0, -4) : local}+07:00`;
}

/** The day as a number of days since 1970-01-01, for arithmetic. */
export function toEpochDay(date: LocalDate): number {
  const [year, month, day] = partsOf(date);
  // Counting years from March puts the leap day last (the days-from-civil algorithm).
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that lies `epochDay` days after 1970-01-01; throws outside the years 0000 to 9999. */
export function fromEpochDay(epochDay: number): LocalDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function partsOf(date: LocalDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function write(year: number, month: number, day: number): LocalDate {
  // The negated form also refuses NaN, the result of arithmetic on an invalid Date.
  if (!(year >= 0 && year <= 9999)) throw new RangeError(`the year ${year} has no four-digit form`);
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return text as LocalDate;
}
