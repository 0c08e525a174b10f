import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A person of a dossier as it lies in the table: every field but the keys is cipher text. */
export interface ApplicantRow {
  readonly dossierId: string;
  readonly fullName: string;
  readonly personalNumber: string | null;
  readonly personalNumberIndex: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export type ReadApplicantRow = Pick<ApplicantRow, 'dossierId' | 'fullName' | 'personalNumber'>;
export type WholeApplicantRow = Omit<ApplicantRow, 'personalNumberIndex'>;

@Injectable()
export class ApplicantStore {
  async insert(tx: EntityManager, rows: readonly ApplicantRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_person (dossier_id, full_name, personal_number, personal_number_index, phone, address)
       SELECT "dossierId", "fullName", "personalNumber", "personalNumberIndex", phone, address
       FROM jsonb_to_recordset($1::jsonb) AS p("dossierId" uuid, "fullName" text, "personalNumber" text,
         "personalNumberIndex" text, phone text, address text)`,
      [JSON.stringify(rows)],
    );
  }

  async of(tx: EntityManager, dossierIds: readonly string[]): Promise<ReadApplicantRow[]> {
    return tx.query(
      `SELECT dossier_id AS "dossierId", full_name AS "fullName", personal_number AS "personalNumber"
       FROM dossier_person WHERE dossier_id = ANY($1::uuid[])`,
      [dossierIds],
    );
  }

  /** With phone and address, which only papers need. */
  async wholeOf(tx: EntityManager, dossierIds: readonly string[]): Promise<WholeApplicantRow[]> {
    return tx.query(
      `SELECT dossier_id AS "dossierId", full_name AS "fullName", personal_number AS "personalNumber", phone, address
       FROM dossier_person WHERE dossier_id = ANY($1::uuid[])`,
      [dossierIds],
    );
  }
}
