import {
  dossierStatus, refusal, type AllowedAction, type CorrectableField, type DossierStatus, type ExtensionBy, type PartyRole, type Refusal,
} from '@haicap/contracts';
import { err, localDateOf, ok, timeliness, timelinessByTime, type LocalDate, type Result, type Timeliness } from '@haicap/kernel';
import { extensionState, type ExtensionMoment } from '../deadline/extension.js';
import { isBeforeReceipt, type DossierChange } from './dossier-event.js';
import { MONEY_ACTIONS, moneyActions, type MoneyAction } from './money-actions.js';
import type { MoneyEvent } from './money-event.js';
import type { Dossier, Due, MissingComponent } from './dossier-state.js';

export { evolve, isBeforeReceipt, isLaterThan, type DossierChange, type DossierEvent } from './dossier-event.js';
export { assigneeOf, isReceipt, nationalStatus, NO_SUPPLEMENTS, pauseOf } from './dossier-state.js';
export type { Channel, Dossier, Due, Filing, MissingComponent, PausedStanding, Receipt, Standing, Supplements } from './dossier-state.js';

/** Every status, in the order of a life. */
export const DOSSIER_STATUSES: readonly DossierStatus[] = dossierStatus.options;

export type DossierAction = AllowedAction;

/** What the clock gives when it starts: at a receipt. */
export interface Start {
  readonly receivedOn: LocalDate;
  readonly clockStartsAt: Date;
  readonly due: Due;
}

type Plain<A extends string> = A extends string ? { readonly action: A } : never;
type Reasoned<A extends string> = A extends string ? { readonly action: A; readonly reasonCode: string } : never;
type Asking<A extends string> = A extends string
  ? { readonly action: A; readonly reasonCode: string; readonly missing: readonly MissingComponent[]; readonly supplyUntil: LocalDate | null }
  : never;

export type DossierCommand = { readonly at: Date } & (
  | { readonly action: 'receive'; readonly start: Start }
  | { readonly action: 'assign'; readonly assigneeId: string }
  | Asking<'request-supplement' | 'request-intake-supplement'>
  | { readonly action: 'supply'; readonly supplied: readonly string[]; readonly pausedMinutes: number; readonly due: Due; readonly intakeDueAt: Date }
  | { readonly action: 'ask-supplement-consent'; readonly reasonCode: string; readonly by: string }
  | { readonly action: 'correct'; readonly reasonCode: string; readonly role: PartyRole; readonly fields: readonly CorrectableField[] }
  | Plain<'submit-for-approval' | 'approve' | 'return-result' | 'complete' | 'consent-to-supplement'>
  | Reasoned<'refuse-intake' | 'return-approval' | 'request-withdrawal' | 'refuse-withdrawal' | 'stop' | 'refuse-supplement-consent'>
  | { readonly action: 'extend'; readonly reasonCode: string; readonly by: ExtensionBy; readonly when: 'before' | 'after'; readonly due: Due }
  // What money does is worked out from its rows, beside the dossier; whether it may happen is decided here.
  | { readonly action: MoneyAction; readonly money: MoneyEvent }
);

const CONSENT = ['ask-supplement-consent', 'consent-to-supplement', 'refuse-supplement-consent'] as const;

// The whole life in one table: what may be done in which state. A refusal names these as the way out.
const ACTIONS: Readonly<Record<DossierStatus, readonly DossierAction[]>> = {
  submitted: ['receive', 'refuse-intake', 'request-withdrawal', 'request-intake-supplement', ...CONSENT, 'correct'],
  refused: [],
  received: ['assign', 'request-supplement', 'request-withdrawal', 'stop', 'extend', ...CONSENT, 'correct'],
  assigned: ['assign', 'request-supplement', 'submit-for-approval', 'complete', 'request-withdrawal', 'stop', 'extend', ...CONSENT, 'correct'],
  'supplement-requested': ['supply', 'refuse-intake', 'request-withdrawal', 'stop', 'correct'],
  'payment-required': ['request-withdrawal', 'stop', 'correct'],
  'pending-approval': ['approve', 'return-approval', 'request-withdrawal', 'stop', 'extend', 'correct'],
  'returned-by-approver': ['assign', 'request-supplement', 'submit-for-approval', 'request-withdrawal', 'stop', 'extend', ...CONSENT, 'correct'],
  approved: ['complete', 'request-withdrawal', 'stop', 'extend', 'correct'],
  'withdrawal-requested': ['refuse-withdrawal', 'stop', 'correct'],
  stopped: [],
  completed: ['return-result', 'correct'],
  'result-returned': [],
};

const mayAsk = ({ supplements: { count, consent } }: Dossier) => count === 0 || consent?.state === 'given';
const isAsked = ({ supplements: { consent } }: Dossier) => consent?.state === 'asked';

// What depends on more than the state.
const CONDITIONS: Partial<Readonly<Record<DossierAction, (dossier: Dossier) => boolean>>> = {
  // Only what is simple is completed by the specialist alone; everything else passes a chair.
  complete: ({ status, receipt }) => status !== 'assigned' || !receipt.needsApproval,
  'request-supplement': mayAsk,
  'request-intake-supplement': mayAsk,
  'ask-supplement-consent': (dossier) => !mayAsk(dossier) && !isAsked(dossier),
  'consent-to-supplement': isAsked,
  'refuse-supplement-consent': isAsked,
  'refuse-intake': isBeforeReceipt,
  stop: (dossier) => !isBeforeReceipt(dossier),
};

/** What may be done with a dossier as it stands. Being late forbids nothing; an extension shows itself only when it is open. */
export function allowedActions(dossier: Dossier, moment?: ExtensionMoment): readonly DossierAction[] {
  const isOpen = moment !== undefined && extensionState(dossier, moment) === 'open';
  return stateActions(dossier).filter((action) => action !== 'extend' || isOpen);
}

