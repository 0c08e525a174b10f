import { addDays, addMonths, localDate, type LocalDate } from '@haicap/kernel';

/**
 * Stretches of the calendar that counts are summed over. Any period is a few whole spans: half a year is two quarters,
 * and everything up to some Wednesday is whole years, at most three quarters, two months, two ten-day spans and ten days.
 */
export const SPAN = { day: 1, tenDays: 2, month: 3, quarter: 4, year: 5 } as const;
export type Span = (typeof SPAN)[keyof typeof SPAN];

/** Every length, the shortest first. Sets of spans are always in this order and hold the day and the year. */
export const SPANS: readonly Span[] = [SPAN.day, SPAN.tenDays, SPAN.month, SPAN.quarter, SPAN.year];
/** Fewer rows to write, more to read. */
export const SPANS_OF_PROCEDURES: readonly Span[] = [SPAN.day, SPAN.month, SPAN.year];

const QUARTER_STARTS = ['01', '04', '07', '10'];
const BEGINNING = localDate('0001-01-01');

/** Neighbouring spans of one length, named by their first days. */
export interface SpanRange {
  readonly span: Span;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The first day of the span a day belongs to. */
export function spanStart(span: Span, day: LocalDate): LocalDate {
  switch (span) {
    case SPAN.day: return day;
    case SPAN.tenDays: return tenDaysStart(day);
    case SPAN.month: return `${day.slice(0, 8)}01` as LocalDate;
    case SPAN.quarter: return `${day.slice(0, 5)}${QUARTER_STARTS[Math.floor((Number(day.slice(5, 7)) - 1) / 3)]}-01` as LocalDate;
    case SPAN.year: return `${day.slice(0, 5)}01-01` as LocalDate;
  }
}

/** The whole spans that together are exactly the days from `from` to `to`, both included. */
export function coverOf(from: LocalDate, to: LocalDate, spans: readonly Span[] = SPANS): SpanRange[] {
  const ranges: SpanRange[] = [];
  for (let day = from; day <= to;) {
    const span = spans.findLast((one) => spanStart(one, day) === day && lastDay(one, day) <= to) ?? SPAN.day;
    const previous = ranges.at(-1);
    if (previous?.span === span) ranges[ranges.length - 1] = { ...previous, last: day };
    else ranges.push({ span, first: day, last: day });
    day = addDays(lastDay(span, day), 1);
  }
  return ranges;
}

/** The whole spans that together are every day before `day`. */
export function coverBefore(day: LocalDate, spans: readonly Span[] = SPANS): SpanRange[] {
  const yearStart = spanStart(SPAN.year, day);
  const years: SpanRange[] = yearStart === BEGINNING ? [] : [{ span: SPAN.year, first: BEGINNING, last: addMonths(yearStart, -12) }];
  return yearStart === day ? years : [...years, ...coverOf(yearStart, addDays(day, -1), spans)];
}

// The third ten-day span of a month runs to its end, so spans never cross a month.
function tenDaysStart(day: LocalDate): LocalDate {
  const dayOfMonth = day.slice(8);
  return `${day.slice(0, 8)}${dayOfMonth <= '10' ? '01' : dayOfMonth <= '20' ? '11' : '21'}` as LocalDate;
}

const MONTHS_OF: Readonly<Partial<Record<Span, number>>> = { [SPAN.quarter]: 3, [SPAN.year]: 12 };

function lastDay(span: Span, first: LocalDate): LocalDate {
  if (span === SPAN.day) return first;
  if (span === SPAN.tenDays && first.slice(8) < '21') return addDays(first, 9);
  return addDays(addMonths(spanStart(SPAN.month, first), MONTHS_OF[span] ?? 1), -1);
}
