const KEPT_MAX = 10;
const keyOf = (accountId: string) => `haicap-own-procedures:${accountId}`;

/** The procedures that somebody receives most on this machine, the most frequent first. It names no person. */
export function ownProcedures(accountId: string): string[] {
  return Object.entries(read(accountId)).sort(([, a], [, b]) => b - a).map(([code]) => code).slice(0, KEPT_MAX);
}

export function noteProcedure(accountId: string, code: string): void {
  const counts = read(accountId);
  window.localStorage.setItem(keyOf(accountId), JSON.stringify({ ...counts, [code]: (counts[code] ?? 0) + 1 }));
}

function read(accountId: string): Record<string, number> {
  const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(accountId)) ?? '{}');
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {};
}
