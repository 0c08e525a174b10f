import { refusal, type ActorPost, type Refusal, type Role } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import type { Scope } from '@haicap/service-kit';

/**
 * What a verified person may rely on today: the posts of the token that the registry still confirms. Everything not
 * granted below is denied.
 */
export interface Rights {
  readonly accountId: string;
  readonly isCitizen: boolean;
  readonly posts: readonly ActorPost[];
}

/** The units a dossier stands between. */
export interface UnitsOfDossier {
  readonly supportUnitId: string | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly returningUnitId: string;
}

const PROVINCE_READERS: readonly Role[] = ['province-leader', 'province-admin', 'auditor'];
const COMMUNE_ROLES: readonly Role[] = ['one-stop-officer', 'specialist', 'chair'];

/** Who may do what to a dossier that exists: always from a post in the competent unit. */
export const CHANGERS = {
  assign: ['chair', 'specialist', 'one-stop-officer'],
  complete: ['chair', 'specialist'],
} as const satisfies Record<string, readonly Role[]>;
export type ChangeAction = keyof typeof CHANGERS;

/** An officer receives at the desk of the own unit; a citizen files for himself or herself anywhere in the province. */
export function mayReceive(rights: Rights, receivingUnitId: string): Result<null, Refusal> {
  if (rights.isCitizen) return ok(null);
  const desks = rights.posts.filter((post) => post.role === 'one-stop-officer');
  if (desks.length === 0) return err(refusal('FORBIDDEN'));
  return desks.some((post) => post.unitId === receivingUnitId) ? ok(null) : err(refusal('UNIT_NOT_IN_SCOPE', { unitId: receivingUnitId }));
}

/** Only the unit that decides changes a dossier; others of the dossier see it. */
export function mayChange(rights: Rights, action: ChangeAction, units: UnitsOfDossier): Result<null, Refusal> {
  const posts = postsFor(rights, action);
  if (posts.length === 0) return err(refusal('FORBIDDEN'));
  return posts.some((post) => post.unitId === units.competentUnitId)
    ? ok(null)
    : err(refusal('UNIT_NOT_IN_SCOPE', { unitId: units.competentUnitId }));
}

/** Tells whether the person holds any post from which the action is possible at all, before a dossier is read. */
export function mayEverChange(rights: Rights, action: ChangeAction): Result<null, Refusal> {
  return postsFor(rights, action).length > 0 ? ok(null) : err(refusal('FORBIDDEN'));
}

/** The rows a person's queries may touch: the whole province, the own units, or only what the account owns. */
export function readScope(rights: Rights): Scope {
  if (rights.posts.some((post) => PROVINCE_READERS.includes(post.role))) return { kind: 'installation' };
  const unitIds = [...new Set(rights.posts.filter((post) => COMMUNE_ROLES.includes(post.role)).map((post) => post.unitId))];
  return unitIds.length > 0 ? { kind: 'units', unitIds } : { kind: 'none' };
}

/** A name is shown in full to officers of the dossier's units and to its owner; the province sees it masked. */
export function maySeeName(rights: Rights, units: UnitsOfDossier, ownerAccountId: string | null): boolean {
  if (ownerAccountId !== null && ownerAccountId === rights.accountId) return true;
  const concerned = [units.supportUnitId, units.receivingUnitId, units.competentUnitId, units.returningUnitId];
  return rights.posts.some((post) => COMMUNE_ROLES.includes(post.role) && concerned.includes(post.unitId));
}

function postsFor(rights: Rights, action: ChangeAction): readonly ActorPost[] {
  const roles: readonly Role[] = CHANGERS[action];
  return rights.posts.filter((post) => roles.includes(post.role));
}
