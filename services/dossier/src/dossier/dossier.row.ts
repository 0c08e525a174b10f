import { z } from 'zod';
import {
  deliveryStatus, dossierStatus, financialStatus, resultKind, silenceRule, syncStatus, timeliness, type DeliveryStatus, type DossierStatus,
} from '@haicap/contracts';
import { localDate, type DueReason, type LocalDate, type TimeLimit } from '@haicap/kernel';
import { assigneeOf, isReceipt, NO_SUPPLEMENTS, type Dossier, type Due, type Filing, type Receipt, type Standing } from './dossier.js';

const day = z.string().transform((text): LocalDate => localDate(text));
const instant = z.coerce.date();

const working = z.union([
  z.object({ status: z.literal('received') }),
  z.object({ status: z.enum(['assigned', 'returned-by-approver', 'pending-approval', 'approved', 'signed', 'numbered', 'issued']), assigneeId: z.string() }),
]);
const pause = z.object({
  pausedAt: instant, before: z.union([z.object({ status: z.literal('submitted') }), working]), reasonCode: z.string(),
  missing: z.array(z.object({ code: z.string(), name: z.string() })), supplyUntil: day.optional(),
});
const interruptible = z.union([
  z.object({ status: z.literal('submitted') }), working,
  pause.extend({ status: z.enum(['supplement-requested', 'payment-required']) }),
]);
const withdrawal = z.object({ before: interruptible, reasonCode: z.string() });
const end = z.object({ reasonCode: z.string(), intakeLate: z.boolean().optional() });
const signedResult = z.object({ resultId: z.string(), kind: resultKind, sha256: z.string().nullable() });
const registerEntry = z.object({ unitId: z.string(), year: z.int(), number: z.int(), symbol: z.string() });
const replacement = z.discriminatedUnion('step', [
  z.object({ step: z.literal('begun'), replacesResultId: z.string() }),
  z.object({ step: z.literal('signed'), replacesResultId: z.string(), result: signedResult }),
  z.object({ step: z.enum(['numbered', 'issued']), replacesResultId: z.string(), result: signedResult, entry: registerEntry }),
]);
const resultWithdrawal = z.object({ reasonCode: z.string(), replacement: replacement.optional() });
const supplements = z.object({ count: z.int().min(0), consent: z.object({ state: z.enum(['asked', 'given', 'refused']), askedBy: z.string() }).nullable() });

const openConsultation = z.object({ consultationId: z.string(), unitId: z.string(), dueAt: instant, dueOn: day, silence: silenceRule });

// Made once: a schema that is made for a value is compiled for it, which took longer than reading the rest of the row.
const [withCode, withUnit] = [z.looseObject({ code: z.string() }), z.looseObject({ unit: z.string() })];

/** The changing part of a dossier as one version left it; it lies in dossier_step and in the columns of dossier. */
const progress = z.object({
  assigneeId: z.string().nullable(),
  receivedAt: instant.nullable(), receivedOn: day.nullable(), clockStartsAt: instant.nullable(),
  dueAt: instant.nullable(), dueOn: day.nullable(),
  originalDueAt: instant.nullable().default(null), originalDueOn: day.nullable().default(null),
  // Written by kernel's dueAt and never computed with again.
  dueReasons: z.array(z.custom<DueReason>((value) => withCode.safeParse(value).success)),
  /** The limit the appointment was counted by; null for what was received before limits were kept. */
  timeLimit: z.custom<TimeLimit>((value) => withUnit.safeParse(value).success).nullable().default(null),
  extensions: z.int().default(0),
  financialStatus: financialStatus.default('none'),
  completedAt: instant.nullable(), completedOn: day.nullable(),
  timeliness: timeliness.nullable(),
  /** What only some states have: a pause, what a withdrawal interrupted, a reason. */
  situation: z.record(z.string(), z.unknown()).default({}),
  supplements: supplements.default(NO_SUPPLEMENTS),
  intakeDueAt: instant.nullable().default(null),
  /** Steps of earlier releases do not say it: they stand with the unit that was competent first. */
  competentUnitId: z.string().optional(),
  involvedUnitIds: z.array(z.string()).default([]),
  /** Null for what was written before it was kept apart: then the state says it. */
  deliveryStatus: deliveryStatus.nullable().default(null),
  sync: z.record(z.string(), syncStatus).default({}),
  consulting: z.array(openConsultation).default([]),
  /** Steps of earlier releases do not say these: they stand with what the row says now. */
  procedureVersion: z.int().optional(), needsApproval: z.boolean().optional(), needsSignature: z.boolean().optional(),
});
export type Progress = z.infer<typeof progress>;

