import { language } from './language.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const dayAndTime = new Intl.DateTimeFormat('vi', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });
const timeOnly = new Intl.DateTimeFormat('vi', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const clockOnly = new Intl.DateTimeFormat('vi', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
const weekday = new Intl.DateTimeFormat(language, { timeZone: ZONE, weekday: 'long' });
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

const part = (parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';

/** 2025-07-01T09:12:00+07:00 becomes "09:12, 01/07/2025". */
export function showInstant(instant: string): string {
  const parts = dayAndTime.formatToParts(new Date(instant));
  return `${part(parts, 'hour')}:${part(parts, 'minute')}, ${part(parts, 'day')}/${part(parts, 'month')}/${part(parts, 'year')}`;
}

/** 2025-07-01 becomes "01/07/2025". */
export function showDay(localDate: string): string {
  return localDate.split('-').reverse().join('/');
}

/** "Thứ Ba, 01/07/2025". */
export function showWeekday(localDate: string): string {
  return `${weekday.format(new Date(`${localDate}T12:00:00+07:00`))}, ${showDay(localDate)}`;
}

/** "16:42:10". */
export function showTime(instant: string): string {
  return timeOnly.format(new Date(instant));
}

/** "16:42". */
export function showClock(instant: string): string {
  return clockOnly.format(new Date(instant));
}

/** The day in Việt Nam at an instant. */
export function localDayOf(instant: Date): string {
  return isoDay.format(instant);
}

/** The first day of a period that ends today. */
export function periodStart(period: 'day' | 'week' | 'month' | 'year', today: string): string {
  if (period === 'day') return today;
  if (period === 'month') return `${today.slice(0, 7)}-01`;
  if (period === 'year') return `${today.slice(0, 4)}-01-01`;
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 6);
  return day.toISOString().slice(0, 10);
}
