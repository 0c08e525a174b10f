import { describe, expect, it } from '@jest/globals';
import { seededRandom } from './id.js';
import { addDays, dayOfWeek, fromEpochDay, instantOf, localDate, localDateOf, localTimeOf, toEpochDay, type LocalDate } from './local-date.js';
import { dueAt, handedOverAt, shiftDue, type TimeLimit } from './processing-deadline.js';
import { workingCalendar, type CalendarDay, type HoursPeriod, type WorkingCalendar, type WorkingHours } from './working-calendar.js';

// A hundred thousand cases: a thousand calendars, and a hundred and two questions to each.
const CALENDARS = 1_000;
const FIRST = toEpochDay(localDate('2025-01-01'));
const DAYS = 730;
const HOURS: readonly WorkingHours[] = [
  { morning: [420, 690], afternoon: [810, 1020] }, { morning: [450, 690], afternoon: [780, 1020] }, { morning: [480, 720], afternoon: [780, 1020] },
];
const KINDS: readonly CalendarDay['kind'][] = ['holiday', 'compensatory', 'swap-off', 'swap-work', 'closure'];
const UNITS: readonly Exclude<TimeLimit['unit'], 'same-day' | 'none'>[] = ['working-day', 'working-hour', 'day', 'month'];

interface Drawn {
  readonly days: readonly CalendarDay[];
  readonly periods: readonly HoursPeriod[];
}

function draw(seed: number) {
  const random = seededRandom(seed);
  const below = (max: number) => Math.floor(random() * max);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const date = () => fromEpochDay(FIRST + below(DAYS));
  return {
    below, pick, date,
    instant: () => new Date(instantOf(date(), below(1_440)).getTime() + below(60_000)),
    calendar: (): Drawn => ({
      days: Array.from({ length: below(40) }, () => ({ date: date(), kind: pick(KINDS), status: 'official' as const, enabled: true, basis: 'Quyết định' })),
      periods: Array.from({ length: below(3) }, () => {
        const from = date();
        return { from, to: below(2) === 0 ? null : addDays(from, below(200)), hours: pick(HOURS) };
      }),
    }),
    limit: (): TimeLimit => {
      const kind = below(6);
      if (kind === 0) return { unit: 'same-day' };
      const unit = pick(UNITS);
      return { unit, amount: 1 + below(unit === 'month' ? 6 : 40) };
    },
  };
}

/** The law told day by day, without a rank or a search: what the calendar must agree with. */
function plainly({ days, periods }: Drawn) {
  const listed = new Map(days.map((day) => [day.date, day]));
  const works = (date: LocalDate) => {
    const day = listed.get(date);
    return day === undefined ? dayOfWeek(date) <= 5 : day.kind === 'swap-work';
  };
  const sessions = (date: LocalDate) => {
    let hours = HOURS[0] as WorkingHours;
    for (const period of periods) if (period.from <= date && (period.to === null || date <= period.to)) hours = period.hours;
    return [hours.morning, hours.afternoon];
  };
  const worked = (date: LocalDate, fromMinute: number, toMinute: number) => (works(date)
    ? sessions(date).reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, toMinute) - Math.max(start, fromMinute)), 0)
    : 0);
  const between = (from: Date, to: Date) => {
    let minutes = 0;
    for (let date = localDateOf(from); date <= localDateOf(to); date = addDays(date, 1)) {
      minutes += worked(date, date === localDateOf(from) ? localTimeOf(from) : 0, date === localDateOf(to) ? localTimeOf(to) : 1_440);
    }
    return minutes;
  };
  return { works, sessions, between };
}

function forEachCase(seed: number, questions: number, ask: (drawn: ReturnType<typeof draw>, calendar: WorkingCalendar, law: ReturnType<typeof plainly>, told: Drawn) => void): void {
  for (let index = 0; index < CALENDARS; index += 1) {
    const drawn = draw(seed + index);
    const told = drawn.calendar();
    const [calendar, law] = [workingCalendar(told), plainly(told)];
    for (let question = 0; question < questions; question += 1) ask(drawn, calendar, law, told);
  }
}

