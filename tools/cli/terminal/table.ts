// Colour codes take no room on the screen.
// oxlint-disable-next-line no-control-regex
const COLOR_CODES = /\u001B\[[0-9;]*m/g;

/** Columns aligned by spaces, two apart, nothing drawn around them. */
export function columns(rows: readonly (readonly string[])[], indent = '  '): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => { widths[at] = Math.max(widths[at] ?? 0, widthOf(cell)); });
  return rows.map((row) => indent + row.map((cell, at) => (at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))).join('  ').trimEnd()).join('\n');
}

function widthOf(text: string): number {
  return Array.from(new Intl.Segmenter('vi').segment(text.replace(COLOR_CODES, ''))).length;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}

export function ago(iso: string, nowMs: number): string {
  const total = Math.max(0, Math.round((nowMs - Date.parse(iso)) / 1000));
  if (total < 120) return `${total} s`;
  if (total < 7200) return `${Math.round(total / 60)} min`;
  return `${Math.round(total / 3600)} h`;
}
