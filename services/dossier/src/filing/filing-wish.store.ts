import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What was wished at intake beside the matter; where the result goes is cipher text. */
export interface WishRow {
  readonly dossierId: string;
  readonly sets: number;
  readonly returnByPost: string | null;
}

@Injectable()
export class FilingWishStore {
  async insert(tx: EntityManager, rows: readonly WishRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_wish (dossier_id, sets, return_by_post)
       SELECT "dossierId", sets, "returnByPost" FROM jsonb_to_recordset($1::jsonb) AS w("dossierId" uuid, sets smallint, "returnByPost" text)`,
      [JSON.stringify(rows)],
    );
  }

  async savePost(tx: EntityManager, dossierId: string, returnByPost: string | null): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_wish (dossier_id, sets, return_by_post) VALUES ($1, 1, $2) ON CONFLICT (dossier_id) DO UPDATE SET return_by_post = EXCLUDED.return_by_post`,
      [dossierId, returnByPost]);
  }

  /** Rows of these dossiers; one that wished nothing has none. */
  async of(tx: EntityManager, dossierIds: readonly string[]): Promise<WishRow[]> {
    return tx.query(
      `SELECT dossier_id AS "dossierId", sets, return_by_post AS "returnByPost" FROM dossier_wish WHERE dossier_id = ANY($1::uuid[])`, [dossierIds]);
  }
}
