import { refusal, type Actor, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { reachOf, rightsOf, RULES } from '@haicap/policy';

/** Whose officers may be listed: those of these units, or of every unit. */
export type OfficerScope = { readonly kind: 'installation' } | { readonly kind: 'units'; readonly unitIds: readonly string[] };

/** The province's administrators and auditors see every officer, anybody else the officers of the own units. */
export function officerScope(actor: Actor, unitId: string | undefined): Result<OfficerScope, Refusal> {
  const reach = reachOf(rightsOf(actor), RULES.officer.list);
  if (reach.kind === 'installation') return ok(reach);
  if (reach.kind === 'none' || (unitId !== undefined && !reach.unitIds.includes(unitId))) return err(refusal('FORBIDDEN'));
  return ok(reach);
}
