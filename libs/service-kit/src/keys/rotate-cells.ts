import type { ServiceName } from '@haicap/contracts';
import type { DataSource } from 'typeorm';
import type { CellAddress, PersonalDataCipher } from '../personal-data-cipher.js';
import { withScope } from '../scope.js';
import { CellsStore, encryptedColumns, type CellCount, type EncryptedTable, type Replacement, type StaleRow } from './cells.store.js';
import { encryptedTablesOf } from './personal-columns.js';

export type { CellCount } from './cells.store.js';

export interface CellRotation {
  /** As owner of the tables: what was handed out may be changed by nobody else, and only in its key. */
  readonly dataSource: DataSource;
  readonly service: ServiceName;
  readonly cipher: PersonalDataCipher;
  readonly pageRows?: number;
  /** Told after every page, which is a transaction of its own. */
  readonly onPage?: (page: { readonly table: string; readonly rows: number; readonly cells: number }) => void | Promise<void>;
}

const PAGE_ROWS = 500;
const PAGE_ROWS_OF_BYTES = 20;
const store = new CellsStore();

/**
 * Encrypts every cell of a service with the key of now: page by page in the order of the keys, each cell only if it still holds
 * what was read. Ended in the middle it begins again and passes over what is done. No version changes and no event is written.
 * Returns how many cells were replaced.
 */
export async function rotateCells(rotation: CellRotation): Promise<number> {
  let replaced = 0;
  for (const table of encryptedTablesOf(rotation.service)) replaced += await rotateTable(rotation, table);
  return replaced;
}

/** Which keys the cells of a service name, by column. */
export async function countCells(dataSource: DataSource, service: ServiceName): Promise<CellCount[]> {
  const counts: CellCount[] = [];
  for (const table of encryptedTablesOf(service)) {
    for (const column of encryptedColumns(table)) counts.push(...await withScope(dataSource, { kind: 'installation' }, (tx) => store.count(tx, table, column)));
  }
  return counts;
}

async function rotateTable({ dataSource, cipher, onPage, pageRows }: CellRotation, table: EncryptedTable): Promise<number> {
  const limit = pageRows ?? (table.rows.areBytes === true ? PAGE_ROWS_OF_BYTES : PAGE_ROWS);
  const types = await withScope(dataSource, { kind: 'installation' }, (tx) => store.keyTypes(tx, table));
  if (types === undefined) throw new Error(`${table.table} has not the key that the list of personal data names`);
  const { keyId } = cipher;
  let replaced = 0;
  for (let after: readonly string[] | null = null; ;) {
    const page: { rows: number; cells: number; last: readonly string[] | undefined } = await withScope(dataSource, { kind: 'installation' }, async (tx) => {
      const rows = await store.page(tx, table, { types, after, keyId, limit });
      let cells = 0;
      for (const column of encryptedColumns(table)) {
        const replacements = rows.flatMap((row) => replacementOf(cipher, table, column, row));
        if (replacements.length > 0) cells += await store.replace(tx, table, column, types, replacements);
      }
      return { rows: rows.length, cells, last: rows.at(-1)?.key };
    });
    replaced += page.cells;
    await onPage?.({ table: table.table, rows: page.rows, cells: page.cells });
    if (page.rows < limit || page.last === undefined) return replaced;
    after = page.last;
  }
}

function replacementOf(cipher: PersonalDataCipher, { table, rows }: EncryptedTable, column: string, row: StaleRow): Replacement[] {
  const held = row.cells[column];
  if (held === null || held === undefined) return [];
  const cell: CellAddress = { table: rows.boundTo ?? table, column, rowId: rows.rowIdOf(row.values) };
  try {
    const sealed = typeof held === 'string' ? cipher.encrypt(cipher.decrypt(held, cell), cell) : cipher.encryptBytes(cipher.decryptBytes(held, cell), cell);
    return [{ key: row.key, held, sealed }];
  } catch (error) {
    throw new Error(`${table}.${column} of row ${row.key.join('/')} cannot be read`, { cause: error });
  }
}
