import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DossierStatus, ProcedureMoveLine } from '@haicap/contracts';
import type { Effect, LineState, MoveStatus, Tally } from './procedure-move.js';

/** A batch as it lies in the table. */
export interface Move {
  readonly moveId: string;
  readonly version: number;
  readonly status: MoveStatus;
  readonly code: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly reason: string;
  readonly afterDossier: string | null;
  readonly examined: number;
  readonly tally: Tally;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** A line that waits for its turn. */
export interface WaitingLine { readonly dossierId: string; readonly isMissing: boolean }
export interface ShownLine extends Omit<ProcedureMoveLine, 'dueOn' | 'status'> { readonly status: DossierStatus; readonly dueOn: string | null }

const COLUMNS = `move_id AS "moveId", version, status, code, from_version AS "fromVersion", to_version AS "toVersion", reason, after_dossier AS "afterDossier",
  examined, jsonb_build_object('movable', movable, 'not-movable', not_movable, 'moved', moved, 'skipped', skipped, 'taken-back', taken_back, 'kept-moved', kept_moved,
    'missing', with_missing) AS tally, created_at AS "createdAt", created_by AS "createdBy", changed_at AS "changedAt", changed_by AS "changedBy"`;

@Injectable()
export class ProcedureMoveStore {
  async insert(tx: EntityManager, move: Move): Promise<void> {
    await tx.query(
      `INSERT INTO procedure_move (move_id, version, status, code, from_version, to_version, reason, created_at, created_by, changed_at, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [move.moveId, move.version, move.status, move.code, move.fromVersion, move.toVersion, move.reason, move.createdAt, move.createdBy, move.changedAt, move.changedBy],
    );
  }

  async save(tx: EntityManager, move: Move): Promise<void> {
    const { tally } = move;
    await tx.query(
      `UPDATE procedure_move SET version = $2, status = $3, after_dossier = $4, examined = $5, changed_at = $6, changed_by = $7,
         movable = $8, not_movable = $9, moved = $10, skipped = $11, taken_back = $12, kept_moved = $13, with_missing = $14 WHERE move_id = $1`,
      [move.moveId, move.version, move.status, move.afterDossier, move.examined, move.changedAt, move.changedBy, tally.movable, tally['not-movable'], tally.moved,
        tally.skipped, tally['taken-back'], tally['kept-moved'], tally.missing],
    );
  }

  async find(tx: EntityManager, moveId: string, { lock = false } = {}): Promise<Move | null> {
    const rows: Move[] = await tx.query(`SELECT ${COLUMNS} FROM procedure_move WHERE move_id = $1 ${lock ? 'FOR UPDATE' : ''}`, [moveId]);
    return rows[0] ?? null;
  }

  /** The move of a procedure that is not at its end, if there is one. */
  async underWay(tx: EntityManager, code: string): Promise<Move | null> {
    const rows: Move[] = await tx.query(
      `SELECT ${COLUMNS} FROM procedure_move WHERE code = $1 AND status IN ('previewing', 'ready', 'applying', 'taking-back')`, [code]);
    return rows[0] ?? null;
  }

  /** A move that has work to do, for whoever gets it first. */
  async takeWork(tx: EntityManager): Promise<Move | null> {
    const rows: Move[] = await tx.query(
      `SELECT ${COLUMNS} FROM procedure_move WHERE status IN ('previewing', 'applying', 'taking-back') ORDER BY move_id LIMIT 1 FOR UPDATE SKIP LOCKED`);
    return rows[0] ?? null;
  }

  async page(tx: EntityManager, { beforeId, limit }: { beforeId: string | null; limit: number }): Promise<Move[]> {
    return tx.query(`SELECT ${COLUMNS} FROM procedure_move WHERE $1::uuid IS NULL OR move_id < $1 ORDER BY move_id DESC LIMIT $2`, [beforeId, limit]);
  }

  /** Open dossiers of the version in the order of their ids. */
  async openDossiers(tx: EntityManager, { code, fromVersion, afterDossier }: Move, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM dossier WHERE procedure_code = $1 AND procedure_version = $2 AND ($3::uuid IS NULL OR id > $3)
         AND status NOT IN ('refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')
       ORDER BY id LIMIT $4`,
      [code, fromVersion, afterDossier, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The codes handed in with each dossier. */
  async handedIn(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows: { id: string; codes: string[] }[] = await tx.query(
      `SELECT dossier_id AS id, array_agg(code::text ORDER BY code) AS codes FROM dossier_component WHERE dossier_id = ANY($1::uuid[]) GROUP BY dossier_id`, [dossierIds]);
    return new Map(rows.map(({ id, codes }) => [id, codes]));
  }

  async insertLines(tx: EntityManager, moveId: string, lines: readonly { readonly dossierId: string; readonly effect: Effect }[]): Promise<void> {
    await tx.query(
      `INSERT INTO procedure_move_line (move_id, dossier_id, state, reason, missing, not_asked_any_more)
       SELECT $1, "dossierId", CASE WHEN reason IS NULL THEN 'movable' ELSE 'not-movable' END, reason, missing, "notAskedAnyMore"
       FROM jsonb_to_recordset($2::jsonb) AS l("dossierId" uuid, reason text, missing jsonb, "notAskedAnyMore" jsonb)`,
      [moveId, JSON.stringify(lines.map(({ dossierId, effect }) => ({ dossierId, ...effect })))],
    );
  }

  async linesIn(tx: EntityManager, moveId: string, state: LineState, limit: number): Promise<WaitingLine[]> {
    return tx.query(
      `SELECT dossier_id AS "dossierId", missing <> '[]'::jsonb AS "isMissing" FROM procedure_move_line WHERE move_id = $1 AND state = $2 ORDER BY dossier_id LIMIT $3`,
      [moveId, state, limit]);
  }

  async setLine(tx: EntityManager, line: { readonly moveId: string; readonly dossierId: string; readonly state: LineState; readonly effect: Effect }): Promise<void> {
    await tx.query(
      `UPDATE procedure_move_line SET state = $3, reason = $4, missing = $5, not_asked_any_more = $6 WHERE move_id = $1 AND dossier_id = $2`,
      [line.moveId, line.dossierId, line.state, line.effect.reason, JSON.stringify(line.effect.missing), JSON.stringify(line.effect.notAskedAnyMore)],
    );
  }

  async linePage(tx: EntityManager, { moveId, state, afterId, limit }: { moveId: string; state: LineState | undefined; afterId: string | null; limit: number }): Promise<ShownLine[]> {
    return tx.query(
      `SELECT l.dossier_id AS "dossierId", d.code, d.status, d.competent_unit_id AS "competentUnitId", l.state, l.reason, l.missing,
         l.not_asked_any_more AS "notAskedAnyMore", d.due_on::text AS "dueOn"
       FROM procedure_move_line l JOIN dossier d ON d.id = l.dossier_id
       WHERE l.move_id = $1 AND ($2::text IS NULL OR l.state = $2) AND ($3::uuid IS NULL OR l.dossier_id > $3) ORDER BY l.dossier_id LIMIT $4`,
      [moveId, state ?? null, afterId, limit],
    );
  }
}
