import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NewResult, Standing } from './result-standing.js';

/** Where a result stands, with what came in its place. */
export interface StandingRow extends Standing {
  readonly resultId: string;
  readonly sha256: string | null;
  readonly signedOn: string;
  readonly replacedBySha256: string | null;
}

const COLUMNS = `r.result_id AS "resultId", r.sha256, r.signed_on::text AS "signedOn", r.issued_on::text AS "issuedOn",
  r.stopped_on::text AS "stoppedOn", r.withdrawn_on::text AS "withdrawnOn", r.issue_known AS "issueKnown",
  n.result_id AS "replacedByResultId", n.sha256 AS "replacedBySha256"`;
// Of several that were signed in its place the one that was issued counts; the others were taken back.
const STANDINGS = 'result_standing r LEFT JOIN result_standing n ON n.replaces_result_id = r.result_id AND (n.issued_on IS NOT NULL OR NOT n.issue_known)';

@Injectable()
export class ResultStandingStore {
  /** What an earlier release kept without its issue learns of it when the log is read again. */
  async insert(tx: EntityManager, { resultId, dossierId, sha256, signedOn, issuedOn, replacesResultId }: NewResult): Promise<void> {
    await tx.query(
      `INSERT INTO result_standing (result_id, dossier_id, sha256, signed_on, issued_on, replaces_result_id)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (result_id) DO UPDATE SET issued_on = coalesce(result_standing.issued_on, EXCLUDED.issued_on)`,
      [resultId, dossierId, sha256, signedOn, issuedOn, replacesResultId],
    );
  }

  async issue(tx: EntityManager, resultId: string, on: string): Promise<void> {
    await tx.query(`UPDATE result_standing SET issued_on = $2 WHERE result_id = $1`, [resultId, on]);
  }

  /** An issued result binds whatever happens to the dossier afterwards. */
  async stop(tx: EntityManager, stopped: readonly { readonly dossierId: string; readonly on: string }[]): Promise<void> {
    await tx.query(
      `UPDATE result_standing SET stopped_on = s.on_day FROM unnest($1::uuid[], $2::date[]) AS s (dossier_id, on_day)
       WHERE result_standing.dossier_id = s.dossier_id AND issued_on IS NULL`,
      [stopped.map(({ dossierId }) => dossierId), stopped.map(({ on }) => on)],
    );
  }

  /** Dossiers of whose results an earlier release did not keep the issue. */
  async toRead(tx: EntityManager, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query('SELECT DISTINCT dossier_id AS id FROM result_standing WHERE NOT issue_known ORDER BY id LIMIT $1', [limit]);
    return rows.map(({ id }) => id);
  }

  async noteRead(tx: EntityManager, dossierIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE result_standing SET issue_known = true WHERE dossier_id = ANY($1::uuid[])', [dossierIds]);
  }

  async withdraw(tx: EntityManager, resultId: string, on: string): Promise<void> {
    await tx.query(`UPDATE result_standing SET withdrawn_on = $2 WHERE result_id = $1`, [resultId, on]);
  }

  async byId(tx: EntityManager, resultId: string): Promise<StandingRow | undefined> {
    const rows: StandingRow[] = await tx.query(`SELECT ${COLUMNS} FROM ${STANDINGS} WHERE r.result_id = $1 LIMIT 1`, [resultId]);
    return rows[0];
  }

  /** The latest result that these bytes are. */
  async byHash(tx: EntityManager, sha256: string): Promise<StandingRow | undefined> {
    const rows: StandingRow[] = await tx.query(`SELECT ${COLUMNS} FROM ${STANDINGS} WHERE r.sha256 = $1 ORDER BY r.result_id DESC LIMIT 1`, [sha256]);
    return rows[0];
  }
}
