import { refusal, type AllowedAction, type Refusal, type Role } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { decide, isAllowed, mayEver, permit, reachOf, RULES, whoMay, type Acting, type HeldDelegation, type Rights } from '@haicap/policy';
import type { Scope } from '@haicap/service-kit';

// Who may do what is the table of libs/policy; here are the questions that this service asks it.
export type { Acting, HeldDelegation, Rights };

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

export type ChangeAction = AllowedAction;

/** An officer receives at the desk of the own unit; a citizen files for himself or herself anywhere in the province. */
export function mayReceive(rights: Rights, receivingUnitId: string): Result<null, Refusal> {
  const filing = decide(rights, 'dossier', rights.isCitizen ? 'file-own' : 'file', { receivingUnitId });
  return filing.ok ? ok(null) : filing;
}

/** Whether this person may do this to a dossier that stands so, and in whose right. */
export function mayChange(rights: Rights, action: ChangeAction, dossier: FacedDossier): Result<Acting, Refusal> {
  return decide(rights, 'dossier', action, faceOf(dossier));
}

/** Tells whether the action is possible for the person on any dossier at all, before one is read. */
export function mayEverChange(rights: Rights, action: ChangeAction): Result<null, Refusal> {
  if (mayEver(rights, 'dossier', action)) return ok(null);
  return err(refusal('FORBIDDEN', { roles: RULES.dossier[action].flatMap(({ roles }) => roles) }));
}

/** Of the actions a state allows, those this person may take. */
export function actionsFor(rights: Rights, actions: readonly ChangeAction[], dossier: FacedDossier): ChangeAction[] {
  const faced = faceOf(dossier);
  return actions.filter((action) => isAllowed(rights, 'dossier', action, faced));
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
    const { roles, unitIds, owner } = whoMay('dossier', action, dossier);
    return { action, roles: owner ? [...roles, 'citizen'] : roles, unitIds };
  });
}

/** The rows a person's queries may touch: the whole province, the own units, or only what the account owns. */
export function readScope(rights: Rights): Scope {
  return reachOf(rights, RULES.dossier.read);
}

/** A name is shown in full to officers of the dossier's units and to its owner; the province sees it masked. */
export function maySeeName(rights: Rights, dossier: OwnedDossier): boolean {
  return isAllowed(rights, 'dossier', 'see-name', dossier);
}

/** What officers wrote beside a step is for the officers of the dossier's units, and for its owner as far as it was written to him or her. */
export function mayReadNotes(rights: Rights, dossier: OwnedDossier): boolean {
  return isAllowed(rights, 'dossier', 'read-note', dossier);
}

/** Who leads the province reminds any unit, a chair the own one. */
export function mayRemind(rights: Rights, dossier: OwnedDossier): Result<Acting, Refusal> {
  return decide(rights, 'dossier', 'remind', dossier);
}

/** The templates of papers are the province's. */
export function mayEditTemplates(rights: Rights): Result<null, Refusal> {
  return permit(rights, 'paper-template', 'edit');
}

/** A register is read in clear by the officers of its unit, masked by the province, and by nobody else. */
export function mayReadBook(rights: Rights, unitId: string): Result<'clear' | 'masked', Refusal> {
  if (isAllowed(rights, 'register', 'read-clear', { unitId })) return ok('clear');
  if (isAllowed(rights, 'register', 'read-masked')) return ok('masked');
  return err(rights.posts.length > 0 ? refusal('UNIT_NOT_IN_SCOPE', { unitId }) : refusal('FORBIDDEN'));
}

/** The roles this person holds in the units that receive or decide a dossier. */
export function rolesAt(rights: Rights, { receivingUnitId, competentUnitId }: UnitsOfDossier): Role[] {
  return rights.posts.filter(({ unitId }) => unitId === receivingUnitId || unitId === competentUnitId).map(({ role }) => role);
}

/** Only what rights need: whoever asks may hand in a whole dossier. */
function faceOf({ supportUnitId, receivingUnitId, competentUnitId, returningUnitId, involvedUnitIds, ownerAccountId, assigneeId, isReceived, askedUnitIds }: FacedDossier): FacedDossier {
  return { supportUnitId, receivingUnitId, competentUnitId, returningUnitId, involvedUnitIds, ownerAccountId, assigneeId, isReceived, askedUnitIds };
}
