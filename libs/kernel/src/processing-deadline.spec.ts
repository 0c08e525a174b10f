import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEpochDay, localDate, localDateOf, toEpochDay } from './local-date.js';
import { dueAt, shiftDue, timeliness, timelinessByTime, type TimeLimit } from './processing-deadline.js';
import { vietnamWorkingCalendar } from './vietnam-calendar.js';

const runs = { seed: 20250701, numRuns: 1_000 };
const calendar = vietnamWorkingCalendar();
const at = (text: string) => new Date(`${text}:00+07:00`);
const due = (limit: TimeLimit, received: string) => dueAt({ limit, clockStartsAt: at(received), calendar });
const codes = (answer: { reasons: readonly { code: string }[] }) => answer.reasons.map((reason) => reason.code);
const instants = fc
  .integer({ min: 0, max: 1_000 * 1_440 })
  .map((minutes) => new Date(Date.parse('2025-01-01T00:00:00+07:00') + minutes * 60_000));
const limits = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom('working-day' as const, 'day' as const, 'working-hour' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('month' as const) }),
  fc.constant<TimeLimit>({ unit: 'same-day' }),
);

describe('a same-day dossier', () => {
  it('received at 15:00 is due the same day', () => {
    const answer = due({ unit: 'same-day' }, '2025-07-01T15:00');

    expect(answer).toMatchObject({ dueOn: '2025-07-01', dueAt: at('2025-07-01T17:00'), reasons: [] });
  });

  it('received at 15:01 is due the next working day', () => {
    const answer = due({ unit: 'same-day' }, '2025-07-01T15:01');

    expect(answer).toMatchObject({ dueOn: '2025-07-02', startsAt: at('2025-07-02T07:00') });
    expect(answer.reasons).toEqual([{ code: 'received-after-same-day-cut-off', cutOffMinute: 900, startsOn: '2025-07-02' }]);
  });

  it.each([
    ['2025', '2025-01-24T15:01', '2025-02-03'],
    ['2026', '2026-02-13T15:01', '2026-02-23'],
  ])('received at 15:01 on the Friday before Tết %s is due after the break', (_year, received, dueOn) => {
    const answer = due({ unit: 'same-day' }, received);

    expect(answer.dueOn).toBe(dueOn);
    expect(codes(answer)).toEqual(['received-after-same-day-cut-off', 'weekend-not-counted', ...Array(5).fill('holiday-not-counted')]);
  });

  it('received at lunch is begun in the afternoon and due the same day', () => {
    const answer = due({ unit: 'same-day' }, '2025-07-01T12:00');

    expect(answer).toMatchObject({ dueOn: '2025-07-01', startsAt: at('2025-07-01T13:30') });
    expect(codes(answer)).toEqual(['received-in-lunch-break']);
  });

  it('received late on a day off is due on the next working day, not on the one after it', () => {
    expect(due({ unit: 'same-day' }, '2025-07-05T16:00').dueOn).toBe('2025-07-07');
  });
});

describe('a limit in working hours', () => {
  it('begins in the afternoon for a four-hour dossier received at 11:45', () => {
    const answer = due({ amount: 4, unit: 'working-hour' }, '2025-07-01T11:45');

    expect(answer).toMatchObject({ startsAt: at('2025-07-01T13:30'), dueAt: at('2025-07-02T07:30'), dueOn: '2025-07-02' });
    expect(answer.reasons).toEqual([{ code: 'received-in-lunch-break', startMinute: 810 }]);
  });

  it('of eight hours lasts over the weekend', () => {
    expect(due({ amount: 8, unit: 'working-hour' }, '2025-07-04T16:59').dueAt).toEqual(at('2025-07-07T16:59'));
  });
});

