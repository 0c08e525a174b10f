import type { CorrectableField, dossierConsultationAnswered, ExtensionBy, FactData, PartyRole, RecalculationReason } from '@haicap/contracts';
import { localDateOf, type LocalDate, type Timeliness } from '@haicap/kernel';
import {
  assigneeOf, NO_SUPPLEMENTS, pauseOf, type CompletedStanding, type Dossier, type Due, type Filing, type InterruptibleStanding, type Kept,
  type MissingComponent, type OpenConsultation, type Receipt, type RegisterEntry, type SignedResult, type Standing, type Supplements, type WorkingStanding,
} from './dossier-state.js';
import { PLAIN_MONEY, type MoneyEvent } from './money-event.js';
import { replacementBegun, replacementIssued, replacementNumbered, replacementOf, replacementSigned, replacementUnsigned } from './replacement.js';

type Plain<T extends string> = T extends string ? { readonly type: T } : never;
type Asked<T extends string> = T extends string
  ? { readonly type: T; readonly reasonCode: string; readonly missing: readonly MissingComponent[]; readonly supplyUntil: LocalDate | null }
  : never;
type Reasoned<T extends string> = T extends string ? { readonly type: T; readonly reasonCode: string } : never;

export type DossierEvent = { readonly at: Date } & (
  | { readonly type: 'submitted'; readonly receipt: Filing; readonly precision: Due['precision']; readonly intakeDueAt: Date | null }
  | { readonly type: 'received'; readonly receipt: Receipt; readonly due: Due }
  | { readonly type: 'assigned'; readonly assigneeId: string }
  | Asked<'supplement-requested' | 'intake-supplement-requested'>
  | { readonly type: 'intake-supplemented'; readonly intakeDueAt: Date | null }
  | { readonly type: 'supplement-consent-asked'; readonly reasonCode: string; readonly by: string }
  | { readonly type: 'corrected'; readonly reasonCode: string; readonly role: PartyRole; readonly fields: readonly CorrectableField[]; readonly form?: readonly string[] | undefined; readonly post?: boolean | undefined }
  | { readonly type: 'supplemented'; readonly pausedMinutes: number; readonly due: Due }
  | Plain<'submitted-for-approval' | 'approved' | 'supplement-consent-given'>
  | Reasoned<'intake-refused' | 'supplement-consent-refused' | 'approval-returned' | 'withdrawal-requested' | 'withdrawal-refused' | 'stopped'>
  | { readonly type: 'completed'; readonly timeliness: Timeliness }
  | { readonly type: 'extended'; readonly reasonCode: string; readonly by: ExtensionBy; readonly when: 'before' | 'after'; readonly due: Due }
  | {
    readonly type: 'deadline-recalculated'; readonly recalculationId: string; readonly reasonCode: RecalculationReason;
    readonly document: string; readonly due: Due; readonly clockStartsAt: Date;
  }
  | {
    readonly type: 'procedure-moved'; readonly moveId: string; readonly takenBack: boolean; readonly fromVersion: number;
    /** The codes of the components that the version it comes to asks for. */
    readonly asks: readonly string[];
    readonly terms: Pick<Filing, 'procedureVersion' | 'procedureName' | 'field' | 'needsApproval' | 'needsSignature' | 'payable'>; readonly due: Due;
  }
  | MoneyEvent
  | ({ readonly type: 'signed' } & SignedResult)
  | ({ readonly type: 'numbered'; readonly resultId: string } & RegisterEntry)
  | { readonly type: 'issued'; readonly resultId: string }
  | { readonly type: 'signature-withdrawn'; readonly resultId: string; readonly reasonCode: string; readonly voidNumber: RegisterEntry | null }
  | { readonly type: 'result-returned'; readonly method: 'counter' | 'postal' }
  | { readonly type: 'result-withdrawn'; readonly resultId: string; readonly reasonCode: string }
  | { readonly type: 'result-replacement-begun'; readonly replacesResultId: string }
  | ({ readonly type: 'result-replaced'; readonly replacesResultId: string } & SignedResult & RegisterEntry)
  | { readonly type: 'transferred'; readonly toUnitId: string; readonly reasonCode: string }
  | { readonly type: 'consultation-requested'; readonly consultation: OpenConsultation }
  | ({ readonly type: 'consultation-answered'; readonly outcome: FactData<typeof dossierConsultationAnswered>['outcome'] } & AskedUnit)
  | ({ readonly type: 'consultation-withdrawn'; readonly reasonCode: string; readonly staysInvolved: boolean } & AskedUnit)
);