const row = progress.extend({
  id: z.string(), code: z.string(), version: z.int(), status: dossierStatus,
  procedureCode: z.string(), procedureVersion: z.int(), procedureName: z.string(), field: z.string(), needsApproval: z.boolean(), needsSignature: z.boolean(), payable: z.boolean(),
  channel: z.enum(['counter', 'online', 'postal']), caseCode: z.string().nullable(),
  supportUnitId: z.string().nullable(), receivingUnitId: z.string(), returningUnitId: z.string(),
  ownerAccountId: z.string().nullable(),
  /** Null for what was received as it was filed. */
  submittedAt: instant.nullable(),
  duePrecision: z.enum(['day', 'minute']),
  historic: z.boolean(),
});
export type DossierRow = z.infer<typeof row>;

const RECEIPT_COLUMNS = `d.id, d.code, d.needs_signature AS "needsSignature", d.procedure_code AS "procedureCode", d.procedure_version AS "procedureVersion",
  d.procedure_name AS "procedureName", d.field, d.needs_approval AS "needsApproval", d.payable, d.channel, d.case_code AS "caseCode", d.support_unit_id AS "supportUnitId",
  d.receiving_unit_id AS "receivingUnitId", d.returning_unit_id AS "returningUnitId",
  d.owner_account_id AS "ownerAccountId", d.submitted_at AS "submittedAt", d.received_at AS "receivedAt",
  d.received_on::text AS "receivedOn", d.clock_starts_at AS "clockStartsAt", d.due_precision AS "duePrecision", d.historic`;

/** A dossier as it is now. */
export const DOSSIER_COLUMNS = `${RECEIPT_COLUMNS}, d.version, d.status, d.assignee_id AS "assigneeId",
  d.due_at AS "dueAt", d.due_on::text AS "dueOn", d.original_due_at AS "originalDueAt", d.original_due_on::text AS "originalDueOn",
  d.due_reasons AS "dueReasons", d.time_limit AS "timeLimit", d.extensions, d.completed_at AS "completedAt", d.completed_on::text AS "completedOn",
  d.timeliness, d.situation, d.supplements, d.intake_due_at AS "intakeDueAt",
  d.competent_unit_id AS "competentUnitId", d.involved_unit_ids AS "involvedUnitIds", d.financial_status AS "financialStatus",
  d.delivery_status AS "deliveryStatus", d.sync, d.consulting`;

/** A dossier as a version left it: the receipt of the row, everything else of the step. */
export const DOSSIER_AS_OF_COLUMNS = `${RECEIPT_COLUMNS}, s.version, s.status, s.progress,
  coalesce(d.first_competent_unit_id, d.competent_unit_id) AS "competentUnitId"`;

/** Reads a row. A row that no state of the dossier could have written is a broken invariant and throws. */
export function fromRow(raw: unknown): Dossier {
  return toDossier(row.parse(raw));
}

/** Reads a row of `DOSSIER_AS_OF_COLUMNS`. */
export function fromAsOfRow(raw: { readonly progress: object }): Dossier {
  return toDossier(row.parse({ ...raw, ...raw.progress }));
}

/** The changing part as columns and as JSON. */
export function toProgress(dossier: Dossier): Progress {
  const { at, on, original = { at: null, on: null }, reasons, limit = null, extensions = 0 } = dossier.due;
  return {
    assigneeId: assigneeOf(dossier), ...receiptOf(dossier.receipt),
    dueAt: at, dueOn: on, originalDueAt: original.at, originalDueOn: original.on, dueReasons: [...reasons], timeLimit: limit, extensions,
    ...completionOf(dossier), situation: situationOf(dossier), supplements: dossier.supplements, intakeDueAt: dossier.intakeDueAt,
    procedureVersion: dossier.receipt.procedureVersion, needsApproval: dossier.receipt.needsApproval, needsSignature: dossier.receipt.needsSignature,
    competentUnitId: dossier.receipt.competentUnitId, involvedUnitIds: [...dossier.receipt.involvedUnitIds],
    financialStatus: dossier.financialStatus, deliveryStatus: dossier.deliveryStatus, sync: dossier.sync, consulting: [...dossier.consulting],
  };
}

function receiptOf(filing: Filing | Receipt) {
  if (!isReceipt(filing)) return { receivedAt: null, receivedOn: null, clockStartsAt: null };
  const { receivedAt, receivedOn, clockStartsAt } = filing;
  return { receivedAt, receivedOn, clockStartsAt };
}

function completionOf(dossier: Dossier) {
  if (!('completedAt' in dossier)) return { completedAt: null, completedOn: null, timeliness: null };
  const { completedAt, completedOn, timeliness: judged } = dossier;
  return { completedAt, completedOn, timeliness: judged };
}

/** Every column of a dossier. */
export function toRow(dossier: Dossier): DossierRow {
  const { dossierId, ...filing } = dossier.receipt;
  const { procedureVersion, needsApproval, needsSignature } = filing;
  return {
    id: dossierId, ...filing, payable: filing.payable === true, version: dossier.version, status: dossier.status, duePrecision: dossier.due.precision, ...toProgress(dossier),
    procedureVersion, needsApproval, needsSignature,
  };
}

