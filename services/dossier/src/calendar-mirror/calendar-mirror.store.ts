import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
  }[];
}

interface Read {
  readonly days: readonly CalendarDay[];
  readonly closures: readonly { unitId: string; fromDay: string; toDay: string; decision: string; reason: string }[];
  readonly hours: readonly {
    unitId: string; scope: 'unit' | 'province'; validFrom: string; validTo: string | null; morning: [number, number]; afternoon: [number, number];
  }[];
  readonly revision: string;
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

  /** What was computed before rests on an older calendar from now on. */
  async revise(tx: EntityManager): Promise<void> {
    await tx.query('UPDATE calendar_revision SET revision = revision + 1');
  }

  /** A plan waits for a decision; of several the last one stands for all, because a recalculation follows the whole calendar. */
  async keepOpenPlan(tx: EntityManager, document: string): Promise<void> {
    await tx.query('UPDATE calendar_revision SET open_plan = $1', [document]);
  }

  /** Locked until the transaction ends: whoever is deciding about it has decided first. */
  async openPlan(tx: EntityManager): Promise<string | null> {
    const rows: { document: string }[] = await tx.query('SELECT open_plan AS document FROM calendar_revision WHERE open_plan IS NOT NULL FOR UPDATE');
    return rows[0]?.document ?? null;
  }

  async closePlan(tx: EntityManager, revision: number): Promise<void> {
    await tx.query('UPDATE calendar_revision SET open_plan = NULL WHERE revision = $1 AND open_plan IS NOT NULL', [revision]);
  }

  /** Everything the calendars of these units rest on, in one statement. */
  async read(tx: EntityManager, unitIds: readonly string[]): Promise<{ readonly facts: CalendarFacts; readonly revision: number }> {
    const [row]: Read[] = await tx.query(
      `SELECT revision,
         (SELECT coalesce(json_agg(json_build_object('date', day, 'kind', kind, 'status', status, 'enabled', enabled, 'basis', basis, 'scope', scope) ORDER BY day), '[]')
          FROM calendar_day) AS days,
         (SELECT coalesce(json_agg(json_build_object('unitId', unit_id, 'fromDay', from_day, 'toDay', to_day, 'decision', decision, 'reason', reason) ORDER BY from_day, closure_id), '[]')
          FROM unit_closure WHERE unit_id = ANY($1::uuid[])) AS closures,
         (SELECT coalesce(json_agg(json_build_object('unitId', unit_id, 'scope', scope, 'validFrom', valid_from, 'validTo', valid_to, 'morning', morning, 'afternoon', afternoon) ORDER BY valid_from), '[]')
          FROM service_hours WHERE scope = 'province' OR unit_id = ANY($1::uuid[])) AS hours
       FROM calendar_revision`,
      [unitIds],
    );
    if (!row) throw new Error('the calendar has no revision');
    return { facts: toFacts(row), revision: Number(row.revision) };
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