interface AskedUnit {
  readonly consultationId: string;
  readonly unitId: string;
}

/** A change of a dossier that exists already. */
export type DossierChange = Exclude<DossierEvent, { type: 'submitted' }>;
export type ChangeAs<T extends DossierChange['type']> = Extract<DossierChange, { type: T }>;

/** The dossier after an event. An event that cannot follow the state is a broken invariant, not a refusal. */
export function evolve(dossier: Dossier | null, event: DossierEvent): Dossier {
  if (dossier === null) return begin(event);
  const kept = keptOf(dossier, event);
  if (event.type === 'submitted') throw impossible(dossier, event);
  if (event.type === 'received') {
    if (dossier.status !== 'submitted') throw impossible(dossier, event);
    return { ...kept, receipt: event.receipt, due: event.due, status: 'received' };
  }
  const standing = standingAfter(dossier, event);
  if (standing === null) throw impossible(dossier, event);
  return { ...kept, ...('due' in event ? { due: event.due } : {}), ...besidesAfter(dossier, event), ...standing };
}

/** What a change leaves alone unless it says otherwise, at the next version. */
function keptOf({ version, receipt, due, supplements, intakeDueAt, financialStatus, deliveryStatus, sync, consulting }: Dossier, event: DossierEvent): Kept {
  return {
    version: version + 1, receipt, due, financialStatus: 'financialStatus' in event ? event.financialStatus : financialStatus, deliveryStatus, sync, consulting, supplements: supplementsAfter(supplements, event),
    intakeDueAt: event.type === 'intake-supplemented' ? event.intakeDueAt : intakeDueAt,
  };
}

const UNTOUCHED = { version: 1, supplements: NO_SUPPLEMENTS, financialStatus: 'none', deliveryStatus: 'not-ready', sync: {}, consulting: [] } as const;

function begin(event: DossierEvent): Dossier {
  if (event.type === 'submitted') {
    const due = { at: null, on: null, precision: event.precision, reasons: [] };
    return { ...UNTOUCHED, status: 'submitted', receipt: event.receipt, due, intakeDueAt: event.intakeDueAt };
  }
  if (event.type === 'received') {
    return { ...UNTOUCHED, status: 'received', receipt: event.receipt, due: event.due, intakeDueAt: null };
  }
  throw new Error(`a dossier that was never filed cannot be ${event.type}`);
}

function supplementsAfter(supplements: Supplements, event: DossierEvent): Supplements {
  const { count, consent } = supplements;
  switch (event.type) {
    case 'supplement-requested':
    case 'intake-supplement-requested':
      // A consent lets the citizen be asked once.
      return { count: count + 1, consent: null };
    case 'supplement-consent-asked':
      return { count, consent: { state: 'asked', askedBy: event.by } };
    case 'supplement-consent-given':
    case 'supplement-consent-refused':
      return { count, consent: consent && { ...consent, state: event.type === 'supplement-consent-given' ? 'given' : 'refused' } };
    default:
      return supplements;
  }
}

type LaterChange = Exclude<DossierChange, { type: 'received' }>;
type EventOf<T extends LaterChange['type']> = Extract<LaterChange, { type: T }>;

/** Where the dossier stands afterwards, or null when the event cannot follow. */
function standingAfter(dossier: Dossier, event: LaterChange): Standing | null {
  const turns: Readonly<Record<LaterChange['type'], (dossier: Dossier, event: never) => Standing | null>> = TURNS;
  return turns[event.type](dossier, event as never);
}

