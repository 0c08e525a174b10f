import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { listedProcedure, procedure, type ListedProcedure, type Procedure } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import { briefed, type Briefed } from './procedure-brief.js';

// What the first release had lies in columns, everything younger in details.
const LISTED_COLUMNS = `procedure_id AS "procedureId", code, version, name, field, competent_level AS "competentLevel",
  time_limit AS "timeLimit", fee_dong AS "feeDong", fee_note AS "feeNote", components, result, legal_basis AS "legalBasis",
  valid_from::text AS "validFrom", valid_to::text AS "validTo", is_simple AS "isSimple", confidence, details`;
const COLUMNS = `${LISTED_COLUMNS}, e_form AS "eForm"`;

// Any constant will do, as long as no other lock of this database uses it.
const PUBLISH_LOCK = 4_102_001;
// Versions never change, so whoever has read one need not read it again; a large catalogue has some thousands.
const REMEMBERED_MAX = 500;

export interface ProcedurePage {
  readonly asOf: LocalDate;
  readonly field: string | undefined;
  readonly code?: string | undefined;
  /** Folded words, each of which must occur. */
  readonly words: readonly string[];
  readonly afterCode: string;
  readonly limit: number;
}

interface Row { readonly details: object }
interface Key { readonly procedureId: string; readonly version: number }
const keyText = ({ procedureId, version }: Key) => `${procedureId}/${version}`;

@Injectable()
export class ProcedureStore {
  readonly #remembered = new Map<string, Procedure>();

  /** Lets one transaction publish at a time, so that two starting processes do not number a version twice. */
  async lockCatalogue(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock($1)`, [PUBLISH_LOCK]);
  }

  async insert(tx: EntityManager, versions: readonly Procedure[], published: { readonly at: Date; readonly by: string }): Promise<void> {
    await tx.query(
      `INSERT INTO procedure (procedure_id, code, version, name, field, competent_level, time_limit, fee_dong, fee_note,
         components, result, legal_basis, valid_from, valid_to, is_simple, confidence, details, e_form, published_at, published_by)
       SELECT "procedureId", code, version, name, field, "competentLevel", "timeLimit", "feeDong", "feeNote",
         components, result, "legalBasis", "validFrom", "validTo", coalesce("isSimple", false), confidence, details, "eForm", $2, $3
       FROM jsonb_to_recordset($1::jsonb) AS p("procedureId" uuid, code varchar, version int, name text, field text,
         "competentLevel" text, "timeLimit" jsonb, "feeDong" int, "feeNote" text, components jsonb, result text,
         "legalBasis" text, "validFrom" date, "validTo" date, "isSimple" boolean, confidence text, details jsonb, "eForm" jsonb)`,
      [JSON.stringify(versions.map(toRow)), published.at, published.by],
    );
  }

  /** Every version of the codes, the earliest first. */
  async versions(tx: EntityManager, codes: readonly string[]): Promise<Procedure[]> {
    const keys: Key[] = await tx.query(
      `SELECT procedure_id AS "procedureId", version FROM procedure WHERE code = ANY($1::text[]) ORDER BY code, version`, [codes],
    );
    // Taken before anything is read: reading may forget, also what another request remembered.
    const known = new Map(keys.flatMap((key) => {
      const version = this.#remembered.get(keyText(key));
      return version === undefined ? [] : [[keyText(key), version] as const];
    }));
    const read = await this.#read(tx, keys.filter((key) => !known.has(keyText(key))));
    return keys.map((key) => known.get(keyText(key)) ?? present(read.get(keyText(key))));
  }

  /** Of each procedure in force on the day its version of that day, in the order of codes. */
  async page(tx: EntityManager, { asOf, field, code, words, afterCode, limit }: ProcedurePage): Promise<ListedProcedure[]> {
    const rows: Row[] = await tx.query(
      `SELECT * FROM (
         SELECT DISTINCT ON (code) ${LISTED_COLUMNS}, e_form IS NOT NULL AS "hasEForm", folded, valid_to AS ends_on FROM procedure
         WHERE valid_from <= $1 AND code > $2 AND ($6::text IS NULL OR code = $6)
         ORDER BY code, valid_from DESC, procedure.version DESC) p
       WHERE (ends_on IS NULL OR $1 <= ends_on) AND ($3::text IS NULL OR field = $3) AND folded LIKE ALL ($4::text[])
       ORDER BY code LIMIT $5`,
      [asOf, afterCode, field ?? null, words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`), limit, code ?? null],
    );
    return rows.map((row) => listedProcedure.parse({ ...row, ...row.details }));
  }

  /** As many of the procedures in force on the day, in the order of codes, with what a brief is made of and nothing else. */
  async briefed(tx: EntityManager, { asOf, afterCode, limit }: Pick<ProcedurePage, 'asOf' | 'afterCode' | 'limit'>): Promise<Briefed[]> {
    const rows: object[] = await tx.query(
      `SELECT * FROM (
         SELECT DISTINCT ON (code) code, name, field, competent_level AS "competentLevel", time_limit AS "timeLimit", fee_dong AS "feeDong",
           details->'channels' AS channels, details->>'competentPost' AS "competentPost", details->>'onlineLevel' AS "onlineLevel",
           jsonb_array_length(jsonb_path_query_array(components, '$[*] ? (@.required == true)')) AS papers, valid_to AS ends_on
         FROM procedure WHERE valid_from <= $1 AND code > $2
         ORDER BY code, valid_from DESC, procedure.version DESC) p
       WHERE ends_on IS NULL OR $1 <= ends_on
       ORDER BY code LIMIT $3`,
      [asOf, afterCode, limit],
    );
    return rows.map((row) => briefed.parse(row));
  }

  /** The version in force on a day, or undefined. */
  async inForce(tx: EntityManager, code: string, asOf: LocalDate): Promise<Procedure | undefined> {
    const rows: Row[] = await tx.query(
      `SELECT * FROM (
         SELECT ${COLUMNS}, valid_to AS ends_on FROM procedure WHERE code = $1 AND valid_from <= $2
         ORDER BY valid_from DESC, procedure.version DESC LIMIT 1) p
       WHERE ends_on IS NULL OR $2 <= ends_on`,
      [code, asOf],
    );
    return rows[0] && fromRow(rows[0]);
  }

  async #read(tx: EntityManager, keys: readonly Key[]): Promise<ReadonlyMap<string, Procedure>> {
    if (keys.length === 0) return new Map();
    const rows: Row[] = await tx.query(
      `SELECT ${COLUMNS} FROM procedure
       WHERE (procedure_id, version) IN (SELECT "procedureId", version FROM jsonb_to_recordset($1::jsonb) AS k("procedureId" uuid, version int))`,
      [JSON.stringify(keys)],
    );
    const read = new Map(rows.map((row) => fromRow(row)).map((version) => [keyText(version), version]));
    if (this.#remembered.size + read.size > REMEMBERED_MAX) this.#remembered.clear();
    for (const [key, version] of read) this.#remembered.set(key, version);
    return read;
  }
}

function fromRow(row: Row): Procedure {
  return procedure.parse({ ...row, ...row.details });
}

function toRow(version: Procedure) {
  const {
    procedureId, code, version: number, name, field, competentLevel, timeLimit, feeDong, feeNote, components, result, legalBasis,
    validFrom, validTo, isSimple, confidence, eForm, ...details
  } = version;
  return {
    procedureId, code, version: number, name, field, competentLevel, timeLimit, feeDong, feeNote, components, result, legalBasis,
    validFrom, validTo, isSimple, confidence, eForm: eForm ?? undefined, details,
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a version of a procedure that was there is gone');
  return value;
}