describe('a limit in working days', () => {
  it('does not count the day of receipt and ends with the working hours', () => {
    const answer = due({ amount: 3, unit: 'working-day' }, '2025-07-01T08:00');

    expect(answer).toMatchObject({ dueOn: '2025-07-04', dueAt: at('2025-07-04T17:00'), startsAt: at('2025-07-01T08:00') });
    expect(answer.reasons).toEqual([{ code: 'first-day-not-counted', date: '2025-07-01' }]);
  });

  it('may end on a make-up Saturday', () => {
    const answer = due({ amount: 2, unit: 'working-day' }, '2026-08-20T09:00');

    expect(answer.dueOn).toBe('2026-08-22');
    expect(codes(answer)).toEqual(['first-day-not-counted', 'make-up-day-counted']);
  });

  it('explains each holiday on the way with its basis', () => {
    const answer = due({ amount: 2, unit: 'working-day' }, '2026-04-29T09:00');

    expect(answer.dueOn).toBe('2026-05-05');
    expect(answer.reasons).toEqual([
      { code: 'first-day-not-counted', date: '2026-04-29' },
      { code: 'weekend-not-counted', days: 2 },
      expect.objectContaining({ code: 'holiday-not-counted', date: '2026-04-30', status: 'official', basis: expect.stringContaining('30/4') }),
      expect.objectContaining({ code: 'holiday-not-counted', date: '2026-05-01' }),
    ]);
  });

  it('begins the next working morning when received after hours', () => {
    const answer = due({ amount: 1, unit: 'working-day' }, '2025-07-04T17:30');

    expect(answer).toMatchObject({ startsAt: at('2025-07-07T07:00'), dueOn: '2025-07-08' });
    expect(codes(answer)).toEqual(['received-after-hours', 'first-day-not-counted', 'weekend-not-counted']);
  });

  it('begins the next working morning when received on a holiday, and says which', () => {
    const answer = due({ amount: 1, unit: 'working-day' }, '2026-09-02T09:00');

    expect(answer.dueOn).toBe('2026-09-04');
    expect(answer.reasons[0]).toMatchObject({ code: 'received-on-day-off', date: '2026-09-02', startsOn: '2026-09-03', basis: expect.stringContaining('Quốc khánh') });
  });

  it('honours the expected Tết of 2027 but not Culture Day', () => {
    expect(due({ amount: 1, unit: 'working-day' }, '2027-02-04T09:00').dueOn).toBe('2027-02-12');
    expect(due({ amount: 1, unit: 'working-day' }, '2026-11-23T09:00').dueOn).toBe('2026-11-24');
  });
});

describe('a limit in calendar days', () => {
  it('counts weekends and moves on from a day off', () => {
    const answer = due({ amount: 15, unit: 'day' }, '2026-04-10T09:00');

    expect(answer.dueOn).toBe('2026-04-28');
    expect(answer.reasons).toContainEqual({ code: 'moved-from-day-off', date: '2026-04-25', movedTo: '2026-04-28', basis: null });
  });

  it('leaves public holidays out where the province says so', () => {
    const answer = dueAt({ limit: { amount: 5, unit: 'day' }, clockStartsAt: at('2026-04-29T09:00'), calendar, calendarDaysSkipHolidays: true });

    expect(answer.dueOn).toBe('2026-05-06');
    expect(codes(answer)).toEqual(['first-day-not-counted', 'holiday-not-counted', 'holiday-not-counted']);
  });
});

describe('other limits', () => {
  it('in months end on the same day of the month or its last day, moved on from a day off', () => {
    expect(due({ amount: 1, unit: 'month' }, '2025-07-01T09:00').dueOn).toBe('2025-08-01');
    expect(due({ amount: 1, unit: 'month' }, '2026-01-30T09:00').dueOn).toBe('2026-03-02');
  });

  it('may be absent: there is no appointment', () => {
    const answer = due({ unit: 'none' }, '2025-07-01T18:00');

    expect(answer).toEqual({ dueAt: null, dueOn: null, startsAt: at('2025-07-02T07:00'), reasons: [{ code: 'no-appointment' }] });
  });

  it.each([0, -1, 1.5, NaN])('of %d days are refused', (amount) => {
    expect(() => due({ amount, unit: 'working-day' }, '2025-07-01T09:00')).toThrow(RangeError);
  });
});

