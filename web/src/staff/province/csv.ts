import { saveFile } from '../../save-file.js';

type Cell = string | number;

// What begins like a formula would be one in a spreadsheet.
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Hands a table to the person as a file. */
export function saveTable(name: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  saveFile(`${name}.csv`, toCsv(head, rows), 'text/csv;charset=utf-8');
}