const TURNS: { readonly [T in LaterChange['type']]: (dossier: Dossier, event: EventOf<T>) => Standing | null } = {
  'intake-refused': (dossier, { at, reasonCode }) =>
    (isBeforeReceipt(dossier) ? { status: 'refused', assigneeId: null, reasonCode, intakeLate: isLaterThan(at, dossier.intakeDueAt) } : null),
  assigned: (dossier, { assigneeId }) => inHand(dossier) && { status: 'assigned', assigneeId },
  'supplement-requested': (dossier, { at, reasonCode, missing, supplyUntil }) => {
    const before = inHand(dossier);
    return before && { status: 'supplement-requested', before, pausedAt: at, reasonCode, missing, ...limitOf(supplyUntil) };
  },
  'intake-supplement-requested': (dossier, { at, reasonCode, missing, supplyUntil }) => (dossier.status === 'submitted'
    ? { status: 'supplement-requested', before: { status: 'submitted' }, pausedAt: at, reasonCode, missing, ...limitOf(supplyUntil) }
    : null),
  supplemented: (dossier) => (dossier.status === 'supplement-requested' && dossier.before.status !== 'submitted' ? dossier.before : null),
  'intake-supplemented': (dossier) => (dossier.status === 'supplement-requested' && dossier.before.status === 'submitted' ? dossier.before : null),
  'supplement-consent-asked': (dossier) => (inHand(dossier) ?? dossier.status === 'submitted' ? standingOf(dossier) : null),
  'supplement-consent-given': (dossier) => (dossier.supplements.consent?.state === 'asked' ? standingOf(dossier) : null),
  'supplement-consent-refused': (dossier) => (dossier.supplements.consent?.state === 'asked' ? standingOf(dossier) : null),
  corrected: standingOf,
  'submitted-for-approval': (dossier) => {
    const isWorkedOn = dossier.status === 'assigned' || dossier.status === 'returned-by-approver';
    return isWorkedOn ? { status: 'pending-approval', assigneeId: dossier.assigneeId } : null;
  },
  signed: (dossier, event) =>
    (dossier.status === 'approved' || dossier.status === 'assigned' ? { status: 'signed', assigneeId: dossier.assigneeId } : replacementSigned(dossier, event)),
  numbered: (dossier, event) => (dossier.status === 'signed' ? { status: 'numbered', assigneeId: dossier.assigneeId } : replacementNumbered(dossier, event)),
  issued: (dossier) => (dossier.status === 'numbered' ? { status: 'issued', assigneeId: dossier.assigneeId } : replacementIssued(dossier)),
  // To whoever worked on it, as after a decision that was not given: what was wrong is put right and signed anew.
  'signature-withdrawn': (dossier) =>
    (dossier.status === 'signed' || dossier.status === 'numbered' ? { status: 'returned-by-approver', assigneeId: dossier.assigneeId } : replacementUnsigned(dossier)),
  approved: (dossier) => (dossier.status === 'pending-approval' ? { status: 'approved', assigneeId: dossier.assigneeId } : null),
  'approval-returned': (dossier) =>
    (dossier.status === 'pending-approval' ? { status: 'returned-by-approver', assigneeId: dossier.assigneeId } : null),
  completed: (dossier, { at, timeliness }) => {
    const isDone = dossier.status === 'approved' || dossier.status === 'assigned' || dossier.status === 'issued';
    return isDone ? { status: 'completed', assigneeId: dossier.assigneeId, completedAt: at, completedOn: localDateOf(at), timeliness } : null;
  },
  'result-returned': (dossier) => (dossier.status === 'completed' ? { ...completionOf(dossier), status: 'result-returned' } : null),
  'result-withdrawn': (dossier, { reasonCode }) =>
    (dossier.status === 'completed' || dossier.status === 'result-returned' ? { ...completionOf(dossier), status: 'result-withdrawn', reasonCode } : null),
  'result-replacement-begun': (dossier, { replacesResultId }) => replacementBegun(dossier, replacesResultId),
  'result-replaced': (dossier) =>
    (dossier.status === 'result-withdrawn' && replacementOf(dossier)?.step === 'issued' ? { ...completionOf(dossier), status: 'completed' } : null),
  transferred: (dossier) => inHand(dossier) && { status: 'received' },
  'consultation-requested': (dossier) => (dossier.status === 'assigned' || dossier.status === 'returned-by-approver' ? inHand(dossier) : null),
  'consultation-answered': (dossier, { consultationId }) => (isOpen(dossier, consultationId) ? unfinished(dossier) : null),
  'consultation-withdrawn': (dossier, { consultationId }) => (isOpen(dossier, consultationId) ? unfinished(dossier) : null),
  'withdrawal-requested': (dossier, { reasonCode }) => {
    const before = interruptible(dossier);
    return before && { status: 'withdrawal-requested', before, reasonCode };
  },
  'withdrawal-refused': (dossier) => (dossier.status === 'withdrawal-requested' ? dossier.before : null),
  stopped: (dossier, { reasonCode }) => {
    const isGoingOn = dossier.status === 'withdrawal-requested' || (!isBeforeReceipt(dossier) && interruptible(dossier) !== null);
    return isGoingOn ? { status: 'stopped', assigneeId: assigneeOf(dossier), reasonCode } : null;
  },
  ...Object.fromEntries(PLAIN_MONEY.map((type) => [type, standingOf])) as Record<(typeof PLAIN_MONEY)[number], typeof standingOf>,
  'payment-required': (dossier, { at, reasonCode }) => {
    const before = inHand(dossier);
    return before && { status: 'payment-required', before, pausedAt: at, reasonCode, missing: [] };
  },
  'payment-confirmed': (dossier) => {
    if (dossier.status === 'payment-required') return dossier.before;
    // The applicant wants it back meanwhile: the pause below is over all the same.
    const isBelow = dossier.status === 'withdrawal-requested' && dossier.before.status === 'payment-required';
    return isBelow ? { status: 'withdrawal-requested', before: dossier.before.before, reasonCode: dossier.reasonCode } : null;
  },
  extended: (dossier) => (pauseOf(dossier) === null && dossier.status !== 'submitted' ? interruptible(dossier) : null),
  'procedure-moved': (dossier, { asks }) => awaitingOnly(unfinished(dossier), asks),
  // A calendar changes for everybody, also for whom the clock stands or who wants the dossier back.
  'deadline-recalculated': (dossier) => (dossier.status === 'submitted' ? null : unfinished(dossier)),
};

