import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, pageOf, pageRequest } from '../core/page.js';
import {
  confidence, eForm, procedureCase, procedureChannel, procedureComponent, procedureFee, processStep, publishingDecision, timeLimit, uncertainty,
} from './procedure-parts.js';

/**
 * One version of a procedure. A dossier stays on the version it was received under. What has a default is younger than the
 * first versions, which read as the default says.
 */
export const procedure = z.object({
  procedureId: z.uuid(),
  /** National code, for example 1.001193. */
  code: z.string(),
  version: z.int().min(1),
  name: z.string(),
  field: z.string(),
  competentLevel: z.enum(['commune', 'province']),
  /**
   * Levels that may decide it beside the one above, as a register is kept at several. `province` means a department or the province itself,
   * there as here; `department` a department alone.
   */
  furtherCompetentLevels: z.array(z.enum(['commune', 'department', 'province'])).default([]),
  /** Who decides, for example the chair of the commune's people's committee. */
  competentPost: z.string().default(''),
  /** The limit when a channel or a case says no other. */
  timeLimit,
  /** Integer đồng per dossier or unit; null when the province sets it or it is not certain. */
  feeDong: z.int().min(0).nullable(),
  feeNote: z.string(),
  /** The ways to file. Empty in versions that know none: then every way has `timeLimit` and `feeDong`. */
  channels: z.array(procedureChannel).default([]),
  /** The components of the case that applies when none is chosen. */
  components: z.array(procedureComponent),
  cases: z.array(procedureCase).default([]),
  /** Code of the result in the national catalogue of results. */
  resultCode: z.string().nullable().default(null),
  result: z.string(),
  resultIsPaper: z.boolean().default(true),
  /** The result is signed, numbered and issued before the dossier is complete. */
  needsSignature: z.boolean().default(false),
  /** A chair may approve many of them in one go. */
  allowsBatchApproval: z.boolean().default(false),
  legalBasis: z.string(),
  publishingDecision: publishingDecision.nullable().default(null),
  validFrom: localDate, validTo: localDate.nullable(),
  /** Decree 224/2026, article 14: full is the rule, less needs a published reason. */
  onlineLevel: z.enum(['full', 'partial', 'information']).default('partial'),
  onlineLevelReason: z.string().default(''),
  /**
   * How far beyond the boundary of the competent unit it may be filed (Decree 309/2026, article 7). Every centre of the same province receives
   * it in any case (Decree 118/2025, article 14): `none` says that nobody outside the province does.
   */
  nonTerritorialScope: z.enum(['province', 'nation', 'none']).default('province'),
  /** Until when "the same day" is meant; null when no limit of it is one. */
  sameDayCutOff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).nullable().default('15:00'),
  /** No day of return is promised; such a dossier counts as on time. */
  noAppointment: z.boolean().default(false),
  /** Calendar days a citizen has to supply what is missing; null when no rule says so. */
  supplementDays: z.int().min(1).nullable().default(null),
  /** What the silence of a consulted unit means once its limit has passed. */
  consultationSilence: z.enum(['agreement', 'no-answer']).nullable().default(null),
  /** The internal process; empty is what the coverage report shows. */
  process: z.array(processStep).default([]),
  /** The electronic process; null is what the coverage report shows. */
  eForm: eForm.nullable().default(null),
  /** Answered by the specialist who works on it, without the approval of a chair (copies, certification). */
  isSimple: z.boolean().optional(),
  /** How sure the catalogue is of code and figures. */
  confidence,
  uncertain: z.array(uncertainty).default([]),
});
export type Procedure = z.infer<typeof procedure>;

/** A procedure in a list: everything but the form itself, which is read with the procedure. */
export const listedProcedure = procedure.omit({ eForm: true }).extend({ hasEForm: z.boolean().default(false) });
export type ListedProcedure = z.infer<typeof listedProcedure>;

/** A page may be shorter than asked for, because an answer has a size; the cursor says whether it goes on. */
export const listProcedures = defineRpc({
  service: 'dossier', name: 'list-procedures', kind: 'query', access: 'public',
  request: z.strictObject({ ...pageRequest, q: z.string().trim().min(1).max(100).optional(), field: z.string().max(100).optional(), asOf: localDate.optional() }),
  reply: pageOf(listedProcedure),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

/** What finding a procedure needs, and what is asked first about one that was found. The rest is read with the procedure. */
export const procedureBrief = z.object({
  code: z.string(), name: z.string(), field: z.string(), competentLevel: z.enum(['commune', 'province']), competentPost: z.string(),
  /** Limit and fees of filing online where that is offered, otherwise of the first way that is. */
  timeLimit, fees: z.array(procedureFee.pick({ amountDong: true, unit: true })),
  /** How many components are required when no case is chosen. */
  papers: z.int().min(0),
  onlineLevel: z.enum(['full', 'partial', 'information']),
});
export type ProcedureBrief = z.infer<typeof procedureBrief>;

/** A brief is some 300 bytes, so that many fit an answer; two questions fetch what a large province has. */
export const BRIEF_PAGE_MAX = 1_000;

/** Every procedure in force today in brief, in the order of codes, for finding one where the line is weak. */
export const listProcedureBriefs = defineRpc({
  service: 'dossier', name: 'list-procedure-briefs', kind: 'query', access: 'public',
  request: z.strictObject({ limit: z.int().min(1).max(BRIEF_PAGE_MAX).default(BRIEF_PAGE_MAX), cursor: z.string().max(500).optional() }),
  reply: pageOf(procedureBrief),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

/** As of a day (today when absent), or one published version. */
export const lookUpProcedure = defineRpc({
  service: 'dossier', name: 'look-up-procedure', kind: 'query', access: 'public',
  request: z.strictObject({ code: z.string().max(40), asOf: localDate.optional(), version: z.int().min(1).optional() }),
  reply: procedure,
  errors: ['REQUEST_INVALID', 'PROCEDURE_NOT_FOUND'],
});

export const procedurePublished = defineFact({ service: 'dossier', noun: 'procedure', event: 'published', data: procedure });
