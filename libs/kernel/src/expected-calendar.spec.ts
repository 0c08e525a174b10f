import { describe, expect, it } from '@jest/globals';
import { expectedCalendar, statutoryDays, withExpectedYears } from './expected-calendar.js';
import { dayOfWeek, localDate } from './local-date.js';
import { VIETNAM_CALENDAR_2025, VIETNAM_CALENDAR_2026, VIETNAM_CALENDAR_2027, VIETNAM_CALENDAR_DAYS } from './vietnam-calendar.js';
import { workingCalendar } from './working-calendar.js';

const YEARS = Array.from({ length: 73 }, (_, index) => 2028 + index);

describe('the expected calendar of a year without a plan', () => {
  it('is for 2027 word by word what the release lists', () => {
    expect(expectedCalendar(2027)).toEqual(VIETNAM_CALENDAR_2027);
  });

  it('has the holidays that were official in 2025 and 2026, swaps and the choice about the days before Tết apart', () => {
    const offDays = (days: typeof VIETNAM_CALENDAR_2025) => days.filter(({ kind, enabled }) => enabled && (kind === 'holiday' || kind === 'compensatory')).map(({ date }) => date);
    const known2025 = offDays(VIETNAM_CALENDAR_2025).map((date) => (date === '2025-01-27' ? '2025-02-01' : date)).toSorted();

    expect(offDays(expectedCalendar(2026))).toEqual(offDays(VIETNAM_CALENDAR_2026));
    // Four days after the new year instead of three: the fourth is a Saturday and has its day on the Monday.
    expect(offDays(expectedCalendar(2025))).toEqual([...known2025, '2025-02-03'].toSorted());
  });

  it('has for every year eleven holidays, each a working day of its own, marked as proposed and saying so', () => {
    for (const year of YEARS) {
      const days = expectedCalendar(year);
      const counted = days.filter(({ enabled }) => enabled);
      const off = counted.filter(({ date }) => dayOfWeek(date) < 6);
      expect([year, counted.filter(({ kind }) => kind === 'holiday').length, new Set(days.map(({ date }) => date)).size]).toEqual([year, 11, days.length]);
      expect([year, off.length]).toEqual([year, 11]);
      expect(days.every(({ status, basis, date }) => status === 'proposed' && basis.includes('dự kiến') && date.startsWith(String(year)))).toBe(true);
    }
  });
});

describe('what no plan of a year may leave out', () => {
  it('is the days the law names: New Year, three of Tết, the Hùng Kings, 30/4, 1/5 and 2/9', () => {
    expect(statutoryDays(2028).named.map(({ date }) => date)).toEqual([
      '2028-01-01', '2028-01-26', '2028-01-27', '2028-01-28', '2028-04-04', '2028-04-30', '2028-05-01', '2028-09-02',
    ]);
  });

  it('holds of every year that was official, and of every year as expected', () => {
    const plans = [VIETNAM_CALENDAR_2025, VIETNAM_CALENDAR_2026, ...[2027, ...YEARS].map((year) => expectedCalendar(year))];
    for (const days of plans) {
      const { named, counts } = statutoryDays(Number(days[0]?.date.slice(0, 4)));
      const holidays = days.filter(({ kind, enabled }) => enabled && (kind === 'holiday' || kind === 'compensatory')).map(({ date }) => date);
      const around = counts.map(({ from, to }) => holidays.filter((date) => date >= from && date <= to && dayOfWeek(date) < 6).length);

      expect(named.filter(({ date }) => !holidays.includes(date))).toEqual([]);
      expect(around).toEqual(counts.map((group) => group.days));
    }
  });
});

describe('a list of days with the years it says nothing about', () => {
  it('is not working on a day of Tết 2028 nor on the day for New Year, which is a Saturday', () => {
    const calendar = workingCalendar({ days: withExpectedYears(VIETNAM_CALENDAR_DAYS, 2030) });

    expect(['2028-01-26', '2028-01-03', '2029-02-13', '2030-09-03'].map((date) => calendar.isWorkingDay(localDate(date)))).toEqual([false, false, false, false]);
    expect(calendar.isWorkingDay(localDate('2028-01-04'))).toBe(true);
  });

  it('leaves a year alone of which it says something', () => {
    const plan = [{ date: localDate('2028-01-26'), kind: 'holiday' as const, status: 'official' as const, enabled: true, basis: 'Thông báo' }];
    expect(withExpectedYears(plan, 2028)).toEqual(plan);
  });
});