describe('any due date', () => {
  it('lies on a working day, after the start, and never moves earlier for a later receipt', () => {
    fc.assert(
      fc.property(limits, instants, fc.nat(20_000), (limit, received, laterMinutes) => {
        const answer = dueAt({ limit, clockStartsAt: received, calendar });
        const later = dueAt({ limit, clockStartsAt: new Date(received.getTime() + laterMinutes * 60_000), calendar });
        if (!answer.dueAt || !answer.dueOn || !later.dueAt) return false;
        const isConsistent = localDateOf(answer.dueAt) === answer.dueOn && calendar.isWorkingDay(answer.dueOn);
        return isConsistent && answer.dueAt >= answer.startsAt && answer.startsAt >= received && later.dueAt >= answer.dueAt;
      }),
      runs,
    );
  });
});

describe('a pause', () => {
  it('moves the appointment by the working time it lasted', () => {
    const pausedMinutes = calendar.workingMinutesBetween(at('2025-07-02T09:00'), at('2025-07-04T09:00'));

    const shifted = shiftDue({ dueAt: at('2025-07-04T17:00'), pausedMinutes, calendar });

    expect(pausedMinutes).toBe(960);
    expect(shifted).toEqual({ dueAt: at('2025-07-08T17:00'), dueOn: '2025-07-08' });
  });

  it('outside working hours moves nothing', () => {
    const pausedMinutes = calendar.workingMinutesBetween(at('2025-07-05T09:00'), at('2025-07-06T09:00'));

    expect(shiftDue({ dueAt: at('2025-07-08T17:00'), pausedMinutes, calendar }).dueAt).toEqual(at('2025-07-08T17:00'));
  });

  it('split in two moves the appointment as far as one', () => {
    fc.assert(
      fc.property(instants, fc.nat(3_000), fc.nat(3_000), (received, a, b) => {
        const first = dueAt({ limit: { amount: 5, unit: 'working-day' }, clockStartsAt: received, calendar }).dueAt ?? received;
        const once = shiftDue({ dueAt: first, pausedMinutes: a + b, calendar });
        const twice = shiftDue({ dueAt: shiftDue({ dueAt: first, pausedMinutes: a, calendar }).dueAt, pausedMinutes: b, calendar });
        return once.dueAt.getTime() === twice.dueAt.getTime();
      }),
      runs,
    );
  });
});

describe('a completion', () => {
  it('is judged by its date', () => {
    const dueOn = localDate('2025-07-04');

    expect(timeliness(localDate('2025-07-03'), dueOn)).toBe('early');
    expect(timeliness(localDate('2025-07-04'), dueOn)).toBe('on-time');
    expect(timeliness(localDate('2025-07-05'), dueOn)).toBe('late');
  });

  it('without an appointment is on time', () => {
    expect(timeliness(localDate('2025-07-05'), null)).toBe('on-time');
    expect(timelinessByTime(at('2025-07-05T09:00'), null)).toBe('on-time');
  });

  it('of a procedure in hours is judged by the minute', () => {
    expect(timelinessByTime(at('2025-07-02T07:29'), at('2025-07-02T07:30'))).toBe('early');
    expect(timelinessByTime(new Date(at('2025-07-02T07:30').getTime() + 59_999), at('2025-07-02T07:30'))).toBe('on-time');
    expect(timelinessByTime(at('2025-07-02T07:31'), at('2025-07-02T07:30'))).toBe('late');
  });

  it('is exactly one of early, on time and late', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((day) => fromEpochDay(toEpochDay(localDate('2025-01-01')) + day));
    fc.assert(
      fc.property(days, days, (completedOn, dueOn) => {
        const opposite = { early: 'late', 'on-time': 'on-time', late: 'early' } as const;
        return timeliness(completedOn, dueOn) === opposite[timeliness(dueOn, completedOn)];
      }),
      runs,
    );
  });
});
