import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfWeek, fromEpochDay, localDate, toEpochDay, type LocalDate } from './local-date.js';
import { workingCalendar, type CalendarDay, type WorkingCalendar } from './working-calendar.js';

const runs = { seed: 20250701, numRuns: 1_000 };
const at = (text: string) => new Date(`${text}:00+07:00`);
const aDay = (date: string, kind: CalendarDay['kind'], more: Partial<CalendarDay> = {}): CalendarDay => ({
  date: localDate(date), kind, status: 'official', enabled: true, basis: 'Quyết định thử nghiệm', ...more,
});

const ordinary = workingCalendar({ days: [] });
const firstDay = toEpochDay(localDate('2025-01-01'));
const dates = fc.integer({ min: 0, max: 1_095 }).map((days) => fromEpochDay(firstDay + days));
const instants = fc
  .integer({ min: 0, max: 1_095 * 1_440 })
  .map((minutes) => new Date(Date.parse('2025-01-01T00:00:00+07:00') + minutes * 60_000));
const calendars = fc
  .array(fc.record({ date: dates, kind: fc.constantFrom<CalendarDay['kind']>('holiday', 'compensatory', 'swap-off', 'swap-work') }), { maxLength: 60 })
  .map((days) => workingCalendar({ days: days.map(({ date, kind }) => aDay(date, kind)) }));

describe('a week without special days', () => {
  it('works from Monday to Friday', () => {
    const week = ['2025-06-30', '2025-07-01', '2025-07-02', '2025-07-03', '2025-07-04', '2025-07-05', '2025-07-06'];

    expect(week.map((date) => ordinary.isWorkingDay(localDate(date)))).toEqual([true, true, true, true, true, false, false]);
  });

  it('counts working days over a weekend', () => {
    expect(ordinary.addWorkingDays(localDate('2025-07-03'), 3)).toBe('2025-07-08');
    expect(ordinary.addWorkingDays(localDate('2025-07-08'), -3)).toBe('2025-07-03');
    expect(ordinary.countWorkingDays(localDate('2025-07-03'), localDate('2025-07-08'))).toBe(3);
    expect(ordinary.nextWorkingDay(localDate('2025-07-04'))).toBe('2025-07-07');
    expect(ordinary.workingDayOnOrAfter(localDate('2025-07-04'))).toBe('2025-07-04');
  });
});

describe('a listed day', () => {
  it('is worked when it is a make-up Saturday, and off when it is a holiday', () => {
    const calendar = workingCalendar({ days: [aDay('2026-08-22', 'swap-work'), aDay('2026-08-31', 'swap-off')] });

    expect(calendar.addWorkingDays(localDate('2026-08-21'), 1)).toBe('2026-08-22');
    expect(calendar.addWorkingDays(localDate('2026-08-28'), 1)).toBe('2026-09-01');
  });

  it('does not count while it is not enabled', () => {
    const calendar = workingCalendar({ days: [aDay('2026-11-24', 'holiday', { status: 'proposed', enabled: false })] });

    expect(calendar.isWorkingDay(localDate('2026-11-24'))).toBe(true);
    expect(calendar.specialDays(localDate('2026-11-01'), localDate('2026-11-30'))).toEqual([]);
  });

  it('counts as proposed unless the province leaves proposals out', () => {
    const days = [aDay('2027-02-08', 'holiday', { status: 'proposed' })];

    expect(workingCalendar({ days }).isWorkingDay(localDate('2027-02-08'))).toBe(false);
    expect(workingCalendar({ days, useProposed: false }).isWorkingDay(localDate('2027-02-08'))).toBe(true);
  });

  it('gives way to a later entry for the same date', () => {
    const calendar = workingCalendar({ days: [aDay('2026-09-03', 'holiday'), aDay('2026-09-03', 'swap-work')] });

    expect(calendar.isWorkingDay(localDate('2026-09-03'))).toBe(true);
  });
});

describe('something that arrives', () => {
  it.each([
    ['in the morning', '2025-07-01T09:15', '2025-07-01T09:15'],
    ['before the office opens', '2025-07-01T06:00', '2025-07-01T07:00'],
    ['in the last minute of the morning', '2025-07-01T11:30', '2025-07-01T11:30'],
    ['in the lunch break', '2025-07-01T11:45', '2025-07-01T13:30'],
    ['in the last minute of the day', '2025-07-01T17:00', '2025-07-01T17:00'],
    ['after the office closes', '2025-07-01T17:01', '2025-07-02T07:00'],
    ['after the office closes on a Friday', '2025-07-04T20:00', '2025-07-07T07:00'],
    ['on a Sunday', '2025-07-06T10:00', '2025-07-07T07:00'],
  ])('%s is begun when the office works', (_when, arrival, start) => {
    expect(ordinary.workingStart(at(arrival))).toEqual(at(start));
  });
});

