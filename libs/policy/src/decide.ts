import { refusal, type Refusal, type Role } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { powersFor, unitsAt, type Faced } from './ability.js';
import { grantsOf, type ActionOn, type Grant, type Subject } from './rules.js';
import { unitsHeld, type Acting, type Rights } from './rights.js';

/** In whose right this person may do it to an object that stands so; undefined is no. */
export function actingIn<S extends Subject>(rights: Rights, subject: S, action: ActionOn<S>, faced: Faced): Acting | undefined {
  const power = powersFor(rights, subject, action).find(({ ability }) => ability.can(action, { ...faced, kind: subject }));
  return power && { onBehalfOf: power.onBehalfOf };
}

export function isAllowed<S extends Subject>(rights: Rights, subject: S, action: ActionOn<S>, faced: Faced = {}): boolean {
  return actingIn(rights, subject, action, faced) !== undefined;
}

/** The same where an object stands at no unit: the refusal names the roles. */
export function permit<S extends Subject>(rights: Rights, subject: S, action: ActionOn<S>): Result<null, Refusal> {
  return isAllowed(rights, subject, action) ? ok(null) : err(refusal('FORBIDDEN', { roles: whoMay(subject, action, {}).roles }));
}

/** Whether a person may do this to any object at all, before one is read. What was delegated is looked at with the object in hand. */
export function mayEver<S extends Subject>(rights: Rights, subject: S, action: ActionOn<S>): boolean {
  return powersFor(rights, subject, action).some(({ ability }) => ability.can(action, subject)) || rights.delegations.some(({ actions }) => actions.includes(action));
}

/** Who may: the rows that count for an object as it stands, as roles and units. */
export interface WhoMay {
  readonly roles: readonly Role[];
  readonly unitIds: readonly string[];
  readonly owner: boolean;
}

export function whoMay<S extends Subject>(subject: S, action: ActionOn<S>, faced: Faced): WhoMay {
  const rows = grantsOf(subject, action).filter((grant) => counts(grant, faced));
  return {
    roles: [...new Set(rows.flatMap(({ roles }) => roles))], unitIds: [...new Set(rows.flatMap(({ at }) => unitsAt(at, faced)))], owner: rows.some(({ owner }) => owner === true),
  };
}

/** The same as `actingIn`; a refusal says why, and who may. */
export function decide<S extends Subject>(rights: Rights, subject: S, action: ActionOn<S>, faced: Faced): Result<Acting, Refusal> {
  const acting = actingIn(rights, subject, action, faced);
  if (acting) return ok(acting);
  const { roles, unitIds } = whoMay(subject, action, faced);
  const held = grantsOf(subject, action).filter((grant) => counts(grant, faced)).flatMap((grant) => unitsHeld(rights, grant));
  if (held.length === 0) return err(refusal('FORBIDDEN', { roles, unitIds }));
  if (held.some((unitId) => unitIds.includes(unitId))) return err(refusal('NOT_ASSIGNEE', { assigneeId: faced.assigneeId ?? null, takeOverBy: 'assign', roles: ['chair'], unitIds }));
  return err(refusal('UNIT_NOT_IN_SCOPE', { unitId: unitIds[0], roles, unitIds }));
}

/** Where somebody may do something: everywhere or in units. */
export type Reach =
  | { readonly kind: 'installation' }
  | { readonly kind: 'units'; readonly unitIds: readonly string[] }
  | { readonly kind: 'none' };

/** The units in which somebody may do something to some object; row-level security is set to it. */
export function reachOf(rights: Rights, grants: readonly Grant[]): Reach {
  if (grants.some((grant) => grant.at.includes('anywhere') && unitsHeld(rights, grant).length > 0)) return { kind: 'installation' };
  const unitIds = [...new Set(grants.flatMap((grant) => unitsHeld(rights, grant)))];
  return unitIds.length > 0 ? { kind: 'units', unitIds } : { kind: 'none' };
}

const counts = (grant: Grant, { isReceived }: Faced): boolean => grant.while === undefined || (grant.while === 'received') === (isReceived ?? true);
