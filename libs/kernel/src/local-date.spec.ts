import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays, addMonths, compareLocalDates, dayOfWeek, daysBetween, formatOffsetTime, formatVnDate, fromEpochDay, instantOf,
  localDate, localDateOf, localTimeOf, parseLocalDate, toEpochDay,
} from './local-date.js';

const runs = { seed: 20250701, numRuns: 2_000 };
// Years 1600 to 2400 and a little more.
const epochDays = fc.integer({ min: -135_000, max: 157_000 });
const instants = fc.date({ min: new Date('1976-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });

describe('a day in Vietnam', () => {
  it('changes at 17:00:00Z and not a second before', () => {
    expect(localDateOf(new Date('2025-07-01T16:59:59Z'))).toBe('2025-07-01');
    expect(localDateOf(new Date('2025-07-01T17:00:00Z'))).toBe('2025-07-02');
    expect(localTimeOf(new Date('2025-07-01T16:59:59Z'))).toBe(23 * 60 + 59);
    expect(localTimeOf(new Date('2025-07-01T17:00:00Z'))).toBe(0);
  });

  it('agrees with the time zone Asia/Ho_Chi_Minh of the platform', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', year: 'numeric', month: '2-digit', day: '2-digit' });

    fc.assert(fc.property(instants, (instant) => localDateOf(instant) === zone.format(instant)), runs);
  });

  it('comes back from its instant with the same minute', () => {
    fc.assert(
      fc.property(epochDays, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const instant = instantOf(fromEpochDay(day), minute);
        return localDateOf(instant) === fromEpochDay(day) && localTimeOf(instant) === minute;
      }),
      runs,
    );
  });

  it('refuses an invalid Date instead of inventing a day', () => {
    expect(() => localDateOf(new Date(NaN))).toThrow(RangeError);
  });
});

describe('the text of a day', () => {
  it('is read when the day exists', () => {
    expect(parseLocalDate('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
  });

  it.each(['2025-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-4-1', '01/07/2025', '2025-07-01T00:00', ' 2025-07-01', '2025-07-01\n', ''])(
    'is refused when it is %j',
    (text) => {
      expect(parseLocalDate(text)).toEqual({ ok: false, error: { code: 'NOT_A_LOCAL_DATE', text } });
      expect(() => localDate(text)).toThrow(RangeError);
    },
  );

  it('is written as people read it', () => {
    expect(formatVnDate(localDate('2026-04-30'))).toBe('30/04/2026');
  });
});

describe('arithmetic on days', () => {
  it('agrees with the Gregorian calendar of the platform', () => {
    fc.assert(fc.property(epochDays, (day) => fromEpochDay(day) === new Date(day * 86_400_000).toISOString().slice(0, 10)), runs);
  });

  it('adds and takes away without loss', () => {
    fc.assert(
      fc.property(epochDays, fc.integer({ min: -5_000, max: 5_000 }), (day, days) => {
        const date = fromEpochDay(day);
        const moved = addDays(date, days);
        return toEpochDay(moved) === day + days && addDays(moved, -days) === date && daysBetween(date, moved) === days;
      }),
      runs,
    );
  });

  it('orders days like their texts', () => {
    fc.assert(
      fc.property(epochDays, epochDays, (a, b) => compareLocalDates(fromEpochDay(a), fromEpochDay(b)) === Math.sign(a - b)),
      runs,
    );
  });

  it('names the day of the week, Monday first', () => {
    expect(dayOfWeek(localDate('2025-07-01'))).toBe(2);
    expect(dayOfWeek(localDate('2026-08-22'))).toBe(6);
    fc.assert(fc.property(epochDays, (day) => dayOfWeek(fromEpochDay(day)) % 7 === new Date(day * 86_400_000).getUTCDay()), runs);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('counts months from %s by %d to %s', (from, months, expected) => {
    expect(addMonths(localDate(from), months)).toBe(expected);
  });

  it('refuses years without a four-digit form', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(localDate('0000-01-01'), -1)).toThrow(RangeError);
  });
});

describe('the time of an instant with its offset', () => {
  it('is written with +07:00, and with milliseconds only when there are any', () => {
    expect(formatOffsetTime(new Date('2025-07-01T01:00:00Z'))).toBe('2025-07-01T08:00:00+07:00');
    expect(formatOffsetTime(new Date('2025-07-01T17:00:00.042Z'))).toBe('2025-07-02T00:00:00.042+07:00');
  });

  it('names the same instant when it is read again', () => {
    fc.assert(fc.property(instants, (instant) => Date.parse(formatOffsetTime(instant)) === instant.getTime()), runs);
  });
});
