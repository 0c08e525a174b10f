import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RecalculationReason } from '@haicap/contracts';
import { localDate, type CalendarDay } from '@haicap/kernel';
import type { CalendarFacts } from './unit-calendar.js';

export interface CalendarYear {
  readonly year: number;
  readonly days: readonly {
    readonly date: string; readonly kind: string; readonly status: string; readonly enabled: boolean; readonly basis: string; readonly scope: string;
  }[];
}

export interface MirroredClosure {
  readonly closureId: string;
  readonly unitId: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly decision: string;
  readonly reason: string;
}

export interface MirroredHours {
  readonly unitId: string;
  readonly scope: 'unit' | 'province';
  readonly periods: readonly {
    readonly validFrom: string; readonly validTo: string | null; readonly morning: readonly [number, number]; readonly afternoon: readonly [number, number];
    readonly decision: string;
  }[];
}

export interface WaitingDocument {
  readonly document: string;
  readonly reasonCode: RecalculationReason;
}

/** Whose calendar has changed; the province's when there is no unit. */
export interface RevisedCalendar {
  readonly unitId: string | null;
  /** The document that open dossiers may have to follow, and why; null for a change that nobody has to decide about. */
  readonly waits: WaitingDocument | null;
}

interface Read {
  readonly days: readonly CalendarDay[];
  readonly closures: readonly { unitId: string; fromDay: string; toDay: string; decision: string; reason: string }[];
  readonly hours: readonly {
    unitId: string; scope: 'unit' | 'province'; validFrom: string; validTo: string | null; morning: [number, number]; afternoon: [number, number];
  }[];
}

// What an earlier release left open has no reason beside it.
const REASON_OF_PLAN = `coalesce(open_reason, 'official-calendar')`;
const REASON_OF_UNIT = `coalesce(open_reason, 'unit-closure')`;

@Injectable()
export class CalendarMirrorStore {
  /** Replaces whole years: a plan that is published again may also take days away. */
  async replace(tx: EntityManager, years: readonly CalendarYear[]): Promise<void> {
    await tx.query(`DELETE FROM calendar_day WHERE year = ANY($1::int[])`, [years.map(({ year }) => year)]);
    await tx.query(
      `INSERT INTO calendar_day (day, year, kind, status, enabled, basis, scope)
       SELECT date, year, kind, status, enabled, basis, scope
       FROM jsonb_to_recordset($1::jsonb) AS d(date date, year int, kind text, status text, enabled boolean, basis text, scope text)
       ON CONFLICT (day) DO UPDATE SET year = EXCLUDED.year, kind = EXCLUDED.kind, status = EXCLUDED.status,
         enabled = EXCLUDED.enabled, basis = EXCLUDED.basis, scope = EXCLUDED.scope`,
      [JSON.stringify(years.flatMap(({ year, days }) => days.map((day) => ({ ...day, year }))))],
    );
  }

  async saveClosure(tx: EntityManager, { closureId, unitId, fromDay, toDay, decision, reason }: MirroredClosure): Promise<void> {
    await tx.query(
      `INSERT INTO unit_closure (closure_id, unit_id, from_day, to_day, decision, reason) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (closure_id) DO UPDATE SET from_day = EXCLUDED.from_day, to_day = EXCLUDED.to_day, decision = EXCLUDED.decision, reason = EXCLUDED.reason`,
      [closureId, unitId, fromDay, toDay, decision, reason],
    );
  }

  async dropClosure(tx: EntityManager, closureId: string): Promise<void> {
    await tx.query('DELETE FROM unit_closure WHERE closure_id = $1', [closureId]);
  }

  async replaceHours(tx: EntityManager, { unitId, scope, periods }: MirroredHours): Promise<void> {
    await tx.query('DELETE FROM service_hours WHERE unit_id = $1', [unitId]);
    for (const { validFrom, validTo, morning, afternoon } of periods) {
      await tx.query(
        `INSERT INTO service_hours (unit_id, scope, valid_from, valid_to, morning, afternoon) VALUES ($1, $2, $3, $4, $5, $6)`,
        [unitId, scope, validFrom, validTo, morning, afternoon],
      );
    }
  }

  /**
   * What was computed before rests on an older calendar from now on, as far as it is of these units or the province changed. Of several
   * documents that wait the last one of the unit, or of the province, stands for all, because a recalculation follows the whole calendar.
   */
  async revise(tx: EntityManager, revised: readonly RevisedCalendar[]): Promise<void> {
    const ofProvince = revised.filter(({ unitId }) => unitId === null);
    await tx.query(
      `UPDATE calendar_revision SET revision = revision + 1, province_revision = CASE WHEN $1 THEN revision + 1 ELSE province_revision END,
         open_plan = coalesce($2, open_plan), open_reason = coalesce($3, open_reason)`,
      [ofProvince.length > 0, ...valuesOf(ofProvince.findLast(({ waits }) => waits !== null)?.waits)]);
    for (const { unitId, waits } of revised) {
      if (unitId === null) continue;
      await tx.query(
        `INSERT INTO unit_calendar_revision AS u (unit_id, revision, open_document, open_reason) SELECT $1, revision, $2, $3 FROM calendar_revision
         ON CONFLICT (unit_id) DO UPDATE SET revision = EXCLUDED.revision, open_document = coalesce(EXCLUDED.open_document, u.open_document),
           open_reason = coalesce(EXCLUDED.open_reason, u.open_reason)`, [unitId, ...valuesOf(waits)]);
    }
  }

