let rows: readonly string[] = [];

/** Notes the list that a dossier is opened from, so that J and K go on in it. It is kept in the memory of this tab alone. */
export function rememberRows(dossierIds: readonly string[]): void {
  rows = dossierIds;
}

/** The dossiers before and behind one in the list it was opened from. */
export function neighboursOf(dossierId: string): { readonly previous: string | undefined; readonly next: string | undefined } {
  const at = rows.indexOf(dossierId);
  return at < 0 ? { previous: undefined, next: undefined } : { previous: rows[at - 1], next: rows[at + 1] };
}
