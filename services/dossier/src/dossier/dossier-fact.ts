import {
  dossierApprovalReturned, dossierApproved, dossierAssigned, dossierCompleted, dossierConsultationAnswered, dossierConsultationRequested,
  dossierConsultationWithdrawn, dossierIssued, dossierNumbered, dossierResultReplaced, dossierResultReplacementBegun, dossierResultWithdrawn, dossierSignatureWithdrawn, dossierSigned, dossierTransferred, dossierCorrected, dossierDeadlineRecalculated, dossierExtended,
  dossierIntakeRefused, dossierIntakeSupplemented, dossierIntakeSupplementRequested, dossierReceived, dossierResultReturned,
  dossierSupplementConsentAsked, dossierSupplementConsentGiven, dossierSupplementConsentRefused,
  dossierProcedureMoved, dossierStopped, dossierSubmitted, dossierSubmittedForApproval, dossierSupplemented, dossierSupplementRequested, dossierWithdrawalRefused,
  dossierWithdrawalRequested, type FactContract, type FactData,
} from '@haicap/contracts';
import { formatOffsetTime, localDateOf } from '@haicap/kernel';
import { newEvent, type NewEvent } from '@haicap/outbox';
import { isReceipt, type Dossier, type DossierEvent } from './dossier.js';
import { MONEY_EVENTS, type MoneyEvent } from './money-event.js';
import { tellMoney } from './money-told.js';
import { replacementOf } from './replacement.js';

/** A change: what happened, and the dossier on both sides of it. */
export interface Happened {
  /** Null when it is the first thing that happened. */
  readonly before: Dossier | null;
  readonly event: DossierEvent;
  readonly after: Dossier;
}

/** The fact that tells others what happened; persons are references or absent, and free text stays here. */
export function toNewEvent({ before, event, after }: Happened, { onBehalfOf = null, attached = [], resultHeld, ...by }: Author): NewEvent {
  const tellers: Readonly<Record<DossierEvent['type'], (happened: never) => Told>> = TELLERS;
  const { contract, data, action } = tellers[event.type]({ before, event, after } as never);
  const { dossierId, code, ownerAccountId } = after.receipt;
  const files = attached.length === 0 ? {} : { files: attached.map((fileId) => ({ fileId })), ownerAccountId };
  const held = resultHeld === undefined ? {} : { resultHeld };
  const forWhom = onBehalfOf === null ? {} : { onBehalfOf };
  return newEvent({
    ...by, aggregateId: dossierId, version: after.version, contract, data: { ...(data as object), ...forWhom, ...files, ...held },
    audit: { action, objectType: 'dossier', detail: { code, ...forWhom } },
  });
}

/** Whose deed it was; of a delegate also for whom. */
export interface Author {
  readonly actor: string;
  readonly traceparent: string;
  readonly onBehalfOf?: string | null;
  /** Ids of the files that were named with it. */
  readonly attached?: readonly string[];
  /** Whether a fee keeps the result of a completed dossier at the desk. */
  readonly resultHeld?: boolean | undefined;
}

interface Told {
  readonly contract: FactContract;
  readonly data: unknown;
  readonly action: string;
}
type HappenedAs<T extends DossierEvent['type']> = Omit<Happened, 'event'> & { readonly event: Extract<DossierEvent, { type: T }> };

const tell = <F extends FactContract>(contract: F, data: FactData<F>, action: string): Told => ({ contract, data, action });

const money = ({ event, after }: HappenedAs<MoneyEvent['type']>): Told => tellMoney(event, filed(after), after.receipt.procedureName);

