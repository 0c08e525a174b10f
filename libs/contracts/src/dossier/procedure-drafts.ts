import { z } from 'zod';
import type { Role } from '../core/actor.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import {
  componentTemplate, confidence, eForm, feeUnit, procedureCase, procedureChannel, procedureComponent, procedureFee, processStep, publishingDecision, timeLimit,
} from './procedure-parts.js';
import { procedure } from './procedures.js';

/** A version travels as one event, which has a size. */
export const PROCEDURE_CHARS_MAX = 58_000;

const text = (charsMax: number) => z.string().trim().max(charsMax);
const code = text(60);
const component = z.strictObject({ ...procedureComponent.shape, code, name: text(500), template: z.strictObject({ ...componentTemplate.shape, name: text(300) }).optional() });
const fee = z.strictObject({ ...procedureFee.shape, code, name: text(200), note: text(1_000).default(''), unit: feeUnit });
const channel = z.strictObject({ ...procedureChannel.shape, timeLimit, fees: z.array(fee).max(20).default([]) });
const components = z.array(component).max(60);

/**
 * What a draft says so far. Everything may still be missing; what is there has its form. The code belongs to the draft, the day to its
 * publication, and the one limit and fee of the first release follow from the channels.
 */
export const procedureContent = z.strictObject({
  name: text(500), field: text(100),
  competentLevel: procedure.shape.competentLevel, furtherCompetentLevels: procedure.shape.furtherCompetentLevels.unwrap().max(2), competentPost: text(200),
  channels: z.array(channel).max(3),
  components,
  cases: z.array(z.strictObject({ ...procedureCase.shape, code, name: text(300), components })).max(20),
  resultCode: text(60).nullable(), result: text(500), resultIsPaper: z.boolean(), needsSignature: z.boolean(),
  legalBasis: text(2_000),
  publishingDecision: z.strictObject({ ...publishingDecision.shape, number: text(100), issuedBy: text(200) }).nullable(),
  validTo: localDate.nullable(),
  onlineLevel: z.enum(['full', 'partial', 'information']), onlineLevelReason: text(1_000),
  nonTerritorialScope: z.enum(['province', 'nation', 'none']),
  sameDayCutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).nullable(),
  noAppointment: z.boolean(), supplementDays: z.int().min(1).max(365).nullable(),
  consultationSilence: z.enum(['agreement', 'no-answer']).nullable(),
  process: z.array(z.strictObject({ ...processStep.shape, code, name: text(300), hours: z.number().positive().max(5_000) })).max(40),
  eForm: z.strictObject(eForm.shape).nullable(),
  isSimple: z.boolean(), allowsBatchApproval: z.boolean(),
  confidence,
  uncertain: z.array(z.strictObject({ pointer: text(200), note: z.string().trim().min(1).max(500) })).max(60),
}).partial();
export type ProcedureContent = z.infer<typeof procedureContent>;

export const draftState = z.enum(['open', 'published', 'discarded']);

export const procedureDraft = z.object({
  draftId: z.uuid(), version: z.int().min(1), state: draftState,
  code: z.string(),
  /** The published version it starts from; 0 for a procedure that is new. */
  baseVersion: z.int().min(0),
  content: procedureContent,
  /** The import that made it, if one did. */
  importId: z.uuid().nullable(),
  /** Set when it is published. */
  publishedVersion: z.int().min(1).nullable(), validFrom: localDate.nullable(),
  createdAt: offsetTime, changedAt: offsetTime,
  /** Account of who changed it last. */
  changedBy: z.string(),
});
export type ProcedureDraft = z.infer<typeof procedureDraft>;

/** Something that is missing or wrong. `pointer` leads into the content; `message` is Vietnamese. */
export const procedureProblem = z.object({ code: z.string(), pointer: z.string(), message: z.string() });
export type ProcedureProblem = z.infer<typeof procedureProblem>;

export const procedureCheck = z.object({
  complete: z.boolean(),
  /** Keeps it from being published. */
  problems: z.array(procedureProblem),
  /** May be published as it is, but somebody should look. */
  warnings: z.array(procedureProblem),
});

/** One place that differs between two versions. Parts with a code are named by it: `/components/to-khai/name`. */
export const procedureDifference = z.object({
  pointer: z.string(), kind: z.enum(['added', 'removed', 'changed']), before: z.unknown(), after: z.unknown(),
});
export type ProcedureDifference = z.infer<typeof procedureDifference>;
const differences = z.object({ differences: z.array(procedureDifference) });

/** Who keeps the catalogue, and who may look over the shoulder. */
export const CATALOGUE_KEEPERS = ['province-admin'] as const satisfies readonly Role[];
export const CATALOGUE_READERS = ['province-admin', 'province-leader', 'auditor'] as const satisfies readonly Role[];

export const catalogueCommandErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const onDraft = { draftId: z.uuid(), expectedVersion: z.int().min(1) };
const draftErrors = [...catalogueCommandErrors, 'PROCEDURE_DRAFT_NOT_FOUND', 'PROCEDURE_DRAFT_STALE', 'PROCEDURE_DRAFT_CLOSED'] as const;
const readDraftErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'PROCEDURE_DRAFT_NOT_FOUND'] as const;

