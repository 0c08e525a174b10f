import { refusal, type Actor, type Refusal, type Role } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

const SEES_EVERYBODY: readonly Role[] = ['province-admin', 'auditor'];

/** Whose officers may be listed: those of these units, or of every unit. */
export type OfficerScope = { readonly kind: 'installation' } | { readonly kind: 'units'; readonly unitIds: readonly string[] };

/** The province's administrators and auditors see every officer, anybody else the officers of the own units. */
export function officerScope(actor: Actor, unitId: string | undefined): Result<OfficerScope, Refusal> {
  if (actor.posts.some((post) => SEES_EVERYBODY.includes(post.role))) return ok({ kind: 'installation' });
  const own = [...new Set(actor.posts.map((post) => post.unitId))];
  if (own.length === 0 || (unitId !== undefined && !own.includes(unitId))) return err(refusal('FORBIDDEN'));
  return ok({ kind: 'units', unitIds: own });
}
