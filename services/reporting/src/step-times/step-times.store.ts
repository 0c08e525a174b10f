import { dossierStep, type DossierStep } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FigureState, Slot } from '../freshness/figure-state.js';
import { KeepFreshness } from '../freshness/keep-freshness.js';
import type { SpanRange } from '../on-time-tally/calendar-span.js';
import { ALL_UNITS, GRAIN } from '../on-time-tally/on-time-tally.js';
import type { Histogram } from './step-bucket.js';

export interface StepQuestion {
  readonly ranges: readonly SpanRange[];
  /** Null for the whole province. */
  readonly unitIds: readonly string[] | null;
}

/** How long one step of one procedure took. */
export interface StepHistogram {
  readonly procedureCode: string;
  readonly step: DossierStep;
  readonly histogram: Histogram;
}

interface Row {
  readonly procedureCode: string;
  readonly step: string;
  readonly buckets: readonly number[];
  readonly counts: readonly string[];
}

@Injectable()
export class StepTimesStore {
  constructor(private readonly freshness: KeepFreshness) {}

  /** The classes of time of every step that was left in the ranges. A copy that was swapped in between still says what it said. */
  async answer(tx: EntityManager, question: StepQuestion): Promise<{ readonly histograms: StepHistogram[]; readonly state: FigureState }> {
    const state = await this.freshness.read(tx);
    const { text, values } = stepStatement(question, state.liveSlot);
    const rows: Row[] = await tx.query(text, values);
    const histograms = rows.map(({ procedureCode, step, buckets, counts }) => (
      { procedureCode, step: dossierStep.parse(step), histogram: new Map(buckets.map((bucket, at) => [bucket, Number(counts[at])])) }));
    return { histograms, state };
  }
}

/** The statement of a question. Exported for the test that looks at its plan. */
export function stepStatement({ ranges, unitIds }: StepQuestion, slot: Slot): { readonly text: string; readonly values: unknown[] } {
  const grain = unitIds === null ? GRAIN.procedure : GRAIN.unitAndProcedure;
  const values: unknown[] = [unitIds ?? [ALL_UNITS]];
  const given = (value: unknown) => `$${values.push(value)}`;
  const parts = ranges.map(({ span, first, last }) => `
    SELECT procedure_code, step, bucket, passages FROM step_tally
    WHERE slot = '${slot}' AND grain = ${grain} AND span = ${span} AND unit_id = ANY($1::uuid[]) AND first_day BETWEEN ${given(first)} AND ${given(last)}`);
  const text = `
    SELECT procedure_code AS "procedureCode", step, array_agg(bucket) AS buckets, array_agg(passages) AS counts FROM (
      SELECT procedure_code, step, bucket, sum(passages) AS passages FROM (${parts.join(' UNION ALL ')}) rows_of_spans GROUP BY 1, 2, 3
    ) summed GROUP BY 1, 2`;
  return { text, values };
}
