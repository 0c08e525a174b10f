let rows: readonly string[] = [];
let opened: string | undefined;

/** Notes the list that a dossier is opened from, so that J and K go on in it. It is kept in the memory of this tab alone. */
export function rememberRows(dossierIds: readonly string[]): void {
  rows = dossierIds;
}

/** Notes the dossier that was looked at, so that whoever comes back to the list stands where they left it. */
export function rememberOpened(dossierId: string): void {
  opened = dossierId;
}

/** The place in a list where somebody was before; the first one otherwise. */
export const placeAgain = (dossierIds: readonly string[]): number => Math.max(0, dossierIds.findIndex((id) => id === opened));

/** The dossiers before and behind one in the list it was opened from. */
export function neighboursOf(dossierId: string): { readonly previous: string | undefined; readonly next: string | undefined } {
  const at = rows.indexOf(dossierId);
  return at < 0 ? { previous: undefined, next: undefined } : { previous: rows[at - 1], next: rows[at + 1] };
}
