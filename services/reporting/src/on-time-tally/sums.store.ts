import { Injectable } from '@nestjs/common';
import { localDate, type LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import type { Slot } from '../freshness/figure-state.js';
import { arrayLiteral } from './array-literal.js';
import { SPAN, spanStart, type Span } from './calendar-span.js';
import { ALL_UNITS, GRAIN, spansOf, type Grain } from './on-time-tally.js';

const COUNTS = ['received', 'resolved', 'on_time', 'late', 'open_change', 'overdue_change', 'due_soon_change', 'withdrawn', 'refused', 'waiting_change'];
const SUMS = COUNTS.map((name) => `sum(${name})::integer AS ${name}`).join(', ');
// Every part but the one with the days.
const SUMMED_PARTS = ['province', 'unit_day', 'unit', 'detail'];
const LONGER_SPANS = [SPAN.tenDays, SPAN.month, SPAN.quarter, SPAN.year];

/** What the rows of a grain are summed from, and what they keep apart. */
const GRAINS: readonly { readonly grain: Grain; readonly from: Grain; readonly unit: string; readonly procedure: string; readonly field: string }[] = [
  { grain: GRAIN.unitAndProcedure, from: GRAIN.unitAndProcedure, unit: 'unit_id', procedure: 'procedure_code', field: 'field' },
  { grain: GRAIN.procedure, from: GRAIN.unitAndProcedure, unit: `'${ALL_UNITS}'::uuid`, procedure: 'procedure_code', field: 'field' },
  { grain: GRAIN.unit, from: GRAIN.unitAndProcedure, unit: 'unit_id', procedure: `''`, field: `''` },
  { grain: GRAIN.province, from: GRAIN.unit, unit: `'${ALL_UNITS}'::uuid`, procedure: `''`, field: `''` },
];

/** Makes every row of a copy from its rows by unit, procedure and day. */
@Injectable()
export class SumsStore {
  /** What was summed before, by whomever, is written over. The caller holds the lock that every change of figures holds. */
  async sumUp(tx: EntityManager, slot: Slot): Promise<void> {
    // Figures of a million dossiers take longer than a request may; nobody waits for these statements.
    await tx.query(`SET LOCAL statement_timeout = '9s'`);
    await tx.query(`SET LOCAL work_mem = '64MB'`);
    await tx.query(`TRUNCATE ${SUMMED_PARTS.map((part) => `tally_${slot}_${part}`).join(', ')}`);
    const days = await this.#days(tx, `SELECT DISTINCT first_day::text AS day FROM tally WHERE slot = '${slot}' AND grain = ${GRAIN.unitAndProcedure} AND span = ${SPAN.day}`);
    for (const one of GRAINS) await this.#sumGrain(tx, slot, one, days);
    await this.#sumSteps(tx, slot);
  }

  async #sumGrain(tx: EntityManager, slot: Slot, { grain, from, unit, procedure, field }: (typeof GRAINS)[number], days: readonly LocalDate[]): Promise<void> {
    const spans = spansOf(grain).filter((span) => grain !== from || span !== SPAN.day);
    await tx.query(
      `INSERT INTO tally (slot, grain, span, first_day, unit_id, procedure_code, field, ${COUNTS.join(', ')})
       SELECT '${slot}', ${grain}, s.span, s.first_day, d.unit_id, d.procedure_code, d.field, ${SUMS}
       FROM (SELECT first_day, ${unit} AS unit_id, ${procedure} AS procedure_code, ${field} AS field, ${SUMS}
             FROM tally WHERE slot = '${slot}' AND grain = ${from} AND span = ${SPAN.day} GROUP BY 1, 2, 3, 4) d
       JOIN unnest($1::date[], $2::smallint[], $3::date[]) AS s (day, span, first_day) ON s.day = d.first_day
       GROUP BY s.span, s.first_day, d.unit_id, d.procedure_code, d.field ORDER BY s.span, s.first_day, d.unit_id, d.procedure_code, d.field`,
      spansOfDays(days, spans),
    );
  }

  async #sumSteps(tx: EntityManager, slot: Slot): Promise<void> {
    const days = await this.#days(tx, `SELECT DISTINCT first_day::text AS day FROM step_tally WHERE slot = '${slot}'`);
    await tx.query(
      `INSERT INTO step_tally (slot, grain, span, unit_id, first_day, procedure_code, step, bucket, passages)
       SELECT '${slot}', t.grain, s.span, t.unit_id, s.first_day, t.procedure_code, t.step, t.bucket, sum(t.passages)::integer
       FROM step_tally t JOIN unnest($1::date[], $2::smallint[], $3::date[]) AS s (day, span, first_day) ON s.day = t.first_day
       WHERE t.slot = '${slot}' AND ((t.grain = ${GRAIN.procedure} AND t.span = ${SPAN.day} AND s.span IN (${SPAN.month}, ${SPAN.year}))
         OR (t.grain = ${GRAIN.unitAndProcedure} AND t.span = ${SPAN.month} AND s.span = ${SPAN.year}))
       GROUP BY t.grain, s.span, t.unit_id, s.first_day, t.procedure_code, t.step, t.bucket
       ON CONFLICT (grain, span, unit_id, first_day, procedure_code, step, bucket, slot) DO UPDATE SET passages = excluded.passages`,
      spansOfDays(days, LONGER_SPANS),
    );
  }

  async #days(tx: EntityManager, select: string): Promise<LocalDate[]> {
    const rows: { day: string }[] = await tx.query(select);
    return rows.map(({ day }) => localDate(day));
  }
}

/** Which spans each day belongs to, as the columns of an `unnest`: where a span begins is said in calendar-span.ts alone. */
function spansOfDays(days: readonly LocalDate[], spans: readonly Span[]): string[] {
  const pairs = days.flatMap((day) => spans.map((span) => ({ day, span, firstDay: spanStart(span, day) })));
  return [arrayLiteral(pairs.map(({ day }) => day)), arrayLiteral(pairs.map(({ span }) => span)), arrayLiteral(pairs.map(({ firstDay }) => firstDay))];
}