function situationOf(dossier: Dossier): Record<string, unknown> {
  switch (dossier.status) {
    case 'supplement-requested':
    case 'payment-required': {
      const { pausedAt, before, reasonCode, missing, supplyUntil } = dossier;
      return { pausedAt, before, reasonCode, missing, ...(supplyUntil === undefined ? {} : { supplyUntil }) };
    }
    case 'withdrawal-requested':
      return { before: dossier.before, reasonCode: dossier.reasonCode };
    case 'result-withdrawn': {
      const { reasonCode, replacement: other } = dossier;
      return { reasonCode, ...(other === undefined ? {} : { replacement: other }) };
    }
    case 'refused':
    case 'stopped': {
      const { reasonCode, intakeLate } = dossier;
      return { reasonCode, ...(intakeLate === undefined ? {} : { intakeLate }) };
    }
    default:
      return {};
  }
}

function toDossier(read: DossierRow): Dossier {
  const { version, intakeDueAt, financialStatus: money, sync, consulting } = read;
  return {
    version, receipt: toReceipt(read), due: toDue(read), supplements: read.supplements, intakeDueAt, financialStatus: money, sync, consulting,
    deliveryStatus: read.deliveryStatus ?? DELIVERY_BEFORE_IT_WAS_KEPT[read.status] ?? 'not-ready', ...toStanding(read),
  };
}

const DELIVERY_BEFORE_IT_WAS_KEPT: Readonly<Partial<Record<DossierStatus, DeliveryStatus>>> = { completed: 'at-desk', 'result-returned': 'returned' };

function toStanding(read: DossierRow): Standing {
  const { status, assigneeId } = read;
  switch (status) {
    case 'submitted':
    case 'received':
      return { status };
    case 'supplement-requested':
    case 'payment-required':
      return { status, ...pause.parse(read.situation) };
    case 'withdrawal-requested':
      return { status, ...withdrawal.parse(read.situation) };
    case 'refused':
    case 'stopped':
      return { status, assigneeId, ...end.parse(read.situation) };
    default:
      return toLaterStanding(read, status);
  }
}

type LaterStatus = Exclude<DossierStatus, 'submitted' | 'received' | 'supplement-requested' | 'payment-required' | 'withdrawal-requested' | 'refused' | 'stopped'>;

function toLaterStanding(read: DossierRow, status: LaterStatus): Standing {
  switch (status) {
    case 'completed':
    case 'result-returned':
      return { status, ...toCompletion(read) };
    case 'result-withdrawn':
      return { status, ...toCompletion(read), ...resultWithdrawal.parse(read.situation) };
    default:
      return { status, assigneeId: present(read.assigneeId, 'assignee', read.id) };
  }
}

function toCompletion({ id, assigneeId, completedAt, completedOn, timeliness: judged }: DossierRow) {
  return {
    assigneeId: present(assigneeId, 'assignee', id),
    completedAt: present(completedAt, 'time of completion', id),
    completedOn: present(completedOn, 'day of completion', id),
    timeliness: present(judged, 'timeliness', id),
  };
}

function toDue({ dueAt: at, dueOn: on, duePrecision: precision, dueReasons: reasons, originalDueAt, originalDueOn, timeLimit, extensions }: DossierRow): Due {
  const moved = originalDueAt !== null && originalDueOn !== null;
  const counted = { ...(timeLimit === null ? {} : { limit: timeLimit }), ...(extensions === 0 ? {} : { extensions }) };
  return { at, on, precision, reasons, ...counted, ...(moved ? { original: { at: originalDueAt, on: originalDueOn } } : {}) };
}

function toReceipt(read: DossierRow): Filing | Receipt {
  const {
    id, code, procedureCode, procedureVersion, procedureName, field, needsApproval, needsSignature, payable, channel, caseCode, supportUnitId, receivingUnitId,
    competentUnitId, returningUnitId, involvedUnitIds, ownerAccountId, receivedAt, receivedOn, clockStartsAt, historic,
  } = read;
  const filing: Filing = {
    dossierId: id, code, procedureCode, procedureVersion, procedureName, field, needsApproval, needsSignature, payable, channel, caseCode, supportUnitId, receivingUnitId,
    competentUnitId: present(competentUnitId ?? null, 'competent unit', id), returningUnitId, involvedUnitIds, ownerAccountId, historic,
    submittedAt: present(read.submittedAt ?? receivedAt, 'time of filing', id),
  };
  if (receivedAt === null) return filing;
  return {
    ...filing, receivedAt,
    receivedOn: present(receivedOn, 'day of receipt', id), clockStartsAt: present(clockStartsAt, 'start of the clock', id),
  };
}

function present<T>(value: T | null, what: string, dossierId: string): T {
  if (value === null) throw new Error(`dossier ${dossierId} has no ${what} in its state`);
  return value;
}
