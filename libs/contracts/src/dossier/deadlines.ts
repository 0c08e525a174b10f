import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { changeErrors, channel, dossier, dossierFact, dueReason, onDossier } from './dossiers.js';
import { timeLimit } from './procedure-parts.js';

const previousDue = { previousDueAt: offsetTime.nullable(), previousDueOn: localDate.nullable() };

/** An amount of time by which an appointment moves. */
export const extensionBy = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('working-day'), amount: z.int().min(1).max(60) }),
  z.strictObject({ unit: z.literal('working-hour'), amount: z.int().min(1).max(480) }),
  z.strictObject({ unit: z.literal('day'), amount: z.int().min(1).max(90) }),
]);
export type ExtensionBy = z.infer<typeof extensionBy>;

/**
 * The written apology with a new appointment (form 04): before, at or after the old one. It counts from the old appointment
 * while that is still ahead, otherwise from now.
 */
export const extendDossier = defineRpc({
  service: 'dossier', name: 'extend-dossier', kind: 'command', access: ['chair'],
  request: z.strictObject({
    ...onDossier,
    reasonCode: z.string().trim().max(40).default(''), reasonText: z.string().trim().max(1000).default(''),
    by: extensionBy,
  }),
  reply: dossier,
  errors: [...changeErrors, 'REASON_REQUIRED', 'EXTENSION_NOT_OPEN', 'EXTENSION_LIMIT_REACHED'],
});

/** `dueAt` and `dueOn` are the new appointment; an apology went with it. */
export const dossierExtended = defineFact({
  service: 'dossier', noun: 'dossier', event: 'extended',
  data: dossierFact.extend({
    reasonCode: z.string(), extendedAt: offsetTime, extendedOn: localDate, ...previousDue,
    /** The first appointment, which stands on the receipt. */
    originalDueAt: offsetTime, originalDueOn: localDate,
    when: z.enum(['before', 'after']), extensions: z.int().min(1),
  }),
});

export const recalculationReason = z.enum(['official-calendar', 'unit-closure', 'service-hours']);
export type RecalculationReason = z.infer<typeof recalculationReason>;

/** The calendar changed, and with it the appointment; the one on the receipt stays beside it. */
export const dossierDeadlineRecalculated = defineFact({
  service: 'dossier', noun: 'dossier', event: 'deadline-recalculated',
  data: dossierFact.extend({
    recalculationId: z.uuid(), reasonCode: recalculationReason, document: z.string(),
    recalculatedAt: offsetTime, recalculatedOn: localDate, ...previousDue,
  }),
});

/** A deadline comes near, or is over: an aggregate of its own, so that no officer's edit becomes stale by a timer. */
const deadlineNotice = z.object({
  noticeId: z.uuid(), dossierId: z.uuid(), code: z.string(), procedureCode: z.string(),
  competentUnitId: z.uuid(), assigneeId: z.string().nullable(), dueAt: offsetTime, dueOn: localDate, noticedAt: offsetTime,
});
/** Once per dossier, threshold and appointment; never for historic dossiers, never while the clock stands. */
export const deadlineWarned = defineFact({
  service: 'dossier', noun: 'deadline', event: 'warned', data: deadlineNotice.extend({ beforeMinutes: z.int().min(1) }),
});
/** Once per dossier and appointment: the apology is due now. */
export const deadlinePassed = defineFact({ service: 'dossier', noun: 'deadline', event: 'passed', data: deadlineNotice });

/** On whose side time lies. */
export const ledgerSide = z.enum(['unit', 'person', 'citizen', 'rule']);
/** Why time lies on nobody's side. */
export const ledgerRule = z.enum(['outside-hours', 'before-start']);
export const ledgerSegment = z.object({
  from: offsetTime, to: offsetTime,
  side: ledgerSide,
  /** The unit that holds it; also beside a person. */
  unitId: z.uuid().nullable(),
  /** The officer it lies with. */
  accountId: z.string().nullable(),
  rule: ledgerRule.nullable(),
  /** What it waits for, in the words of the state. */
  status: z.string(),
  /** Whether the legal clock ran. */
  clockRuns: z.boolean(),
  calendarMinutes: z.int(), workingMinutes: z.int(),
  /** Other units that were asked meanwhile; their time lies within that of the holder. */
  consultingUnitIds: z.array(z.uuid()).default([]),
});
export type LedgerSegment = z.infer<typeof ledgerSegment>;