describe('sixty thousand questions to a thousand calendars with make-up days, closures and changing hours', () => {
  it('are answered as the law tells it day by day', () => {
    const wrong: unknown[] = [];
    forEachCase(1, 20, (drawn, calendar, law, told) => {
      const [from, minutes] = [drawn.instant(), drawn.below(4_000)];
      const to = new Date(from.getTime() + minutes * 60_000);
      if (calendar.workingMinutesBetween(from, to) !== law.between(from, to)) wrong.push({ from, to, told });
    });

    expect(wrong).toEqual([]);
  });

  it('take time apart and put it together again', () => {
    const wrong: unknown[] = [];
    forEachCase(50_000, 40, (drawn, calendar) => {
      const [a, b, c] = [drawn.instant(), drawn.instant(), drawn.instant()].toSorted((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
      const [first, second] = [drawn.below(3_000), 1 + drawn.below(3_000)];
      const start = calendar.workingStart(a);
      const end = calendar.addWorkingMinutes(a, first);
      const sums = calendar.workingMinutesBetween(a, b) + calendar.workingMinutesBetween(b, c) === calendar.workingMinutesBetween(a, c);
      const inverse = calendar.workingMinutesBetween(a, end) === first;
      const composes = calendar.addWorkingMinutes(end, second).getTime() === calendar.addWorkingMinutes(a, first + second).getTime();
      const starts = start >= a && calendar.isWorkingDay(localDateOf(start)) && calendar.workingMinutesBetween(a, start) === 0;
      if (!sums || !inverse || !composes || !starts) wrong.push({ a, b, c, first, second, sums, inverse, composes, starts });
    });

    expect(wrong).toEqual([]);
  });
});

describe('forty thousand promises', () => {
  it('never fall on a day off, never before the clock starts, and never earlier for what arrives later', () => {
    const wrong: unknown[] = [];
    forEachCase(100_000, 30, (drawn, calendar, law) => {
      const [limit, clockStartsAt, skip] = [drawn.limit(), drawn.instant(), drawn.below(2) === 0];
      const ask = (at: Date, by = calendar) => dueAt({ limit, clockStartsAt: at, calendar: by, calendarDaysSkipHolidays: skip });
      const promise = ask(clockStartsAt);
      const later = ask(new Date(clockStartsAt.getTime() + drawn.below(5_000) * 60_000));
      const isOnWorkingDay = promise.dueOn !== null && law.works(promise.dueOn);
      const isAfterStart = promise.dueAt !== null && promise.dueAt >= promise.startsAt && promise.startsAt >= clockStartsAt;
      const isMonotone = promise.dueAt !== null && later.dueAt !== null && later.dueAt >= promise.dueAt;
      if (!isOnWorkingDay || !isAfterStart || !isMonotone) wrong.push({ limit, clockStartsAt, promise, later });
    });

    expect(wrong).toEqual([]);
  });

  it('only become later when a unit closes, and a pause moves them by exactly its working time', () => {
    const wrong: unknown[] = [];
    forEachCase(200_000, 10, (drawn, calendar, _law, told) => {
      const [limit, at] = [drawn.limit(), drawn.instant()];
      const open = dueAt({ limit, clockStartsAt: at, calendar });
      const closedOn = addDays(localDateOf(at), drawn.below(30));
      const isOff = told.days.some(({ date, kind }) => date === closedOn && kind !== 'swap-work');
      const closed = isOff ? calendar : workingCalendar({ ...told, days: [...told.days, { date: closedOn, kind: 'closure', status: 'official', enabled: true, basis: 'Bão' }] });
      const moved = dueAt({ limit, clockStartsAt: at, calendar: closed });
      const paused = drawn.below(4_000);
      const shifted = shiftDue({ dueAt: open.dueAt as Date, pausedMinutes: paused, calendar });
      const isLater = (moved.dueAt as Date) >= (open.dueAt as Date);
      const isExact = calendar.workingMinutesBetween(open.dueAt as Date, shifted.dueAt) === paused;
      if (!isLater || !isExact) wrong.push({ limit, at, closedOn, open, moved, paused, shifted });
    });

    expect(wrong).toEqual([]);
  });

  it('for another unit begin at the earliest when it was received, and within a working day of the receiving desk', () => {
    const wrong: unknown[] = [];
    forEachCase(300_000, 2, (drawn, calendar) => {
      const receivedAt = drawn.instant();
      const arrived = handedOverAt(receivedAt, calendar);
      const isSoon = calendar.countWorkingDays(localDateOf(receivedAt), localDateOf(arrived)) <= 1;
      if (arrived < receivedAt || !isSoon || !calendar.isWorkingDay(localDateOf(arrived))) wrong.push({ receivedAt, arrived });
    });

    expect(wrong).toEqual([]);
  });
});
