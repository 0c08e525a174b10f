import type { Procedure, ProcedureMove, ProcedureMoveLine } from '@haicap/contracts';
import { isEnded, type Dossier, type DossierChange } from '../dossier/dossier.js';
import { missingAmong } from '../procedure/procedure.js';
import { componentsOf } from '../supplement/components-of.js';
import { termsOf } from '../procedure/procedure-terms.js';

export type MoveStatus = ProcedureMove['status'];
export type MoveAction = ProcedureMove['allowedActions'][number];
export type LineState = ProcedureMoveLine['state'];

const ACTIONS: Readonly<Record<MoveStatus, readonly MoveAction[]>> = {
  previewing: ['cancel'], ready: ['apply', 'cancel'], applying: [], applied: ['take-back'], 'taking-back': [], 'taken-back': [], cancelled: [],
};
const STATUS_AFTER: Readonly<Record<MoveAction, MoveStatus>> = { apply: 'applying', 'take-back': 'taking-back', cancel: 'cancelled' };

export function allowedActions(status: MoveStatus): readonly MoveAction[] {
  return ACTIONS[status];
}

/** The state after an action, or null when this one does not allow it. */
export function statusAfter(status: MoveStatus, action: MoveAction): MoveStatus | null {
  return ACTIONS[status].includes(action) ? STATUS_AFTER[action] : null;
}

/** What another version means for a dossier. */
export interface Effect {
  /** Why it cannot be moved; null when it can. */
  readonly reason: string | null;
  readonly missing: readonly { readonly code: string; readonly name: string }[];
  readonly notAskedAnyMore: readonly string[];
}

/** What a line says at one time. */
export interface Line {
  readonly state: LineState;
  readonly isMissing: boolean;
}

/** How many lines of a move are in each state, and how many of all lack papers. */
export type Tally = Readonly<Record<LineState | 'missing', number>>;
export const NO_LINES: Tally = { movable: 0, 'not-movable': 0, moved: 0, skipped: 0, 'taken-back': 0, 'kept-moved': 0, missing: 0 };

/** The numbers after a line came to say something else; `before` is null for a new one. */
export function tallied(tally: Tally, before: Line | null, after: Line): Tally {
  const counts = { ...tally };
  if (before) {
    counts[before.state] -= 1;
    if (before.isMissing) counts.missing -= 1;
  }
  counts[after.state] += 1;
  if (after.isMissing) counts.missing += 1;
  return counts;
}

// What a chair has approved was decided under the version it was filed under.
const DECIDED: readonly Dossier['status'][] = ['approved', 'signed', 'numbered', 'issued'];

/** What else of a dossier decides whether it may be moved. */
export interface Standing {
  readonly handedIn: readonly string[];
  /** Something is owed for it, or money for it is here or on its way. */
  readonly hasMoney: boolean;
  /** Whether the version it comes to may ask for money. */
  readonly payable: boolean;
}

/** Works out what happens to a dossier on another version. Missing papers do not keep it back: whether to ask for them is an officer's decision. */
export function effectOf(dossier: Dossier, { handedIn, hasMoney, payable }: Standing, to: Procedure): Effect {
  const standing = dossier.status === 'withdrawal-requested' ? dossier.before.status : dossier.status;
  if (isEnded(standing)) return stays('ended');
  if (DECIDED.includes(standing)) return stays('decided');
  // A free version knows no step about money: what is owed could not be paid there, what was paid not refunded, and a pause would never end.
  if (hasMoney && !payable) return stays('money');
  const { channel, caseCode } = dossier.receipt;
  const terms = termsOf(to, { channel, ...(caseCode === null ? {} : { caseCode }) });
  if (!terms.ok) return stays(terms.error.code);
  const asked = terms.value.components;
  return {
    reason: null,
    missing: missingAmong({ components: [...asked] }, handedIn),
    notAskedAnyMore: handedIn.filter((code) => !asked.some((one) => one.code === code)),
  };
}

function stays(reason: string): Effect {
  return { reason, missing: [], notAskedAnyMore: [] };
}

/** The change by which a dossier comes to a version. Its appointment stays, and so does the limit it was counted by. */
export function moveTo(to: Procedure, { from, dossier, moveId, takenBack, at, payable }: {
  readonly from: Procedure; readonly dossier: Dossier; readonly moveId: string; readonly takenBack: boolean; readonly at: Date; readonly payable: boolean;
}): DossierChange {
  return {
    type: 'procedure-moved', at, moveId, takenBack, fromVersion: from.version, asks: componentsOf(to, dossier.receipt.caseCode).map(({ code }) => code),
    terms: { procedureVersion: to.version, procedureName: to.name, field: to.field, needsApproval: to.isSimple !== true, needsSignature: to.needsSignature, payable },
    due: { ...dossier.due, limit: dossier.due.limit ?? from.timeLimit },
  };
}