const minutes = z.object({ calendarMinutes: z.int(), workingMinutes: z.int() });
export const appointment = z.object({ at: offsetTime, on: localDate });
export const deadlineLedger = z.object({
  dossierId: z.uuid(), version: z.int(), historic: z.boolean(),
  /** From filing until it ended, or until now. */
  from: offsetTime, to: offsetTime, ended: z.boolean(),
  original: appointment.nullable(), current: appointment.nullable(),
  /** Working minutes until the appointment, negative when it is over; null without one, when ended or while the clock stands. */
  remainingMinutes: z.int().nullable(),
  /** Gap-free, in order; their minutes sum to `elapsed`. */
  segments: z.array(ledgerSegment),
  elapsed: minutes,
  /** Working minutes in which the legal clock ran. */
  clockMinutes: z.int(),
  /** Sums by side; time outside of working hours lies on the side of the rule. */
  bySide: z.record(ledgerSide, minutes),
  byUnit: z.array(minutes.extend({ unitId: z.uuid() })),
  byPerson: z.array(minutes.extend({ accountId: z.string() })).default([]),
  adjustments: z.array(z.object({
    version: z.int(), at: offsetTime, reasonCode: z.string(), document: z.string().nullable(),
    pausedMinutes: z.int().nullable(), before: appointment, after: appointment,
  })),
});
export type DeadlineLedger = z.infer<typeof deadlineLedger>;

