import type { ActorPost, Role } from '@haicap/contracts';
import { heldRules, placeOf, type HeldRule } from './ability.js';
import type { HeldDelegation } from './rights.js';
import type { Place, Subject } from './rules.js';

/** From which day until which last day something is held; null where nobody has set an end. */
export interface Period {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Rights with their days. */
export interface DatedRights {
  readonly accountId: string;
  readonly isCitizen: boolean;
  readonly posts: readonly (ActorPost & Period)[];
  readonly delegations: readonly (HeldDelegation & Period)[];
}

/** What somebody may do, and by what. */
export interface Permission extends Period {
  readonly subject: Subject;
  readonly action: string;
  /** With any object, with those at which the unit stands in one of the places, or with the own. */
  readonly where: 'anywhere' | 'unit' | 'own';
  readonly unitId: string | null;
  readonly at: readonly Exclude<Place, 'anywhere'>[];
  /** The role it comes from: of the own post, or of the one who delegated it; null for a citizen. */
  readonly role: Role | null;
  /** The account in whose place it is done; null by the own right. */
  readonly onBehalfOf: string | null;
  /** Only as long as the object stands so. */
  readonly while: 'received' | 'not-received' | null;
  /** Only with what is assigned to nobody or to this person. */
  readonly holderOnly: boolean;
}

/**
 * The rules that decide, as one person holds them, for an interface that shows what can be done. Taken from the very conditions abilities
 * are made from, post by post and delegation by delegation. It decides nothing: the service is asked each time.
 */
export function permissionsOf({ accountId, isCitizen, posts, delegations }: DatedRights): Permission[] {
  const nothing = { accountId, isCitizen: false, posts: [], delegations: [] };
  return [
    ...grouped(heldRules({ ...nothing, isCitizen }), { unitId: null, role: null, validFrom: null, validTo: null }),
    ...posts.flatMap((post) => grouped(heldRules({ ...nothing, posts: [post] }), post)),
    ...delegations.flatMap((one) => grouped(heldRules({ ...nothing, delegations: [one] }), one)),
  ];
}

interface Held extends Period {
  readonly unitId: string | null;
  readonly role: Role | null;
}

/** Rules that differ in the place alone are one permission. */
function grouped(rules: readonly HeldRule[], { unitId, role, validFrom, validTo }: Held): Permission[] {
  const found = new Map<string, Permission>();
  for (const { subject, action, onBehalfOf, conditions } of rules) {
    const place = placeOf(conditions);
    const where = place !== undefined ? 'unit' : 'ownerAccountId' in conditions ? 'own' : 'anywhere';
    const isReceived: unknown = conditions['isReceived'];
    const standing = isReceived === undefined ? null : isReceived === true ? 'received' : 'not-received';
    const permission = {
      subject, action, where, unitId: where === 'unit' ? unitId : null, role, onBehalfOf, validFrom, validTo, while: standing, holderOnly: 'assigneeId' in conditions,
    } as const;
    const name = JSON.stringify(permission);
    found.set(name, { ...permission, at: [...(found.get(name)?.at ?? []), ...(place === undefined ? [] : [place])] });
  }
  return [...found.values()];
}
