import {
  dossierStatus, refusal, type AllowedAction, type CorrectableField, type ExtensionBy, type PartyRole, type Refusal,
} from '@haicap/contracts';
import { err, localDateOf, ok, timeliness, timelinessByTime, type LocalDate, type Result, type Timeliness } from '@haicap/kernel';
import { allowedActions, consultationsAwaited, isKnownIn, stateActions } from './allowed-actions.js';
import { isBeforeReceipt, type ChangeAs, type DossierChange } from './dossier-event.js';
import { MONEY_ACTIONS, type MoneyAction } from './money-actions.js';
import type { MoneyEvent } from './money-event.js';
import { replacementOf } from './replacement.js';
import { missedPromise, type Dossier, type Due, type MissingComponent, type OpenConsultation } from './dossier-state.js';

export { allowedActions, consultationsAwaited } from './allowed-actions.js';
export { evolve, isBeforeReceipt, isLaterThan, type DossierChange, type DossierEvent } from './dossier-event.js';
export { assigneeOf, isEnded, isReceipt, nationalStatus, NO_SUPPLEMENTS, pauseOf } from './dossier-state.js';
export type { Channel, Dossier, Due, Filing, MissingComponent, OpenConsultation, PausedStanding, Receipt, Standing, Supplements } from './dossier-state.js';

/** Every status, in the order of a life. */
export const DOSSIER_STATUSES = dossierStatus.options;

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
  | { readonly action: 'correct'; readonly reasonCode: string; readonly role: PartyRole; readonly fields: readonly CorrectableField[]; readonly form?: readonly string[] | undefined; readonly post?: boolean | undefined }
  | Plain<'submit-for-approval' | 'approve' | 'complete' | 'consent-to-supplement'>
  | Reasoned<'refuse-intake' | 'return-approval' | 'request-withdrawal' | 'refuse-withdrawal' | 'stop' | 'refuse-supplement-consent'>
  | { readonly action: 'extend'; readonly reasonCode: string; readonly by: ExtensionBy; readonly when: 'before' | 'after'; readonly due: Due }
  // What money does is worked out from its rows, beside the dossier; whether it may happen is decided here.
  | { readonly action: MoneyAction; readonly money: MoneyEvent }
  | ({ readonly action: 'sign' } & Told<'signed'>)
  | ({ readonly action: 'assign-number' } & Told<'numbered'>)
  | ({ readonly action: 'issue' } & Told<'issued'>)
  | ({ readonly action: 'withdraw-signature' } & Told<'signature-withdrawn'>)
  | ({ readonly action: 'return-result' } & Told<'result-returned'>)
  | ({ readonly action: 'withdraw-result' } & Told<'result-withdrawn'>)
  | ({ readonly action: 'replace-result' } & Told<'result-replacement-begun'>)
  | ({ readonly action: 'transfer' } & Told<'transferred'>)
  | { readonly action: 'request-consultation'; readonly consultation: OpenConsultation }
  | ({ readonly action: 'answer-consultation' } & Told<'consultation-answered'>)
  | ({ readonly action: 'withdraw-consultation' } & Told<'consultation-withdrawn'>)
);

/** What the event of that type tells beside its time: a command brings it along. */
type Told<T extends DossierChange['type']> = Omit<ChangeAs<T>, 'type' | 'at'>;

/** Why the state alone forbids an action; null when it does not. */
export function refuseByState(dossier: Dossier, action: DossierAction): Refusal | null {
  if (stateActions(dossier).includes(action)) return null;
  return refusal(codeOfRefusal(dossier, action), { status: dossier.status, allowedActions: allowedActions(dossier) });
}

/** Decides what a command does to a dossier, or refuses with the actions that its state allows. */
export function decide(dossier: Dossier, command: DossierCommand): Result<DossierChange, Refusal> {
  const forbidden = refuseByState(dossier, command.action);
  if (forbidden) return err(forbidden);
  const awaited = ENDS_CONSULTING.includes(command.action) ? consultationsAwaited(dossier, command.at) : [];
  if (awaited.length > 0) {
    const consultations = awaited.map(({ consultationId, unitId, dueOn }) => ({ consultationId, unitId, dueOn }));
    return err(refusal('CONSULTATIONS_OPEN', { consultations, allowedActions: allowedActions(dossier) }));
  }
  return command.action === 'supply' ? supply(dossier, command) : ok(eventOf(dossier, command));
}

