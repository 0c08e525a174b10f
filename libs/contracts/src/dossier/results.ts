import { z } from 'zod';
import { role } from '../core/actor.js';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime } from '../core/page.js';
import { defineChange, reason } from './dossier-change.js';
import { DELEGATES, note } from './dossier-life.js';
import { DOSSIER_READERS } from './dossiers.js';

export const resultKind = z.enum(['paper', 'electronic']);
export type ResultKind = z.infer<typeof resultKind>;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What was signed. An electronic result is a file that was signed here by whoever gives the command, for the unit that decides; whom its
 * certificate names is read from its signature. Of a paper the hash and the file of a scan may be named.
 */
const evidence = { kind: resultKind, fileId: z.uuid().optional(), sha256: sha256.optional() };
const EVIDENCE_ERRORS = ['RESULT_EVIDENCE_REQUIRED', 'RESULT_FILE_UNUSABLE', 'RESULT_SIGNATURE_DIFFERS', 'FILE_NOT_YOURS'] as const;
/** The kind of paper in the register: the part behind the number, as in 12/GCN-UBND. */
export const resultSymbol = z.string().trim().regex(/^[\p{Lu}\d][\p{Lu}\d.&-]{0,29}$/u);

export const signResult = defineChange('sign-result', DELEGATES, { ...evidence, ...note }, EVIDENCE_ERRORS);
/** The next number of the unit's register of the year, without a gap. */
export const assignResultNumber = defineChange('assign-result-number', DELEGATES, { symbol: resultSymbol.default('KQ-UBND'), ...note });
export const issueResult = defineChange('issue-result', DELEGATES, note);
/** Takes back what was signed and not issued yet; its number, if it has one, is void and never given again. The work on the dossier goes on. */
export const withdrawSignature = defineChange('withdraw-signature', DELEGATES, reason, ['REASON_REQUIRED']);
/** Takes back a result that was completed or returned already; it is kept, and another has to replace it. */
export const withdrawResult = defineChange('withdraw-result', DELEGATES, reason, ['REASON_REQUIRED']);
/**
 * Orders a result in place of the withdrawn one. It is signed, numbered, issued and completed by the same steps as every other; outside the
 * dossier stays completed meanwhile, with the day and the judgement it had.
 */
export const replaceResult = defineChange('replace-result', DELEGATES, note);

/** A result of a dossier with its evidence: one that was replaced stays beside its successor. */
export const dossierResult = z.object({
  resultId: z.uuid(), kind: resultKind,
  fileId: z.uuid().nullable(), sha256: sha256.nullable(),
  signedAt: offsetTime.nullable(),
  /** The account that signed, the post it signed by, and for whom, when it was a delegate. */
  signedBy: z.string().nullable(), signedAs: z.object({ unitId: z.uuid(), role }).nullable(), signedOnBehalfOf: z.string().nullable(),
  /** Only for those who may know the persons of the dossier. */
  certificateSubject: z.string().nullable(),
  unitId: z.uuid(), number: z.int().nullable(), year: z.int().nullable(), symbol: z.string().nullable(),
  /** As it stands on the paper: 12/GCN-UBND. */
  numberText: z.string().nullable(), numberedAt: offsetTime.nullable(), issuedAt: offsetTime.nullable(), issuedOn: localDate.nullable(),
  withdrawnAt: offsetTime.nullable(), withdrawalReasonCode: z.string().nullable(), withdrawalReasonLabel: z.string().nullable(),
  replacesResultId: z.uuid().nullable(), replacedByResultId: z.uuid().nullable(),
});
export type DossierResult = z.infer<typeof dossierResult>;

/** A hand-over of the result: the recipient only for those who may know the persons of the dossier. */
export const resultDelivery = z.object({
  version: z.int(), method: z.enum(['counter', 'postal']), recipient: z.string().nullable(), postalNumber: z.string().nullable(), at: offsetTime,
});

/** Every result of a dossier, the first one first, and how results were handed over. */
export const listResults = defineRpc({
  service: 'dossier', name: 'list-results', kind: 'query', access: [...DOSSIER_READERS, 'dossier:read'],
  request: z.strictObject({ dossierId: z.uuid() }),
  reply: z.object({ items: z.array(dossierResult), deliveries: z.array(resultDelivery) }),
  looks: LOOKS_AT_DOSSIER, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});
