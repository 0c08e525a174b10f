import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NewResult } from './result-standing.js';

/** Where a result stands, with what came in its place. */
export interface StandingRow {
  readonly resultId: string;
  readonly sha256: string | null;
  readonly signedOn: string;
  readonly withdrawnOn: string | null;
  readonly replacedByResultId: string | null;
  readonly replacedBySha256: string | null;
}

const COLUMNS = `r.result_id AS "resultId", r.sha256, r.signed_on::text AS "signedOn", r.withdrawn_on::text AS "withdrawnOn",
  n.result_id AS "replacedByResultId", n.sha256 AS "replacedBySha256"`;

@Injectable()
export class ResultStandingStore {
  async insert(tx: EntityManager, { resultId, dossierId, sha256, signedOn, replacesResultId }: NewResult): Promise<void> {
    await tx.query(
      `INSERT INTO result_standing (result_id, dossier_id, sha256, signed_on, replaces_result_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (result_id) DO NOTHING`,
      [resultId, dossierId, sha256, signedOn, replacesResultId],
    );
  }

  async withdraw(tx: EntityManager, resultId: string, on: string): Promise<void> {
    await tx.query(`UPDATE result_standing SET withdrawn_on = $2 WHERE result_id = $1`, [resultId, on]);
  }

  async byId(tx: EntityManager, resultId: string): Promise<StandingRow | undefined> {
    const rows: StandingRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM result_standing r LEFT JOIN result_standing n ON n.replaces_result_id = r.result_id WHERE r.result_id = $1 ORDER BY n.result_id DESC LIMIT 1`, [resultId]);
    return rows[0];
  }

  /** The latest result that these bytes are. */
  async byHash(tx: EntityManager, sha256: string): Promise<StandingRow | undefined> {
    const rows: StandingRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM result_standing r LEFT JOIN result_standing n ON n.replaces_result_id = r.result_id
       WHERE r.sha256 = $1 ORDER BY r.result_id DESC, n.result_id DESC LIMIT 1`, [sha256]);
    return rows[0];
  }
}
