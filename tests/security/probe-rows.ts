import type { PoolClient } from 'pg';
import type { Owner, PlantedTable } from './planted-rows.js';

export const ATTEMPTS = ['read', 'change', 'take away', 'add'] as const;
export type Attempt = (typeof ATTEMPTS)[number];

/** The statement with which somebody tries this on the row of an owner; none where the role may change no column. */
function statementOf(table: PlantedTable, attempt: Attempt, of: Owner): { sql: string; values: readonly unknown[] } | undefined {
  const row = table.rowOf.get(of.index) ?? 'false';
  const [column] = table.writable;
  if (attempt === 'add') return { sql: table.insert, values: table.valuesFor(of) };
  if (attempt === 'read') return { sql: `SELECT 1 FROM ${table.name} WHERE ${row}`, values: [] };
  if (attempt === 'take away') return { sql: `DELETE FROM ${table.name} WHERE ${row}`, values: [] };
  return column === undefined ? undefined : { sql: `UPDATE ${table.name} SET "${column}" = "${column}" WHERE ${row}`, values: [] };
}

/** Tries it under a scope, in a transaction that is rolled back. What comes back is how many rows it met, or why it met none. */
export async function probe(client: PoolClient, table: PlantedTable, attempt: Attempt, of: Owner, as: { readonly scope: string | null; readonly actor: string }): Promise<string> {
  const statement = statementOf(table, attempt, of);
  if (statement === undefined) return 'refused';
  await client.query('BEGIN');
  try {
    if (as.scope !== null) await client.query(`SELECT set_config('app.scope', $1, true), set_config('app.actor', $2, true)`, [as.scope, as.actor]);
    const { rowCount } = await client.query(statement.sql, [...statement.values]);
    return rowCount === 0 ? 'nothing' : `${rowCount} row`;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code === '42501' ? 'refused' : `${code}: ${message}`;
  } finally {
    await client.query('ROLLBACK');
  }
}
