import writeXlsxFile, { type Row } from 'write-excel-file/universal';
import type { Cell } from './cell.js';

const VIETNAM_MS = 7 * 3_600_000;
const [COLUMN_MIN, COLUMN_MAX] = [10, 60];

/** A workbook with one sheet: numbers, days and times as such, everything else as text, which runs nothing. */
export function toXlsx(head: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Blob> {
  const data: Row[] = [head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(written))];
  const columns = head.map((label, at) => ({ width: Math.min(COLUMN_MAX, Math.max(COLUMN_MIN, ...[label, ...rows.map((row) => row[at])].map(lengthOf)) + 2) }));
  return writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBlob();
}

function written(cell: Cell): Row[number] {
  if (typeof cell === 'number') return { value: cell, type: Number, format: Number.isInteger(cell) ? '#,##0' : '#,##0.0' };
  if (typeof cell === 'string') return { value: cell, type: String };
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  // A sheet knows no zone: what is written is what a clock in Việt Nam showed.
  return { value: new Date(Date.parse(cell.instant) + VIETNAM_MS), type: Date, format: 'dd/mm/yyyy hh:mm' };
}

const lengthOf = (cell: Cell | undefined): number => (typeof cell === 'string' ? cell.length : COLUMN_MIN);
