import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from './filing-draft.js';

/** A draft as it lies in the table; the content is encrypted. */
export interface FilingDraftRow {
  readonly filingDraftId: string;
  readonly accountId: string;
  readonly procedureCode: string;
  readonly content: string;
  readonly version: number;
  readonly savedAt: Date;
}

const COLUMNS = `id AS "filingDraftId", account_id AS "accountId", procedure_code AS "procedureCode", content, version, saved_at AS "savedAt"`;

@Injectable()
export class FilingDraftStore {
  /** One account keeps one draft at a time, so that two devices do not pass its limit together. */
  async lock(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('filing_draft|' || $1, 0))`, [accountId]);
  }

  async standing(tx: EntityManager, accountId: string, id: string): Promise<Standing> {
    const [standing]: Standing[] = await tx.query(
      'SELECT max(version) FILTER (WHERE id = $2) AS version, count(*)::int AS count FROM filing_draft WHERE account_id = $1', [accountId, id]);
    return standing ?? { version: null, count: 0 };
  }

  async save(tx: EntityManager, row: FilingDraftRow): Promise<void> {
    await tx.query(
      `INSERT INTO filing_draft (id, account_id, procedure_code, content, version, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (account_id, id) DO UPDATE SET procedure_code = $3, content = $4, version = $5, saved_at = $6`,
      [row.filingDraftId, row.accountId, row.procedureCode, row.content, row.version, row.savedAt]);
  }

  async own(tx: EntityManager, accountId: string, id: string): Promise<FilingDraftRow | null> {
    const [row]: FilingDraftRow[] = await tx.query(`SELECT ${COLUMNS} FROM filing_draft WHERE account_id = $1 AND id = $2`, [accountId, id]);
    return row ?? null;
  }

  /** The own ones, the latest first; their limit keeps them fewer than a page. */
  async all(tx: EntityManager, accountId: string): Promise<FilingDraftRow[]> {
    return tx.query(`SELECT ${COLUMNS} FROM filing_draft WHERE account_id = $1 ORDER BY saved_at DESC, id`, [accountId]);
  }

  /** Whether there was one. */
  async remove(tx: EntityManager, accountId: string, id: string): Promise<boolean> {
    const [, count]: [unknown, number] = await tx.query('DELETE FROM filing_draft WHERE account_id = $1 AND id = $2', [accountId, id]);
    return count > 0;
  }

  /** Takes away what nobody came back for; how many there were. */
  async forget(tx: EntityManager, before: Date, limit: number): Promise<number> {
    const [, count]: [unknown, number] = await tx.query(
      'DELETE FROM filing_draft WHERE (account_id, id) IN (SELECT account_id, id FROM filing_draft WHERE saved_at < $1 ORDER BY saved_at LIMIT $2)', [before, limit]);
    return count;
  }
}
