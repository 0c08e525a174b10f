import type { LocalDate } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface ProcedureVersion {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly field: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** A procedure as reports print it. */
export interface PrintedProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
}

@Injectable()
export class ProcedureMirrorStore {
  async save(tx: EntityManager, versions: readonly ProcedureVersion[]): Promise<void> {
    await tx.query(
      `INSERT INTO procedure_mirror (code, version, name, field, valid_from, valid_to)
       SELECT code, version, name, field, "validFrom", "validTo"
       FROM jsonb_to_recordset($1::jsonb) AS p(code varchar, version integer, name text, field text, "validFrom" date, "validTo" date)
       ON CONFLICT (code, version) DO UPDATE SET name = excluded.name, field = excluded.field,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
      [JSON.stringify(versions)],
    );
  }

  /** Every procedure under the name it has on a day, or under its first name when it came later. */
  async printed(tx: EntityManager, day: LocalDate): Promise<PrintedProcedure[]> {
    return tx.query(
      `SELECT DISTINCT ON (code) code, name, field FROM procedure_mirror
       ORDER BY code, valid_from <= $1 DESC, CASE WHEN valid_from <= $1 THEN version ELSE -version END DESC`,
      [day],
    );
  }
}
