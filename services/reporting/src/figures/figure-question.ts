import type { Figures } from '@haicap/contracts';
import { coverBefore, coverOf, SPAN, type SpanRange } from '../on-time-tally/calendar-span.js';
import { GRAIN, spansOf, type Grain } from '../on-time-tally/on-time-tally.js';
import type { Period } from './period.js';

/** What the rows of a report stand for; null is one row for all. */
export type GroupKey = 'unit' | 'field' | 'procedure' | 'day' | null;

export interface FigureFilter {
  /** Null for every unit. */
  readonly unitIds: readonly string[] | null;
  readonly field: string | null;
  readonly procedureCode: string | null;
}

/** Days whose counts belong to the period, or which only carry what is still open into it. */
export interface QuestionRange extends SpanRange {
  readonly inPeriod: boolean;
}

/** Which rows of the tally answer a report. */
export interface FigureQuestion {
  readonly grain: Grain;
  readonly groupBy: GroupKey;
  readonly ranges: readonly QuestionRange[];
  readonly filter: FigureFilter;
}

/** Finds the coarsest rows that can tell apart what is asked for, in the fewest spans that make up the period. */
export function questionOf(period: Period, groupBy: GroupKey, filter: FigureFilter): FigureQuestion {
  const grain = grainOf(groupBy, filter);
  const spans = spansOf(grain);
  const carried = coverBefore(period.from, spans).map((range) => ({ ...range, inPeriod: false }));
  const inPeriod = groupBy === 'day'
    ? [{ span: SPAN.day, first: period.from, last: period.asOf, inPeriod: true }]
    : coverOf(period.from, period.asOf, spans).map((range) => ({ ...range, inPeriod: true }));
  return { grain, groupBy, ranges: [...carried, ...inPeriod], filter };
}

function grainOf(groupBy: GroupKey, { unitIds, field, procedureCode }: FigureFilter): Grain {
  const byUnit = groupBy === 'unit' || unitIds !== null;
  const byProcedure = groupBy === 'procedure' || groupBy === 'field' || field !== null || procedureCode !== null;
  if (byUnit) return byProcedure ? GRAIN.unitAndProcedure : GRAIN.unit;
  return byProcedure ? GRAIN.procedure : GRAIN.province;
}

export const NO_FIGURES: Figures = { received: 0, resolved: 0, onTime: 0, late: 0, open: 0, overdue: 0, dueWithin3Days: 0, withdrawn: 0, refused: 0, waiting: 0 };

/** Whether there is nothing to say about a row. */
export function isNothing({ received, resolved, onTime, late, open, overdue, dueWithin3Days, withdrawn, refused, waiting }: Figures): boolean {
  return received === 0 && resolved === 0 && onTime === 0 && late === 0 && open === 0 && overdue === 0 && dueWithin3Days === 0 && withdrawn === 0 && refused === 0 && waiting === 0;
}

export function sumOf(a: Figures, b: Figures): Figures {
  return {
    received: a.received + b.received, resolved: a.resolved + b.resolved, onTime: a.onTime + b.onTime, late: a.late + b.late,
    open: a.open + b.open, overdue: a.overdue + b.overdue, dueWithin3Days: a.dueWithin3Days + b.dueWithin3Days,
    withdrawn: a.withdrawn + b.withdrawn, refused: a.refused + b.refused, waiting: a.waiting + b.waiting,
  };
}

/** What is open at the end of a day is what was open before it plus what changed on it. */
export function carryInto(before: Figures, change: Figures): Figures {
  return {
    ...change,
    open: before.open + change.open, overdue: before.overdue + change.overdue, dueWithin3Days: before.dueWithin3Days + change.dueWithin3Days,
    waiting: before.waiting + change.waiting,
  };
}