describe('working time', () => {
  it('passes over lunch, night and weekend', () => {
    expect(ordinary.minutesPerDay).toBe(480);
    expect(ordinary.addWorkingMinutes(at('2025-07-04T16:00'), 120)).toEqual(at('2025-07-07T08:00'));
    expect(ordinary.addWorkingMinutes(at('2025-07-01T07:00'), 270)).toEqual(at('2025-07-01T11:30'));
    expect(ordinary.addWorkingMinutes(at('2025-07-01T07:00'), 271)).toEqual(at('2025-07-01T13:31'));
    expect(ordinary.workingMinutesBetween(at('2025-07-04T16:00'), at('2025-07-07T08:00'))).toBe(120);
    expect(ordinary.workingMinutesBetween(at('2025-07-07T08:00'), at('2025-07-04T16:00'))).toBe(-120);
  });

  it('follows the hours of the province', () => {
    const calendar = workingCalendar({ days: [], hours: { morning: [450, 690], afternoon: [780, 1020] } });

    expect(calendar.addWorkingMinutes(at('2025-07-01T11:30'), 30)).toEqual(at('2025-07-01T13:30'));
  });

  it('is refused as a fraction or as a negative amount', () => {
    expect(() => ordinary.addWorkingMinutes(at('2025-07-01T08:00'), -1)).toThrow(RangeError);
    expect(() => ordinary.addWorkingDays(localDate('2025-07-01'), 1.5)).toThrow(RangeError);
  });

  it('needs two sessions in order', () => {
    expect(() => workingCalendar({ days: [], hours: { morning: [690, 420], afternoon: [810, 1020] } })).toThrow(RangeError);
    expect(() => workingCalendar({ days: [], hours: { morning: [420, 840], afternoon: [810, 1020] } })).toThrow(RangeError);
  });
});

describe('any calendar', () => {
  it('agrees with counting day by day', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: 1, max: 80 }), (calendar, date, days) => {
        expect(calendar.addWorkingDays(date, days)).toBe(countedDayByDay(calendar, date, days));
      }),
      runs,
    );
  });

  it('takes as many days back as it gives, and never ends on a day off', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: 1, max: 300 }), (calendar, date, days) => {
        const due = calendar.addWorkingDays(date, days);
        const isInverse = calendar.countWorkingDays(date, due) === days && calendar.addWorkingDays(due, -days) <= date;
        return isInverse && calendar.isWorkingDay(due) && calendar.addWorkingDays(date, days + 1) > due;
      }),
      runs,
    );
  });

  it('gives the same day however the days are split', () => {
    fc.assert(
      fc.property(calendars, dates, fc.nat(60), fc.nat(60), (calendar, date, a, b) =>
        calendar.addWorkingDays(calendar.addWorkingDays(date, a), b) === calendar.addWorkingDays(date, a + b)),
      runs,
    );
  });

  it('knows a working day by the weekly rule or by its list', () => {
    fc.assert(
      fc.property(calendars, dates, (calendar, date) => {
        const [listed] = calendar.specialDays(date, date);
        return calendar.isWorkingDay(date) === (listed ? listed.kind === 'swap-work' : dayOfWeek(date) <= 5);
      }),
      runs,
    );
  });

  it('gives back the working minutes it added, however they are split', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(5_000), fc.nat(5_000), (calendar, instant, a, b) => {
        const once = calendar.addWorkingMinutes(instant, a + b);
        const twice = calendar.addWorkingMinutes(calendar.addWorkingMinutes(instant, a), b);
        return once.getTime() === twice.getTime() && calendar.workingMinutesBetween(instant, once) === a + b;
      }),
      runs,
    );
  });

  it('counts the working time of a period as the sum of its parts', () => {
    fc.assert(
      fc.property(calendars, instants, instants, instants, (calendar, a, b, c) =>
        calendar.workingMinutesBetween(a, b) + calendar.workingMinutesBetween(b, c) === calendar.workingMinutesBetween(a, c)),
      runs,
    );
  });
});

function countedDayByDay(calendar: WorkingCalendar, from: LocalDate, days: number): LocalDate {
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) left -= 1;
  }
  return date;
}
