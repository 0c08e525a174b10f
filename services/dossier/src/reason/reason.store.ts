import { Injectable } from '@nestjs/common';
import { dossierReason, type DossierReason, type ReasonedAction } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import type { Offered } from './reason.js';

const COLUMNS = `reason_id AS "reasonId", version, action, code, words, origin, basis, valid_from::text AS "validFrom", valid_to::text AS "validTo"`;
// As they are offered: those of the product in its order, then the province's as they came.
const ORDER = 'ORDER BY action, origin, position, valid_from, code';

@Injectable()
export class ReasonStore {
  /** Lets one transaction at a time add to the reasons of an action. */
  async lockAction(tx: EntityManager, action: ReasonedAction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('dossier_reason:' || $1, 0))`, [action]);
  }

  async insert(tx: EntityManager, reason: DossierReason): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_reason (reason_id, version, action, code, words, origin, basis, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [reason.reasonId, reason.version, reason.action, reason.code, reason.words, reason.origin, reason.basis, reason.validFrom, reason.validTo],
    );
  }

  /** Writes the last day of the version that was read; false when somebody else was faster. */
  async end(tx: EntityManager, { reasonId, version, validTo }: DossierReason): Promise<boolean> {
    const [, updated]: [unknown, number] = await tx.query('UPDATE dossier_reason SET version = $2, valid_to = $3 WHERE reason_id = $1 AND version = $2 - 1', [reasonId, version, validTo]);
    return updated === 1;
  }

  async find(tx: EntityManager, reasonId: string): Promise<DossierReason | undefined> {
    const [row]: unknown[] = await tx.query(`SELECT ${COLUMNS} FROM dossier_reason WHERE reason_id = $1`, [reasonId]);
    return row === undefined ? undefined : dossierReason.parse(row);
  }

  /** Those of an action, or of every one; of a day, or all there ever were. */
  async list(tx: EntityManager, action: ReasonedAction | null, on: LocalDate | null): Promise<DossierReason[]> {
    const rows: unknown[] = await tx.query(
      `SELECT ${COLUMNS} FROM dossier_reason
       WHERE ($1::text IS NULL OR action = $1) AND ($2::date IS NULL OR (valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2))) ${ORDER}`, [action, on]);
    return rows.map((row) => dossierReason.parse(row));
  }

  async offered(tx: EntityManager, action: ReasonedAction, on: LocalDate): Promise<Offered[]> {
    return tx.query(`SELECT code, words FROM dossier_reason WHERE action = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ${ORDER}`, [action, on]);
  }

  /** The words of these reasons, whether they are still in force or not. */
  async words(tx: EntityManager, wanted: readonly { readonly action: ReasonedAction; readonly code: string }[]): Promise<{ action: ReasonedAction; code: string; words: string }[]> {
    return tx.query(
      `SELECT action, code, words FROM dossier_reason WHERE (action, code) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
      [wanted.map(({ action }) => action), wanted.map(({ code }) => code)],
    );
  }
}
