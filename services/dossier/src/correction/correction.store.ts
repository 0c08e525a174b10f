import { Injectable } from '@nestjs/common';
import type { PartyRole } from '@haicap/contracts';
import type { EntityManager } from 'typeorm';

/** A corrected value as it lies in the table; both values are cipher text. */
export interface CorrectionRow {
  readonly dossierId: string;
  readonly version: number;
  /** Whose data, or `form` for the answers of the e-form, or `post` for where the result goes. */
  readonly role: PartyRole | 'form' | 'post';
  /** A field of a person, or a place of the form, or the wish itself. */
  readonly field: string;
  readonly valueBefore: string | null;
  readonly valueAfter: string | null;
  readonly reasonCode: string;
  readonly correctedBy: string;
}

/** A correction, when it was made and what was written beside it (cipher text). */
export interface ReadCorrectionRow extends CorrectionRow {
  readonly at: Date;
  readonly note: string | null;
}

// Nobody reads more of one dossier at once; the latest come first.
const ROWS_MAX = 200;

@Injectable()
export class CorrectionStore {
  async insert(tx: EntityManager, rows: readonly CorrectionRow[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_correction (dossier_id, version, role, field, value_before, value_after, reason_code, corrected_by)
       SELECT "dossierId", version, role, field, "valueBefore", "valueAfter", "reasonCode", "correctedBy"
       FROM jsonb_to_recordset($1::jsonb) AS c("dossierId" uuid, version int, role text, field text, "valueBefore" text, "valueAfter" text,
         "reasonCode" text, "correctedBy" text)`,
      [JSON.stringify(rows)],
    );
  }

  async of(tx: EntityManager, dossierId: string): Promise<ReadCorrectionRow[]> {
    return tx.query(
      `SELECT c.dossier_id AS "dossierId", c.version, c.role, c.field, c.value_before AS "valueBefore", c.value_after AS "valueAfter",
         c.reason_code AS "reasonCode", c.corrected_by AS "correctedBy", s.at, s.note
       FROM dossier_correction c JOIN dossier_step s ON s.dossier_id = c.dossier_id AND s.version = c.version
       WHERE c.dossier_id = $1 ORDER BY c.version DESC, c.field LIMIT ${ROWS_MAX}`,
      [dossierId],
    );
  }
}
