import { z } from 'zod';
import { LOOKS_AT_DOSSIER, LOOKS_AT_DOSSIERS } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineChange, reason } from './dossier-change.js';
import { DELEGATES } from './dossier-life.js';
import { receiveDossier, silenceRule } from './dossiers.js';

/** How long the asked unit has: its own limit, within that of the dossier. */
export const consultationLimit = z.strictObject({ unit: z.enum(['working-hour', 'working-day']), amount: z.int().min(1).max(90) });
/** What the asked unit thinks of it. */
export const consultationOutcome = z.enum(['agrees', 'disagrees', 'comments']);
export const consultationState = z.enum(['open', 'answered', 'silent', 'withdrawn']);
export type ConsultationState = z.infer<typeof consultationState>;

/** Asks another unit for its opinion; several may be asked side by side. */
export const requestConsultation = defineChange('request-consultation', ['specialist', 'chair'], {
  unitId: z.uuid(),
  question: z.string().trim().min(1).max(2000),
  limit: consultationLimit,
  /** Whether no answer in time is agreement; what the procedure says when absent. */
  silence: silenceRule.optional(),
}, ['UNIT_NOT_FOUND', 'UNIT_NOT_ACTIVE', 'UNIT_NOT_COMPETENT', 'CONSULTATION_UNIT_INVALID', 'NOT_ASSIGNEE']);
export const answerConsultation = defineChange('answer-consultation', DELEGATES, {
  consultationId: z.uuid(), outcome: consultationOutcome, answer: z.string().trim().min(1).max(4000),
}, ['CONSULTATION_NOT_FOUND']);
export const withdrawConsultation = defineChange('withdraw-consultation', ['specialist', 'chair'], {
  consultationId: z.uuid(), ...reason,
}, ['CONSULTATION_NOT_FOUND', 'REASON_REQUIRED', 'NOT_ASSIGNEE']);

/** A question to another unit, as its worklist shows it. Question and answer only for those who may know the persons of the dossier. */
export const consultation = z.object({
  consultationId: z.uuid(), dossierId: z.uuid(), dossierCode: z.string(), dossierVersion: z.int(), procedureName: z.string(),
  askingUnitId: z.uuid(), unitId: z.uuid(), state: consultationState, silence: silenceRule,
  question: z.string().nullable(), answer: z.string().nullable(), outcome: consultationOutcome.nullable(),
  askedAt: offsetTime, dueAt: offsetTime, dueOn: localDate, closedAt: offsetTime.nullable(),
});
export type Consultation = z.infer<typeof consultation>;

const READERS = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'] as const;

/** What a unit was asked, the earliest due first. */
export const listConsultations = defineRpc({
  service: 'dossier', name: 'list-consultations', kind: 'query', access: READERS,
  request: z.strictObject({ ...pageRequest, unitId: z.uuid(), state: consultationState.default('open') }),
  reply: pageOf(consultation),
  looks: LOOKS_AT_DOSSIERS, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE'],
});
/** Everything that other units were asked about a dossier. */
export const listDossierConsultations = defineRpc({
  service: 'dossier', name: 'list-dossier-consultations', kind: 'query', access: READERS,
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({ items: z.array(consultation) }),
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/** Hands a dossier to the unit that is competent: from then on it decides, and the time is its own. */
export const transferDossier = defineChange('transfer-dossier', DELEGATES, { toUnitId: z.uuid(), ...reason },
  ['REASON_REQUIRED', 'UNIT_NOT_FOUND', 'UNIT_NOT_ACTIVE', 'UNIT_NOT_COMPETENT', 'TRANSFER_UNIT_INVALID']);

/** How many dossiers one call may approve. */
export const BATCH_APPROVAL_MAX = 50;
/** Approves many dossiers of procedures that allow it. Each has its own outcome; one that is refused stops no other. */
export const approveDossiers = defineRpc({
  service: 'dossier', name: 'approve-dossiers', kind: 'command', access: DELEGATES,
  request: z.strictObject({
    items: z.array(z.strictObject({ dossierId: z.uuid(), expectedVersion: z.int().min(1) })).min(1).max(BATCH_APPROVAL_MAX),
    note: z.string().trim().max(500).optional(),
  }),
  reply: z.object({
    items: z.array(z.object({
      dossierId: z.uuid(), approved: z.boolean(),
      /** The dossier's version afterwards; null when it was refused. */
      version: z.int().nullable(),
      refusal: z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
    })),
  }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'OUTCOME_UNKNOWN'],
});

/** A run of numbers a desk holds for a day, and which of them no dossier has. */
export const codeBlock = z.object({
  agencyCode: z.string(), unitId: z.uuid(), day: localDate, desk: z.string(),
  firstNumber: z.int(), lastNumber: z.int(),
  /** Taken along by a desk that works without the network: nothing else numbers from it. */
  offline: z.boolean(),
  unusedNumbers: z.array(z.int()), unusedCodes: z.array(z.string()),
});
/** The blocks of a unit's day with what was left unused: such a number is never given to another dossier. */
export const listCodeBlocks = defineRpc({
  service: 'dossier', name: 'list-code-blocks', kind: 'query', access: READERS,
  request: z.strictObject({ ...pageRequest, unitId: z.uuid(), day: localDate }),
  reply: pageOf(codeBlock),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE'],
});
/** Takes a block along for work without the network. */
export const takeCodeBlock = defineRpc({
  service: 'dossier', name: 'take-code-block', kind: 'command', access: ['one-stop-officer'],
  request: z.strictObject({ unitId: z.uuid(), desk: z.string().regex(/^[a-z0-9-]{1,20}$/) }),
  reply: codeBlock,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'UNIT_NOT_ACTIVE', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'],
});
/**
 * Enters what a desk received on paper while it had no network, under the number it gave from its own offline block. The clock has run since
 * `receivedAt`, which lies on the day of the block; procedure, units and calendar are those of that day.
 */
export const enterOfflineDossier = defineRpc({
  service: 'dossier', name: 'enter-offline-dossier', kind: 'command', access: ['one-stop-officer'],
  // A number of the block was given with a receipt, so it is never entered as filed alone.
  request: receiveDossier.request.omit({ submitOnly: true }).extend({
    /** The code as it was written on the paper. */
    code: z.string().trim().min(1).max(50),
    receivedAt: offsetTime,
  }),
  reply: receiveDossier.reply,
  errors: [...receiveDossier.errors, 'CODE_NOT_OF_BLOCK', 'CODE_USED', 'OFFLINE_TIME_INVALID'],
});

