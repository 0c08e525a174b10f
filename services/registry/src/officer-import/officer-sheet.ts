import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { OFFICER_IMPORT_ROWS_MAX } from '@haicap/contracts';
import { isBoundedWorkbook } from '@haicap/service-kit';
import { FIELDS, TITLES, type Field, type Line } from './officer-import.js';

/** Reads the first sheet of a workbook, or a CSV file in UTF-8; null when it is neither, lacks a column, or is too long. */
export async function readSheet(format: 'csv' | 'xlsx', bytes: Buffer): Promise<readonly Line[] | null> {
  const table = format === 'csv' ? readCsv(bytes) : await readWorkbook(bytes);
  if (table === null || table.length > OFFICER_IMPORT_ROWS_MAX + 1) return null;
  const [head = [], ...body] = table;
  const columns = new Map(FIELDS.map((field) => [field, head.findIndex((title) => title === TITLES[field] || title === field)]));
  if (FIELDS.some((field) => field !== 'validTo' && columns.get(field) === -1)) return null;
  const lines = body.map((cells, index) => ({ row: index + 2, cells: cellsOf(cells, columns) }));
  return lines.filter(({ cells }) => FIELDS.some((field) => cells[field] !== ''));
}

function cellsOf(cells: readonly string[], columns: ReadonlyMap<Field, number>): Line['cells'] {
  return Object.fromEntries(FIELDS.map((field) => [field, cells[columns.get(field) ?? -1] ?? ''])) as Line['cells'];
}

function readCsv(bytes: Buffer): string[][] | null {
  try {
    const rows: string[][] = parse(bytes, { bom: true, delimiter: [',', ';'], relax_column_count: true, skip_empty_lines: false, to: OFFICER_IMPORT_ROWS_MAX + 2, encoding: 'utf8' });
    return rows.map((row) => row.map(clean));
  } catch {
    // Not CSV; the caller refuses it as a whole.
    return null;
  }
}

async function readWorkbook(bytes: Buffer): Promise<string[][] | null> {
  if (!isBoundedWorkbook(bytes)) return null;
  try {
    const [sheet] = await readXlsxFile(bytes);
    return (sheet?.data ?? []).map((row) => row.map(textOf));
  } catch {
    // Not a workbook; the caller refuses it as a whole.
    return null;
  }
}

function textOf(cell: unknown): string {
  // A day of a workbook has no zone; the library gives it as midnight UTC.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' ? clean(String(cell)) : '';
}

const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
