import type { DossierStep } from '@haicap/contracts';
import { localDateOf, VIETNAM_CALENDAR_DAYS, withExpectedYears, workingCalendar, type LocalDate } from '@haicap/kernel';
import { SPAN, SPANS_OF_PROCEDURES, spanStart, type Span } from '../on-time-tally/calendar-span.js';
import { ALL_UNITS, GRAIN, type Sums } from '../on-time-tally/on-time-tally.js';
import { bucketOf } from './step-bucket.js';
import type { Passage } from './step-wait.js';

/** What is added to one row of the tally of steps. */
export interface StepIncrement {
  readonly grain: typeof GRAIN.procedure | typeof GRAIN.unitAndProcedure;
  readonly span: Span;
  readonly firstDay: LocalDate;
  readonly unitId: string;
  readonly procedureCode: string;
  readonly step: DossierStep;
  readonly bucket: number;
  readonly passages: number;
}

/** A wait that is over, with the procedure of its dossier. */
export interface CountedPassage extends Passage {
  readonly procedureCode: string;
}

/** By unit there are whole months alone: by the day there would be nearly as many rows as passages. */
export const SPANS_OF_UNITS: readonly Span[] = [SPAN.month, SPAN.year];

const SPANS_WRITTEN: Readonly<Record<Sums, { readonly byProcedure: readonly Span[]; readonly byUnit: readonly Span[] }>> = {
  all: { byProcedure: SPANS_OF_PROCEDURES, byUnit: SPANS_OF_UNITS },
  later: { byProcedure: [SPAN.day], byUnit: [SPAN.month] },
};

// What a province swaps or closes is not in it: hours are compared between its units, and those are of one calendar.
const CALENDAR = workingCalendar({ days: withExpectedYears(VIETNAM_CALENDAR_DAYS, 2060) });

/** Sums passages into one increment per distinct row, in one order for everybody. */
export function stepIncrements(passages: readonly CountedPassage[], sums: Sums = 'all'): StepIncrement[] {
  const { byProcedure, byUnit } = SPANS_WRITTEN[sums];
  const rows = new Map<string, { -readonly [K in keyof StepIncrement]: StepIncrement[K] }>();
  for (const { step, unitId, since, until, procedureCode } of passages) {
    const [from, to] = [new Date(since), new Date(until)];
    const bucket = bucketOf(to > from ? CALENDAR.workingMinutesBetween(from, to) : 0);
    const add = (grain: StepIncrement['grain'], spans: readonly Span[], ofUnit: string) => {
      for (const span of spans) {
        const firstDay = spanStart(span, localDateOf(to));
        const key = `${grain}|${span}|${ofUnit}|${firstDay}|${procedureCode}|${step}|${bucket}`;
        const row = rows.get(key);
        if (row === undefined) rows.set(key, { grain, span, firstDay, unitId: ofUnit, procedureCode, step, bucket, passages: 1 });
        else row.passages += 1;
      }
    };
    add(GRAIN.procedure, byProcedure, ALL_UNITS);
    add(GRAIN.unitAndProcedure, byUnit, unitId);
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
