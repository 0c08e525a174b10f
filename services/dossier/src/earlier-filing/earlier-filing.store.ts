import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import type { SealedPerson } from '../person/seal-person.js';

/** The applicants of one number or one organisation. */
export interface ByNumber {
  readonly personalNumberIndex: string | null;
  readonly organisationCodeIndex: string | null;
}

export interface EarlierPaper {
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly procedureName: string;
  readonly code: string;
  readonly handedInOn: string;
}

/** A person as an earlier dossier says, and between which units that dossier stands. */
export interface EarlierPerson extends SealedPerson {
  readonly dossierCode: string;
  readonly asOf: Date;
  readonly supportUnitId: string | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly returningUnitId: string;
  readonly involvedUnitIds: readonly string[];
}

// Both halves are reached by an index of their own; a null finds nothing.
const DOSSIERS_OF = `
  SELECT dossier_id FROM dossier_person WHERE personal_number_index = $1 AND role = 'applicant'
  UNION SELECT dossier_id FROM dossier_person WHERE organisation_code_index = $2 AND role = 'applicant'`;

@Injectable()
export class EarlierFilingStore {
  /** What the person said of himself last, the newest dossier first. */
  async persons(tx: EntityManager, { personalNumberIndex, organisationCodeIndex }: ByNumber, limit: number): Promise<EarlierPerson[]> {
    return tx.query(
      `SELECT p.dossier_id AS "dossierId", p.role, p.kind, p.full_name AS "fullName", p.personal_number AS "personalNumber",
         p.organisation_code AS "organisationCode", p.phone, p.address, p.details, d.code AS "dossierCode", coalesce(d.submitted_at, d.received_at) AS "asOf",
         d.support_unit_id AS "supportUnitId", d.receiving_unit_id AS "receivingUnitId", d.competent_unit_id AS "competentUnitId", d.returning_unit_id AS "returningUnitId",
         d.involved_unit_ids AS "involvedUnitIds"
       FROM (${DOSSIERS_OF} ORDER BY dossier_id DESC LIMIT $3) found
       JOIN dossier d ON d.id = found.dossier_id JOIN dossier_person p ON p.dossier_id = d.id AND p.role = 'applicant'
       ORDER BY d.id DESC`,
      [personalNumberIndex, organisationCodeIndex, limit],
    );
  }

  /** Papers that came in themselves, of dossiers that were not turned away, the newest first. */
  async papers(
    tx: EntityManager, { personalNumberIndex, organisationCodeIndex, since, limit }: ByNumber & { readonly since: LocalDate; readonly limit: number },
  ): Promise<EarlierPaper[]> {
    return tx.query(
      `SELECT d.id AS "dossierId", d.code AS "dossierCode", d.procedure_code AS "procedureCode", d.procedure_version AS "procedureVersion",
         d.procedure_name AS "procedureName", c.code, d.received_on::text AS "handedInOn"
       FROM (${DOSSIERS_OF} ORDER BY dossier_id DESC LIMIT $3) found
       JOIN dossier d ON d.id = found.dossier_id JOIN dossier_component c ON c.dossier_id = d.id
       WHERE d.received_on >= $4 AND d.status NOT IN ('refused', 'stopped') AND c.reused_from IS NULL AND NOT c.replaced_by_data
       ORDER BY d.id DESC, c.code`,
      [personalNumberIndex, organisationCodeIndex, limit, since],
    );
  }
}
