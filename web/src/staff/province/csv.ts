import { asText } from '../../csv.js';
import { showDay, showInstant } from '../../text/dates.js';
import type { Cell } from './cell.js';

function written(value: Cell): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : `"${String(value).replace('.', ',')}"`;
  const text = typeof value === 'string' ? value : 'day' in value ? showDay(value.day) : showInstant(value.instant);
  const safe = asText(text);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(written).join(',')).join('\r\n')}\r\n`;
}
