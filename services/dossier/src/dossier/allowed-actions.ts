import type { AllowedAction, DossierStatus } from '@haicap/contracts';
import { extensionState, type ExtensionMoment } from '../deadline/extension.js';
import { isBeforeReceipt } from './dossier-event.js';
import { moneyActions } from './money-actions.js';
import type { Dossier, OpenConsultation, Replacement } from './dossier-state.js';
import { replacementOf } from './replacement.js';

const CONSENT: readonly AllowedAction[] = ['ask-supplement-consent', 'consent-to-supplement', 'refuse-supplement-consent'];
const ANSWERS: readonly AllowedAction[] = ['answer-consultation', 'withdraw-consultation'];
const ENDINGS: readonly AllowedAction[] = ['request-withdrawal', 'stop'];
/** While the clock runs its end may be put off. */
const RUNNING: readonly AllowedAction[] = [...ENDINGS, 'extend'];

// The whole life in one table: what may be done in which state. A refusal names these as the way out.
const ACTIONS: Readonly<Record<DossierStatus, readonly AllowedAction[]>> = {
  submitted: ['receive', 'refuse-intake', 'request-withdrawal', 'request-intake-supplement', ...CONSENT, 'correct'],
  refused: [],
  received: ['assign', 'request-supplement', ...ANSWERS, 'transfer', ...RUNNING, ...CONSENT, 'correct'],
  assigned: [
    'assign', 'request-supplement', 'submit-for-approval', 'sign', 'complete', 'request-consultation', ...ANSWERS, 'transfer', ...RUNNING, ...CONSENT, 'correct',
  ],
  'supplement-requested': ['supply', 'refuse-intake', ...ANSWERS, ...ENDINGS, 'correct'],
  'payment-required': [...ANSWERS, ...ENDINGS, 'correct'],
  'pending-approval': ['approve', 'return-approval', ...ANSWERS, ...RUNNING, 'correct'],
  'returned-by-approver': [
    'assign', 'request-supplement', 'submit-for-approval', 'request-consultation', ...ANSWERS, 'transfer', ...RUNNING, ...CONSENT, 'correct',
  ],
  approved: ['sign', 'complete', ...RUNNING, 'correct'],
  // What is signed says what it says: its data are corrected no more before the signature is withdrawn or, once it is issued, the result replaced.
  signed: ['assign-number', 'withdraw-signature', ...RUNNING],
  numbered: ['issue', 'withdraw-signature', ...RUNNING],
  // An issued result binds: it is not stopped any more but completed, and withdrawn if it was wrong.
  issued: ['complete'],
  'withdrawal-requested': ['refuse-withdrawal', 'stop', ...ANSWERS, 'correct'],
  stopped: [],
  completed: ['return-result', 'withdraw-result', 'correct'],
  'result-returned': ['withdraw-result'],
  // The other result is signed, numbered and issued while the dossier stays completed for everybody outside.
  'result-withdrawn': ['replace-result', 'sign', 'assign-number', 'withdraw-signature', 'issue', 'complete', 'correct'],
};

const mayAsk = ({ supplements: { count, consent } }: Dossier) => count === 0 || consent?.state === 'given';
const isAsked = ({ supplements: { consent } }: Dossier) => consent?.state === 'asked';
const isDecided = ({ status, receipt }: Dossier) => status === 'approved' || !receipt.needsApproval;
const isConsulting = ({ consulting }: Dossier) => consulting.length > 0;

/** Holds in every state but that of a withdrawn result, where it depends on how far the other one is. */
const replacingAt = (...steps: readonly (Replacement['step'] | null)[]) => (dossier: Dossier) =>
  dossier.status !== 'result-withdrawn' || steps.includes(replacementOf(dossier)?.step ?? null);
const [isToBeSigned, isIssued] = [replacingAt('begun'), replacingAt('issued')];

// What depends on more than the state.
const CONDITIONS: Readonly<Partial<Record<AllowedAction, (dossier: Dossier) => boolean>>> = {
  // Only what is simple is decided by the specialist alone, everything else passes a chair; what needs it is signed before it ends.
  sign: (dossier) => (dossier.status === 'result-withdrawn' ? isToBeSigned(dossier) : dossier.receipt.needsSignature && isDecided(dossier)),
  complete: (dossier) =>
    (dossier.status === 'result-withdrawn' ? isIssued(dossier) : dossier.status === 'issued' || (!dossier.receipt.needsSignature && isDecided(dossier))),
  'replace-result': replacingAt(null),
  'assign-number': replacingAt('signed'),
  'withdraw-signature': replacingAt('signed', 'numbered'),
  issue: replacingAt('numbered'),
  correct: replacingAt(null, 'begun'),
  'request-supplement': mayAsk,
  'request-intake-supplement': mayAsk,
  'ask-supplement-consent': (dossier) => !mayAsk(dossier) && !isAsked(dossier),
  'consent-to-supplement': isAsked,
  'refuse-supplement-consent': isAsked,
  'refuse-intake': isBeforeReceipt,
  stop: (dossier) => !isBeforeReceipt(dossier),
  'answer-consultation': isConsulting,
  'withdraw-consultation': isConsulting,
};

/** What may be done with a dossier as it stands. Being late forbids nothing; an extension shows itself only when it is open. */
export function allowedActions(dossier: Dossier, moment?: ExtensionMoment): readonly AllowedAction[] {
  const isOpen = moment !== undefined && extensionState(dossier, moment) === 'open';
  return stateActions(dossier).filter((action) => action !== 'extend' || isOpen);
}

/** What may be done with it at some moment or other. */
export function stateActions(dossier: Dossier): readonly AllowedAction[] {
  return [...ACTIONS[dossier.status].filter((action) => CONDITIONS[action]?.(dossier) ?? true), ...moneyActions(dossier)];
}

/** Whether an action belongs to a state at all, though something else may forbid it. */
export function isKnownIn(status: DossierStatus, action: AllowedAction): boolean {
  return ACTIONS[status].includes(action);
}

/** The questions whose answers a decision has to wait for: silence counts as agreement only where the question said so. */
export function consultationsAwaited({ consulting }: Pick<Dossier, 'consulting'>, at: Date): readonly OpenConsultation[] {
  return consulting.filter(({ silence, dueAt }) => silence === 'waits' || at <= dueAt);
}