/** From a published version, or from nothing for a code that is new. */
export const createProcedureDraft = defineRpc({
  service: 'dossier', name: 'create-procedure-draft', kind: 'command', access: CATALOGUE_KEEPERS,
  request: z.strictObject({ code: z.string().trim().regex(/^\d\.\d{6}(\.[0-9A-Za-z]{1,10}){0,6}$/), fromVersion: z.int().min(1).optional() }),
  reply: procedureDraft,
  errors: [...catalogueCommandErrors, 'PROCEDURE_NOT_FOUND', 'PROCEDURE_EXISTS'],
});

/** The whole content anew. `baseVersion` is told when somebody published meanwhile and the draft was compared with that. */
export const editProcedureDraft = defineRpc({
  service: 'dossier', name: 'edit-procedure-draft', kind: 'command', access: CATALOGUE_KEEPERS,
  request: z.strictObject({ ...onDraft, content: procedureContent, baseVersion: z.int().min(0).optional() }),
  reply: procedureDraft, errors: [...draftErrors, 'PROCEDURE_NOT_FOUND', 'PROCEDURE_TOO_LARGE'],
});

/** The day from which the version is valid: today or later, or any day for a procedure that is new. */
export const publishProcedureDraft = defineRpc({
  service: 'dossier', name: 'publish-procedure-draft', kind: 'command', access: CATALOGUE_KEEPERS,
  request: z.strictObject({ ...onDraft, validFrom: localDate }),
  reply: procedureDraft,
  errors: [...draftErrors, 'PROCEDURE_INCOMPLETE', 'PROCEDURE_DRAFT_OUTDATED', 'PROCEDURE_VALID_FROM_PAST'],
});

export const discardProcedureDraft = defineRpc({
  service: 'dossier', name: 'discard-procedure-draft', kind: 'command', access: CATALOGUE_KEEPERS,
  request: z.strictObject(onDraft), reply: procedureDraft, errors: draftErrors,
});

export const lookUpProcedureDraft = defineRpc({
  service: 'dossier', name: 'look-up-procedure-draft', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject({ draftId: z.uuid() }), reply: procedureDraft, errors: readDraftErrors,
});

/** The latest first, without their content. */
export const listProcedureDrafts = defineRpc({
  service: 'dossier', name: 'list-procedure-drafts', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject({ ...pageRequest, state: draftState.default('open'), code: z.string().max(40).optional() }),
  reply: pageOf(procedureDraft.omit({ content: true }).extend({ name: z.string() })),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'CURSOR_INVALID'],
});

/** Everything that is missing, at once. */
export const checkProcedureDraft = defineRpc({
  service: 'dossier', name: 'check-procedure-draft', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject({ draftId: z.uuid() }), reply: procedureCheck, errors: readDraftErrors,
});

/** Against the version it starts from. */
export const compareProcedureDraft = defineRpc({
  service: 'dossier', name: 'compare-procedure-draft', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject({ draftId: z.uuid() }), reply: differences, errors: readDraftErrors,
});

/** The history of a procedure, the latest version first. */
export const listProcedureVersions = defineRpc({
  service: 'dossier', name: 'list-procedure-versions', kind: 'query', access: 'public',
  request: z.strictObject({ ...pageRequest, code: z.string().max(40) }),
  reply: pageOf(z.object({
    version: z.int().min(1), name: z.string(), validFrom: localDate, validTo: localDate.nullable(), confidence,
    publishingDecision: publishingDecision.nullable(),
    /** Null for versions older than this record. */
    publishedAt: offsetTime.nullable(),
    isInForce: z.boolean(),
  })),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'PROCEDURE_NOT_FOUND'],
});

export const compareProcedureVersions = defineRpc({
  service: 'dossier', name: 'compare-procedure-versions', kind: 'query', access: 'public',
  request: z.strictObject({ code: z.string().max(40), from: z.int().min(1), to: z.int().min(1) }),
  reply: differences, errors: ['REQUEST_INVALID', 'PROCEDURE_NOT_FOUND'],
});

const uncovered = z.object({ code: z.string(), name: z.string(), field: z.string(), version: z.int() });
/** Procedures in force on a day that lack an internal or an electronic process. The target is none. */
export const lookUpProcedureCoverage = defineRpc({
  service: 'dossier', name: 'look-up-procedure-coverage', kind: 'query', access: CATALOGUE_READERS,
  request: z.strictObject({ asOf: localDate.optional() }),
  reply: z.object({
    asOf: localDate, total: z.int(),
    withInternalProcess: z.int(), withElectronicProcess: z.int(), covered: z.int(),
    /** At most 500 of each; the totals count all. */
    withoutInternalProcess: z.array(uncovered), withoutElectronicProcess: z.array(uncovered),
    byField: z.array(z.object({ field: z.string(), total: z.int(), withInternalProcess: z.int(), withElectronicProcess: z.int() })),
    byConfidence: z.object({ verified: z.int(), partly: z.int(), unverified: z.int() }),
    uncertainFigures: z.int(),
  }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN'],
});
