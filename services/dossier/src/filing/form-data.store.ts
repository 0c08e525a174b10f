import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class FormDataStore {
  async insert(tx: EntityManager, rows: readonly { readonly dossierId: string; readonly data: string }[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_form (dossier_id, data) SELECT "dossierId", data FROM jsonb_to_recordset($1::jsonb) AS f("dossierId" uuid, data text)`,
      [JSON.stringify(rows)],
    );
  }

  async save(tx: EntityManager, dossierId: string, data: string): Promise<void> {
    await tx.query(`INSERT INTO dossier_form (dossier_id, data) VALUES ($1, $2) ON CONFLICT (dossier_id) DO UPDATE SET data = EXCLUDED.data`, [dossierId, data]);
  }

  async find(tx: EntityManager, dossierId: string): Promise<string | null> {
    const rows: { data: string }[] = await tx.query(`SELECT data FROM dossier_form WHERE dossier_id = $1`, [dossierId]);
    return rows[0]?.data ?? null;
  }
}
