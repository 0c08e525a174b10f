import type { Figures } from '@haicap/contracts';
import { queryPrepared } from '@haicap/service-kit';
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
  readonly revision: string;
  /** Keys, and as many rows of numbers, 1,2],[3,4. Null where the revision is the one that was given. */
  readonly counted: Counted | null;
}
type Counted = readonly [keys: readonly string[], counts: string | null];
type CountsOfRow = readonly [number, number, number, number, number, number, number, number, number, number];

const KEY: Readonly<Record<Exclude<GroupKey, null>, string>> = {
  unit: 'unit_id', procedure: 'procedure_code', field: 'field', day: 'first_day::text',
};
/** Counted on their days, and levels that are the sum of all changes until then; in the order of `CountsOfRow`. */
const COUNTED = ['received', 'resolved', 'on_time', 'late', 'withdrawn', 'refused'];
const LEVELS = ['open_change', 'overdue_change', 'due_soon_change', 'waiting_change'];
const COLUMNS = [...COUNTED, ...LEVELS];
const SWAPS_MAX = 3;
// What public pages ask for. An answer has some hundred rows.
const REMEMBERED_MAX = 16;

@Injectable()
export class FiguresStore {
  /** The slot that was live when it was last asked for. A wrong guess costs one more statement. */
  #slot: Slot = 'a';
  /** Last answers by question, the one that was not asked for longest first. */
  readonly #remembered = new Map<string, { readonly revision: string; readonly answer: FigureAnswer }>();

  /**
   * Answers from the tally alone. The slot is part of the text, so that only its partitions are planned; the statement
   * reads which slot is live from the same snapshot, and a swap in between asks again. Nothing is counted where the same
   * snapshot shows that nothing has changed since the same question was answered last.
   */
  async answer(tx: EntityManager, question: FigureQuestion): Promise<FigureAnswer> {
    for (let attempt = 0; attempt < SWAPS_MAX; attempt += 1) {
      const asked = JSON.stringify([question, this.#slot]);
      const known = this.#remembered.get(asked);
      const { text, values } = statementOf(question, this.#slot, known?.revision);
      const [row] = await queryPrepared<AnswerRow>(tx, text, values);
      if (row === undefined) throw new Error('figure_state has no row');
      if (row.liveSlot === this.#slot) return this.#remember(asked, row.revision, row.counted === null && known !== undefined ? known.answer : toAnswer(row));
      this.#slot = otherSlot(this.#slot);
    }
    throw new Error('the live figures were swapped again and again');
  }

  #remember(asked: string, revision: string, answer: FigureAnswer): FigureAnswer {
    this.#remembered.delete(asked);
    this.#remembered.set(asked, { revision, answer });
    const oldest = this.#remembered.size > REMEMBERED_MAX ? this.#remembered.keys().next().value : undefined;
    if (oldest !== undefined) this.#remembered.delete(oldest);
    return answer;
  }
}

// Another after each write to the row, and so after each change of a figure: whoever changes one holds its lock. xmin tells
// apart what a swap back and forth left equal, the time what a restored database counts anew. It carries the scope, so that nobody is
// given what somebody with another one saw.
const REVISION = `concat_ws(' ', current_setting('app.scope', true), s.xmin, s.applied_events, extract(epoch FROM s.computed_at))`;

/** The statement of a question. Exported for the test that looks at its plan. */
export function statementOf(question: FigureQuestion, slot: Slot, knownRevision?: string): { readonly text: string; readonly values: readonly unknown[] } {
  const { grain, groupBy, ranges, filter } = question;
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
    const counted = inPeriod ? COUNTED : COUNTED.map((column) => `0 AS ${column}`);
    return `SELECT ${key} AS key, ${[...counted, ...LEVELS].join(', ')} FROM tally WHERE ${where.join(' AND ')}`;
  });
  // One row: some hundred rows of ten columns take longer to read from the wire than to count, and numbers with commas
  // are written in a third of the time that JSON takes.
  const text = `SELECT s.applied_events AS "appliedEvents", s.name_events AS "nameEvents", s.computed_at AS "computedAt", s.live_slot AS "liveSlot", ${REVISION} AS revision,
      CASE WHEN ${REVISION} IS DISTINCT FROM ${given(knownRevision ?? null)} THEN (SELECT json_build_array(coalesce(json_agg(key), '[]'), string_agg(concat_ws(',', ${COLUMNS.join(', ')}), '],[')) FROM (
        SELECT key, ${COLUMNS.map((column) => `sum(${column}) AS ${column}`).join(', ')} FROM (${parts.join(' UNION ALL ')}) rows_of_days GROUP BY key
      ) summed) END AS counted
    FROM figure_state s`;
  return { text, values };
}

// Rows lie by procedure; which procedures have counts in a field is known from their own yearly sums.
function inField(slot: Slot, field: string): string {
  return `field = ${field} AND procedure_code IN (
    SELECT procedure_code FROM tally WHERE slot = '${slot}' AND grain = ${GRAIN.procedure} AND span = ${SPAN.year} AND field = ${field})`;
}

function toAnswer({ appliedEvents, nameEvents, computedAt, counted }: AnswerRow): FigureAnswer {
  if (counted === null) throw new Error('an answer without its figures');
  const [keys, counts] = counted;
  const rows = JSON.parse(counts === null ? '[]' : `[[${counts}]]`) as readonly CountsOfRow[];
  if (rows.length !== keys.length) throw new Error('an answer has a row without a key');
  const figures = new Map<string, Figures>();
  for (const [at, [received, resolved, onTime, late, withdrawn, refused, open, overdue, dueWithin3Days, waiting]] of rows.entries()) {
    figures.set(keys[at] ?? '', { received, resolved, onTime, late, open, overdue, dueWithin3Days, withdrawn, refused, waiting });
  }
  return { appliedEvents: Number(appliedEvents), nameEvents: Number(nameEvents), computedAt, figures };
}
