import type { EntityManager } from 'typeorm';
import type { PersonalTable, PersonalRows } from './personal-columns.js';

export type EncryptedTable = PersonalTable & { readonly rows: PersonalRows };
type Cell = string | Buffer;

/** A row of which some cells were written with another key; the others are null. */
export interface StaleRow {
  readonly key: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, Cell | null>>;
}

export interface Replacement {
  readonly key: readonly string[];
  readonly held: Cell;
  readonly sealed: Cell;
}

/** How many cells of a column name a key. */
export interface CellCount {
  readonly table: string;
  readonly column: string;
  readonly keyId: string;
  readonly cells: number;
}

// Nobody waits for a count, and it reads a whole table.
const PATIENCE = `SET LOCAL statement_timeout = '30min'; SET LOCAL lock_timeout = '2min'`;
/** Version and key id stand within so many bytes. */
const HEAD_BYTES = 80;

export function encryptedColumns({ columns }: EncryptedTable): string[] {
  return columns.filter(({ protection }) => protection === 'encrypted').map(({ column }) => column);
}

/** All SQL over encrypted cells in general. Names come from the list of personal data alone. */
export class CellsStore {
  /** The types of the columns of a unique key; undefined when the table has no such key. */
  async keyTypes(tx: EntityManager, { table, rows }: EncryptedTable): Promise<string[] | undefined> {
    const [found]: { types: string[] }[] = await tx.query(
      `SELECT array_agg(format_type(a.atttypid, NULL) ORDER BY array_position($2::text[], a.attname::text)) AS types
       FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
       WHERE i.indrelid = to_regclass($1) AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL GROUP BY i.indexrelid
       HAVING array_agg(a.attname::text ORDER BY a.attname) = (SELECT array_agg(k ORDER BY k) FROM unnest($2::text[]) k) LIMIT 1`, [table, rows.key]);
    return found?.types;
  }

  /** A page of rows in the order of their key, with the cells that the key of now did not write. */
  async page(tx: EntityManager, table: EncryptedTable, page: { readonly types: readonly string[]; readonly after: readonly string[] | null; readonly keyId: string; readonly limit: number }): Promise<StaleRow[]> {
    const { key, beside = [] } = table.rows;
    const columns = encryptedColumns(table);
    const names = [...new Set([...key, ...beside])];
    const behind = page.after === null ? '' : `WHERE (${key.join(', ')}) > (${page.types.map((type, n) => `$${n + 3}::${type}`).join(', ')})`;
    const found: Record<string, Cell | null>[] = await tx.query(
      `SELECT ${[...names.map((name) => `${name}::text AS "key ${name}"`), ...columns.map((column) => `CASE WHEN NOT ${isOf(table, column)} THEN ${column} END AS "${column}"`)].join(', ')}
       FROM ${table.table} ${behind} ORDER BY ${key.join(', ')} LIMIT $2`,
      [`v1.${page.keyId}.`, page.limit, ...page.after ?? []]);
    return found.map((row) => {
      const values = Object.fromEntries(names.map((name) => [name, String(row[`key ${name}`])]));
      return { key: key.map((name) => values[name] ?? ''), values, cells: Object.fromEntries(columns.map((column) => [column, row[column] ?? null])) };
    });
  }

  /** Replaces cells that still hold what was read; whoever wrote one meanwhile wins. Returns how many. */
  async replace(tx: EntityManager, { table, rows }: EncryptedTable, column: string, types: readonly string[], replacements: readonly Replacement[]): Promise<number> {
    const form = rows.areBytes === true ? 'bytea' : 'text';
    const names = rows.key.map((_, n) => `k${n}`);
    const lists = [...types.map((type, n) => `$${n + 1}::${type}[]`), `$${types.length + 1}::${form}[]`, `$${types.length + 2}::${form}[]`];
    const [, replaced]: [unknown[], number] = await tx.query(
      `UPDATE ${table} t SET ${column} = n.sealed FROM unnest(${lists.join(', ')}) AS n(${names.join(', ')}, held, sealed)
       WHERE ${rows.key.map((name, n) => `t.${name} = n.k${n}`).join(' AND ')} AND t.${column} = n.held`,
      [...rows.key.map((_, n) => replacements.map(({ key }) => key[n])), replacements.map(({ held }) => held), replacements.map(({ sealed }) => sealed)]);
    return replaced;
  }

  /** Which keys the cells of a column name. */
  async count(tx: EntityManager, table: EncryptedTable, column: string): Promise<CellCount[]> {
    await tx.query(PATIENCE);
    const head = table.rows.areBytes === true ? `encode(substring(${column} FROM 1 FOR ${HEAD_BYTES}), 'escape')` : `left(${column}, ${HEAD_BYTES})`;
    const found: { keyId: string; cells: string }[] = await tx.query(
      `SELECT split_part(${head}, '.', 2) AS "keyId", count(*) AS cells FROM ${table.table} WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY 1`);
    return found.map(({ keyId, cells }) => ({ table: table.table, column, keyId, cells: Number(cells) }));
  }
}

function isOf({ rows }: EncryptedTable, column: string): string {
  return rows.areBytes === true ? `substring(${column} FROM 1 FOR octet_length($1)) = convert_to($1, 'UTF8')` : `starts_with(${column}, $1)`;
}
