import type { EntityManager } from 'typeorm';

/** A look as the audit trail has it. */
export interface KeptLook {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly objectId: string;
  readonly detail: { readonly kind?: string; readonly posts?: readonly { readonly unitId: string; readonly role: string }[]; readonly unitIds?: readonly string[]; readonly listed?: boolean };
}

/**
 * The looks at some things of one kind, the latest first, from before one of them on. Whose the things are the caller has
 * made sure of. Example: `await looksAt(tx, { type: 'dossier', ids, beforeId: null, limit: 51 });`
 */
export async function looksAt(tx: EntityManager, of: { type: string; ids: readonly string[]; beforeId: string | null; limit: number }): Promise<KeptLook[]> {
  return tx.query(
    'SELECT id, at, actor, action, object_id AS "objectId", detail FROM looks_at($1, $2::text[], $3::bigint, $4)',
    [of.type, of.ids, of.beforeId, of.limit],
  );
}
