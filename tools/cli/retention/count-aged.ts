import type { Client } from 'pg';
import type { Aged } from './kinds.ts';

/** What a rule would take of one table today. */
export type AgedCount = {
  readonly service: string;
  readonly table: string;
  /** Everything older than this would go. */
  readonly before: string;
  /** At most `ROWS_MAX`; null when it could not be counted in time. */
  readonly rows: number | null;
  readonly more: boolean;
};

const ROWS_MAX = 10_000;
const PATIENCE_MS = 5_000;
const DAY_MS = 86_400_000;
const CANCELLED = '57014';

/**
 * Counts in a transaction that only reads, as the owner of the tables, whose scope is the whole installation. It looks at no more rows
 * than it tells, and for no longer than some seconds: a dry run must not hold up the work of the day.
 */
export async function countAged(client: Pick<Client, 'query'>, { service, table, since, where = 'true' }: Aged, afterDays: number, now: Date): Promise<AgedCount> {
  const before = new Date(now.getTime() - afterDays * DAY_MS).toISOString();
  await client.query('BEGIN TRANSACTION READ ONLY');
  try {
    await client.query(`SELECT set_config('app.scope', '*', true), set_config('statement_timeout', '${PATIENCE_MS}', true)`);
    const { rows: [counted] } = await client.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM (SELECT 1 FROM ${table} WHERE (${where}) AND ${since} < $1::timestamptz LIMIT ${ROWS_MAX + 1}) aged`, [before]);
    const rows = counted?.rows ?? 0;
    return { service, table, before, rows: Math.min(rows, ROWS_MAX), more: rows > ROWS_MAX };
  } catch (error) {
    if ((error as { code?: string }).code !== CANCELLED) throw error;
    return { service, table, before, rows: null, more: true };
  } finally {
    await client.query('ROLLBACK');
  }
}