/** Filed and not received: the desk's answer is still open, also while the citizen supplies something. */
export function isBeforeReceipt(dossier: Standing): boolean {
  return dossier.status === 'submitted' || (dossier.status === 'supplement-requested' && dossier.before.status === 'submitted');
}

/** Later than a limit; one that does not exist is never passed. */
export function isLaterThan(at: Date, limit: Date | null): boolean {
  return limit !== null && at > limit;
}

const limitOf = (supplyUntil: LocalDate | null) => (supplyUntil === null ? {} : { supplyUntil });

/** Everything that belongs to the state alone. */
function standingOf({
  version: _version, receipt: _receipt, due: _due, supplements: _supplements, intakeDueAt: _intakeDueAt,
  financialStatus: _financial, deliveryStatus: _delivery, sync: _sync, consulting: _consulting, ...standing
}: Dossier): Standing {
  return standing;
}

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
    case 'signed':
    case 'numbered':
      return { status: dossier.status, assigneeId: dossier.assigneeId };
    case 'supplement-requested':
    case 'payment-required': {
      const { status, pausedAt, before, reasonCode, missing, supplyUntil } = dossier;
      return { status, pausedAt, before, reasonCode, missing, supplyUntil };
    }
    default:
      return inHand(dossier);
  }
}

/** The standing of a dossier that goes on, also while it is asked back. */
function unfinished(dossier: Dossier): Standing | null {
  if (dossier.status === 'issued') return { status: dossier.status, assigneeId: dossier.assigneeId };
  if (dossier.status !== 'withdrawal-requested') return interruptible(dossier);
  const { status, before, reasonCode } = dossier;
  return { status, before, reasonCode };
}

