import { Injectable } from '@nestjs/common';
import type { PartyRole } from '@haicap/contracts';
import { queryPrepared, scopeText } from '@haicap/service-kit';
import type { EntityManager } from 'typeorm';

/** A person of a dossier as it lies in the table: every field but the keys, the role and the kind is cipher text or a keyed hash. */
export interface PersonRow {
  readonly dossierId: string;
  readonly role: PartyRole;
  readonly kind: 'citizen' | 'organisation';
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly personalNumberIndex: string | null;
  readonly organisationCode: string | null;
  readonly organisationCodeIndex: string | null;
  readonly phone: string | null;
  readonly phoneIndex: string | null;
  readonly address: string | null;
  readonly details: string | null;
  readonly searchVersion: number;
}

export type ReadPersonRow = Omit<PersonRow, 'personalNumberIndex' | 'organisationCodeIndex' | 'phoneIndex' | 'searchVersion'>;

/** A word, or a whole name, under which a dossier is found in a unit. */
export interface NameWordRow {
  readonly unitId: string;
  readonly word: string;
  readonly dossierId: string;
}

const READ = `p.dossier_id AS "dossierId", p.role, p.kind, p.full_name AS "fullName", p.personal_number AS "personalNumber", p.organisation_code AS "organisationCode",
  p.phone, p.address, p.details`;

@Injectable()
export class PersonStore {
  /** Inserts the persons of a batch, one statement. */
  async insert(tx: EntityManager, rows: readonly PersonRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_person (dossier_id, role, kind, full_name, personal_number, personal_number_index, organisation_code, organisation_code_index,
         phone, phone_index, address, details, search_version)
       SELECT "dossierId", role, kind, "fullName", "personalNumber", "personalNumberIndex", "organisationCode", "organisationCodeIndex",
         phone, "phoneIndex", address, details, "searchVersion"
       FROM jsonb_to_recordset($1::jsonb) AS p("dossierId" uuid, role text, kind text, "fullName" text, "personalNumber" text, "personalNumberIndex" text,
         "organisationCode" text, "organisationCodeIndex" text, phone text, "phoneIndex" text, address text, details text, "searchVersion" smallint)`,
      [JSON.stringify(rows)],
    );
  }

  /** Writes a person over the one that was kept. */
  async update(tx: EntityManager, row: PersonRow): Promise<void> {
    await tx.query(
      `UPDATE dossier_person SET full_name = $3, personal_number = $4, personal_number_index = $5, organisation_code = $6, organisation_code_index = $7,
         phone = $8, phone_index = $9, address = $10, details = $11
       WHERE dossier_id = $1 AND role = $2`,
      [row.dossierId, row.role, row.fullName, row.personalNumber, row.personalNumberIndex, row.organisationCode, row.organisationCodeIndex,
        row.phone, row.phoneIndex, row.address, row.details],
    );
  }

  /** Makes dossiers findable under words, one statement. */
  async insertWords(tx: EntityManager, rows: readonly NameWordRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_name_word (unit_id, word, dossier_id)
       SELECT u, w, d FROM unnest($1::uuid[], $2::bigint[], $3::uuid[]) AS k(u, w, d) ON CONFLICT DO NOTHING`,
      [rows.map(({ unitId }) => unitId), rows.map(({ word }) => word), rows.map(({ dossierId }) => dossierId)],
    );
  }

  /** Whoever corrects a name sees the rows of the own units alone; those of the other units go by the same right. */
  async removeWords(tx: EntityManager, rows: readonly NameWordRow[]): Promise<void> {
    const unitIds = rows.map(({ unitId }) => unitId);
    const [own]: { scope: string }[] = await tx.query(`SELECT current_setting('app.scope') AS scope`);
    if (own === undefined) throw new Error('a transaction without a scope');
    await tx.query(`SELECT set_config('app.scope', $1, true)`, [scopeText({ kind: 'units', unitIds: [...new Set(unitIds)] })]);
    await tx.query(
      `DELETE FROM dossier_name_word USING unnest($1::uuid[], $2::bigint[], $3::uuid[]) AS k(u, w, d) WHERE unit_id = k.u AND word = k.w AND dossier_id = k.d`,
      [unitIds, rows.map(({ word }) => word), rows.map(({ dossierId }) => dossierId)]);
    await tx.query(`SELECT set_config('app.scope', $1, true)`, [own.scope]);
  }

  async applicants(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadPersonRow[]> {
    return queryPrepared(tx, `SELECT ${READ} FROM dossier_person p WHERE p.dossier_id = ANY($1::uuid[]) AND p.role = 'applicant'`, [dossierIds]);
  }

  /** Everybody the dossiers name, the applicant first. */
  async parties(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadPersonRow[]> {
    return tx.query(
      `SELECT ${READ} FROM dossier_person p WHERE p.dossier_id = ANY($1::uuid[]) ORDER BY p.dossier_id, (p.role <> 'applicant'), p.role`, [dossierIds]);
  }
}
