import { recalculation, type Recalculation, type RecalculationReason } from '@haicap/contracts';
import { formatOffsetTime, localDate, type LocalDate } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenPosition } from '../dossier/dossier-walk.js';

/** A recalculation with what its walk needs. */
export interface KeptRecalculation extends Recalculation {
  readonly calendarRevision: number;
  readonly appliedBy: string | null;
  readonly after: OpenPosition | null;
}

export interface Line {
  readonly unitId: string;
  readonly dossierId: string;
  readonly state: 'to-move' | 'not-computable' | 'moved' | 'unchanged';
  readonly before: { readonly at: Date; readonly on: LocalDate };
  readonly after: { readonly at: Date; readonly on: LocalDate } | null;
}

export interface ShownLine extends Line {
  readonly code: string;
}

interface Row extends Omit<KeptRecalculation, 'createdAt' | 'appliedAt' | 'after' | 'calendarRevision'> {
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly calendarRevision: string;
  readonly afterUnit: string | null;
  readonly afterDossier: string | null;
}

interface LineRow extends Omit<ShownLine, 'before' | 'after'> {
  readonly beforeAt: Date;
  readonly beforeOn: string;
  readonly afterAt: Date | null;
  readonly afterOn: string | null;
}

const COLUMNS = `id AS "recalculationId", version, status, reason_code AS "reasonCode", document, unit_id AS "unitId", calendar_revision AS "calendarRevision",
  created_at AS "createdAt", created_by AS "createdBy", applied_at AS "appliedAt", applied_by AS "appliedBy", after_unit AS "afterUnit",
  after_dossier AS "afterDossier", examined, to_move AS "toMove", not_computable AS "notComputable", moved, unchanged`;
const LINE_COLUMNS = `l.competent_unit_id AS "unitId", l.dossier_id AS "dossierId", l.state, l.due_at_before AS "beforeAt", l.due_on_before::text AS "beforeOn",
  l.due_at_after AS "afterAt", l.due_on_after::text AS "afterOn"`;

export interface NewRecalculation {
  readonly recalculationId: string;
  readonly reasonCode: RecalculationReason;
  readonly document: string;
  readonly unitId: string | null;
  readonly calendarRevision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

@Injectable()
export class RecalculationStore {
  /** False while another one is under way. */
  async insert(tx: EntityManager, made: NewRecalculation): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO deadline_recalculation (id, version, status, reason_code, document, unit_id, calendar_revision, created_at, created_by)
       VALUES ($1, 1, 'previewing', $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [made.recalculationId, made.reasonCode, made.document, made.unitId, made.calendarRevision, made.createdAt, made.createdBy],
    );
    return rows.length > 0;
  }

  /** A preview that nobody asked for makes room for one that somebody does; returns its id. */
  async giveWay(tx: EntityManager, proposer: string): Promise<string | undefined> {
    const [rows]: [{ id: string }[], number] = await tx.query(
      `UPDATE deadline_recalculation SET status = 'superseded', version = version + 1, after_unit = NULL, after_dossier = NULL
       WHERE status IN ('previewing', 'ready') AND created_by = $1 RETURNING id`, [proposer]);
    return rows[0]?.id;
  }

  /** The one that is not finished, if any. */
  async underWay(tx: EntityManager): Promise<KeptRecalculation | undefined> {
    const rows: Row[] = await tx.query(`SELECT ${COLUMNS} FROM deadline_recalculation WHERE status IN ('previewing', 'ready', 'applying')`);
    return rows[0] && toKept(rows[0]);
  }

  async find(tx: EntityManager, recalculationId: string, lock = false): Promise<KeptRecalculation | undefined> {
    const rows: Row[] = await tx.query(`SELECT ${COLUMNS} FROM deadline_recalculation WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`, [recalculationId]);
    return rows[0] && toKept(rows[0]);
  }

  /** The one whose walk goes on, unless another process walks it already. */
  async takeUnderWay(tx: EntityManager): Promise<KeptRecalculation | undefined> {
    const rows: Row[] = await tx.query(
      `SELECT ${COLUMNS} FROM deadline_recalculation WHERE status IN ('previewing', 'ready', 'applying') LIMIT 1 FOR UPDATE SKIP LOCKED`);
    return rows[0] && toKept(rows[0]);
  }

  async list(tx: EntityManager, limit: number, after: { readonly createdAt: string; readonly id: string } | null): Promise<KeptRecalculation[]> {
    const rows: Row[] = await tx.query(
      `SELECT ${COLUMNS} FROM deadline_recalculation WHERE $2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid)
       ORDER BY created_at DESC, id DESC LIMIT $1`,
      [limit + 1, after?.createdAt ?? null, after?.id ?? null],
    );
    return rows.map(toKept);
  }

  /** Writes where the walk stands; the caller holds the row. */
  async save(tx: EntityManager, kept: KeptRecalculation): Promise<void> {
    await tx.query(
      `UPDATE deadline_recalculation SET version = $2, status = $3, applied_at = $4, applied_by = $5, after_unit = $6, after_dossier = $7,
         examined = $8, to_move = $9, not_computable = $10, moved = $11, unchanged = $12 WHERE id = $1`,
      [kept.recalculationId, kept.version, kept.status, kept.appliedAt, kept.appliedBy, kept.after?.unitId ?? null, kept.after?.dossierId ?? null,
        kept.examined, kept.toMove, kept.notComputable, kept.moved, kept.unchanged],
    );
  }

