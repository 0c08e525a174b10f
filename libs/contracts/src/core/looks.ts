/** What somebody comes to see by a reply that holds personal data: kept in the audit trail before the reply leaves. */
export interface Looks<Request = unknown, Reply = unknown> {
  /** What the ids are of; the object type of the audit rows. */
  readonly at: 'dossier' | 'officer' | 'file' | 'account';
  /** A list shows little of each and is asked for again and again: it counts as one look for longer. */
  readonly listed?: true;
  ids(reply: Reply, request: Request): readonly string[];
}

/** For what is asked of one dossier. */
export const LOOKS_AT_DOSSIER = { at: 'dossier', ids: (_reply: unknown, { dossierId }: { readonly dossierId: string }) => [dossierId] } as const;

/** For lists whose items name a dossier. */
export const LOOKS_AT_DOSSIERS = { at: 'dossier', listed: true, ids: ({ items }: { readonly items: readonly { readonly dossierId: string }[] }) => items.map(({ dossierId }) => dossierId) } as const;
