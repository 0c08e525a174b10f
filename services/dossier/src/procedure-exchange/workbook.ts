import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { ImportError } from '@haicap/contracts';
import { isBoundedWorkbook } from '@haicap/service-kit';
import { fromCell, IMPORT_MESSAGES, SHEET_KEYS, SHEETS, toCell, toRows, type Cell, type Entry, type Row, type Rows, type SheetKey } from './procedure-exchange.js';


/** Writes procedures as a workbook that can be read again. */
export async function writeWorkbook(entries: readonly Entry[]): Promise<Buffer> {
  const rows = entries.map(toRows);
  const sheets = SHEET_KEYS.map((key) => {
    const { name, columns } = SHEETS[key];
    const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
    const body = rows.flatMap((one) => one[key]).map((values) => columns.map((column) => {
      const value = toCell(values[column.field], column);
      return value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String };
    }));
    return { sheet: name, data: [head, ...body] };
  });
  return await writeXlsxFile(sheets).toBuffer();
}

/** Reads a workbook, or null when it is none. What is wrong in a cell is told by sheet, row and column. */
export async function readWorkbook(bytes: Buffer): Promise<{ readonly rows: Rows; readonly errors: readonly ImportError[] } | null> {
  if (!isBoundedWorkbook(bytes)) return null;
  const errors: ImportError[] = [];
  let sheets: Awaited<ReturnType<typeof readXlsxFile>>;
  try {
    sheets = await readXlsxFile(bytes);
  } catch {
    // Not a workbook; the caller refuses it as a whole.
    return null;
  }
  const rows = Object.fromEntries(SHEET_KEYS.map((key) => {
    const found = sheets.find(({ sheet }) => sheet === SHEETS[key].name);
    if (!found && key === 'procedures') errors.push(wrong(SHEETS[key].name, 1, '', 'sheet-missing'));
    return [key, found ? rowsOf(key, found.data as Cell[][], errors) : []];
  })) as Record<SheetKey, Row[]>;
  const names = SHEET_KEYS.map((key): string => SHEETS[key].name);
  const unknown = sheets.filter(({ sheet, data }) => !names.includes(sheet) && data.some((cells) => !cells.every(isEmpty)));
  return { rows, errors: [...unknown.map(({ sheet }) => wrong(sheet, 1, '', 'sheet-unknown')), ...errors] };
}

const isEmpty = (cell: unknown) => cell === null || cell === undefined || cell === '';

function rowsOf(key: SheetKey, [head = [], ...body]: readonly Cell[][], errors: ImportError[]): Row[] {
  const { name } = SHEETS[key];
  const columns = SHEETS[key].columns.map((column) => ({ ...column, at: head.findIndex((title) => String(title).trim() === column.title) }));
  head.forEach((title, at) => {
    if (!isEmpty(title) && !columns.some((column) => column.at === at)) errors.push(wrong(name, 1, String(title), 'column-unknown'));
  });
  // Without the code no row of the sheet belongs anywhere, which one line says.
  if (columns[0]?.at === -1) {
    errors.push(wrong(name, 1, 'procedureCode', 'column-missing'));
    return [];
  }
  return body.flatMap((cells, index): Row[] => {
    const number = index + 2;
    if (cells.every(isEmpty)) return [];
    const values: Record<string, unknown> = {};
    for (const column of columns) {
      const read = fromCell(column.at === -1 ? null : (cells[column.at] ?? null), column);
      if (!read) errors.push(wrong(name, number, column.field, 'cell-invalid'));
      else if (read.value !== undefined) values[column.field] = read.value;
    }
    return [{ number, values }];
  });
}

function wrong(sheet: string, row: number, field: string, code: string): ImportError {
  return { sheet, row, procedureCode: null, field, code, message: IMPORT_MESSAGES[code] ?? '' };
}
