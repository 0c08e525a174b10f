import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ShownToOwner } from './result-file.js';

/** A dossier as far as its files are concerned: who may read them. */
export interface DossierUnits {
  readonly dossierId: string;
  readonly unitIds: readonly string[];
  readonly ownerAccountId: string | null;
}

export interface NamedFile {
  readonly fileId: string;
  readonly dossierId: string;
  readonly shownToOwner: ShownToOwner;
}

export interface Consulted {
  readonly unitId: string;
  readonly isOver: boolean;
}

@Injectable()
export class DossierCopyStore {
  /** Of these dossiers, those that have named a file or asked a unit. */
  async known(tx: EntityManager, dossierIds: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await tx.query('SELECT dossier_id AS id FROM dossier_units WHERE dossier_id = ANY($1::uuid[])', [dossierIds]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Dossiers that name files, or ask a unit, for the first time. */
  async add(tx: EntityManager, dossiers: readonly DossierUnits[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_units (dossier_id, unit_ids, owner_account_id)
       SELECT "dossierId", "unitIds", "ownerAccountId" FROM jsonb_to_recordset($1::jsonb) AS d("dossierId" uuid, "unitIds" uuid[], "ownerAccountId" text)
       ON CONFLICT (dossier_id) DO UPDATE SET unit_ids = EXCLUDED.unit_ids, owner_account_id = coalesce(EXCLUDED.owner_account_id, dossier_units.owner_account_id)`,
      [JSON.stringify(dossiers)],
    );
  }

  /** The units between which dossiers stand now. */
  async move(tx: EntityManager, dossiers: readonly DossierUnits[]): Promise<void> {
    await tx.query(
      `UPDATE dossier_units SET unit_ids = d."unitIds"
       FROM jsonb_to_recordset($1::jsonb) AS d("dossierId" uuid, "unitIds" uuid[])
       WHERE dossier_units.dossier_id = d."dossierId" AND dossier_units.unit_ids <> d."unitIds"`,
      [JSON.stringify(dossiers)],
    );
  }

  /** A unit that is asked for its opinion reads along until it is asked no more; having answered, it may still read what it answered about. */
  async consult(tx: EntityManager, dossierId: string, { unitId, isOver }: Consulted): Promise<void> {
    await tx.query(
      `UPDATE dossier_units SET consulted_unit_ids = CASE WHEN $3 THEN array_remove(consulted_unit_ids, $2::uuid) ELSE array_append(array_remove(consulted_unit_ids, $2::uuid), $2::uuid) END
       WHERE dossier_id = $1`,
      [dossierId, unitId, isOver],
    );
  }

  /** A file that a dossier names does not go away any more. */
  async attach(tx: EntityManager, pairs: readonly NamedFile[]): Promise<void> {
    const rows = JSON.stringify(pairs);
    await tx.query(
      `INSERT INTO dossier_file (file_id, dossier_id, shown_to_owner)
       SELECT "fileId", "dossierId", "shownToOwner" FROM jsonb_to_recordset($1::jsonb) AS p("fileId" uuid, "dossierId" uuid, "shownToOwner" text)
       ON CONFLICT DO NOTHING`,
      [rows],
    );
    await tx.query(
      `UPDATE stored_file SET expires_at = NULL
       FROM jsonb_to_recordset($1::jsonb) AS p("fileId" uuid) WHERE stored_file.id = p."fileId" AND stored_file.state = 'complete'`,
      [rows],
    );
  }

  /** A file whose signature was taken back is signed again: it waits for the hand-over like every other result. */
  async waitAgain(tx: EntityManager, dossierId: string, fileIds: readonly string[]): Promise<void> {
    await tx.query(`UPDATE dossier_file SET shown_to_owner = 'at-hand-over' WHERE dossier_id = $1 AND file_id = ANY($2::uuid[]) AND shown_to_owner = 'never'`, [dossierId, fileIds]);
  }

  /** The results of a dossier are handed over, or lie ready and nothing holds them; or their signature was taken back. */
  async endWaiting(tx: EntityManager, dossierId: string, shownToOwner: ShownToOwner): Promise<void> {
    await tx.query(`UPDATE dossier_file SET shown_to_owner = $2 WHERE dossier_id = $1 AND shown_to_owner = 'at-hand-over'`, [dossierId, shownToOwner]);
  }
}
