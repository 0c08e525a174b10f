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
   * documents that wait for the same reason the last one of the unit, or of the province, stands for all; each reason waits by itself.
   */
  async revise(tx: EntityManager, revised: readonly RevisedCalendar[]): Promise<void> {
    await tx.query(
      'UPDATE calendar_revision SET revision = revision + 1, province_revision = CASE WHEN $1 THEN revision + 1 ELSE province_revision END',
      [revised.some(({ unitId }) => unitId === null)]);
    for (const { unitId, waits } of revised) {
      if (unitId !== null) {
        await tx.query(
          `INSERT INTO unit_calendar_revision (unit_id, revision) SELECT $1, revision FROM calendar_revision
           ON CONFLICT (unit_id) DO UPDATE SET revision = EXCLUDED.revision`, [unitId]);
      }
      if (waits === null) continue;
      await tx.query(
        `INSERT INTO open_calendar_change (unit_id, reason_code, document, revision) SELECT $1, $2, $3, revision FROM calendar_revision
         ON CONFLICT (unit_id, reason_code) DO UPDATE SET document = EXCLUDED.document, revision = EXCLUDED.revision`, [unitId, waits.reasonCode, waits.document]);
    }
  }

  async changedAt(tx: EntityManager, unitId: string | null): Promise<number> {
    const rows: { revision: string }[] = await tx.query(
      `SELECT CASE WHEN $1::uuid IS NULL THEN c.revision ELSE greatest(c.province_revision, u.revision) END AS revision
       FROM calendar_revision c LEFT JOIN unit_calendar_revision u ON u.unit_id = $1`, [unitId]);
    if (rows[0] === undefined) throw new Error('the calendar has no revision');
    return Number(rows[0].revision);
  }

  /** The province's goes first, because who follows the whole calendar follows the units' as well; then the one that has waited longest. Locked until it is decided about. */
  async openChange(tx: EntityManager): Promise<(WaitingDocument & { readonly unitId: string | null }) | null> {
    const rows: (WaitingDocument & { unitId: string | null })[] = await tx.query(
      `SELECT unit_id AS "unitId", document, reason_code AS "reasonCode" FROM open_calendar_change
       ORDER BY unit_id IS NOT NULL, revision, unit_id, reason_code LIMIT 1 FOR UPDATE`);
    return rows[0] ?? null;
  }

  /** What waited at this revision and is followed: of one unit, or of the province and of all. */
  async closeFollowed(tx: EntityManager, unitId: string | null, revision: number): Promise<void> {
    await tx.query('DELETE FROM open_calendar_change WHERE revision <= $2 AND ($1::uuid IS NULL OR unit_id = $1)', [unitId, revision]);
  }

  /** The one of this unit, or of the province, that waited for this reason. */
  async closeOne(tx: EntityManager, unitId: string | null, reasonCode: RecalculationReason, revision: number): Promise<void> {
    await tx.query('DELETE FROM open_calendar_change WHERE revision <= $3 AND unit_id IS NOT DISTINCT FROM $1::uuid AND reason_code = $2', [unitId, reasonCode, revision]);
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

function toFacts({ days, closures, hours }: Read): CalendarFacts {
  return {
    days,
    closures: closures.map(({ unitId, fromDay, toDay, decision, reason }) => (
      { unitId, fromDay: localDate(fromDay), toDay: localDate(toDay), basis: `${reason} (${decision})` })),
    hours: hours.map(({ unitId, scope, validFrom, validTo, morning, afternoon }) => (
      { unitId, scope, from: localDate(validFrom), to: validTo === null ? null : localDate(validTo), hours: { morning, afternoon } })),
  };
}