  async insertLines(tx: EntityManager, recalculationId: string, lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    await tx.query(
      `INSERT INTO deadline_recalculation_line (recalculation_id, competent_unit_id, dossier_id, state, due_at_before, due_on_before, due_at_after, due_on_after)
       SELECT $1, "unitId", "dossierId", state, "beforeAt", "beforeOn", "afterAt", "afterOn"
       FROM jsonb_to_recordset($2::jsonb) AS l("unitId" uuid, "dossierId" uuid, state text, "beforeAt" timestamptz, "beforeOn" date, "afterAt" timestamptz, "afterOn" date)
       ON CONFLICT DO NOTHING`,
      [recalculationId, JSON.stringify(lines.map(toLineRow))],
    );
    await tx.query(
      `INSERT INTO deadline_recalculation_unit AS u (recalculation_id, unit_id, to_move, not_computable)
       SELECT $1, "unitId", count(*) FILTER (WHERE state = 'to-move'), count(*) FILTER (WHERE state = 'not-computable')
       FROM jsonb_to_recordset($2::jsonb) AS l("unitId" uuid, state text) GROUP BY "unitId"
       ON CONFLICT (recalculation_id, unit_id) DO UPDATE SET to_move = u.to_move + EXCLUDED.to_move, not_computable = u.not_computable + EXCLUDED.not_computable`,
      [recalculationId, JSON.stringify(lines.map(({ unitId, state }) => ({ unitId, state })))],
    );
  }

  /** Lines in the order of their units, after a position. */
  async linesAfter(tx: EntityManager, recalculationId: string, options: {
    readonly after: OpenPosition | null; readonly unitId: string | null; readonly state: Line['state'] | null; readonly limit: number;
  }): Promise<ShownLine[]> {
    const values: unknown[] = [recalculationId, options.limit];
    const conditions = ['l.recalculation_id = $1'];
    if (options.after !== null) conditions.push(`(l.competent_unit_id, l.dossier_id) > ($${values.push(options.after.unitId)}, $${values.push(options.after.dossierId)})`);
    if (options.unitId !== null) conditions.push(`l.competent_unit_id = $${values.push(options.unitId)}`);
    if (options.state !== null) conditions.push(`l.state = $${values.push(options.state)}`);
    const rows: LineRow[] = await tx.query(
      `SELECT ${LINE_COLUMNS}, d.code FROM deadline_recalculation_line l JOIN dossier d ON d.id = l.dossier_id
       WHERE ${conditions.join(' AND ')} ORDER BY l.competent_unit_id, l.dossier_id LIMIT $2`, values);
    return rows.map(toLine);
  }

  /** What became of lines that were to move. */
  async settleLines(tx: EntityManager, recalculationId: string, lines: readonly Line[]): Promise<void> {
    await tx.query(
      `UPDATE deadline_recalculation_line l SET state = s.state, due_at_before = s."beforeAt", due_on_before = s."beforeOn", due_at_after = s."afterAt", due_on_after = s."afterOn"
       FROM jsonb_to_recordset($2::jsonb) AS s("unitId" uuid, "dossierId" uuid, state text, "beforeAt" timestamptz, "beforeOn" date, "afterAt" timestamptz, "afterOn" date)
       WHERE l.recalculation_id = $1 AND l.competent_unit_id = s."unitId" AND l.dossier_id = s."dossierId"`,
      [recalculationId, JSON.stringify(lines.map(toLineRow))],
    );
  }

  async units(tx: EntityManager, recalculationId: string): Promise<{ unitId: string; toMove: number; notComputable: number }[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", to_move AS "toMove", not_computable AS "notComputable" FROM deadline_recalculation_unit
       WHERE recalculation_id = $1 ORDER BY to_move DESC, unit_id`, [recalculationId]);
  }
}

function toLineRow({ unitId, dossierId, state, before, after }: Line) {
  return { unitId, dossierId, state, beforeAt: before.at, beforeOn: before.on, afterAt: after?.at ?? null, afterOn: after?.on ?? null };
}

function toLine({ beforeAt, beforeOn, afterAt, afterOn, ...row }: LineRow): ShownLine {
  return {
    ...row, before: { at: beforeAt, on: localDate(beforeOn) },
    after: afterAt === null || afterOn === null ? null : { at: afterAt, on: localDate(afterOn) },
  };
}

function toKept({ createdAt, appliedAt, calendarRevision, afterUnit, afterDossier, ...row }: Row): KeptRecalculation {
  return {
    ...row, calendarRevision: Number(calendarRevision),
    createdAt: formatOffsetTime(createdAt), appliedAt: appliedAt && formatOffsetTime(appliedAt),
    after: afterUnit === null || afterDossier === null ? null : { unitId: afterUnit, dossierId: afterDossier },
  };
}

/** A recalculation as it leaves the service. */
export function toAnswer(kept: Recalculation): Recalculation {
  return recalculation.parse(kept);
}
