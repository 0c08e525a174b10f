import { BULK_LOAD_LOCK } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import type { RowError } from './bulk-load.js';

export interface NewLoad {
  readonly loadId: string;
  readonly source: string;
  readonly fileName: string;
  readonly provisionalCodes: boolean;
  readonly startedAt: Date;
}

/** What became of the rows of a file. */
export interface Account {
  readonly rows: number;
  readonly accepted: number;
  readonly alreadyThere: number;
  readonly rejected: number;
}

export class BulkLoadStore {
  /** One load at a time: the session keeps the lock until it ends or lets go. The relay leaves facts of loads alone meanwhile. */
  async lock(session: Session): Promise<boolean> {
    const [row] = await session.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [BULK_LOAD_LOCK]);
    return row?.locked === true;
  }

  async unlock(session: Session): Promise<void> {
    await session.query('SELECT pg_advisory_unlock($1)', [BULK_LOAD_LOCK]);
  }

  async open(tx: EntityManager, { loadId, source, fileName, provisionalCodes, startedAt }: NewLoad): Promise<void> {
    await tx.query(
      'INSERT INTO bulk_load (load_id, source, file_name, provisional_codes, started_at) VALUES ($1, $2, $3, $4, $5)',
      [loadId, source, fileName, provisionalCodes, startedAt],
    );
  }

  /** How many lines have an error, and how many of the others were loaded before this load. */
  async count(tx: EntityManager, loadId: string, source: string): Promise<{ readonly rejected: number; readonly alreadyThere: number }> {
    const [row]: { rejected: number; alreadyThere: number }[] = await tx.query(
      `SELECT (SELECT count(DISTINCT line) FROM bulk_error WHERE load_id = $1)::integer AS rejected,
         (SELECT count(*) FROM bulk_staging s JOIN bulk_row r ON r.source = $2 AND r.source_row = s.source_row
          WHERE NOT EXISTS (SELECT 1 FROM bulk_error e WHERE e.load_id = $1 AND e.line = s.line))::integer AS "alreadyThere"`,
      [loadId, source],
    );
    if (row === undefined) throw new Error('a count without a row');
    return row;
  }

  /** Adds what a chunk wrote; the last statement of its transaction, because chunks side by side wait for this row. */
  async addAccepted(tx: EntityManager, loadId: string, accepted: number, lastEvent: string): Promise<void> {
    await tx.query('UPDATE bulk_load SET accepted = accepted + $2, last_event = greatest(last_event, $3) WHERE load_id = $1', [loadId, accepted, lastEvent]);
  }

  /** Writes the account; a constraint refuses one that leaves a row out. */
  async close(tx: EntityManager, load: { readonly loadId: string; readonly finishedAt: Date }, account: Account): Promise<void> {
    await tx.query(
      'UPDATE bulk_load SET finished_at = $2, rows = $3, already_there = $4, rejected = $5 WHERE load_id = $1',
      [load.loadId, load.finishedAt, account.rows, account.alreadyThere, account.rejected],
    );
    await tx.query('TRUNCATE bulk_staging');
  }

  async analyze(tx: EntityManager): Promise<void> {
    await tx.query(`SET LOCAL statement_timeout = '5min'`);
    await tx.query('SELECT analyze_bulk_load(false)');
  }

  async reasons(tx: EntityManager, loadId: string): Promise<{ readonly reason: string; readonly rows: number }[]> {
    return tx.query('SELECT reason, count(*)::integer AS rows FROM bulk_error WHERE load_id = $1 GROUP BY reason ORDER BY 2 DESC, 1', [loadId]);
  }

  /** The errors of a load in the order of lines, after a place. */
  async errorsAfter(tx: EntityManager, loadId: string, after: { readonly line: number; readonly limit: number }): Promise<RowError[]> {
    return tx.query(
      `SELECT line, source_row AS "sourceRow", reason, field FROM bulk_error
       WHERE load_id = $1 AND line > $2 AND line <= (
         SELECT max(line) FROM (SELECT DISTINCT line FROM bulk_error WHERE load_id = $1 AND line > $2 ORDER BY line LIMIT $3) page)
       ORDER BY line, reason`,
      [loadId, after.line, after.limit],
    );
  }
}

/** A connection that is kept for as long as something must hold. */
export interface Session {
  query<T>(sql: string, values: unknown[]): Promise<T[]>;
}