  async changedAt(tx: EntityManager, unitId: string | null): Promise<number> {
    const rows: { revision: string }[] = await tx.query(
      `SELECT CASE WHEN $1::uuid IS NULL THEN c.revision ELSE greatest(c.province_revision, u.revision) END AS revision
       FROM calendar_revision c LEFT JOIN unit_calendar_revision u ON u.unit_id = $1`, [unitId]);
    if (rows[0] === undefined) throw new Error('the calendar has no revision');
    return Number(rows[0].revision);
  }

  /** Locked until the transaction ends: whoever is deciding about it has decided first. */
  async openPlan(tx: EntityManager): Promise<WaitingDocument | null> {
    const rows: WaitingDocument[] = await tx.query(
      `SELECT open_plan AS document, ${REASON_OF_PLAN} AS "reasonCode" FROM calendar_revision WHERE open_plan IS NOT NULL FOR UPDATE`);
    return rows[0] ?? null;
  }

  /** Whatever it is for, or for one reason. */
  async closePlan(tx: EntityManager, revision: number, reasonCode: RecalculationReason | null = null): Promise<void> {
    await tx.query(
      `UPDATE calendar_revision SET open_plan = NULL, open_reason = NULL WHERE revision = $1 AND open_plan IS NOT NULL AND ($2::text IS NULL OR ${REASON_OF_PLAN} = $2)`, [revision, reasonCode]);
  }

  /** The one that has waited longest; locked like a plan. */
  async openClosure(tx: EntityManager): Promise<(WaitingDocument & { readonly unitId: string }) | null> {
    const rows: (WaitingDocument & { unitId: string })[] = await tx.query(
      `SELECT unit_id AS "unitId", open_document AS document, ${REASON_OF_UNIT} AS "reasonCode" FROM unit_calendar_revision WHERE open_document IS NOT NULL ORDER BY revision, unit_id LIMIT 1 FOR UPDATE`);
    return rows[0] ?? null;
  }

  /** Of one unit, or of all. */
  async closeClosures(tx: EntityManager, unitId: string | null, revision: number, reasonCode: RecalculationReason | null = null): Promise<void> {
    await tx.query(
      `UPDATE unit_calendar_revision SET open_document = NULL, open_reason = NULL
       WHERE open_document IS NOT NULL AND revision <= $2 AND ($1::uuid IS NULL OR unit_id = $1) AND ($3::text IS NULL OR ${REASON_OF_UNIT} = $3)`, [unitId, revision, reasonCode]);
  }

  /** Everything the calendars of these units rest on, in one statement. */
  async read(tx: EntityManager, unitIds: readonly string[]): Promise<CalendarFacts> {
    const [row]: Read[] = await tx.query(
      `SELECT
         (SELECT coalesce(json_agg(json_build_object('date', day, 'kind', kind, 'status', status, 'enabled', enabled, 'basis', basis, 'scope', scope) ORDER BY day), '[]')
          FROM calendar_day) AS days,
         (SELECT coalesce(json_agg(json_build_object('unitId', unit_id, 'fromDay', from_day, 'toDay', to_day, 'decision', decision, 'reason', reason) ORDER BY from_day, closure_id), '[]')
          FROM unit_closure WHERE unit_id = ANY($1::uuid[])) AS closures,
         (SELECT coalesce(json_agg(json_build_object('unitId', unit_id, 'scope', scope, 'validFrom', valid_from, 'validTo', valid_to, 'morning', morning, 'afternoon', afternoon) ORDER BY valid_from), '[]')
          FROM service_hours WHERE scope = 'province' OR unit_id = ANY($1::uuid[])) AS hours`,
      [unitIds],
    );
    if (!row) throw new Error('a statement without FROM gave no row');
    return toFacts(row);
  }
}

function valuesOf(waits: WaitingDocument | null | undefined): [string | null, string | null] {
  return waits ? [waits.document, waits.reasonCode] : [null, null];
}

function toFacts({ days, closures, hours }: Read): CalendarFacts {
  return {
    days,
    closures: closures.map(({ unitId, fromDay, toDay, decision, reason }) => (
      { unitId, fromDay: localDate(fromDay), toDay: localDate(toDay), basis: `${reason} (${decision})` })),
    hours: hours.map(({ unitId, scope, validFrom, validTo, morning, afternoon }) => (
      { unitId, scope, from: localDate(validFrom), to: validTo === null ? null : localDate(validTo), hours: { morning, afternoon } })),
  };
}
