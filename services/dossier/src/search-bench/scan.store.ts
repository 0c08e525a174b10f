import type { EntityManager } from 'typeorm';

/** What is looked for, as a condition on a dossier; `$1` and so on are its values. */
export interface Scan {
  readonly where: string;
  readonly values: readonly unknown[];
}

const WITHOUT_INDEXES = `SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL statement_timeout = '2min'`;

/** The same question without an index: what it costs a database that has to look at everything. */
export async function scanDossiers(tx: EntityManager, { where, values }: Scan): Promise<number> {
  await tx.query(WITHOUT_INDEXES);
  const rows: unknown[] = await tx.query(`SELECT d.id FROM dossier d WHERE ${where} ORDER BY d.due_order, d.id LIMIT 20`, [...values]);
  return rows.length;
}
