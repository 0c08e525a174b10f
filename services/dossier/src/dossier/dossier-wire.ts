import { firstWordsOf, type Dossier as DossierAnswer, type ReasonedAction } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { maskName } from '@haicap/service-kit';
import type { ExtensionMoment } from '../deadline/extension.js';
import { actionsFor, maySeeName, type Rights } from '../access/access.js';
import { facingOf } from './facing.js';
import { replacementOf } from './replacement.js';
import { allowedActions, assigneeOf, isLaterThan, isReceipt, nationalStatus, pauseOf, type Dossier } from './dossier.js';

/** Who reads it, and the name that may have to be masked. */
export interface Reader {
  readonly rights: Rights;
  readonly fullName: string;
  /** Now, under the rules of the province; absent for what was received just now, which needs no extension. */
  readonly moment?: ExtensionMoment | undefined;
  /** The words of reasons; absent for what was received just now, which has none. */
  readonly wordsOf?: ((reason: ReasonOfState) => string) | undefined;
}

/** The reason for which a dossier stands where it stands. */
export interface ReasonOfState {
  readonly action: ReasonedAction;
  readonly code: string;
}

/** A dossier as it leaves the service. */
export function toAnswer(dossier: Dossier, { rights, fullName, moment, wordsOf }: Reader): DossierAnswer {
  const { receipt } = dossier;
  const mayBeSeen = maySeeName(rights, receipt);
  return {
    dossierId: receipt.dossierId, code: receipt.code, version: dossier.version,
    status: dossier.status, nationalStatus: nationalStatus(dossier.status), financialStatus: dossier.financialStatus,
    procedureCode: receipt.procedureCode, procedureVersion: receipt.procedureVersion,
    procedureName: receipt.procedureName, field: receipt.field, channel: receipt.channel,
    supportUnitId: receipt.supportUnitId, receivingUnitId: receipt.receivingUnitId,
    competentUnitId: receipt.competentUnitId, returningUnitId: receipt.returningUnitId,
    applicantName: mayBeSeen ? fullName : maskName(fullName), applicantMasked: !mayBeSeen,
    assigneeId: assigneeOf(dossier),
    ...timesOf(dossier),
    ...reasonOf(dossier, wordsOf), missingComponents: [...(pauseOf(dossier)?.missing ?? [])],
    timeliness: 'timeliness' in dossier ? dossier.timeliness : null,
    caseCode: receipt.caseCode, ...intakeOf(dossier),
    supplement: { count: dossier.supplements.count, dueOn: pauseOf(dossier)?.supplyUntil ?? null, consent: dossier.supplements.consent?.state ?? null },
    deliveryStatus: dossier.deliveryStatus, sync: dossier.sync,
    needsSignature: receipt.needsSignature, ...replacementTold(dossier),
    openConsultations: dossier.consulting.map((one) => ({ ...one, dueAt: formatOffsetTime(one.dueAt) })),
    allowedActions: actionsFor(rights, allowedActions(dossier, moment), facingOf(dossier)),
  };
}

function replacementTold(dossier: Dossier): Pick<DossierAnswer, 'replacement'> {
  const replacement = replacementOf(dossier);
  return replacement === null ? {} : { replacement: { replacesResultId: replacement.replacesResultId, step: replacement.step } };
}

/** What brought a dossier into a state that has a reason; a demand for money is one to the citizen like that for papers. */
const ACTION_INTO = {
  refused: 'refuse-intake', 'supplement-requested': 'request-supplement', 'payment-required': 'require-payment', 'withdrawal-requested': 'request-withdrawal', stopped: 'stop',
  'result-withdrawn': 'withdraw-result',
} as const satisfies Partial<Record<Dossier['status'], ReasonedAction>>;

/** What a dossier stands for, or null where its state has no reason. */
export function reasonOfState(dossier: Dossier): ReasonOfState | null {
  if (!('reasonCode' in dossier)) return null;
  const beforeReceipt = dossier.status === 'supplement-requested' && !isReceipt(dossier.receipt);
  return { action: beforeReceipt ? 'request-intake-supplement' : ACTION_INTO[dossier.status], code: dossier.reasonCode };
}

function reasonOf(dossier: Dossier, wordsOf: Reader['wordsOf']): Pick<DossierAnswer, 'reasonCode' | 'reasonLabel'> {
  const reason = reasonOfState(dossier);
  if (reason === null) return { reasonCode: null, reasonLabel: null };
  return { reasonCode: reason.code, reasonLabel: wordsOf?.(reason) ?? firstWordsOf(reason.action, reason.code) };
}

/** The desk's own limit; whether it was kept is known once it has answered. */
function intakeOf(dossier: Dossier): Pick<DossierAnswer, 'intakeDueAt' | 'intakeLate'> {
  const { receipt, intakeDueAt } = dossier;
  if (intakeDueAt === null) return { intakeDueAt: null, intakeLate: null };
  const refusedLate = dossier.status === 'refused' ? dossier.intakeLate ?? null : null;
  return { intakeDueAt: formatOffsetTime(intakeDueAt), intakeLate: isReceipt(receipt) ? isLaterThan(receipt.receivedAt, intakeDueAt) : refusedLate };
}

const shown = (instant: Date | null | undefined) => (instant ? formatOffsetTime(instant) : null);

function timesOf(dossier: Dossier) {
  const { receipt, due } = dossier;
  const received = isReceipt(receipt) ? receipt : null;
  return {
    submittedAt: formatOffsetTime(receipt.submittedAt), receivedAt: shown(received?.receivedAt), clockStartsAt: shown(received?.clockStartsAt),
    dueAt: shown(due.at), dueOn: due.on, dueReasons: [...due.reasons], originalDueOn: due.original?.on ?? null,
    pausedAt: shown(pauseOf(dossier)?.pausedAt), completedAt: shown('completedAt' in dossier ? dossier.completedAt : null),
  };
}
