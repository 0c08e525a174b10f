import fc from 'fast-check';
import { addDays, daysBetween, fromEpochDay, localDate, toEpochDay, type LocalDate } from '@haicap/kernel';
import { coverBefore, coverOf, SPAN, SPANS, SPANS_OF_PROCEDURES, spanStart, type SpanRange } from './calendar-span.js';

const day = fc.integer({ min: toEpochDay(localDate('2019-01-01')), max: toEpochDay(localDate('2031-12-31')) }).map(fromEpochDay);

/** Every day between two days whose spans are covered, each as often as it is covered. */
function timesCovered(ranges: readonly SpanRange[], one: LocalDate): number {
  return ranges.filter(({ span, first, last }) => {
    const start = spanStart(span, one);
    return first <= start && start <= last;
  }).length;
}

describe('a period of the calendar', () => {
  it('is two quarters when it is half a year', () => {
    expect(coverOf(localDate('2025-01-01'), localDate('2025-06-30'))).toEqual([{ span: SPAN.quarter, first: '2025-01-01', last: '2025-04-01' }]);
  });

  it('is one day when it begins and ends on that day', () => {
    expect(coverOf(localDate('2025-02-28'), localDate('2025-02-28'))).toEqual([{ span: SPAN.day, first: '2025-02-28', last: '2025-02-28' }]);
  });

  it('uses each length of time where it is ragged at both ends', () => {
    expect(coverOf(localDate('2023-12-09'), localDate('2025-05-21'))).toEqual([
      { span: SPAN.day, first: '2023-12-09', last: '2023-12-10' },
      { span: SPAN.tenDays, first: '2023-12-11', last: '2023-12-21' },
      { span: SPAN.year, first: '2024-01-01', last: '2024-01-01' },
      { span: SPAN.quarter, first: '2025-01-01', last: '2025-01-01' },
      { span: SPAN.month, first: '2025-04-01', last: '2025-04-01' },
      { span: SPAN.tenDays, first: '2025-05-01', last: '2025-05-11' },
      { span: SPAN.day, first: '2025-05-21', last: '2025-05-21' },
    ]);
  });

  it('covers each of its days exactly once and no other day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1_500 }), fc.constantFrom(SPANS, SPANS_OF_PROCEDURES), (from, length, spans) => {
        const to = addDays(from, length);
        const ranges = coverOf(from, to, spans);

        for (let one = addDays(from, -40); one <= addDays(to, 40); one = addDays(one, 1)) {
          expect(timesCovered(ranges, one)).toBe(from <= one && one <= to ? 1 : 0);
        }
        expect(ranges.length).toBeLessThanOrEqual(9);
        expect(ranges.every(({ span }) => spans.includes(span))).toBe(true);
      }),
      { seed: 20_250_701, numRuns: 60 },
    );
  });
});

describe('everything before a day', () => {
  it('covers each earlier day exactly once and not the day itself', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 2_000 }), fc.constantFrom(SPANS, SPANS_OF_PROCEDURES), (before, distance, spans) => {
        const ranges = coverBefore(before, spans);

        expect(timesCovered(ranges, addDays(before, -1 - distance))).toBe(1);
        expect(timesCovered(ranges, addDays(before, distance))).toBe(0);
      }),
      { seed: 20_250_701, numRuns: 500 },
    );
  });

  it('is only whole years on the first of January', () => {
    expect(coverBefore(localDate('2025-01-01'))).toEqual([{ span: SPAN.year, first: '0001-01-01', last: '2024-01-01' }]);
  });
});

describe('a span', () => {
  it('holds the day it is the span of', () => {
    fc.assert(
      fc.property(day, (one) => {
        for (const span of SPANS) expect(daysBetween(spanStart(span, one), one)).toBeGreaterThanOrEqual(0);
        expect(spanStart(SPAN.tenDays, localDate('2025-01-31'))).toBe('2025-01-21');
      }),
      { seed: 20_250_701 },
    );
  });
});