const TELLERS: { readonly [T in DossierEvent['type']]: (happened: HappenedAs<T>) => Told } = {
  submitted: ({ event: { at }, after }) =>
    tell(dossierSubmitted, { ...filed(after), submittedAt: formatOffsetTime(at), submittedOn: localDateOf(at) }, 'submit'),
  received: ({ after }) => tell(dossierReceived, received(after), 'receive'),
  'intake-refused': ({ event: { at, reasonCode }, after }) =>
    tell(dossierIntakeRefused, { ...filed(after), reasonCode, refusedAt: formatOffsetTime(at), refusedOn: localDateOf(at) }, 'refuse-intake'),
  assigned: ({ event: { at, assigneeId }, after }) =>
    tell(dossierAssigned, { ...received(after), assigneeId, assignedAt: formatOffsetTime(at) }, 'assign'),
  'supplement-requested': ({ event: { at, reasonCode, missing }, after }) => tell(dossierSupplementRequested, {
    ...received(after), reasonCode, missing: missing.map(({ code }) => ({ code })), pausedAt: formatOffsetTime(at), pausedOn: localDateOf(at),
  }, 'request-supplement'),
  'intake-supplement-requested': ({ event: { at, reasonCode, missing }, after }) => tell(dossierIntakeSupplementRequested, {
    ...filed(after), reasonCode, missing: missing.map(({ code }) => ({ code })), requestedAt: formatOffsetTime(at), requestedOn: localDateOf(at),
  }, 'request-intake-supplement'),
  'intake-supplemented': ({ event: { at }, after }) =>
    tell(dossierIntakeSupplemented, { ...filed(after), suppliedAt: formatOffsetTime(at), suppliedOn: localDateOf(at) }, 'supply'),
  'supplement-consent-asked': ({ event: { at, reasonCode }, after }) =>
    tell(dossierSupplementConsentAsked, { ...filed(after), reasonCode, askedAt: formatOffsetTime(at) }, 'ask-supplement-consent'),
  'supplement-consent-given': ({ event: { at }, after }) =>
    tell(dossierSupplementConsentGiven, { ...filed(after), consentedAt: formatOffsetTime(at) }, 'consent-to-supplement'),
  'supplement-consent-refused': ({ event: { at, reasonCode }, after }) =>
    tell(dossierSupplementConsentRefused, { ...filed(after), reasonCode, refusedAt: formatOffsetTime(at) }, 'refuse-supplement-consent'),
  corrected: ({ event: { at, reasonCode, role, fields, form, post }, after }) => tell(dossierCorrected, {
    ...filed(after), reasonCode, role, fields: [...fields], ...(form === undefined ? {} : { form: [...form] }), correctedAt: formatOffsetTime(at), ...(post === true && { post }),
  }, 'correct'),
  supplemented: ({ before, event: { at, pausedMinutes }, after }) => tell(dossierSupplemented, {
    ...received(after), resumedAt: formatOffsetTime(at), resumedOn: localDateOf(at), pausedMinutes,
    ...previousDue(before),
  }, 'supply'),
  'submitted-for-approval': ({ event: { at }, after }) =>
    tell(dossierSubmittedForApproval, { ...received(after), submittedForApprovalAt: formatOffsetTime(at) }, 'submit-for-approval'),
  approved: ({ event: { at }, after }) => tell(dossierApproved, { ...received(after), approvedAt: formatOffsetTime(at) }, 'approve'),
  'approval-returned': ({ event: { at, reasonCode }, after }) =>
    tell(dossierApprovalReturned, { ...received(after), reasonCode, approvalReturnedAt: formatOffsetTime(at) }, 'return-approval'),
  completed: ({ event: { at, timeliness }, after }) =>
    tell(dossierCompleted, { ...received(after), completedAt: formatOffsetTime(at), completedOn: localDateOf(at), timeliness }, 'complete'),
  'result-returned': ({ event: { at, method }, after }) =>
    tell(dossierResultReturned, { ...received(after), method, resultReturnedAt: formatOffsetTime(at), resultReturnedOn: localDateOf(at) }, 'return-result'),
  signed: ({ event: { at, resultId, kind, sha256 }, after }) =>
    tell(dossierSigned, { ...received(after), resultId, kind, sha256, signedAt: formatOffsetTime(at), ...replacedBy(after) }, 'sign'),
  numbered: ({ event: { at, resultId, unitId, year, number, symbol }, after }) =>
    tell(dossierNumbered, { ...received(after), resultId, unitId, year, number, symbol, numberedAt: formatOffsetTime(at) }, 'assign-number'),
  issued: ({ event: { at, resultId }, after }) =>
    tell(dossierIssued, { ...received(after), resultId, issuedAt: formatOffsetTime(at), issuedOn: localDateOf(at) }, 'issue'),
  'signature-withdrawn': ({ event: { at, resultId, reasonCode, voidNumber }, after }) => tell(dossierSignatureWithdrawn, {
    ...received(after), resultId, reasonCode, voidNumber, signatureWithdrawnAt: formatOffsetTime(at),
  }, 'withdraw-signature'),
  'result-withdrawn': ({ event: { at, resultId, reasonCode }, after }) =>
    tell(dossierResultWithdrawn, { ...received(after), resultId, reasonCode, resultWithdrawnAt: formatOffsetTime(at) }, 'withdraw-result'),
  'result-replacement-begun': ({ event: { at, replacesResultId }, after }) =>
    tell(dossierResultReplacementBegun, { ...received(after), replacesResultId, resultReplacementBegunAt: formatOffsetTime(at) }, 'replace-result'),
  'result-replaced': ({ event: { type: _type, at, ...result }, after }) => tell(dossierResultReplaced, {
    ...received(after), ...result, resultReplacedAt: formatOffsetTime(at), resultReplacedOn: localDateOf(at),
  }, 'complete'),
  transferred: ({ before, event: { at, toUnitId, reasonCode }, after }) => tell(dossierTransferred, {
    ...received(after), fromUnitId: before?.receipt.competentUnitId ?? toUnitId, toUnitId, reasonCode,
    transferredAt: formatOffsetTime(at), transferredOn: localDateOf(at),
  }, 'transfer'),
  'consultation-requested': ({ event: { at, consultation: { consultationId, unitId, dueAt, silence } }, after }) => tell(dossierConsultationRequested, {
    ...received(after), consultationId, consultedUnitId: unitId, consultationDueAt: formatOffsetTime(dueAt), silence,
    consultationRequestedAt: formatOffsetTime(at),
  }, 'request-consultation'),
  'consultation-answered': ({ event: { at, consultationId, unitId, outcome }, after }) => tell(dossierConsultationAnswered, {
    ...received(after), consultationId, consultedUnitId: unitId, outcome, consultationAnsweredAt: formatOffsetTime(at),
  }, 'answer-consultation'),
  'consultation-withdrawn': ({ event: { at, consultationId, unitId, reasonCode, staysInvolved }, after }) => tell(dossierConsultationWithdrawn, {
    ...received(after), consultationId, consultedUnitId: unitId, reasonCode, staysInvolved, consultationWithdrawnAt: formatOffsetTime(at),
  }, 'withdraw-consultation'),
  'withdrawal-requested': ({ event: { at, reasonCode }, after }) =>
    tell(dossierWithdrawalRequested, { ...filed(after), reasonCode, withdrawalRequestedAt: formatOffsetTime(at) }, 'request-withdrawal'),
  'withdrawal-refused': ({ event: { at, reasonCode }, after }) =>
    tell(dossierWithdrawalRefused, { ...filed(after), reasonCode, withdrawalRefusedAt: formatOffsetTime(at) }, 'refuse-withdrawal'),
  stopped: ({ before, event: { at, reasonCode }, after }) => tell(dossierStopped, {
    ...filed(after), reasonCode, stoppedAt: formatOffsetTime(at), stoppedOn: localDateOf(at), withdrawn: before?.status === 'withdrawal-requested',
  }, 'stop'),
  extended: ({ before, event: { at, reasonCode, when }, after }) => tell(dossierExtended, {
    ...received(after), reasonCode, when, extendedAt: formatOffsetTime(at), extendedOn: localDateOf(at), ...previousDue(before),
    ...originalOf(after), extensions: after.due.extensions ?? 0,
  }, 'extend'),
  'deadline-recalculated': ({ before, event: { at, reasonCode, document, recalculationId }, after }) => tell(dossierDeadlineRecalculated, {
    ...received(after), reasonCode, document, recalculationId,
    recalculatedAt: formatOffsetTime(at), recalculatedOn: localDateOf(at), ...previousDue(before),
  }, 'recalculate-deadline'),
  'procedure-moved': ({ event: { at, moveId, takenBack, fromVersion }, after }) => tell(dossierProcedureMoved, {
    ...filed(after), moveId, takenBack, fromVersion, movedAt: formatOffsetTime(at), movedOn: localDateOf(at),
  }, 'move-procedure'),
  ...Object.fromEntries(MONEY_EVENTS.map((type) => [type, money])) as Record<MoneyEvent['type'], typeof money>,
};