/** A result is decided when everybody who was asked has spoken. */
const ENDS_CONSULTING: readonly DossierAction[] = ['approve', 'sign', 'complete'];

// Decree 309/2026, article 8: one complete notice; whoever asks again needs somebody above who says that it was right.
function codeOfRefusal(dossier: Dossier, action: DossierAction): 'SUPPLEMENT_CONSENT_REQUIRED' | 'PROCEDURE_IS_FREE' | 'DOSSIER_STATE_FORBIDS' {
  if (dossier.receipt.payable !== true && MONEY_ACTIONS.some((one) => one === action)) return 'PROCEDURE_IS_FREE';
  const asksAgain = (action === 'request-supplement' || action === 'request-intake-supplement') && isKnownIn(dossier.status, action);
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
  complete: completionOf,
  sign: (_, { action: _action, ...told }) => ({ type: 'signed', ...told }),
  'assign-number': (_, { action: _action, ...told }) => ({ type: 'numbered', ...told }),
  issue: (_, { action: _action, ...told }) => ({ type: 'issued', ...told }),
  'withdraw-signature': (_, { action: _action, ...told }) => ({ type: 'signature-withdrawn', ...told }),
  'return-result': (_, { at, method }) => ({ type: 'result-returned', at, method }),
  'withdraw-result': (_, { action: _action, ...told }) => ({ type: 'result-withdrawn', ...told }),
  'replace-result': (_, { action: _action, ...told }) => ({ type: 'result-replacement-begun', ...told }),
  transfer: (_, { action: _action, ...told }) => ({ type: 'transferred', ...told }),
  'request-consultation': (_, { at, consultation }) => ({ type: 'consultation-requested', at, consultation }),
  'answer-consultation': (_, { action: _action, ...told }) => ({ type: 'consultation-answered', ...told }),
  'withdraw-consultation': (_, { action: _action, ...told }) => ({ type: 'consultation-withdrawn', ...told }),
  'request-withdrawal': (_, { at, reasonCode }: WithReason) => ({ type: 'withdrawal-requested', at, reasonCode }),
  'refuse-withdrawal': (_, { at, reasonCode }: WithReason) => ({ type: 'withdrawal-refused', at, reasonCode }),
  stop: (_, { at, reasonCode }: WithReason) => ({ type: 'stopped', at, reasonCode }),
  extend: (_, { at, reasonCode, by, when, due }) => ({ type: 'extended', at, reasonCode, by, when, due }),
  correct: (_, { action: _action, ...told }) => ({ type: 'corrected', ...told }),
  ...Object.fromEntries(MONEY_ACTIONS.map((action) => [action, moneyEvent])) as Record<MoneyAction, typeof moneyEvent>,
};

/** With another result in place of a withdrawn one it is completed a second time, and that is told as what it is: the day and the judgement stay the first ones. */
function completionOf(dossier: Dossier, { at }: CommandOf<'complete'>): DossierChange {
  const replacement = replacementOf(dossier);
  if (replacement?.step !== 'issued') return { type: 'completed', at, timeliness: timelinessOf(dossier.due, at) };
  const { replacesResultId, result, entry } = replacement;
  return { type: 'result-replaced', at, replacesResultId, ...result, ...entry };
}

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

/** Judged by the first appointment that was missed, if one was: extending it afterwards makes nobody punctual. */
export function timelinessOf(due: Pick<Due, 'at' | 'on' | 'precision' | 'reasons'>, completedAt: Date): Timeliness {
  const missed = missedPromise(due);
  const { at, on } = missed === undefined ? due : { at: new Date(missed.dueAt), on: missed.dueOn };
  return due.precision === 'minute' ? timelinessByTime(completedAt, at) : timeliness(localDateOf(completedAt), on);
}
