import { createHash } from 'node:crypto';
import type { Client } from 'pg';

/** Rows for a database that many tests may copy: SQL only, without randomness, so that its text names its outcome. */
export interface Seed {
  readonly name: string;
  /** Runs first, for example to make partitions or what the other statements select from. */
  readonly before: readonly string[];
  /** What fills each table; the table stands for its partitions too. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly after: readonly string[];
}

export function seedHash({ name, before, tables, after }: Seed): string {
  return createHash('sha256').update(JSON.stringify([name, before, tables, after])).digest('hex');
}

// A table without partitions is its only part; an index of a partitioned table holds nothing itself.
const PARTS = `SELECT oid FROM pg_class WHERE relkind = 'r' AND oid IN (SELECT $1::regclass UNION SELECT relid FROM pg_partition_tree($1::regclass))`;

/**
 * Fills a database that nobody else uses. Indexes are built after their tables are full, which takes a fraction of the
 * time and leaves the same: none is dropped, they are only not kept up meanwhile. Foreign keys are not asked.
 */
export async function plantSeed(client: Client, seed: Seed): Promise<void> {
  await client.query(`SET session_replication_role = replica`);
  await client.query(`SET maintenance_work_mem = '256MB'`);
  await client.query(`SET work_mem = '128MB'`);
  for (const statement of seed.before) await client.query(statement);
  for (const [table, statements] of Object.entries(seed.tables)) await fill(client, table, statements);
  for (const statement of seed.after) await client.query(statement);
  const { rows: [unfinished] } = await client.query<{ n: number }>('SELECT count(*)::integer AS n FROM pg_index WHERE NOT (indisready AND indisvalid)');
  if (unfinished?.n !== 0) throw new Error(`${unfinished?.n} indexes were left unfinished by the seed ${seed.name}`);
}

async function fill(client: Client, table: string, statements: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  await client.query(`TRUNCATE ${table} CASCADE`);
  await client.query(`UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid IN (${PARTS})`, [table]);
  for (const statement of statements) await client.query(statement);
  await client.query('COMMIT');
  await client.query(`REINDEX TABLE ${table}`);
  await client.query(`ANALYZE ${table}`);
}
