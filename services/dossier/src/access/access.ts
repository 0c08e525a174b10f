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
  /** What others have delegated to this person for today. */
  readonly delegations: readonly HeldDelegation[];
}

/** Somebody's power that this person may use in that person's place. */
export interface HeldDelegation {
  readonly fromAccountId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly actions: readonly string[];
}

/** The units a dossier stands between. */
export interface UnitsOfDossier {
  readonly supportUnitId: string | null;
  readonly receivingUnitId: string;
  readonly competentUnitId: string;
  readonly returningUnitId: string;
  /** Units that were asked for their opinion or were competent before: they read it. */
  readonly involvedUnitIds: readonly string[];
}

/** A dossier, as far as rights need it. */
export interface OwnedDossier extends UnitsOfDossier {
  /** The account of the citizen who filed it. */
  readonly ownerAccountId: string | null;
}

/** A dossier as somebody who wants to change it faces it. */
export interface FacedDossier extends OwnedDossier {
  readonly assigneeId: string | null;
  readonly isReceived: boolean;
  /** Units that have a question to answer. */
  readonly askedUnitIds: readonly string[];
}

/** In whose right somebody acts: the own, or that of the one who delegated it. */
export interface Acting {
  readonly onBehalfOf: string | null;
}

const UNIT_AT = { receiving: 'receivingUnitId', competent: 'competentUnitId', returning: 'returningUnitId' } as const;
const PROVINCE_READERS: readonly Role[] = ['province-leader', 'province-admin', 'auditor'];
const COMMUNE_ROLES: readonly Role[] = ['one-stop-officer', 'specialist', 'chair'];

type Place = 'receiving' | 'competent' | 'returning' | 'asked';
interface Grant {
  readonly roles: readonly Role[];
  /** A post in any of these units of the dossier will do. */
  readonly at: readonly Place[];
  /** Whether the citizen who filed it may do it too. */
  readonly owner?: true;
  /** Only whoever it is assigned to, and chairs: a colleague takes it over first. */
  readonly holder?: true;
  /** What holds instead as long as no desk has received the dossier. */
  readonly beforeReceipt?: { readonly roles: readonly Role[]; readonly at: readonly Place[] };
}

const DESK: readonly Role[] = ['one-stop-officer'];
const DECIDERS: readonly Role[] = ['chair', 'specialist'];
const OFFICERS: readonly Role[] = ['chair', 'specialist', 'one-stop-officer'];
/** What was not received yet lies at the desk, so the desk answers who asks it back. */
const AT_ITS_DESK = { roles: DESK, at: ['receiving'] } as const;

/** Who may do what to a dossier that exists. What has no row is denied to everybody. */
export const CHANGERS = {
  receive: { roles: DESK, at: ['receiving'] },
  'refuse-intake': { roles: DESK, at: ['receiving'] },
  assign: { roles: ['chair', 'specialist', 'one-stop-officer'], at: ['competent'] },
  'request-supplement': { roles: ['one-stop-officer', 'specialist'], at: ['competent'] },
  supply: { roles: ['one-stop-officer', 'specialist'], at: ['competent', 'receiving'], owner: true },
  'submit-for-approval': { roles: DECIDERS, at: ['competent'], holder: true },
  approve: { roles: ['chair'], at: ['competent'] },
  'return-approval': { roles: ['chair'], at: ['competent'] },
  complete: { roles: DECIDERS, at: ['competent'], holder: true },
  'return-result': { roles: DESK, at: ['returning'] },
  // For somebody who stands at a desk of the dossier.
  'request-withdrawal': { roles: DESK, at: ['receiving', 'competent', 'returning'], owner: true },
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
  'refuse-withdrawal': { roles: DECIDERS, at: ['competent'], beforeReceipt: AT_ITS_DESK },
  stop: { roles: DECIDERS, at: ['competent'], beforeReceipt: AT_ITS_DESK },
  sign: { roles: ['chair'], at: ['competent'] },
  // The register and the seal are in the hands of the records clerk, whichever post that is.
  'assign-number': { roles: OFFICERS, at: ['competent'] },
  issue: { roles: OFFICERS, at: ['competent'] },
  'withdraw-signature': { roles: ['chair'], at: ['competent'] },
  'withdraw-result': { roles: ['chair'], at: ['competent'] },
  'replace-result': { roles: ['chair'], at: ['competent'] },
  transfer: { roles: ['chair'], at: ['competent'] },
  'request-consultation': { roles: DECIDERS, at: ['competent'], holder: true },
  'withdraw-consultation': { roles: DECIDERS, at: ['competent'], holder: true },
  'answer-consultation': { roles: DECIDERS, at: ['asked'] },
} as const satisfies Record<AllowedAction, Grant>;
export type ChangeAction = AllowedAction;

/** An officer receives at the desk of the own unit; a citizen files for himself or herself anywhere in the province. */
export function mayReceive(rights: Rights, receivingUnitId: string): Result<null, Refusal> {
  if (rights.isCitizen) return ok(null);
  const desks = rights.posts.filter((post) => post.role === 'one-stop-officer');
  if (desks.length === 0) return err(refusal('FORBIDDEN'));
  return desks.some((post) => post.unitId === receivingUnitId) ? ok(null) : err(refusal('UNIT_NOT_IN_SCOPE', { unitId: receivingUnitId }));
}

