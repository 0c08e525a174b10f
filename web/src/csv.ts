/** A cell that a calculating program would take for a formula is kept from being one. */
export const asText = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string) => `"${asText(cell).replaceAll('"', '""')}"`;

/** Comma-separated with a byte order mark, which tells calculating programs that it is UTF-8. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}
