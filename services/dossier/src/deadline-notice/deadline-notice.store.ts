import { STATUS_GROUPS, type DossierStatus } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NoticeBand } from './deadline-notice.js';

/** A dossier of whose appointment notice is to be given. */
export interface Approaching {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly competentUnitId: string;
  readonly assigneeId: string | null;
  readonly dueAt: Date;
  readonly dueOn: string;
}

export interface Notice extends Approaching {
  readonly noticeId: string;
  readonly beforeMinutes: number;
  readonly noticedAt: Date;
}

export type ShownNotice = Pick<Notice, 'noticeId' | 'dossierId' | 'code' | 'competentUnitId' | 'beforeMinutes' | 'dueAt' | 'noticedAt'>;

/** Whose clock runs: received, decided by nobody yet, and not waiting for the citizen. */
const RUNNING: readonly DossierStatus[] = STATUS_GROUPS.open.filter((status) => status !== 'submitted' && status !== 'result-withdrawn');

export function isRunning(status: DossierStatus): boolean {
  return RUNNING.includes(status);
}

export interface NoticePosition {
  readonly noticedAt: string;
  readonly noticeId: string;
}

@Injectable()
export class DeadlineNoticeStore {
  /** Dossiers of a band that had no notice of this appointment yet. Historic ones never get any. */
  async approaching(tx: EntityManager, band: NoticeBand, today: string, limit: number): Promise<Approaching[]> {
    return tx.query(
      `SELECT d.id AS "dossierId", d.code, d.procedure_code AS "procedureCode", d.competent_unit_id AS "competentUnitId", d.assignee_id AS "assigneeId",
         d.due_at AS "dueAt", d.due_on::text AS "dueOn"
       FROM unnest($1::text[]) AS state(status) CROSS JOIN LATERAL (
         SELECT * FROM dossier d
         WHERE d.status = state.status AND d.due_order > $2 AND d.due_order <= $3 AND NOT d.historic
         AND CASE WHEN $4 THEN d.due_precision = 'minute' OR d.due_on < $5::date
           -- What is promised for the same day is near from the beginning; a warning would say nothing.
           ELSE coalesce(d.time_limit ->> 'unit', '') <> 'same-day' END
         AND coalesce(d.situation -> 'before' ->> 'status', '') NOT IN ('supplement-requested', 'payment-required')
         AND NOT EXISTS (SELECT 1 FROM deadline_notice n WHERE n.dossier_id = d.id AND n.due_at = d.due_at AND n.before_minutes = $6)
         ORDER BY d.due_order, d.id LIMIT $7) d
       LIMIT $7`,
      [RUNNING, band.after, band.until, band.isOver, today, band.beforeMinutes, limit],
    );
  }

  /** The ids of those that were not there yet: another process may have been faster. */
  async insert(tx: EntityManager, notices: readonly Notice[]): Promise<ReadonlySet<string>> {
    const rows: { noticeId: string }[] = await tx.query(
      `INSERT INTO deadline_notice (notice_id, dossier_id, due_at, before_minutes, noticed_at, competent_unit_id)
       SELECT "noticeId", "dossierId", "dueAt", "beforeMinutes", "noticedAt", "competentUnitId"
       FROM jsonb_to_recordset($1::jsonb) AS n("noticeId" uuid, "dossierId" uuid, "dueAt" timestamptz, "beforeMinutes" int, "noticedAt" timestamptz, "competentUnitId" uuid)
       ON CONFLICT DO NOTHING RETURNING notice_id AS "noticeId"`,
      [JSON.stringify(notices)],
    );
    return new Set(rows.map(({ noticeId }) => noticeId));
  }

  /** Notices of this appointment hold, all others of the dossier have ended; `dueAt` is null when none holds. */
  async settle(tx: EntityManager, { dossierId, dueAt, at }: { readonly dossierId: string; readonly dueAt: Date | null; readonly at: Date }): Promise<void> {
    await tx.query(
      `UPDATE deadline_notice SET ended_at = CASE WHEN due_at IS DISTINCT FROM $2 THEN $3::timestamptz END
       WHERE dossier_id = $1 AND (ended_at IS NULL) = (due_at IS DISTINCT FROM $2::timestamptz)`, [dossierId, dueAt, at]);
  }

  /** Notices of appointments that still hold, of dossiers that go on, the latest first; of these units, or of all. */
  async list(tx: EntityManager, filter: {
    readonly unitIds: readonly string[] | null; readonly kind: 'warned' | 'passed' | null; readonly after: NoticePosition | null; readonly limit: number;
  }): Promise<ShownNotice[]> {
    const { unitIds, kind, after, limit } = filter;
    const values = [RUNNING, kind === null ? null : kind === 'passed', after?.noticedAt ?? null, after?.noticeId ?? null, limit];
    if (unitIds === null) return tx.query(holding(''), values);
    return tx.query(
      `SELECT h.* FROM unnest($6::uuid[]) AS unit(id) CROSS JOIN LATERAL (${holding('AND n.competent_unit_id = unit.id')}) h
       ORDER BY h."noticedAt" DESC, h."noticeId" DESC LIMIT $5`, [...values, [...new Set(unitIds)]]);
  }
}

/** A page of notices that hold, walked in the order of its index; each is asked for its dossier, and none for the sake of a sort. */
function holding(ofUnit: string): string {
  return `
    SELECT n.notice_id AS "noticeId", n.dossier_id AS "dossierId", d.code, n.competent_unit_id AS "competentUnitId", n.before_minutes AS "beforeMinutes",
      n.due_at AS "dueAt", n.noticed_at AS "noticedAt"
    FROM deadline_notice n CROSS JOIN LATERAL (
      SELECT code FROM dossier WHERE id = n.dossier_id AND due_at = n.due_at AND status = ANY($1::text[]) OFFSET 0) d
    WHERE n.ended_at IS NULL ${ofUnit} AND ($2::boolean IS NULL OR (n.before_minutes = 0) = $2)
      AND ($3::timestamptz IS NULL OR (n.noticed_at, n.notice_id) < ($3::timestamptz, $4::uuid))
    ORDER BY n.noticed_at DESC, n.notice_id DESC LIMIT $5`;
}
