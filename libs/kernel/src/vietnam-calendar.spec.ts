import { describe, expect, it } from '@jest/globals';
import { addDays, dayOfWeek, localDate, type LocalDate } from './local-date.js';
import { VIETNAM_CALENDAR_2025, VIETNAM_CALENDAR_2026, VIETNAM_CALENDAR_2027, VIETNAM_CALENDAR_DAYS, vietnamWorkingCalendar } from './vietnam-calendar.js';

const calendar = vietnamWorkingCalendar();

describe('the official calendar', () => {
  it.each([
    ['Tết 2025', '2025-01-25', '2025-02-02'],
    ['30/4 and 1/5/2025', '2025-04-30', '2025-05-04'],
    ['National Day 2025', '2025-08-30', '2025-09-02'],
    ['New Year 2026', '2026-01-01', '2026-01-04'],
    ['Tết 2026', '2026-02-14', '2026-02-22'],
    ['Hùng Kings 2026', '2026-04-25', '2026-04-27'],
    ['30/4 and 1/5/2026', '2026-04-30', '2026-05-03'],
    ['National Day 2026', '2026-08-29', '2026-09-02'],
    ['Tết 2027, as expected', '2027-02-05', '2027-02-11'],
    ['30/4 and 1/5/2027, as expected', '2027-04-30', '2027-05-03'],
    ['National Day 2027, as expected', '2027-09-02', '2027-09-05'],
  ])('is off for the whole break of %s and works around it', (_name, first, last) => {
    const breakDays = daysFrom(localDate(first), localDate(last));

    expect(breakDays.filter((date) => calendar.isWorkingDay(date))).toEqual([]);
    expect(calendar.isWorkingDay(addDays(localDate(first), -1))).toBe(true);
    expect(calendar.isWorkingDay(addDays(localDate(last), 1))).toBe(true);
  });

  it.each(['2025-04-26', '2026-01-10', '2026-08-22'])('works on the make-up Saturday %s', (date) => {
    expect(dayOfWeek(localDate(date))).toBe(6);
    expect(calendar.isWorkingDay(localDate(date))).toBe(true);
  });

  it.each(['2026-11-24', '2027-11-24'])('works on Culture Day %s until the law says otherwise', (date) => {
    expect(calendar.isWorkingDay(localDate(date))).toBe(true);
  });

  it('holds the eleven statutory days of each year, Culture Day apart', () => {
    for (const days of [VIETNAM_CALENDAR_2025, VIETNAM_CALENDAR_2026, VIETNAM_CALENDAR_2027]) {
      expect(days.filter((day) => day.kind === 'holiday' && day.enabled)).toHaveLength(11);
    }
  });

  it('makes up each swapped day with a worked Saturday, and each weekend holiday with a day off', () => {
    const ofKind = (kind: string) => VIETNAM_CALENDAR_DAYS.filter((day) => day.kind === kind);
    const weekendHolidays = ofKind('holiday').filter((day) => dayOfWeek(day.date) > 5);

    expect(ofKind('swap-off')).toHaveLength(ofKind('swap-work').length);
    expect(ofKind('compensatory')).toHaveLength(weekendHolidays.length);
  });

  it('knows 2025 and 2026 officially and 2027 only as a proposal', () => {
    expect(VIETNAM_CALENDAR_2025.every((day) => day.status === 'official')).toBe(true);
    expect(VIETNAM_CALENDAR_2026.filter((day) => day.status === 'proposed').map((day) => day.date)).toEqual(['2026-11-24']);
    expect(VIETNAM_CALENDAR_2027.every((day) => day.status === 'proposed')).toBe(true);
  });

  it('lists every date once, in order, with its basis', () => {
    const dates = VIETNAM_CALENDAR_DAYS.map((day) => day.date);

    expect(dates).toEqual([...new Set(dates)].sort());
    expect(VIETNAM_CALENDAR_DAYS.every((day) => day.basis.length > 10 && day.basis === day.basis.normalize('NFC'))).toBe(true);
  });
});

function daysFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) days.push(date);
  return days;
}
