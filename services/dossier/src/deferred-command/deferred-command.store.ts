import { Injectable } from '@nestjs/common';
import type { DeferrableAction, DeferredState } from '@haicap/contracts';
import type { EntityManager } from 'typeorm';

/** A deferred command as it lies in the table; the body is encrypted. */
export interface DeferredRow {
  readonly id: string;
  readonly accountId: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly command: DeferrableAction;
  readonly body: string | null;
  readonly expectedVersion: number;
  readonly version: number;
  readonly state: DeferredState;
  readonly keptAt: Date;
  readonly effectiveAfter: Date;
  readonly endedAt: Date | null;
  readonly dossierVersion: number | null;
  readonly refusalCode: string | null;
  readonly refusalParams: Readonly<Record<string, unknown>> | null;
  /** How often a worker has taken it up: whoever holds an earlier number has lost it to another one. */
  readonly tries: number;
}

/** A deferred command in the hands of a worker. */
export type Claim = Pick<DeferredRow, 'id' | 'tries'>;
export interface ListPosition {
  readonly keptAt: string;
  readonly id: string;
}

const COLUMNS = `id, account_id AS "accountId", dossier_id AS "dossierId", dossier_code AS "dossierCode", command, body, expected_version AS "expectedVersion", version, state,
  kept_at AS "keptAt", effective_after AS "effectiveAfter", ended_at AS "endedAt", dossier_version AS "dossierVersion", refusal_code AS "refusalCode",
  refusal_params AS "refusalParams", tries`;

@Injectable()
export class DeferredCommandStore {
  /** False when another command on this dossier waits already. */
  async insert(tx: EntityManager, row: DeferredRow): Promise<boolean> {
    const inserted: unknown[] = await tx.query(
      `INSERT INTO deferred_command (id, account_id, dossier_id, dossier_code, command, body, expected_version, version, state, kept_at, effective_after, try_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $10, $10)
       ON CONFLICT (dossier_id) WHERE state = 'pending' DO NOTHING RETURNING id`,
      [row.id, row.accountId, row.dossierId, row.dossierCode, row.command, row.body, row.expectedVersion, row.version, row.keptAt, row.effectiveAfter]);
    return inserted.length > 0;
  }

  async find(tx: EntityManager, id: string, accountId: string): Promise<DeferredRow | null> {
    const [row]: DeferredRow[] = await tx.query(`SELECT ${COLUMNS} FROM deferred_command WHERE id = $1 AND account_id = $2`, [id, accountId]);
    return row ?? null;
  }

  /** An own one, with its row locked: neither a worker nor another tab ends it meanwhile. */
  async lock(tx: EntityManager, id: string, accountId: string): Promise<DeferredRow | null> {
    const [row]: DeferredRow[] = await tx.query(`SELECT ${COLUMNS} FROM deferred_command WHERE id = $1 AND account_id = $2 FOR UPDATE`, [id, accountId]);
    return row ?? null;
  }

  /** Whether it still waits and is still in these hands; if so its row is locked until the transaction ends. */
  async hold(tx: EntityManager, { id, tries }: Claim): Promise<boolean> {
    const held: unknown[] = await tx.query(`SELECT 1 FROM deferred_command WHERE id = $1 AND state = 'pending' AND tries = $2 FOR UPDATE`, [id, tries]);
    return held.length > 0;
  }

  /** Takes up what is due, each for so long: after that another worker may. */
  async claim(tx: EntityManager, now: Date, until: Date, limit: number): Promise<DeferredRow[]> {
    const [rows]: [DeferredRow[], number] = await tx.query(
      `UPDATE deferred_command SET try_at = $2, tries = tries + 1
       WHERE id IN (SELECT id FROM deferred_command WHERE state = 'pending' AND try_at <= $1 ORDER BY try_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}`, [now, until, limit]);
    return rows;
  }

  /** The dossier has what was written. */
  async done(tx: EntityManager, id: string, dossierVersion: number, at: Date): Promise<void> {
    await tx.query(`UPDATE deferred_command SET state = 'done', version = version + 1, body = NULL, dossier_version = $2, ended_at = $3 WHERE id = $1`, [id, dossierVersion, at]);
  }

  async refused(tx: EntityManager, id: string, refusal: { readonly code: string; readonly params: object }, at: Date): Promise<void> {
    await tx.query(`UPDATE deferred_command SET state = 'refused', version = version + 1, refusal_code = $2, refusal_params = $3, ended_at = $4 WHERE id = $1`,
      [id, refusal.code, JSON.stringify(refusal.params), at]);
  }

  async withdrawn(tx: EntityManager, id: string, at: Date): Promise<void> {
    await tx.query(`UPDATE deferred_command SET state = 'withdrawn', version = version + 1, ended_at = $2 WHERE id = $1`, [id, at]);
  }

  /** The own ones since then, the latest first. */
  async list(tx: EntityManager, filter: {
    readonly accountId: string; readonly since: Date; readonly state: DeferredState | null; readonly after: ListPosition | null; readonly limit: number;
  }): Promise<DeferredRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM deferred_command
       WHERE account_id = $1 AND kept_at >= $2 AND ($3::text IS NULL OR state = $3) AND ($4::timestamptz IS NULL OR (kept_at, id) < ($4::timestamptz, $5::uuid))
       ORDER BY kept_at DESC, id DESC LIMIT $6`,
      [filter.accountId, filter.since, filter.state, filter.after?.keptAt ?? null, filter.after?.id ?? null, filter.limit]);
  }

  /** Takes away what ended before; how many there were. */
  async forget(tx: EntityManager, before: Date, limit: number): Promise<number> {
    const [, count]: [unknown, number] = await tx.query(
      'DELETE FROM deferred_command WHERE id IN (SELECT id FROM deferred_command WHERE ended_at < $1 ORDER BY ended_at LIMIT $2)', [before, limit]);
    return count;
  }
}
