import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ResultKind, Role } from '@haicap/contracts';

/** A result with its evidence; the subject of the certificate is cipher text. */
export interface ResultRow {
  readonly resultId: string;
  readonly dossierId: string;
  readonly ordinal: number;
  readonly kind: ResultKind;
  readonly unitId: string;
  readonly fileId: string | null;
  readonly sha256: string | null;
  readonly signedAt: Date | null;
  readonly signedBy: string | null;
  readonly signedAsUnitId: string | null;
  readonly signedAsRole: Role | null;
  readonly signedOnBehalfOf: string | null;
  readonly certificateSubject: string | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly symbol: string | null;
  readonly numberedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReasonCode: string | null;
  readonly replacesResultId: string | null;
}

const COLUMNS = `id AS "resultId", dossier_id AS "dossierId", ordinal, kind, unit_id AS "unitId", file_id AS "fileId", sha256,
  signed_at AS "signedAt", signed_by AS "signedBy", signed_as_unit_id AS "signedAsUnitId", signed_as_role AS "signedAsRole",
  signed_on_behalf_of AS "signedOnBehalfOf", certificate_subject AS "certificateSubject", year, number, symbol, numbered_at AS "numberedAt",
  issued_at AS "issuedAt", withdrawn_at AS "withdrawnAt", withdrawal_reason_code AS "withdrawalReasonCode", replaces_result_id AS "replacesResultId"`;

@Injectable()
export class ResultStore {
  async insert(tx: EntityManager, row: ResultRow): Promise<void> {
    await tx.query(
      `INSERT INTO result (id, dossier_id, ordinal, kind, unit_id, file_id, sha256, signed_at, signed_by, signed_as_unit_id, signed_as_role,
         signed_on_behalf_of, certificate_subject, year, number, symbol, numbered_at, issued_at, withdrawn_at, withdrawal_reason_code, replaces_result_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        row.resultId, row.dossierId, row.ordinal, row.kind, row.unitId, row.fileId, row.sha256, row.signedAt, row.signedBy, row.signedAsUnitId,
        row.signedAsRole, row.signedOnBehalfOf, row.certificateSubject, row.year, row.number, row.symbol, row.numberedAt, row.issuedAt,
        row.withdrawnAt, row.withdrawalReasonCode, row.replacesResultId,
      ],
    );
  }

  /** Every result of a dossier, the first one first. */
  async of(tx: EntityManager, dossierId: string): Promise<ResultRow[]> {
    return tx.query(`SELECT ${COLUMNS} FROM result WHERE dossier_id = $1 ORDER BY ordinal`, [dossierId]);
  }

  async number(tx: EntityManager, resultId: string, entry: { readonly year: number; readonly number: number; readonly symbol: string; readonly at: Date }): Promise<void> {
    await tx.query(`UPDATE result SET year = $2, number = $3, symbol = $4, numbered_at = $5 WHERE id = $1`, [resultId, entry.year, entry.number, entry.symbol, entry.at]);
  }

  async issue(tx: EntityManager, resultId: string, at: Date): Promise<void> {
    await tx.query(`UPDATE result SET issued_at = $2 WHERE id = $1`, [resultId, at]);
  }

  async withdraw(tx: EntityManager, resultId: string, reasonCode: string, at: Date): Promise<void> {
    await tx.query(`UPDATE result SET withdrawn_at = $2, withdrawal_reason_code = $3 WHERE id = $1`, [resultId, at, reasonCode]);
  }

  /** The next number of a unit's year. Its row stays locked until COMMIT, so there is no gap and none comes twice. */
  async takeNumber(tx: EntityManager, unitId: string, year: number): Promise<number> {
    const rows: { lastNumber: number }[] = await tx.query(
      `INSERT INTO result_register AS r (unit_id, year, last_number) VALUES ($1, $2, 1)
       ON CONFLICT (unit_id, year) DO UPDATE SET last_number = r.last_number + 1
       RETURNING last_number AS "lastNumber"`,
      [unitId, year],
    );
    const number = rows[0]?.lastNumber;
    if (number === undefined) throw new Error(`the register of ${unitId} gave no number`);
    return number;
  }
}
