import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { inServiceDatabase } from '../../sample/check-h1.ts';
import type { Known } from '../../installation/running.ts';

const TABLES = `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace ORDER BY relname`;
// Of a partitioned table the indexes of a partition: those of the table itself hold nothing.
const INDEXES = `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = coalesce(
  (SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = ('public.' || $1)::regclass ORDER BY c.relname LIMIT 1), $1)`;
const SCHEMA = 'bench_copy';

/** The rows that a load left, as files of the server, and the time it takes to bring them into empty tables and index them. */
export class CopyOfRows {
  copied = 0;
  expected = 0;
  private readonly known: Known;
  private readonly files = new Map<string, string>();

  constructor(known: Known) {
    this.known = known;
  }

  async rowCounts(): Promise<Map<string, number>> {
    return await this.inDossier(async (client) => {
      const counts = new Map<string, number>();
      for (const { name } of (await client.query<{ name: string }>(TABLES)).rows) {
        counts.set(name, Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${name}`)).rows[0]?.n));
      }
      return counts;
    });
  }

  /** Writes as many rows of each table as it has grown by, the last ones, into a file beside the server's data. */
  async keep(before: ReadonlyMap<string, number>): Promise<void> {
    const after = await this.rowCounts();
    this.removeFiles();
    this.expected = 0;
    await this.inDossier(async (client) => {
      const folder = (await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)).rows[0]?.folder ?? '';
      for (const [table, rows] of after) {
        const grown = rows - (before.get(table) ?? 0);
        if (grown <= 0) continue;
        const file = join(folder, `bench-${table}.copy`);
        // A row that was taken away since it was counted is in neither.
        const written = await client.query(`COPY (SELECT * FROM ${table} ORDER BY tableoid DESC, ctid DESC LIMIT ${grown}) TO '${file}' (FORMAT binary)`);
        this.files.set(table, file);
        this.expected += written.rowCount ?? 0;
      }
    });
  }

  /** In one transaction, as durable as the load; milliseconds. What is generated is a column like the others, as it is in the file. */
  async build(): Promise<number> {
    return await this.inDossier(async (client) => {
      await client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE; CREATE SCHEMA ${SCHEMA}`);
      const indexes: string[] = [];
      for (const table of this.files.keys()) {
        await client.query(`CREATE TABLE ${SCHEMA}.${table} (LIKE public.${table} INCLUDING DEFAULTS)`);
        indexes.push(...(await client.query<{ indexdef: string }>(INDEXES, [table])).rows.map(({ indexdef }) => indexdef.replace(/ ON (ONLY )?public\.\w+ /, ` ON ${SCHEMA}.${table} `)));
      }
      const began = performance.now();
      this.copied = 0;
      await client.query('BEGIN');
      for (const [table, file] of this.files) this.copied += (await client.query(`COPY ${SCHEMA}.${table} FROM '${file}' (FORMAT binary)`)).rowCount ?? 0;
      for (const index of indexes) await client.query(index);
      await client.query('COMMIT');
      const wallMs = performance.now() - began;
      await client.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
      return wallMs;
    });
  }

  async close(): Promise<void> {
    this.removeFiles();
    await this.inDossier((client) => client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`));
  }

  private removeFiles(): void {
    for (const file of this.files.values()) rmSync(file, { force: true });
    this.files.clear();
  }

  private inDossier<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return inServiceDatabase(this.known, 'dossier', work);
  }
}