function stateActions(dossier: Dossier): readonly DossierAction[] {
  return [...ACTIONS[dossier.status].filter((action) => CONDITIONS[action]?.(dossier) ?? true), ...moneyActions(dossier)];
}

/** Decides what a command does to a dossier, or refuses with the actions that its state allows. */
export function decide(dossier: Dossier, command: DossierCommand): Result<DossierChange, Refusal> {
  if (!stateActions(dossier).includes(command.action)) {
    return err(refusal(codeOfRefusal(dossier, command), { status: dossier.status, allowedActions: allowedActions(dossier) }));
  }
  return command.action === 'supply' ? supply(dossier, command) : ok(eventOf(dossier, command));
}

// Decree 309/2026, article 8: one complete notice; whoever asks again needs somebody above who says that it was right.
function codeOfRefusal(dossier: Dossier, { action }: DossierCommand): 'SUPPLEMENT_CONSENT_REQUIRED' | 'DOSSIER_STATE_FORBIDS' {
  const asksAgain = (action === 'request-supplement' || action === 'request-intake-supplement') && ACTIONS[dossier.status].includes(action);
  return asksAgain ? 'SUPPLEMENT_CONSENT_REQUIRED' : 'DOSSIER_STATE_FORBIDS';
}

type CommandOf<A extends DossierAction> = Extract<DossierCommand, { action: A }>;
type WithReason = { readonly at: Date; readonly reasonCode: string };

const moneyEvent = (_: Dossier, { at, money }: CommandOf<MoneyAction>): DossierChange => ({ ...money, at });

/** What an allowed command does. */
const EVENTS: { readonly [A in Exclude<DossierCommand['action'], 'supply'>]: (dossier: Dossier, command: CommandOf<A>) => DossierChange } = {
  receive: ({ receipt }, { at, start: { receivedOn, clockStartsAt, due } }) => ({ type: 'received', at, receipt: { ...receipt, receivedAt: at, receivedOn, clockStartsAt }, due }),
  'refuse-intake': (_, { at, reasonCode }: WithReason) => ({ type: 'intake-refused', at, reasonCode }),
  assign: (_, { at, assigneeId }) => ({ type: 'assigned', at, assigneeId }),
  'request-supplement': (_, { at, reasonCode, missing, supplyUntil }) => ({ type: 'supplement-requested', at, reasonCode, missing, supplyUntil }),
  'request-intake-supplement': (_, { at, reasonCode, missing, supplyUntil }) => ({ type: 'intake-supplement-requested', at, reasonCode, missing, supplyUntil }),
  'ask-supplement-consent': (_, { at, reasonCode, by }) => ({ type: 'supplement-consent-asked', at, reasonCode, by }),
  'consent-to-supplement': (_, { at }) => ({ type: 'supplement-consent-given', at }),
  'refuse-supplement-consent': (_, { at, reasonCode }: WithReason) => ({ type: 'supplement-consent-refused', at, reasonCode }),
  'submit-for-approval': (_, { at }) => ({ type: 'submitted-for-approval', at }),
  approve: (_, { at }) => ({ type: 'approved', at }),
  'return-approval': (_, { at, reasonCode }: WithReason) => ({ type: 'approval-returned', at, reasonCode }),
  complete: ({ due }, { at }) => ({ type: 'completed', at, timeliness: timelinessOf(due, at) }),
  'return-result': (_, { at }) => ({ type: 'result-returned', at }),
  'request-withdrawal': (_, { at, reasonCode }: WithReason) => ({ type: 'withdrawal-requested', at, reasonCode }),
  'refuse-withdrawal': (_, { at, reasonCode }: WithReason) => ({ type: 'withdrawal-refused', at, reasonCode }),
  stop: (_, { at, reasonCode }: WithReason) => ({ type: 'stopped', at, reasonCode }),
  extend: (_, { at, reasonCode, by, when, due }) => ({ type: 'extended', at, reasonCode, by, when, due }),
  correct: (_, { at, reasonCode, role, fields }) => ({ type: 'corrected', at, reasonCode, role, fields }),
  ...Object.fromEntries(MONEY_ACTIONS.map((action) => [action, moneyEvent])) as Record<MoneyAction, typeof moneyEvent>,
};

function eventOf(dossier: Dossier, command: Exclude<DossierCommand, { action: 'supply' }>): DossierChange {
  const events: Readonly<Record<Exclude<DossierCommand['action'], 'supply'>, (dossier: Dossier, command: never) => DossierChange>> = EVENTS;
  return events[command.action](dossier, command as never);
}

function supply(dossier: Dossier, { at, supplied, pausedMinutes, due, intakeDueAt }: CommandOf<'supply'>): Result<DossierChange, Refusal> {
  const components = stillMissing(dossier, supplied);
  if (components.length > 0) return err(refusal('SUPPLEMENT_INCOMPLETE', { components, allowedActions: allowedActions(dossier) }));
  return ok(isBeforeReceipt(dossier) ? { type: 'intake-supplemented', at, intakeDueAt } : { type: 'supplemented', at, pausedMinutes, due });
}

// Decree 309/2026, article 8: a citizen is asked once, so the list is closed as a whole or not at all.
function stillMissing(dossier: Dossier, supplied: readonly string[]): readonly MissingComponent[] {
  return dossier.status === 'supplement-requested' ? dossier.missing.filter(({ code }) => !supplied.includes(code)) : [];
}

function timelinessOf(due: Due, completedAt: Date): Timeliness {
  return due.precision === 'minute' ? timelinessByTime(completedAt, due.at) : timeliness(localDateOf(completedAt), due.on);
}