/** What the version does not ask for any more is not waited for either: it could neither be supplied nor be left out. */
function awaitingOnly(standing: Standing | null, asks: readonly string[]): Standing | null {
  if (standing?.status === 'supplement-requested') return { ...standing, missing: standing.missing.filter(({ code }) => asks.includes(code)) };
  if (standing?.status !== 'withdrawal-requested' || standing.before.status !== 'supplement-requested') return standing;
  return { ...standing, before: { ...standing.before, missing: standing.before.missing.filter(({ code }) => asks.includes(code)) } };
}

function isOpen({ consulting }: Dossier, consultationId: string): boolean {
  return consulting.some((one) => one.consultationId === consultationId);
}

function completionOf({ assigneeId, completedAt, completedOn, timeliness }: Omit<CompletedStanding, 'status'>): Omit<CompletedStanding, 'status'> {
  return { assigneeId, completedAt, completedOn, timeliness };
}

/** What a change does beside the business status. */
function besidesAfter(dossier: Dossier, event: LaterChange): Partial<Kept> {
  const besides: Readonly<Partial<Record<LaterChange['type'], (event: never, dossier: Dossier) => Partial<Kept>>>> = BESIDES;
  return besides[event.type]?.(event as never, dossier) ?? {};
}

const BESIDES: { readonly [T in LaterChange['type']]?: (event: EventOf<T>, dossier: Dossier) => Partial<Kept> } = {
  'deadline-recalculated': ({ clockStartsAt }, { receipt }) => ({ receipt: { ...receipt, clockStartsAt } }),
  'procedure-moved': ({ terms }, { receipt }) => ({ receipt: { ...receipt, ...terms } }),
  supplemented: ({ due }) => ({ due }),
  // Whoever has not answered by the decision is not waited for any more.
  approved: () => ({ consulting: [] }),
  signed: () => ({ consulting: [] }),
  stopped: () => ({ consulting: [] }),
  completed: () => ({ consulting: [], deliveryStatus: 'at-desk' }),
  'result-returned': ({ method }) => ({ deliveryStatus: method === 'postal' ? 'posted' : 'returned' }),
  'result-withdrawn': () => ({ deliveryStatus: 'not-ready' }),
  'result-replaced': () => ({ deliveryStatus: 'at-desk' }),
  transferred: ({ toUnitId }, { receipt }) =>
    ({ receipt: { ...receipt, competentUnitId: toUnitId, involvedUnitIds: including(receipt.involvedUnitIds, receipt.competentUnitId) } }),
  'consultation-requested': ({ consultation }, { receipt, consulting }) => ({
    consulting: [...consulting, consultation],
    receipt: { ...receipt, involvedUnitIds: including(receipt.involvedUnitIds, consultation.unitId) },
  }),
  'consultation-answered': ({ consultationId }, { consulting }) => ({ consulting: without(consulting, consultationId) }),
  'consultation-withdrawn': ({ consultationId, unitId, staysInvolved }, { receipt, consulting }) => ({
    consulting: without(consulting, consultationId),
    ...(staysInvolved ? {} : { receipt: { ...receipt, involvedUnitIds: receipt.involvedUnitIds.filter((one) => one !== unitId) } }),
  }),
};

function including(unitIds: readonly string[], unitId: string): readonly string[] {
  return unitIds.includes(unitId) ? unitIds : [...unitIds, unitId];
}

function without(consulting: readonly OpenConsultation[], consultationId: string): readonly OpenConsultation[] {
  return consulting.filter((one) => one.consultationId !== consultationId);
}

function impossible(dossier: Dossier, event: DossierEvent): Error {
  return new Error(`dossier ${dossier.receipt.dossierId} is ${dossier.status} and cannot be ${event.type}`);
}
