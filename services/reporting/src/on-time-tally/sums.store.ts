import { Injectable } from '@nestjs/common';
import { localDate, type LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import type { Slot } from '../freshness/figure-state.js';
import { arrayLiteral } from './array-literal.js';
import { SPAN, spanStart, type Span } from './calendar-span.js';
import { changesOf, type CountedStanding, type DayChange } from './day-changes.js';
import { ALL_UNITS, dayIncrements, GRAIN, spansOf, type Grain } from './on-time-tally.js';
import { OnTimeTallyStore } from './on-time-tally.store.js';

const COUNTS = ['received', 'resolved', 'on_time', 'late', 'open_change', 'overdue_change', 'due_soon_change', 'withdrawn', 'refused', 'waiting_change'];
const SUMS = COUNTS.map((name) => `sum(${name})::integer AS ${name}`).join(', ');
const LONGER_SPANS = [SPAN.tenDays, SPAN.month, SPAN.quarter, SPAN.year];
const DOSSIERS_AT_ONCE = 5_000;
// Whole units at a time: a statement may take nine seconds, and a province has no unit with so many dossiers that it would.
const CHANGES_AT_ONCE = 30_000;
const PROCEDURES_AT_ONCE = 200;

/** Of which rows another row is the sum, and what it keeps apart. */
interface Sum {
  readonly grain: Grain;
  readonly from: Grain;
  readonly unit: string;
  readonly procedure: string;
  readonly field: string;
}

const OF_UNITS: readonly Sum[] = [
  { grain: GRAIN.unitAndProcedure, from: GRAIN.unitAndProcedure, unit: 'unit_id', procedure: 'procedure_code', field: 'field' },
  { grain: GRAIN.unit, from: GRAIN.unitAndProcedure, unit: 'unit_id', procedure: `''`, field: `''` },
];
const OF_PROCEDURES: Sum = { grain: GRAIN.procedure, from: GRAIN.unitAndProcedure, unit: `'${ALL_UNITS}'::uuid`, procedure: 'procedure_code', field: 'field' };
const OF_THE_PROVINCE: Sum = { grain: GRAIN.province, from: GRAIN.unit, unit: `'${ALL_UNITS}'::uuid`, procedure: `''`, field: `''` };

/** Only the rows of some units, or of some procedures. */
interface Part {
  readonly condition: string;
  readonly values: readonly string[];
}

/** Makes every row that a report reads from the dossiers of a copy, each once. Nobody else may write to the copy meanwhile. */
@Injectable()
export class SumsStore {
  constructor(private readonly tallies: OnTimeTallyStore) {}

  /** Takes away what was summed before, by whomever. In a transaction of its own: it keeps readers away for as long as that lasts. */
  async clear(tx: EntityManager, slot: Slot): Promise<void> {
    await tx.query(`TRUNCATE tally_${slot}`);
  }

  async sumUp(tx: EntityManager, slot: Slot): Promise<void> {
    // Statements that nobody waits for, each a part of the whole.
    await tx.query(`SET LOCAL statement_timeout = '9s'`);
    await tx.query(`SET LOCAL work_mem = '64MB'`);
    const days = new Set<LocalDate>();
    for await (const changes of this.#changesByUnits(tx, slot)) {
      const increments = dayIncrements(changes);
      for (const { firstDay } of increments) days.add(firstDay);
      await this.tallies.add(tx, slot, increments);
      const units = [...new Set(increments.map(({ unitId }) => unitId))];
      for (const sum of OF_UNITS) await this.#sum(tx, slot, sum, days, { condition: 'unit_id = ANY ($4::uuid[])', values: units });
    }
    for (const codes of await this.#procedures(tx, slot)) {
      await this.#sum(tx, slot, OF_PROCEDURES, days, { condition: 'procedure_code = ANY ($4::varchar[])', values: codes });
    }
    await this.#sum(tx, slot, OF_THE_PROVINCE, days);
    await this.#sumSteps(tx, slot);
  }

  /** What the dossiers of a copy add to the days of their lives, some units at a time and no unit twice. */
  async *#changesByUnits(tx: EntityManager, slot: Slot): AsyncGenerator<DayChange[]> {
    await tx.query(
      `DECLARE standings NO SCROLL CURSOR FOR SELECT competent_unit_id AS "competentUnitId", procedure_code AS "procedureCode", field, submitted_on::text AS "submittedOn",
         received_on::text AS "receivedOn", due_on::text AS "dueOn", completed_on::text AS "completedOn", timeliness, refused_on::text AS "refusedOn",
         stopped_on::text AS "stoppedOn", pauses FROM dossier_standing WHERE slot = '${slot}' ORDER BY competent_unit_id`,
    );
    let changes: DayChange[] = [];
    for (let more = true, unitId = ''; more;) {
      const standings: CountedStanding[] = await tx.query(`FETCH ${DOSSIERS_AT_ONCE} FROM standings`);
      more = standings.length > 0;
      for (const standing of standings) {
        if (standing.competentUnitId !== unitId && changes.length >= CHANGES_AT_ONCE) {
          yield changes;
          changes = [];
        }
        unitId = standing.competentUnitId;
        changes.push(...changesOf(standing, 1));
      }
    }
    await tx.query('CLOSE standings');
    if (changes.length > 0) yield changes;
  }

  async #sum(tx: EntityManager, slot: Slot, { grain, from, unit, procedure, field }: Sum, days: ReadonlySet<LocalDate>, part?: Part): Promise<void> {
    const spans = spansOf(grain).filter((span) => grain !== from || span !== SPAN.day);
    await tx.query(
      `INSERT INTO tally (slot, grain, span, first_day, unit_id, procedure_code, field, ${COUNTS.join(', ')})
       SELECT '${slot}', ${grain}, s.span, s.first_day, d.unit_id, d.procedure_code, d.field, ${SUMS}
       FROM (SELECT first_day, ${unit} AS unit_id, ${procedure} AS procedure_code, ${field} AS field, ${SUMS}
             FROM tally WHERE slot = '${slot}' AND grain = ${from} AND span = ${SPAN.day}${part === undefined ? '' : ` AND ${part.condition}`} GROUP BY 1, 2, 3, 4) d
       JOIN unnest($1::date[], $2::smallint[], $3::date[]) AS s (day, span, first_day) ON s.day = d.first_day
       GROUP BY s.span, s.first_day, d.unit_id, d.procedure_code, d.field ORDER BY s.span, s.first_day, d.unit_id, d.procedure_code, d.field`,
      [...spansOfDays([...days], spans), ...(part === undefined ? [] : [part.values])],
    );
  }

  async #sumSteps(tx: EntityManager, slot: Slot): Promise<void> {
    const days: { day: string }[] = await tx.query(`SELECT DISTINCT first_day::text AS day FROM step_tally WHERE slot = '${slot}'`);
    await tx.query(
      `INSERT INTO step_tally (slot, grain, span, unit_id, first_day, procedure_code, step, bucket, passages)
       SELECT '${slot}', t.grain, s.span, t.unit_id, s.first_day, t.procedure_code, t.step, t.bucket, sum(t.passages)::integer
       FROM step_tally t JOIN unnest($1::date[], $2::smallint[], $3::date[]) AS s (day, span, first_day) ON s.day = t.first_day
       WHERE t.slot = '${slot}' AND ((t.grain = ${GRAIN.procedure} AND t.span = ${SPAN.day} AND s.span IN (${SPAN.month}, ${SPAN.year}))
         OR (t.grain = ${GRAIN.unitAndProcedure} AND t.span = ${SPAN.month} AND s.span = ${SPAN.year}))
       GROUP BY t.grain, s.span, t.unit_id, s.first_day, t.procedure_code, t.step, t.bucket
       ON CONFLICT (grain, span, unit_id, first_day, procedure_code, step, bucket, slot) DO UPDATE SET passages = excluded.passages`,
      spansOfDays(days.map(({ day }) => localDate(day)), LONGER_SPANS),
    );
  }

  /** Every procedure, some at a time. */
  async #procedures(tx: EntityManager, slot: Slot): Promise<string[][]> {
    const rows: { code: string }[] = await tx.query(
      `SELECT DISTINCT procedure_code AS code FROM tally WHERE slot = '${slot}' AND grain = ${GRAIN.unitAndProcedure} AND span = ${SPAN.year}`);
    return Array.from({ length: Math.ceil(rows.length / PROCEDURES_AT_ONCE) }, (_, at) => rows.slice(at * PROCEDURES_AT_ONCE, (at + 1) * PROCEDURES_AT_ONCE).map(({ code }) => code));
  }
}

/** Which spans each day belongs to, as the columns of an `unnest`: where a span begins is said in calendar-span.ts alone. */
function spansOfDays(days: readonly LocalDate[], spans: readonly Span[]): string[] {
  const pairs = days.flatMap((day) => spans.map((span) => ({ day, span, firstDay: spanStart(span, day) })));
  return [arrayLiteral(pairs.map(({ day }) => day)), arrayLiteral(pairs.map(({ span }) => span)), arrayLiteral(pairs.map(({ firstDay }) => firstDay))];
}
