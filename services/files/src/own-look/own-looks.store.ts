import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';

// A citizen brings in some dozens; of more, the latest.
const FILES_MAX = 1_000;

@Injectable()
export class OwnLooksStore {
  /** The latest files that an account brought in; the policy of owners lets no others through. */
  async own(tx: EntityManager, accountId: string): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(`SELECT id FROM stored_file WHERE owner_account_id = $1 ORDER BY id DESC LIMIT ${FILES_MAX}`, [accountId]);
    return rows.map(({ id }) => id);
  }

  /** Which dossier names each of these files; of several, the one that was first. */
  async dossiersOf(tx: EntityManager, fileIds: readonly string[], dossierId: string | null): Promise<ReadonlyMap<string, string>> {
    const rows: { fileId: string; dossierId: string }[] = await tx.query(
      `SELECT DISTINCT ON (file_id) file_id AS "fileId", dossier_id AS "dossierId" FROM dossier_file
       WHERE file_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR dossier_id = $2) ORDER BY file_id, dossier_id`, [fileIds, dossierId]);
    return new Map(rows.map((row) => [row.fileId, row.dossierId]));
  }

  /** What units were called on a day. */
  async unitsOn(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<ReadonlyMap<string, { readonly fullName: string }>> {
    const rows: { unitId: string; fullName: string }[] = await tx.query(
      `SELECT DISTINCT ON (unit_id) unit_id AS "unitId", full_name AS "fullName" FROM signatory_unit
       WHERE unit_id = ANY($1::uuid[]) AND as_from <= $2::date ORDER BY unit_id, as_from DESC`, [unitIds, day]);
    return new Map(rows.map(({ unitId, fullName }) => [unitId, { fullName }]));
  }
}
