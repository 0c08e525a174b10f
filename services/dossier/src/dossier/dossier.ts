import { dossierStatus, refusal, type AllowedAction, type DossierStatus, type ExtensionBy, type Refusal } from '@haicap/contracts';
import { err, localDateOf, ok, timeliness, timelinessByTime, type LocalDate, type Result, type Timeliness } from '@haicap/kernel';
import { extensionState, type ExtensionMoment } from '../deadline/extension.js';
import type { DossierChange } from './dossier-event.js';
import type { Dossier, Due, MissingComponent } from './dossier-state.js';

export { evolve, type DossierChange, type DossierEvent } from './dossier-event.js';
export { assigneeOf, isReceipt, nationalStatus, pauseOf } from './dossier-state.js';
export type { Channel, Dossier, Due, Filing, MissingComponent, PausedStanding, Receipt, Standing } from './dossier-state.js';

/** Every status, in the order of a life. */
export const DOSSIER_STATUSES: readonly DossierStatus[] = dossierStatus.options;

export type DossierAction = AllowedAction;

/** What the clock gives when it starts: at a receipt. */
export interface Start {
  readonly receivedOn: LocalDate;
  readonly clockStartsAt: Date;
  readonly due: Due;
}

export type DossierCommand = { readonly at: Date } & (
  | { readonly action: 'receive'; readonly start: Start }
  | { readonly action: 'assign'; readonly assigneeId: string }
  | { readonly action: 'request-supplement'; readonly reasonCode: string; readonly missing: readonly MissingComponent[] }
  | { readonly action: 'supply'; readonly supplied: readonly string[]; readonly pausedMinutes: number; readonly due: Due }
  | { readonly action: keyof typeof PLAIN_EVENTS }
  | { readonly action: keyof typeof REASONED_EVENTS; readonly reasonCode: string }
  | { readonly action: 'complete' }
  | { readonly action: 'extend'; readonly reasonCode: string; readonly by: ExtensionBy; readonly when: 'before' | 'after'; readonly due: Due }
);

const PLAIN_EVENTS = {
  'submit-for-approval': 'submitted-for-approval', approve: 'approved', 'return-result': 'result-returned',
} as const satisfies Partial<Record<DossierAction, DossierChange['type']>>;
const REASONED_EVENTS = {
  'refuse-intake': 'intake-refused', 'return-approval': 'approval-returned', 'request-withdrawal': 'withdrawal-requested',
  'refuse-withdrawal': 'withdrawal-refused', stop: 'stopped',
} as const satisfies Partial<Record<DossierAction, DossierChange['type']>>;

// The whole life in one table: what may be done in which state. A refusal names these as the way out.
const ACTIONS: Readonly<Record<DossierStatus, readonly DossierAction[]>> = {
  submitted: ['receive', 'refuse-intake', 'request-withdrawal'],
  refused: [],
  received: ['assign', 'request-supplement', 'request-withdrawal', 'stop', 'extend'],
  assigned: ['assign', 'request-supplement', 'submit-for-approval', 'complete', 'request-withdrawal', 'stop', 'extend'],
  'supplement-requested': ['supply', 'request-withdrawal', 'stop'],
  'payment-required': ['request-withdrawal', 'stop'],
  'pending-approval': ['approve', 'return-approval', 'request-withdrawal', 'stop', 'extend'],
  'returned-by-approver': ['assign', 'request-supplement', 'submit-for-approval', 'request-withdrawal', 'stop', 'extend'],
  approved: ['complete', 'request-withdrawal', 'stop', 'extend'],
  'withdrawal-requested': ['refuse-withdrawal', 'stop'],
  stopped: [],
  completed: ['return-result'],
  'result-returned': [],
};

/** What may be done with a dossier as it stands. Being late forbids nothing; an extension shows itself only when it is open. */
export function allowedActions(dossier: Pick<Dossier, 'status' | 'receipt' | 'due'>, moment?: ExtensionMoment): readonly DossierAction[] {
  const isOpen = moment !== undefined && extensionState(dossier, moment) === 'open';
  return stateActions(dossier).filter((action) => action !== 'extend' || isOpen);
}

function stateActions({ status, receipt }: Pick<Dossier, 'status' | 'receipt'>): readonly DossierAction[] {
  const actions = ACTIONS[status];
  // Only what is simple is completed by the specialist alone; everything else passes a chair.
  return status === 'assigned' && receipt.needsApproval ? actions.filter((action) => action !== 'complete') : actions;
}

/** Decides what a command does to a dossier, or refuses with the actions that its state allows. */
export function decide(dossier: Dossier, command: DossierCommand): Result<DossierChange, Refusal> {
  if (!stateActions(dossier).includes(command.action)) {
    return err(refusal('DOSSIER_STATE_FORBIDS', { status: dossier.status, allowedActions: allowedActions(dossier) }));
  }
  return command.action === 'supply' ? supply(dossier, command) : ok(eventOf(dossier, command));
}

type CommandOf<A extends DossierAction> = Extract<DossierCommand, { action: A }>;

/** What an allowed command does. */
function eventOf(dossier: Dossier, command: Exclude<DossierCommand, { action: 'supply' }>): DossierChange {
  const { at } = command;
  switch (command.action) {
    case 'receive': {
      const { receivedOn, clockStartsAt, due } = command.start;
      return { type: 'received', at, receipt: { ...dossier.receipt, receivedAt: at, receivedOn, clockStartsAt }, due };
    }
    case 'assign':
      return { type: 'assigned', at, assigneeId: command.assigneeId };
    case 'request-supplement':
      return { type: 'supplement-requested', at, reasonCode: command.reasonCode, missing: command.missing };
    case 'extend':
      return { type: 'extended', at, reasonCode: command.reasonCode, by: command.by, when: command.when, due: command.due };
    case 'complete':
      return { type: 'completed', at, timeliness: timelinessOf(dossier.due, at) };
    case 'submit-for-approval':
    case 'approve':
    case 'return-result':
      return { type: PLAIN_EVENTS[command.action], at };
    default:
      return { type: REASONED_EVENTS[command.action], at, reasonCode: command.reasonCode };
  }
}

function supply(dossier: Dossier, { at, supplied, pausedMinutes, due }: CommandOf<'supply'>): Result<DossierChange, Refusal> {
  const components = stillMissing(dossier, supplied);
  return components.length > 0
    ? err(refusal('SUPPLEMENT_INCOMPLETE', { components, allowedActions: allowedActions(dossier) }))
    : ok({ type: 'supplemented', at, pausedMinutes, due });
}

// Decree 309/2026, article 8: a citizen is asked once, so the list is closed as a whole or not at all.
function stillMissing(dossier: Dossier, supplied: readonly string[]): readonly MissingComponent[] {
  return dossier.status === 'supplement-requested' ? dossier.missing.filter(({ code }) => !supplied.includes(code)) : [];
}

function timelinessOf(due: Due, completedAt: Date): Timeliness {
  return due.precision === 'minute' ? timelinessByTime(completedAt, due.at) : timeliness(localDateOf(completedAt), due.on);
}
