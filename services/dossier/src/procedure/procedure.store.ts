import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { procedure, type Procedure } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';

const COLUMNS = `procedure_id AS "procedureId", code, version, name, field, competent_level AS "competentLevel",
  time_limit AS "timeLimit", fee_dong AS "feeDong", fee_note AS "feeNote", components, result, legal_basis AS "legalBasis",
  valid_from::text AS "validFrom", valid_to::text AS "validTo", is_simple AS "isSimple", confidence`;

// Any constant will do, as long as no other lock of this database uses it.
const PUBLISH_LOCK = 4_102_001;

export interface ProcedurePage {
  readonly asOf: LocalDate;
  readonly field: string | undefined;
  /** Folded words, each of which must occur. */
  readonly words: readonly string[];
  readonly afterCode: string;
  readonly limit: number;
}

@Injectable()
export class ProcedureStore {
  /** Lets one transaction publish at a time, so that two starting processes do not number a version twice. */
  async lockCatalogue(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock($1)`, [PUBLISH_LOCK]);
  }

  async insert(tx: EntityManager, versions: readonly Procedure[]): Promise<void> {
    await tx.query(
      `INSERT INTO procedure (procedure_id, code, version, name, field, competent_level, time_limit, fee_dong, fee_note,
         components, result, legal_basis, valid_from, valid_to, is_simple, confidence)
       SELECT "procedureId", code, version, name, field, "competentLevel", "timeLimit", "feeDong", "feeNote",
         components, result, "legalBasis", "validFrom", "validTo", coalesce("isSimple", false), confidence
       FROM jsonb_to_recordset($1::jsonb) AS p("procedureId" uuid, code varchar, version int, name text, field text,
         "competentLevel" text, "timeLimit" jsonb, "feeDong" int, "feeNote" text, components jsonb, result text,
         "legalBasis" text, "validFrom" date, "validTo" date, "isSimple" boolean, confidence text)`,
      [JSON.stringify(versions)],
    );
  }

  /** Every version of the codes, the earliest first. */
  async versions(tx: EntityManager, codes: readonly string[]): Promise<Procedure[]> {
    const rows: unknown[] = await tx.query(
      `SELECT ${COLUMNS} FROM procedure WHERE code = ANY($1::text[]) ORDER BY code, version`, [codes],
    );
    return rows.map((row) => procedure.parse(row));
  }

  /** Of each procedure in force on the day its latest version, in the order of codes. */
  async page(tx: EntityManager, { asOf, field, words, afterCode, limit }: ProcedurePage): Promise<Procedure[]> {
    const rows: unknown[] = await tx.query(
      `SELECT DISTINCT ON (code) ${COLUMNS} FROM procedure
       WHERE valid_from <= $1 AND (valid_to IS NULL OR $1 <= valid_to)
         AND code > $2 AND ($3::text IS NULL OR field = $3) AND folded LIKE ALL ($4::text[])
       ORDER BY code, version DESC LIMIT $5`,
      [asOf, afterCode, field ?? null, words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`), limit],
    );
    return rows.map((row) => procedure.parse(row));
  }

  /** The version in force on a day, or undefined. */
  async inForce(tx: EntityManager, code: string, asOf: LocalDate): Promise<Procedure | undefined> {
    const rows: unknown[] = await tx.query(
      `SELECT ${COLUMNS} FROM procedure
       WHERE code = $1 AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to)
       ORDER BY version DESC LIMIT 1`,
      [code, asOf],
    );
    return rows[0] === undefined ? undefined : procedure.parse(rows[0]);
  }
}
