import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { LOOKS_AT_DOSSIERS, LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { eventLogRpcs } from '../core/event-log.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { partiesOfDossier, returnByPost } from './persons.js';

/** Business status, in the order of a life. The national code (1–10) is derived from it, never stored instead of it. */
export const dossierStatus = z.enum([
  'submitted', 'refused', 'received', 'assigned', 'supplement-requested', 'payment-required', 'pending-approval', 'returned-by-approver',
  'approved', 'signed', 'numbered', 'issued', 'withdrawal-requested', 'stopped', 'completed', 'result-returned', 'result-withdrawn',
]);
export type DossierStatus = z.infer<typeof dossierStatus>;

/** Whose turn it is: the offices' (open), the citizen's (waiting), nobody's (ended). */
export const STATUS_GROUPS = {
  open: [
    'submitted', 'received', 'assigned', 'pending-approval', 'returned-by-approver', 'approved', 'signed', 'numbered', 'issued',
    'withdrawal-requested', 'result-withdrawn',
  ],
  waiting: ['supplement-requested', 'payment-required'],
  ended: ['refused', 'stopped', 'completed', 'result-returned'],
} as const satisfies Record<string, readonly DossierStatus[]>;
/** Not at its end, whoever's turn it is. */
export const DOSSIER_STATUSES_OPEN: readonly DossierStatus[] = [...STATUS_GROUPS.open, ...STATUS_GROUPS.waiting];
export const DOSSIER_STATUSES_ENDED: readonly DossierStatus[] = STATUS_GROUPS.ended;
export const statusGroup = z.enum(['open', 'waiting', 'ended']);
export type StatusGroup = z.infer<typeof statusGroup>;
/** By the appointment; what waits for the citizen is never due. */
export const dueFilter = z.enum(['overdue', 'today', 'within-3-days']);
export type DueFilter = z.infer<typeof dueFilter>;
/** Where the money stands; it is none of the business status. `none`: nothing is asked for, or not worked out yet. */
export const financialStatus = z.enum(['none', 'due', 'paid', 'waived', 'refunded']);
export type FinancialStatus = z.infer<typeof financialStatus>;
export const channel = z.enum(['counter', 'online', 'postal']);
export const timeliness = z.enum(['early', 'on-time', 'late']);
export const allowedAction = z.enum([
  'receive', 'refuse-intake', 'assign', 'request-supplement', 'supply', 'submit-for-approval', 'approve', 'return-approval', 'complete',
  'return-result', 'request-withdrawal', 'refuse-withdrawal', 'stop',
  'assess-fees', 'take-payment', 'request-payment', 'cancel-payment', 'refund-payment', 'require-payment', 'confirm-payment',
  'extend',
  'request-intake-supplement', 'ask-supplement-consent', 'consent-to-supplement', 'refuse-supplement-consent', 'correct',
  'sign', 'assign-number', 'issue', 'request-consultation', 'answer-consultation', 'withdraw-consultation', 'transfer',
  'withdraw-result', 'replace-result', 'withdraw-signature',
]);
export type AllowedAction = z.infer<typeof allowedAction>;

/** Where the result is: "issued" is not "returned". */
export const deliveryStatus = z.enum(['not-ready', 'at-desk', 'returned', 'posted']);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;
/** How far a destination outside knows the dossier. */
export const syncStatus = z.enum(['waiting', 'sent', 'confirmed', 'failed']);
export type SyncStatus = z.infer<typeof syncStatus>;
/** What no answer of the asked unit means once its time is over. */
export const silenceRule = z.enum(['waits', 'agrees']);
export type SilenceRule = z.infer<typeof silenceRule>;

/** A question to another unit that nobody has answered yet. */
export const openConsultation = z.object({
  consultationId: z.uuid(), unitId: z.uuid(), dueAt: offsetTime, dueOn: localDate, silence: silenceRule,
});

/** A component as it comes in: as paper, as files, as data that were looked up, or as one of an earlier dossier of the same applicant. */
export const submittedComponent = z.strictObject({
  code: z.string().max(40), originals: z.int().min(0).max(99).default(0), copies: z.int().min(0).max(99).default(0),
  /** Copies that an office has certified from the original; they stand for it (Decree 23/2015, article 3). Plain copies are `copies`. */
  certifiedCopies: z.int().min(0).max(99).optional(),
  replacedByData: z.literal(true).optional(),
  /** The id of the earlier dossier. */
  reusedFrom: z.uuid().optional(),
  /** Complete files of the service `files` that hold this component, in order. */
  files: z.array(z.uuid()).max(20).optional(),
});

/** Where the citizen stands with supplements. */
export const supplementRecord = z.object({
  /** How often the citizen was asked. */
  count: z.int().min(0),
  /** Until when to supply, by the limit of the procedure; null while nothing is asked for or where there is no limit. */
  dueOn: localDate.nullable(),
  /** Whether a superior lets the citizen be asked again. */
  consent: z.enum(['asked', 'given', 'refused']).nullable(),
});

/** Why a due date is what it is: machine-readable, printed by the screens. */
export const dueReason = z.looseObject({ code: z.string() });

export const dossier = z.object({
  dossierId: z.uuid(),
  code: z.string(),
  version: z.int(),
  status: dossierStatus,
  nationalStatus: z.int().min(1).max(10),
  financialStatus: financialStatus.default('none'),
  procedureCode: z.string(), procedureVersion: z.int(), procedureName: z.string(), field: z.string(),
  channel,
  supportUnitId: z.uuid().nullable(),
  receivingUnitId: z.uuid(), competentUnitId: z.uuid(), returningUnitId: z.uuid(),
  /** Masked unless the caller's role may see it: "N••• V•• A". */
  applicantName: z.string(),
  applicantMasked: z.boolean(),
  assigneeId: z.string().nullable(),
  /** When it was filed; at a desk the moment of receipt. */
  submittedAt: offsetTime,
  /** Null until the desk has received it; then the clock starts and there is an appointment. */
  receivedAt: offsetTime.nullable(),
  clockStartsAt: offsetTime.nullable(),
  dueAt: offsetTime.nullable(), dueOn: localDate.nullable(),
  dueReasons: z.array(dueReason),
  /** The first appointment, when a pause has moved it. */
  originalDueOn: localDate.nullable(),
  /** Since when the clock stands, or null while it runs. */
  pausedAt: offsetTime.nullable(),
  /** Why it was refused, stopped, sent for a supplement or asked back; a code of `DOSSIER_REASONS`. */
  reasonCode: z.string().nullable(),
  /** That reason in Vietnamese words. */
  reasonLabel: z.string().nullable().default(null),
  /** What the citizen was asked for. */
  missingComponents: z.array(z.object({ code: z.string(), name: z.string() })),
  completedAt: offsetTime.nullable(),
  timeliness: timeliness.nullable(),
  /** The case of the procedure it was filed under. */
  caseCode: z.string().nullable().default(null),
  /** Until when the desk has to answer an online filing, and whether it did so later than that. */
  intakeDueAt: offsetTime.nullable().default(null),
  intakeLate: z.boolean().nullable().default(null),
  supplement: supplementRecord.default({ count: 0, dueOn: null, consent: null }),
  deliveryStatus: deliveryStatus.default('not-ready'),
  /** By destination; empty while none is connected. */
  sync: z.record(z.string(), syncStatus).default({}),
  /** Whether the result is signed, numbered and issued before the dossier is completed. */
  needsSignature: z.boolean().default(false),
  /** Only while another result comes in place of a withdrawn one: which, and how far it is. */
  replacement: z.object({ replacesResultId: z.uuid(), step: z.enum(['begun', 'signed', 'numbered', 'issued']) }).optional(),
  /** Approval waits for these, unless silence is agreement and the time is over. */
  openConsultations: z.array(openConsultation).default([]),
  /** What the state allows and this caller's posts permit. */
  allowedActions: z.array(allowedAction),
});
export type Dossier = z.infer<typeof dossier>;

/** What a command that names files may be refused with. */
export const attachErrors = ['FILE_NOT_FOUND', 'FILE_NOT_COMPLETE', 'FILE_NOT_YOURS', 'FILE_INFECTED', 'FILES_TOO_MANY'] as const;

export const receiveDossier = defineRpc({
  service: 'dossier', name: 'receive-dossier', kind: 'command', access: ['one-stop-officer', 'citizen', 'dossier:write'],
  request: z.strictObject({
    procedureCode: z.string().min(1).max(40),
    /** At a desk `counter` when left out, or `postal`; what a citizen files without a desk is `online`. */
    channel: channel.optional(),
    /** The case of the procedure, which decides about components, limit and fee. */
    caseCode: z.string().trim().min(1).max(40).optional(),
    /** The answers of the procedure's e-form. */
    formData: z.record(z.string().max(100), z.unknown()).optional(),
    /** Where the person was helped, when it differs from the receiving unit. */
    supportUnitId: z.uuid().optional(),
    receivingUnitId: z.uuid(),
    /** Who decides; the receiving unit when absent. Decree 118/2025 lets any centre of the province receive. */
    competentUnitId: z.uuid().optional(),
    returningUnitId: z.uuid().optional(),
    ...partiesOfDossier,
    components: z.array(submittedComponent).max(50).default([]),
    /**
     * At a desk: the filing is entered and not received yet, also when papers are missing, so that the person gets form 02 or 03 for
     * it; the desk answers by `receive-submitted-dossier`, `request-intake-supplement` or `refuse-intake`.
     */
    submitOnly: z.literal(true).optional(),
    /** How many sets of the papers are handed in; one when left out. */
    sets: z.int().min(1).max(20).optional(),
    /** The result goes by post to this address; left out, it is fetched at the returning unit. */
    returnByPost: returnByPost.optional(),
    /** The desk whose block of numbers the code is taken from. */
    desk: z.string().regex(/^[a-z0-9-]{1,20}$/).default('1'),
  }),
  reply: z.object({
    dossier, trackingSecret: z.string(),
    /** What the QR code of the receipt holds: it opens the dossier alone, without its code. */
    trackingToken: z.string().optional(),
    /** What looks wrong about the personal number and did not block, for example `{ code: 'SEX_DIFFERS' }`. */
    warnings: z.array(z.looseObject({ code: z.string() })).default([]),
  }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'UNIT_NOT_FOUND', 'UNIT_NOT_ACTIVE', 'UNIT_NOT_COMPETENT', 'PROCEDURE_NOT_FOUND', 'PROCEDURE_NOT_IN_FORCE', 'COMPONENT_MISSING', 'COMPONENT_UNKNOWN', 'COMPONENT_INVALID', ...attachErrors, 'REUSE_NOT_POSSIBLE', 'PROCEDURE_CASE_UNKNOWN', 'FORM_DATA_INVALID', 'CHANNEL_NOT_ALLOWED', 'PARTY_INVALID', 'PERSONAL_NUMBER_INVALID', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'],
});

/** What every command on an existing dossier names. */
export const onDossier = { dossierId: z.uuid(), expectedVersion: z.int().min(1) };
export const changeErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'DOSSIER_NOT_FOUND', 'DOSSIER_STALE', 'DOSSIER_STATE_FORBIDS', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;

export const assignDossier = defineRpc({
  service: 'dossier', name: 'assign-dossier', kind: 'command', access: ['chair', 'specialist', 'one-stop-officer'],
  request: z.strictObject({ ...onDossier, assigneeId: z.uuid() }),
  reply: dossier,
  errors: [...changeErrors, 'ASSIGNEE_NOT_IN_UNIT', 'ASSIGNEE_NOT_ABLE'],
});

export const completeDossier = defineRpc({
  service: 'dossier', name: 'complete-dossier', kind: 'command', access: ['chair', 'specialist'],
  request: z.strictObject({ ...onDossier, resultNote: z.string().trim().max(500).optional() }),
  reply: dossier,
  errors: [...changeErrors, 'NOT_ASSIGNEE', 'CONSULTATIONS_OPEN'],
});

/** The people who read a dossier. What a program reads of it is said contract by contract: how it stands, not its papers. */
export const DOSSIER_READERS = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor', 'citizen'] as const;

export const lookUpDossier = defineRpc({
  service: 'dossier', name: 'look-up-dossier', kind: 'query', access: [...DOSSIER_READERS, 'dossier:read'],
  request: z.union([z.strictObject({ dossierId: z.uuid() }), z.strictObject({ code: z.string().max(50) })]),
  reply: dossier,
  looks: { at: 'dossier', ids: ({ dossierId }) => [dossierId] }, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/** What a worklist is narrowed by; all of it holds at once, and none of it is personal. */
export const worklistCriteria = {
  status: dossierStatus.optional(), statusGroup: statusGroup.optional(), due: dueFilter.optional(),
  procedureCode: z.string().trim().min(1).max(40).optional(),
  competentUnitId: z.uuid().optional(),
  /** At whose desk it was received. */
  receivingUnitId: z.uuid().optional(),
  /** `me` is the caller. */
  assigneeId: z.union([z.uuid(), z.literal('me')]).optional(),
  /** The code of this system or of an earlier one. */
  code: z.string().trim().min(1).max(50).optional(),
};

/** Dossiers within the caller's scope, the earliest due first; of a citizen the own ones, the latest filed first. */
export const listDossiers = defineRpc({
  service: 'dossier', name: 'list-dossiers', kind: 'query', access: [...DOSSIER_READERS, 'dossier:read'],
  request: z.strictObject({
    ...pageRequest, ...worklistCriteria,
  }),
  reply: pageOf(dossier),
  looks: LOOKS_AT_DOSSIERS, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});

export const timelineEntry = z.object({
  /** The dossier's version; also the id of the SSE event. */
  version: z.int(),
  at: offsetTime,
  type: z.string(),
  status: dossierStatus,
  /** A plain Vietnamese sentence without names of persons. */
  sentence: z.string(),
  /** What an officer wrote beside the step; only for people who may know the persons of the dossier, never for a program. */
  note: z.object({ text: z.string(), components: z.record(z.string(), z.string()).optional() }).optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const listTimeline = defineRpc({
  service: 'dossier', name: 'list-timeline', kind: 'query', access: [...DOSSIER_READERS, 'dossier:read'],
  request: z.strictObject({ dossierId: z.uuid(), afterVersion: z.int().min(0).default(0) }),
  reply: z.object({ entries: z.array(timelineEntry) }),
  looks: LOOKS_AT_DOSSIER, speaks: true, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/** What was handed in, and the files that hold it. Bytes come from the service `files`. */
export const dossierComponent = z.object({
  code: z.string(), name: z.string(), originals: z.int(), copies: z.int(), certifiedCopies: z.int().default(0),
  files: z.array(z.object({ fileId: z.uuid(), sha256: z.string(), pages: z.int().nullable(), sizeBytes: z.int(), mediaType: z.string(), scan: z.string() })),
});
export const listComponents = defineRpc({
  service: 'dossier', name: 'list-components', kind: 'query', access: [...DOSSIER_READERS, 'dossier:read'],
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({ items: z.array(dossierComponent) }),
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/** What the holder of code and secret may see. No name in full, no address, no officer. */
export const trackedDossier = z.object({
  dossierId: z.uuid(), code: z.string(), version: z.int(), status: dossierStatus,
  procedureName: z.string(), competentUnitName: z.string(), receivingUnitName: z.string(), returningUnitName: z.string(),
  applicantName: z.string(),
  /** Why it stands where it stands: the catalogue's words. What the office wrote may name persons: only the citizen who filed it reads it here. */
  reason: z.object({ code: z.string(), label: z.string(), text: z.string().nullable() }).nullable(),
  /** Everything the citizen was asked for, in one list. */
  missing: z.array(z.object({ code: z.string(), name: z.string(), note: z.string().nullable() })),
  /** Whose turn it is, and under which name; `nobody` when it has ended. */
  holder: z.object({ side: z.enum(['office', 'citizen', 'nobody']), name: z.string().nullable() }),
  /** Until when the holder has time: the appointment while an office has it; null when no day is set. */
  until: offsetTime.nullable(),
  /** Who holds it and until when, and what comes next: two plain Vietnamese sentences. */
  holding: z.string(), next: z.string(),
  pausedAt: offsetTime.nullable(),
  submittedAt: offsetTime, receivedAt: offsetTime.nullable(), dueAt: offsetTime.nullable(), dueOn: localDate.nullable(), completedAt: offsetTime.nullable(), timeliness: timeliness.nullable(),
  timeline: z.array(timelineEntry),
  /** How it was rated and whether that is open; absent until it has ended. */
  rating: z.object({ score: z.int().nullable(), mayRate: z.boolean(), changeableUntil: offsetTime.nullable() }).optional(),
});

/** What opens a dossier to somebody who is not signed in: code and secret of the receipt, or what its QR code holds. */
export const trackingKeys = {
  typed: { code: z.string().trim().max(50), secret: z.string().trim().max(40) },
  scanned: { token: z.string().trim().max(80) },
} as const;

export const trackDossier = defineRpc({
  service: 'dossier', name: 'track-dossier', kind: 'query', access: 'public',
  request: z.union([
    z.strictObject({ ...trackingKeys.typed, afterVersion: z.int().min(0).default(0) }),
    z.strictObject({ ...trackingKeys.scanned, afterVersion: z.int().min(0).default(0) }),
  ]),
  reply: trackedDossier,
  looks: { at: 'dossier', ids: ({ dossierId }) => [dossierId] }, speaks: true, errors: ['REQUEST_INVALID', 'TRACKING_NOT_FOUND', 'TOO_MANY_REQUESTS'],
});

/** What a citizen has filed under the own account, the latest first. */
export const listOwnDossiers = defineRpc({
  service: 'dossier', name: 'list-own-dossiers', kind: 'query', access: ['citizen'],
  request: z.strictObject({ ...pageRequest }),
  reply: pageOf(dossier),
  looks: LOOKS_AT_DOSSIERS, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});

/** The progress of an own dossier, as a receipt would show it. */
export const trackOwnDossier = defineRpc({
  service: 'dossier', name: 'track-own-dossier', kind: 'query', access: ['citizen'],
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: trackedDossier,
  looks: LOOKS_AT_DOSSIER, speaks: true, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/** What every fact about a received dossier carries. */
export const dossierFact = z.object({
  dossierId: z.uuid(), code: z.string(), status: dossierStatus,
  procedureCode: z.string(), procedureVersion: z.int(), field: z.string(), channel,
  receivingUnitId: z.uuid(), competentUnitId: z.uuid(), returningUnitId: z.uuid(),
  receivedAt: offsetTime, receivedOn: localDate, dueAt: offsetTime.nullable(), dueOn: localDate.nullable(),
  /** For whom a delegate acted; the delegate is the event's actor. */
  onBehalfOf: z.string().optional(),
  /** Loaded from an earlier system: no timer, notice, sync or live event comes from it. */
  historic: z.boolean(),
  /** What this event attached; the service `files` shows a file to the units of the dossiers that name it. */
  files: z.array(z.object({ fileId: z.uuid() })).optional(),
  /** With `files`: the account of the citizen who filed it, who may read them. */
  ownerAccountId: z.string().nullable().optional(),
  /** While it is completed: whether a fee keeps the result at the desk. Where none does, the citizen has an electronic one from the completion on. */
  resultHeld: z.boolean().optional(),
});
export const dossierReceived = defineFact({ service: 'dossier', noun: 'dossier', event: 'received', data: dossierFact });
export const dossierAssigned = defineFact({ service: 'dossier', noun: 'dossier', event: 'assigned', data: dossierFact.extend({ assigneeId: z.string(), assignedAt: offsetTime }) });
export const dossierCompleted = defineFact({ service: 'dossier', noun: 'dossier', event: 'completed', data: dossierFact.extend({ completedAt: offsetTime, completedOn: localDate, timeliness }) });

export const dossierEventLog = eventLogRpcs('dossier');
