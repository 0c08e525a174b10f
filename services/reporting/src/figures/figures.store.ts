import type { Figures } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { otherSlot, type Slot } from '../freshness/figure-state.js';
import { SPAN } from '../on-time-tally/calendar-span.js';
import { GRAIN } from '../on-time-tally/on-time-tally.js';
import type { FigureQuestion, GroupKey } from './figure-question.js';

/** How far the answer is: read in the same statement as its figures. */
export interface Freshness {
  readonly appliedEvents: number;
  readonly nameEvents: number;
  readonly computedAt: Date;
}

export interface FigureAnswer extends Freshness {
  /** By unit id, field, code or day; days before the period are one row with the key ''. */
  readonly figures: ReadonlyMap<string, Figures>;
}

interface AnswerRow {
  readonly appliedEvents: string;
  readonly nameEvents: string;
  readonly computedAt: Date;
  readonly liveSlot: Slot;
  readonly figures: readonly (readonly [key: string, ...counts: CountsOfRow])[];
}
type CountsOfRow = readonly [number, number, number, number, number, number, number, number, number];

const KEY: Readonly<Record<Exclude<GroupKey, null>, string>> = {
  unit: 'unit_id::text', procedure: 'procedure_code::text', field: 'field', day: 'first_day::text',
};
const SWAPS_MAX = 3;

@Injectable()
export class FiguresStore {
  /** The slot that was live when it was last asked for. A wrong guess costs one more statement. */
  #slot: Slot = 'a';

  /**
   * Answers from the tally alone. The slot is part of the text, so that only its partitions are planned; the statement
   * reads which slot is live from the same snapshot, and a swap in between asks again.
   */
  async answer(tx: EntityManager, question: FigureQuestion): Promise<FigureAnswer> {
    for (let attempt = 0; attempt < SWAPS_MAX; attempt += 1) {
      const { text, values } = statementOf(question, this.#slot);
      const [row]: AnswerRow[] = await tx.query(text, values);
      if (row === undefined) throw new Error('figure_state has no row');
      if (row.liveSlot === this.#slot) return toAnswer(row);
      this.#slot = otherSlot(this.#slot);
    }
    throw new Error('the live figures were swapped again and again');
  }
}

/** The statement of a question. Exported for the test that looks at its plan. */
export function statementOf(question: FigureQuestion, slot: Slot): { readonly text: string; readonly values: readonly unknown[] } {
  const { grain, groupBy, ranges, filter, underUnitsOfToday } = question;
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const filters = [
    ...(filter.unitIds === null ? [] : [`unit_id = ANY (${given(filter.unitIds)}::uuid[])`]),
    ...(filter.procedureCode === null ? [] : [`procedure_code = ${given(filter.procedureCode)}`]),
    ...(filter.field === null ? [] : [inField(slot, given(filter.field))]),
  ];
  const parts = ranges.map(({ span, first, last, inPeriod }) => {
    const key = groupBy === null || (groupBy === 'day' && !inPeriod) ? `''` : KEY[groupBy];
    const where = [`slot = '${slot}'`, `grain = ${grain}`, `span = ${span}`, `first_day BETWEEN ${given(first)} AND ${given(last)}`, ...filters];
    return `SELECT ${key} AS key, ${String(inPeriod)} AS in_period, received, resolved, on_time, late, open_change, overdue_change, due_soon_change, withdrawn, refused
      FROM tally WHERE ${where.join(' AND ')}`;
  });
  const sumInPeriod = (column: string) => `coalesce(sum(${column}) FILTER (WHERE in_period), 0)`;
  const today = underUnitsOfToday && groupBy === 'unit';
  // One row of JSON: some hundred rows of ten columns take longer to read from the wire than to count.
  const text = `SELECT s.applied_events AS "appliedEvents", s.name_events AS "nameEvents", s.computed_at AS "computedAt", s.live_slot AS "liveSlot",
      coalesce((SELECT json_agg(json_build_array(key, received, resolved, on_time, late, open, overdue, due_soon, withdrawn, refused)) FROM (
        SELECT ${today ? 'coalesce(u.today_unit_id::text, counted.key)' : 'counted.key'} AS key,
          ${sumInPeriod('received')} AS received, ${sumInPeriod('resolved')} AS resolved, ${sumInPeriod('on_time')} AS on_time,
          ${sumInPeriod('late')} AS late, sum(open_change) AS open, sum(overdue_change) AS overdue, sum(due_soon_change) AS due_soon,
          ${sumInPeriod('withdrawn')} AS withdrawn, ${sumInPeriod('refused')} AS refused
        FROM (${parts.join(' UNION ALL ')}) counted${today ? ' LEFT JOIN unit_today u ON u.unit_id = counted.key::uuid' : ''}
        GROUP BY 1
      ) t), '[]') AS figures
    FROM figure_state s`;
  return { text, values };
}

// Rows lie by procedure; which procedures have counts in a field is known from their own yearly sums.
function inField(slot: Slot, field: string): string {
  return `field = ${field} AND procedure_code IN (
    SELECT procedure_code FROM tally WHERE slot = '${slot}' AND grain = ${GRAIN.procedure} AND span = ${SPAN.year} AND field = ${field})`;
}

function toAnswer({ appliedEvents, nameEvents, computedAt, figures }: AnswerRow): FigureAnswer {
  return {
    appliedEvents: Number(appliedEvents), nameEvents: Number(nameEvents), computedAt,
    figures: new Map(figures.map(([key, received, resolved, onTime, late, open, overdue, dueWithin3Days, withdrawn, refused]) =>
      [key, { received, resolved, onTime, late, open, overdue, dueWithin3Days, withdrawn, refused }])),
  };
}
