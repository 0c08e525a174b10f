import type { Pool } from 'pg';
import { columnsOf, type Column } from './table-catalogue.js';

/** What names a unit in the rows of one owner names this unit, what names an account this account, every other id is this id. */
export interface Owner {
  readonly index: number;
  readonly unitId: string;
  readonly id: string;
  readonly accountId: string;
}

export interface PlantedTable {
  readonly name: string;
  /** Columns that the app role may write over. */
  readonly writable: readonly string[];
  readonly insert: string;
  readonly valuesFor: (owner: Owner) => readonly unknown[];
  /** The condition that finds the planted row of an owner. */
  readonly rowOf: ReadonlyMap<number, string>;
}

const hex = (index: number) => index.toString(16).padStart(12, '0');
export const ownerAt = (index: number): Owner => ({
  index, unitId: `00000000-0000-5000-8000-${hex(index)}`, id: `00000000-0000-7000-8000-${hex(index)}`, accountId: `00000000-0000-7000-9000-${hex(index)}`,
});

/**
 * One row in each table for each owner. Only who may see the rows matters here, not what they say: what else binds them (checks, keys,
 * triggers) is taken away in this copy of the database, so that a table nobody has thought of yet is planted too.
 */
export async function plantRows(admin: Pool, tables: readonly string[], owners: readonly Owner[], appRole: string): Promise<PlantedTable[]> {
  for (const table of tables) await unbind(admin, table);
  const plants: PlantedTable[] = [];
  for (const table of tables) plants.push(await plant(admin, table, owners, appRole));
  return plants;
}

async function plant(admin: Pool, table: string, owners: readonly Owner[], appRole: string): Promise<PlantedTable> {
  const columns = (await columnsOf(admin, table)).filter(({ isGenerated }) => !isGenerated);
  const valuesFor = (owner: Owner) => columns.map((column) => valueOf(column, owner));
  const insert = `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
  const rowOf = new Map<number, string>();
  for (const owner of owners) {
    const { rows } = await admin.query<{ part: number; place: string }>(`${insert} RETURNING tableoid::int AS part, ctid::text AS place`, [...valuesFor(owner)]);
    rowOf.set(owner.index, `tableoid = ${rows[0]?.part} AND ctid = '${rows[0]?.place}'`);
  }
  const { rows: writable } = await admin.query<{ name: string }>(
    `SELECT attname::text AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND has_column_privilege($2, attrelid, attnum, 'UPDATE')`,
    [table, appRole]);
  return { name: table, writable: writable.map(({ name }) => name), insert, valuesFor, rowOf };
}

async function unbind(admin: Pool, table: string): Promise<void> {
  await admin.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  const { rows } = await admin.query<{ name: string }>(
    `SELECT quote_ident(conname) AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'f', 'p', 'u', 'x') AND conislocal`, [table]);
  for (const { name } of rows) await admin.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name} CASCADE`);
  const { rows: unique } = await admin.query<{ name: string }>('SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = $1::regclass AND indisunique', [table]);
  for (const { name } of unique) await admin.query(`DROP INDEX ${name}`);
}

const SCALARS: Readonly<Record<string, (at: number) => unknown>> = {
  bool: (at) => at === 0, int2: (at) => at, int4: (at) => at, int8: (at) => at, numeric: (at) => at, float8: (at) => at,
  date: (at) => `2025-07-0${at + 1}`, timestamptz: (at) => `2025-07-0${at + 1}T08:00:00+07:00`, time: () => '08:00', jsonb: () => '[]', bytea: () => Buffer.from('x'),
  daterange: (at) => `[2025-07-0${at + 1},2025-08-01)`,
};

function valueOf({ name, type, isArray }: Column, owner: Owner): unknown {
  const one = scalarOf(name, type, owner);
  return isArray ? [one] : one;
}

// Partitions of reporting: a row goes into the live slot, at the grain of a day.
const BY_NAME: Readonly<Record<string, unknown>> = { slot: 'a', grain: 4 };

function scalarOf(name: string, type: string, { index, unitId, id, accountId }: Owner): unknown {
  if (name in BY_NAME) return BY_NAME[name];
  if (/(^|_)unit_ids?$/.test(name)) return unitId;
  if (name.endsWith('account_id')) return accountId;
  return type === 'uuid' ? id : SCALARS[type]?.(index) ?? `p${index}`;
}
