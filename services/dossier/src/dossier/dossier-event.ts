import type { ExtensionBy, RecalculationReason } from '@haicap/contracts';
import { localDateOf, type Timeliness } from '@haicap/kernel';
import {
  assigneeOf, pauseOf, type Dossier, type Due, type Filing, type InterruptibleStanding, type MissingComponent, type Receipt, type Standing,
  type WorkingStanding,
} from './dossier-state.js';

type Plain<T extends string> = T extends string ? { readonly type: T } : never;
type Reasoned<T extends string> = T extends string ? { readonly type: T; readonly reasonCode: string } : never;

export type DossierEvent = { readonly at: Date } & (
  | { readonly type: 'submitted'; readonly receipt: Filing; readonly precision: Due['precision'] }
  | { readonly type: 'received'; readonly receipt: Receipt; readonly due: Due }
  | { readonly type: 'assigned'; readonly assigneeId: string }
  | { readonly type: 'supplement-requested'; readonly reasonCode: string; readonly missing: readonly MissingComponent[] }
  | { readonly type: 'supplemented'; readonly pausedMinutes: number; readonly due: Due }
  | Plain<'submitted-for-approval' | 'approved' | 'result-returned'>
  | Reasoned<'intake-refused' | 'approval-returned' | 'withdrawal-requested' | 'withdrawal-refused' | 'stopped'>
  | { readonly type: 'completed'; readonly timeliness: Timeliness }
  | { readonly type: 'extended'; readonly reasonCode: string; readonly by: ExtensionBy; readonly when: 'before' | 'after'; readonly due: Due }
  | {
    readonly type: 'deadline-recalculated'; readonly recalculationId: string; readonly reasonCode: RecalculationReason;
    readonly document: string; readonly due: Due;
  }
);

/** A change of a dossier that exists already. */
export type DossierChange = Exclude<DossierEvent, { type: 'submitted' }>;

/** The dossier after an event. An event that cannot follow the state is a broken invariant, not a refusal. */
export function evolve(dossier: Dossier | null, event: DossierEvent): Dossier {
  if (dossier === null) return begin(event);
  const { receipt, due } = dossier;
  const kept = { receipt, due, version: dossier.version + 1 };
  if (event.type === 'submitted') throw impossible(dossier, event);
  if (event.type === 'received') {
    if (dossier.status !== 'submitted') throw impossible(dossier, event);
    return { ...kept, receipt: event.receipt, due: event.due, status: 'received' };
  }
  const standing = standingAfter(dossier, event);
  if (standing === null) throw impossible(dossier, event);
  return { ...kept, ...('due' in event ? { due: event.due } : {}), ...standing };
}

function begin(event: DossierEvent): Dossier {
  if (event.type === 'submitted') {
    return { status: 'submitted', version: 1, receipt: event.receipt, due: { at: null, on: null, precision: event.precision, reasons: [] } };
  }
  if (event.type === 'received') return { status: 'received', version: 1, receipt: event.receipt, due: event.due };
  throw new Error(`a dossier that was never filed cannot be ${event.type}`);
}

type LaterChange = Exclude<DossierChange, { type: 'received' }>;
type EventOf<T extends LaterChange['type']> = Extract<LaterChange, { type: T }>;

/** Where the dossier stands afterwards, or null when the event cannot follow. */
function standingAfter(dossier: Dossier, event: LaterChange): Standing | null {
  const turns: Readonly<Record<LaterChange['type'], (dossier: Dossier, event: never) => Standing | null>> = TURNS;
  return turns[event.type](dossier, event as never);
}

const TURNS: { readonly [T in LaterChange['type']]: (dossier: Dossier, event: EventOf<T>) => Standing | null } = {
  'intake-refused': (dossier, { reasonCode }) => (dossier.status === 'submitted' ? { status: 'refused', assigneeId: null, reasonCode } : null),
  assigned: (dossier, { assigneeId }) => inHand(dossier) && { status: 'assigned', assigneeId },
  'supplement-requested': (dossier, { at, reasonCode, missing }) => {
    const before = inHand(dossier);
    return before && { status: 'supplement-requested', before, pausedAt: at, reasonCode, missing };
  },
  supplemented: (dossier) => (dossier.status === 'supplement-requested' ? dossier.before : null),
  'submitted-for-approval': (dossier) => {
    const isWorkedOn = dossier.status === 'assigned' || dossier.status === 'returned-by-approver';
    return isWorkedOn ? { status: 'pending-approval', assigneeId: dossier.assigneeId } : null;
  },
  approved: (dossier) => (dossier.status === 'pending-approval' ? { status: 'approved', assigneeId: dossier.assigneeId } : null),
  'approval-returned': (dossier) =>
    (dossier.status === 'pending-approval' ? { status: 'returned-by-approver', assigneeId: dossier.assigneeId } : null),
  completed: (dossier, { at, timeliness }) => {
    const isDone = dossier.status === 'approved' || dossier.status === 'assigned';
    return isDone ? { status: 'completed', assigneeId: dossier.assigneeId, completedAt: at, completedOn: localDateOf(at), timeliness } : null;
  },
  'result-returned': (dossier) => {
    if (dossier.status !== 'completed') return null;
    const { assigneeId, completedAt, completedOn, timeliness } = dossier;
    return { status: 'result-returned', assigneeId, completedAt, completedOn, timeliness };
  },
  'withdrawal-requested': (dossier, { reasonCode }) => {
    const before = interruptible(dossier);
    return before && { status: 'withdrawal-requested', before, reasonCode };
  },
  'withdrawal-refused': (dossier) => (dossier.status === 'withdrawal-requested' ? dossier.before : null),
  stopped: (dossier, { reasonCode }) => {
    const isGoingOn = dossier.status === 'withdrawal-requested' || (dossier.status !== 'submitted' && interruptible(dossier) !== null);
    return isGoingOn ? { status: 'stopped', assigneeId: assigneeOf(dossier), reasonCode } : null;
  },
  extended: (dossier) => (pauseOf(dossier) === null && dossier.status !== 'submitted' ? interruptible(dossier) : null),
  // A calendar changes for everybody, also for whom the clock stands or who wants the dossier back.
  'deadline-recalculated': (dossier) => {
    if (dossier.status === 'submitted') return null;
    return dossier.status === 'withdrawal-requested'
      ? { status: dossier.status, before: dossier.before, reasonCode: dossier.reasonCode }
      : interruptible(dossier);
  },
};

/** The standing of a dossier that an officer has before him or nobody yet; null in every other state. */
function inHand(dossier: Dossier): WorkingStanding | null {
  switch (dossier.status) {
    case 'received':
      return { status: 'received' };
    case 'assigned':
    case 'returned-by-approver':
      return { status: dossier.status, assigneeId: dossier.assigneeId };
    default:
      return null;
  }
}

/** The standing of a dossier that has not come to an end; null when it has, or is being withdrawn already. */
function interruptible(dossier: Dossier): InterruptibleStanding | null {
  switch (dossier.status) {
    case 'submitted':
      return { status: 'submitted' };
    case 'pending-approval':
    case 'approved':
      return { status: dossier.status, assigneeId: dossier.assigneeId };
    case 'supplement-requested':
    case 'payment-required': {
      const { status, pausedAt, before, reasonCode, missing } = dossier;
      return { status, pausedAt, before, reasonCode, missing };
    }
    default:
      return inHand(dossier);
  }
}

function impossible(dossier: Dossier, event: DossierEvent): Error {
  return new Error(`dossier ${dossier.receipt.dossierId} is ${dossier.status} and cannot be ${event.type}`);
}