/** Whether this person may do this to a dossier that stands so, and in whose right. */
export function mayChange(rights: Rights, action: ChangeAction, dossier: FacedDossier): Result<Acting, Refusal> {
  const grant = grantFor(action, dossier);
  if (grant.owner && isOwner(rights, dossier)) return ok(OWN_RIGHT);
  const places = placesOf(grant, dossier);
  const able = rights.posts.filter((post) => grant.roles.includes(post.role));
  const here = able.filter((post) => places.includes(post.unitId));
  if (here.length > 0 && holds(rights, grant, here, dossier)) return ok(OWN_RIGHT);
  const delegated = delegationsFor(rights, action).find((one) => grant.roles.includes(one.role) && places.includes(one.unitId));
  if (delegated) return ok({ onBehalfOf: delegated.fromAccountId });
  const who = { roles: grant.roles, unitIds: places };
  if (here.length > 0) return err(refusal('NOT_ASSIGNEE', { assigneeId: dossier.assigneeId, takeOverBy: 'assign', roles: ['chair'], unitIds: places }));
  if (able.length === 0) return err(refusal('FORBIDDEN', who));
  return err(refusal('UNIT_NOT_IN_SCOPE', { unitId: places[0], ...who }));
}

/** Tells whether the action is possible for the person on any dossier at all, before one is read. */
export function mayEverChange(rights: Rights, action: ChangeAction): Result<null, Refusal> {
  const grant: Grant = CHANGERS[action];
  const roles = [...grant.roles, ...(grant.beforeReceipt?.roles ?? [])];
  const isPossible = rights.posts.some((post) => roles.includes(post.role)) || delegationsFor(rights, action).length > 0 || (grant.owner && rights.isCitizen);
  return isPossible ? ok(null) : err(refusal('FORBIDDEN', { roles: grant.roles }));
}

/** Of the actions a state allows, those this person may take. */
export function actionsFor(rights: Rights, actions: readonly ChangeAction[], dossier: FacedDossier): ChangeAction[] {
  return actions.filter((action) => mayChange(rights, action, dossier).ok);
}

/** Who may take an action: what a refusal names as the way out, also to somebody who may not. */
export interface WayOut {
  readonly action: string;
  readonly roles: readonly Role[];
  readonly unitIds: readonly string[];
}

/** Who may go on from here, action by action. Of a dossier that has ended there is one thing left: to file anew. */
export function waysOut(actions: readonly ChangeAction[], dossier: FacedDossier): readonly WayOut[] {
  if (actions.length === 0) return [{ action: 'file-again', roles: ['one-stop-officer', 'citizen'], unitIds: [dossier.receivingUnitId] }];
  return actions.map((action) => {
    const grant = grantFor(action, dossier);
    return { action, roles: grant.owner ? [...grant.roles, 'citizen'] : grant.roles, unitIds: placesOf(grant, dossier) };
  });
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
  const concerned = [dossier.supportUnitId, dossier.receivingUnitId, dossier.competentUnitId, dossier.returningUnitId, ...dossier.involvedUnitIds];
  return rights.posts.some((post) => COMMUNE_ROLES.includes(post.role) && concerned.includes(post.unitId));
}

/** The templates of papers are the province's. */
export function mayEditTemplates(rights: Rights): Result<null, Refusal> {
  return rights.posts.some((post) => post.role === 'province-admin') ? ok(null) : err(refusal('FORBIDDEN'));
}

/** A register is read in clear by the officers of its unit, masked by the province, and by nobody else. */
export function mayReadBook(rights: Rights, unitId: string): Result<'clear' | 'masked', Refusal> {
  if (rights.posts.some((post) => COMMUNE_ROLES.includes(post.role) && post.unitId === unitId)) return ok('clear');
  if (rights.posts.some((post) => PROVINCE_READERS.includes(post.role))) return ok('masked');
  return err(rights.posts.length > 0 ? refusal('UNIT_NOT_IN_SCOPE', { unitId }) : refusal('FORBIDDEN'));
}

function isOwner(rights: Rights, { ownerAccountId }: OwnedDossier): boolean {
  return rights.isCitizen && ownerAccountId !== null && ownerAccountId === rights.accountId;
}

/** The roles this person holds in the units that receive or decide a dossier. */
export function rolesAt(rights: Rights, { receivingUnitId, competentUnitId }: UnitsOfDossier): Role[] {
  return rights.posts.filter(({ unitId }) => unitId === receivingUnitId || unitId === competentUnitId).map(({ role }) => role);
}

const OWN_RIGHT: Acting = { onBehalfOf: null };

function grantFor(action: ChangeAction, { isReceived }: FacedDossier): Grant {
  const grant: Grant = CHANGERS[action];
  return grant.beforeReceipt && !isReceived ? { ...grant, ...grant.beforeReceipt } : grant;
}

function placesOf({ at }: Grant, dossier: FacedDossier): readonly string[] {
  return [...new Set(at.flatMap((place) => (place === 'asked' ? dossier.askedUnitIds : [dossier[UNIT_AT[place]]])))];
}

/** Whether the work on it is this person's, or this person leads those whose work it is. */
function holds(rights: Rights, grant: Grant, posts: readonly ActorPost[], { assigneeId }: FacedDossier): boolean {
  return grant.holder === undefined || assigneeId === null || assigneeId === rights.accountId || posts.some(({ role }) => role === 'chair');
}

function delegationsFor({ delegations }: Rights, action: ChangeAction): readonly HeldDelegation[] {
  return delegations.filter(({ actions }) => actions.includes(action));
}