function replacedBy(dossier: Dossier): { readonly replacesResultId?: string } {
  const replacement = replacementOf(dossier);
  return replacement === null ? {} : { replacesResultId: replacement.replacesResultId };
}

const previousDue = (before: Dossier | null) => ({
  previousDueAt: before?.due.at ? formatOffsetTime(before.due.at) : null, previousDueOn: before?.due.on ?? null,
});

function originalOf({ due: { original }, receipt }: Dossier) {
  if (original === undefined) throw new Error(`dossier ${receipt.dossierId} was extended and has no first appointment`);
  return { originalDueAt: formatOffsetTime(original.at), originalDueOn: original.on };
}

function filed({ receipt, due, status }: Dossier): FactData<typeof dossierSubmitted> extends infer D ? Omit<D, 'submittedAt' | 'submittedOn'> : never {
  return {
    dossierId: receipt.dossierId, code: receipt.code, status,
    procedureCode: receipt.procedureCode, procedureVersion: receipt.procedureVersion, field: receipt.field, channel: receipt.channel,
    receivingUnitId: receipt.receivingUnitId, competentUnitId: receipt.competentUnitId, returningUnitId: receipt.returningUnitId,
    receivedAt: isReceipt(receipt) ? formatOffsetTime(receipt.receivedAt) : null, receivedOn: isReceipt(receipt) ? receipt.receivedOn : null,
    dueAt: due.at && formatOffsetTime(due.at), dueOn: due.on,
    historic: receipt.historic,
  };
}

function received(dossier: Dossier): FactData<typeof dossierReceived> {
  const { receivedAt, receivedOn, ...told } = filed(dossier);
  if (receivedAt === null || receivedOn === null) throw new Error(`dossier ${told.dossierId} is ${dossier.status} and was never received`);
  return { ...told, receivedAt, receivedOn };
}