export const lookUpDeadlineLedger = defineRpc({
  service: 'dossier', name: 'look-up-deadline-ledger', kind: 'query',
  access: ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'],
  request: z.strictObject({ dossierId: z.uuid() }), reply: deadlineLedger,
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/** What a province sets for all deadlines, from a day on; the numbers of the law are the defaults. */
export const deadlinePolicy = z.object({
  validFrom: localDate,
  /** Working minutes before an appointment at which officers are warned, the longest first. */
  warnBeforeMinutes: z.array(z.int().min(1).max(14_400)).max(5),
  /** How often an appointment may be extended; traditionally once. */
  extensionsMax: z.int().min(0).max(5),
  /** Days before the appointment from which an extension may be proposed. */
  extensionOpensDaysBefore: z.int().min(0).max(30),
  /** Limits in calendar days leave public holidays out. */
  calendarDaysSkipHolidays: z.boolean(),
  basis: z.string(),
});
export type DeadlinePolicy = z.infer<typeof deadlinePolicy>;
export const lookUpDeadlinePolicy = defineRpc({
  service: 'dossier', name: 'look-up-deadline-policy', kind: 'query', access: lookUpDeadlineLedger.access,
  request: z.strictObject({}), reply: z.object({ current: deadlinePolicy, all: z.array(deadlinePolicy) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN'],
});
const keyErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
/** Only for today and later: what was promised yesterday was promised under yesterday's rules. */
export const setDeadlinePolicy = defineRpc({
  service: 'dossier', name: 'set-deadline-policy', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ ...deadlinePolicy.shape, basis: z.string().trim().min(3).max(300) }),
  reply: deadlinePolicy, errors: [...keyErrors, 'DEADLINE_POLICY_INVALID'],
});

export const recalculationStatus = z.enum(['previewing', 'ready', 'applying', 'applied', 'cancelled', 'superseded']);
export const recalculation = z.object({
  recalculationId: z.uuid(), version: z.int(), status: recalculationStatus,
  reasonCode: recalculationReason, document: z.string(),
  /** One unit, or the whole province. */
  unitId: z.uuid().nullable(),
  createdAt: offsetTime, createdBy: z.string(), appliedAt: offsetTime.nullable(),
  /** How many open dossiers were looked at so far, and what became of them. */
  examined: z.int(), toMove: z.int(),
  /** Their appointment does not follow from limit and calendar alone; they stay as they are and are listed. */
  notComputable: z.int(),
  moved: z.int(), unchanged: z.int(),
});
export type Recalculation = z.infer<typeof recalculation>;

const recalculators = ['province-admin'] as const;
const recalculationErrors = [...keyErrors, 'RECALCULATION_NOT_FOUND', 'RECALCULATION_STATE_FORBIDS', 'RECALCULATION_STALE'] as const;
/** Computes what a changed calendar does to open dossiers and changes none of them. */
export const previewRecalculation = defineRpc({
  service: 'dossier', name: 'preview-recalculation', kind: 'command', access: recalculators,
  request: z.strictObject({ reasonCode: recalculationReason, document: z.string().trim().min(3).max(200), unitId: z.uuid().optional() }),
  reply: recalculation, errors: [...keyErrors, 'RECALCULATION_UNDER_WAY'],
});
const onRecalculation = z.strictObject({ recalculationId: z.uuid(), expectedVersion: z.int().min(1) });
export const applyRecalculation = defineRpc({
  service: 'dossier', name: 'apply-recalculation', kind: 'command', access: recalculators,
  request: onRecalculation, reply: recalculation, errors: recalculationErrors,
});
export const cancelRecalculation = defineRpc({
  service: 'dossier', name: 'cancel-recalculation', kind: 'command', access: recalculators,
  request: onRecalculation, reply: recalculation, errors: recalculationErrors,
});
const recalculationReaders = ['province-admin', 'province-leader', 'auditor'] as const;
export const lookUpRecalculation = defineRpc({
  service: 'dossier', name: 'look-up-recalculation', kind: 'query', access: recalculationReaders,
  request: z.strictObject({ recalculationId: z.uuid() }),
  reply: recalculation.extend({ units: z.array(z.object({ unitId: z.uuid(), toMove: z.int(), notComputable: z.int() })) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'RECALCULATION_NOT_FOUND'],
});
export const listRecalculations = defineRpc({
  service: 'dossier', name: 'list-recalculations', kind: 'query', access: recalculationReaders,
  request: z.strictObject(pageRequest), reply: pageOf(recalculation), errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
export const recalculationLine = z.object({
  dossierId: z.uuid(), code: z.string(), competentUnitId: z.uuid(),
  before: appointment, after: appointment.nullable(),
  state: z.enum(['to-move', 'not-computable', 'moved', 'unchanged']),
});
export const listRecalculationLines = defineRpc({
  service: 'dossier', name: 'list-recalculation-lines', kind: 'query', access: recalculationReaders,
  request: z.strictObject({ ...pageRequest, recalculationId: z.uuid(), unitId: z.uuid().optional() }),
  reply: pageOf(recalculationLine), errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'RECALCULATION_NOT_FOUND'],
});

/** Deadline notices of the caller's dossiers that are still open, the newest first. */
export const listDeadlineNotices = defineRpc({
  service: 'dossier', name: 'list-deadline-notices', kind: 'query', access: lookUpDeadlineLedger.access,
  request: z.strictObject({ ...pageRequest, kind: z.enum(['warned', 'passed']).optional() }),
  reply: pageOf(z.object({
    noticeId: z.uuid(), kind: z.enum(['warned', 'passed']), dossierId: z.uuid(), code: z.string(), competentUnitId: z.uuid(),
    beforeMinutes: z.int().nullable(), dueAt: offsetTime, noticedAt: offsetTime,
  })),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});

/** What a receipt at this moment would promise, and why: told before anything is filed. */
export const appointmentQuote = z.object({
  procedureCode: z.string(), procedureVersion: z.int(), at: offsetTime,
  timeLimit, clockStartsAt: offsetTime,
  /** Null where the procedure promises no day. */
  dueAt: offsetTime.nullable(), dueOn: localDate.nullable(),
  dueReasons: z.array(dueReason),
});
export type AppointmentQuote = z.infer<typeof appointmentQuote>;

export const quoteAppointment = defineRpc({
  service: 'dossier', name: 'quote-appointment', kind: 'query', access: 'public',
  request: z.strictObject({
    procedureCode: z.string().min(1).max(40),
    channel: channel.default('counter'),
    caseCode: z.string().trim().min(1).max(40).optional(),
    receivingUnitId: z.uuid(),
    /** Who decides; the receiving unit when absent. */
    competentUnitId: z.uuid().optional(),
  }),
  reply: appointmentQuote,
  errors: ['REQUEST_INVALID', 'PROCEDURE_NOT_FOUND', 'PROCEDURE_NOT_IN_FORCE', 'PROCEDURE_CASE_UNKNOWN', 'PROCEDURE_CHANNEL_NOT_OFFERED', 'UNIT_NOT_FOUND', 'UNIT_NOT_ACTIVE', 'UNIT_NOT_COMPETENT'],
});
