import type { Client } from 'pg';

// What numbers are drawn from: a row there is no row of one dossier.
const TABLES = `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
  AND relname NOT IN ('code_block', 'code_counter', 'result_register') ORDER BY relname`;

/** How many rows lie in each table of a service. */
export async function rowCounts(client: Client): Promise<Record<string, number>> {
  const { rows: tables } = await client.query<{ name: string }>(TABLES);
  const { rows: [counts] } = await client.query<Record<string, number>>(`SELECT ${tables.map(({ name }) => `(SELECT count(*) FROM ${name})::int AS ${name}`).join(', ')}`);
  return counts ?? {};
}

/** How many rows one of so many commands left in each table, where it left some; in thousandths. */
export function rowsBetween(before: Record<string, number>, after: Record<string, number>, operations: number): Record<string, number> {
  const per = Object.entries(after).map(([table, rows]): [string, number] => [table, Math.round(((rows - (before[table] ?? 0)) / operations) * 1000) / 1000]);
  return Object.fromEntries(per.filter(([, rows]) => rows !== 0));
}
