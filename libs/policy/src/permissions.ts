import { DELEGABLE } from './ability.js';
import { RULES, type Grant, type Subject } from './rules.js';
import { postsOf, type Rights } from './rights.js';

/** Where somebody may do something: everywhere, in units, or with the own objects. */
export type Reach =
  | { readonly kind: 'installation' }
  | { readonly kind: 'units'; readonly unitIds: readonly string[] }
  | { readonly kind: 'none' };

/** The units in which a person may do something to some object; row-level security is set to it. */
export function reachOf(rights: Rights, grants: readonly Grant[]): Reach {
  if (grants.some(({ at, roles }) => at.includes('anywhere') && postsOf(rights, roles).length > 0)) return { kind: 'installation' };
  const unitIds = [...new Set(grants.flatMap(({ roles }) => postsOf(rights, roles)).map(({ unitId }) => unitId))];
  return unitIds.length > 0 ? { kind: 'units', unitIds } : { kind: 'none' };
}

export interface Permission {
  readonly subject: Subject;
  readonly action: string;
  readonly where: 'installation' | 'units' | 'own';
  readonly unitIds: readonly string[];
  /** The account in whose place it is done; null by the own right. */
  readonly onBehalfOf: string | null;
  /** Only with what is assigned to nobody or to this person. */
  readonly holderOnly: boolean;
}

/** The table as one person meets it, for an interface that shows what can be done. It decides nothing: the service is asked each time. */
export function permissionsOf(rights: Rights): Permission[] {
  return Object.entries(RULES).flatMap(([subject, actions]) =>
    Object.entries(actions as Readonly<Record<string, readonly Grant[]>>).flatMap(([action, grants]) => permissionsFor(rights, subject as Subject, action, grants)));
}

function permissionsFor(rights: Rights, subject: Subject, action: string, grants: readonly Grant[]): Permission[] {
  const permission = { subject, action, unitIds: [], onBehalfOf: null, holderOnly: false };
  const reach = reachOf(rights, grants);
  const isOwn = rights.isCitizen && grants.some(({ owner, roles }) => owner === true || roles.includes('citizen'));
  const isChair = rights.posts.some(({ role }) => role === 'chair');
  const delegated = !DELEGABLE.includes(subject) ? [] : rights.delegations.filter(({ actions, role }) => actions.includes(action) && grants.some(({ roles }) => roles.includes(role)));
  return [
    ...(reach.kind === 'installation' ? [{ ...permission, where: 'installation' as const }] : []),
    ...(reach.kind === 'units' ? [{ ...permission, where: 'units' as const, unitIds: reach.unitIds, holderOnly: grants.every(({ holder }) => holder === true) && !isChair }] : []),
    ...(isOwn ? [{ ...permission, where: 'own' as const }] : []),
    ...delegated.map(({ fromAccountId, unitId }) => ({ ...permission, where: 'units' as const, unitIds: [unitId], onBehalfOf: fromAccountId })),
  ];
}
