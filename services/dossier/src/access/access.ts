import { refusal, type ActorPost, type AllowedAction, type Refusal, type Role } from '@haicap/contracts';
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

/** A dossier, as far as rights need it. */
export interface OwnedDossier extends UnitsOfDossier {
  /** The account of the citizen who filed it. */
  readonly ownerAccountId: string | null;
}

const UNIT_AT = { receiving: 'receivingUnitId', competent: 'competentUnitId', returning: 'returningUnitId' } as const;
const PROVINCE_READERS: readonly Role[] = ['province-leader', 'province-admin', 'auditor'];
const COMMUNE_ROLES: readonly Role[] = ['one-stop-officer', 'specialist', 'chair'];

type Place = 'receiving' | 'competent' | 'returning';
interface Grant {
  readonly roles: readonly Role[];
  /** A post in any of these units of the dossier will do. */
  readonly at: readonly Place[];
  /** Whether the citizen who filed it may do it too. */
  readonly owner?: true;
}

const DESK: readonly Role[] = ['one-stop-officer'];
const DECIDERS: readonly Role[] = ['chair', 'specialist'];

/** Who may do what to a dossier that exists. What has no row is denied to everybody. */
export const CHANGERS = {
  receive: { roles: DESK, at: ['receiving'] },
  'refuse-intake': { roles: DESK, at: ['receiving'] },
  assign: { roles: ['chair', 'specialist', 'one-stop-officer'], at: ['competent'] },
  'request-supplement': { roles: ['one-stop-officer', 'specialist'], at: ['competent'] },
  supply: { roles: ['one-stop-officer', 'specialist'], at: ['competent', 'receiving'], owner: true },
  'submit-for-approval': { roles: ['specialist'], at: ['competent'] },
  approve: { roles: ['chair'], at: ['competent'] },
  'return-approval': { roles: ['chair'], at: ['competent'] },
  complete: { roles: DECIDERS, at: ['competent'] },
  'return-result': { roles: DESK, at: ['returning'] },
  // For somebody who stands at a desk of the dossier.
  'request-withdrawal': { roles: DESK, at: ['receiving', 'competent', 'returning'], owner: true },
  'refuse-withdrawal': { roles: DECIDERS, at: ['competent'] },
  stop: { roles: DECIDERS, at: ['competent'] },
  'assess-fees': { roles: ['one-stop-officer', 'specialist'], at: ['receiving', 'competent'] },
  'take-payment': { roles: DESK, at: ['receiving', 'competent', 'returning'] },
  'request-payment': { roles: DESK, at: ['receiving', 'competent', 'returning'], owner: true },
  'cancel-payment': { roles: DESK, at: ['receiving', 'competent', 'returning'], owner: true },
  'refund-payment': { roles: ['one-stop-officer', 'specialist', 'chair'], at: ['receiving', 'competent', 'returning'] },
  'require-payment': { roles: ['specialist'], at: ['competent'] },
  'confirm-payment': { roles: ['one-stop-officer', 'specialist'], at: ['competent'] },
  extend: { roles: ['chair'], at: ['competent'] },
  'request-intake-supplement': { roles: DESK, at: ['receiving'] },
  'ask-supplement-consent': { roles: ['one-stop-officer', 'specialist'], at: ['competent', 'receiving'] },
  'consent-to-supplement': { roles: ['chair'], at: ['competent', 'receiving'] },
  'refuse-supplement-consent': { roles: ['chair'], at: ['competent', 'receiving'] },
  // Which fields in which state is CORRECTION_RULES.
  correct: { roles: ['one-stop-officer', 'specialist', 'chair'], at: ['competent', 'receiving'] },
} as const satisfies Record<AllowedAction, Grant>;
export type ChangeAction = AllowedAction;

/** An officer receives at the desk of the own unit; a citizen files for himself or herself anywhere in the province. */
export function mayReceive(rights: Rights, receivingUnitId: string): Result<null, Refusal> {
  if (rights.isCitizen) return ok(null);
  const desks = rights.posts.filter((post) => post.role === 'one-stop-officer');
  if (desks.length === 0) return err(refusal('FORBIDDEN'));
  return desks.some((post) => post.unitId === receivingUnitId) ? ok(null) : err(refusal('UNIT_NOT_IN_SCOPE', { unitId: receivingUnitId }));
}

/** Whether this person may do this to a dossier between these units. */
export function mayChange(rights: Rights, action: ChangeAction, dossier: OwnedDossier): Result<null, Refusal> {
  const grant: Grant = CHANGERS[action];
  if (grant.owner && isOwner(rights, dossier)) return ok(null);
  const posts = postsFor(rights, action);
  if (posts.length === 0) return err(refusal('FORBIDDEN'));
  const places = grant.at.map((place) => dossier[UNIT_AT[place]]);
  return posts.some((post) => places.includes(post.unitId)) ? ok(null) : err(refusal('UNIT_NOT_IN_SCOPE', { unitId: places[0] }));
}

/** Tells whether the action is possible for the person on any dossier at all, before one is read. */
export function mayEverChange(rights: Rights, action: ChangeAction): Result<null, Refusal> {
  const grant: Grant = CHANGERS[action];
  return postsFor(rights, action).length > 0 || (grant.owner && rights.isCitizen) ? ok(null) : err(refusal('FORBIDDEN'));
}

/** Of the actions a state allows, those this person may take. */
export function actionsFor(rights: Rights, actions: readonly ChangeAction[], dossier: OwnedDossier): ChangeAction[] {
  return actions.filter((action) => mayChange(rights, action, dossier).ok);
}

/** The rows a person's queries may touch: the whole province, the own units, or only what the account owns. */
export function readScope(rights: Rights): Scope {
  if (rights.posts.some((post) => PROVINCE_READERS.includes(post.role))) return { kind: 'installation' };
  const unitIds = [...new Set(rights.posts.filter((post) => COMMUNE_ROLES.includes(post.role)).map((post) => post.unitId))];
  return unitIds.length > 0 ? { kind: 'units', unitIds } : { kind: 'none' };
}

/** A name is shown in full to officers of the dossier's units and to its owner; the province sees it masked. */
export function maySeeName(rights: Rights, dossier: OwnedDossier): boolean {
  if (isOwner(rights, dossier)) return true;
  const concerned = [dossier.supportUnitId, dossier.receivingUnitId, dossier.competentUnitId, dossier.returningUnitId];
  return rights.posts.some((post) => COMMUNE_ROLES.includes(post.role) && concerned.includes(post.unitId));
}

function isOwner(rights: Rights, { ownerAccountId }: OwnedDossier): boolean {
  return rights.isCitizen && ownerAccountId !== null && ownerAccountId === rights.accountId;
}

function postsFor(rights: Rights, action: ChangeAction): readonly ActorPost[] {
  const { roles }: Grant = CHANGERS[action];
  return rights.posts.filter((post) => roles.includes(post.role));
}
