import { z } from 'zod';
import { localDate, offsetTime } from '../core/page.js';
import { defineFact } from '../core/fact.js';
import { dossierFact } from './dossiers.js';

const fact = <D extends z.ZodType>(event: string, data: D) => defineFact({ service: 'dossier', noun: 'dossier', event, data });

/** A dossier that may not have been received yet. */
const filedFact = dossierFact.extend({ receivedAt: offsetTime.nullable(), receivedOn: localDate.nullable() });
/** A code of `DOSSIER_REASONS`; what was written beside it may name persons and stays with the owner. */
const reasonCode = z.string();

export const dossierSubmitted = fact('submitted', filedFact.extend({ submittedAt: offsetTime, submittedOn: localDate }));
export const dossierIntakeRefused = fact('intake-refused', filedFact.extend({ reasonCode, refusedAt: offsetTime, refusedOn: localDate }));

/** From here on the clock stands, until `supplemented` or `stopped`. */
export const dossierSupplementRequested = fact('supplement-requested', dossierFact.extend({
  reasonCode, missing: z.array(z.object({ code: z.string() })), pausedAt: offsetTime, pausedOn: localDate,
}));
/** Before receipt: there is no clock that could stand. */
export const dossierIntakeSupplementRequested = fact('intake-supplement-requested', filedFact.extend({
  reasonCode, missing: z.array(z.object({ code: z.string() })), requestedAt: offsetTime, requestedOn: localDate,
}));
export const dossierIntakeSupplemented = fact('intake-supplemented', filedFact.extend({ suppliedAt: offsetTime, suppliedOn: localDate }));
/** A superior is asked whether the citizen may be asked again, and answers. */
export const dossierSupplementConsentAsked = fact('supplement-consent-asked', filedFact.extend({ reasonCode, askedAt: offsetTime }));
export const dossierSupplementConsentGiven = fact('supplement-consent-given', filedFact.extend({ consentedAt: offsetTime }));
export const dossierSupplementConsentRefused = fact('supplement-consent-refused', filedFact.extend({ reasonCode, refusedAt: offsetTime }));
/** Data of a person, of the e-form or of the post were corrected; which fields and places, never their values. */
export const dossierCorrected = fact('corrected', filedFact.extend({
  reasonCode, role: z.string(), fields: z.array(z.string()),
  /** Places of the e-form; absent when it was left alone. */
  form: z.array(z.string()).optional(), correctedAt: offsetTime,
  /** Where the result goes by post was corrected. */
  post: z.boolean().optional(),
}));
/** `dueAt` and `dueOn` are the new appointment. */
export const dossierSupplemented = fact('supplemented', dossierFact.extend({
  resumedAt: offsetTime, resumedOn: localDate, pausedMinutes: z.int().min(0),
  previousDueAt: offsetTime.nullable(), previousDueOn: localDate.nullable(),
}));

export const dossierSubmittedForApproval = fact('submitted-for-approval', dossierFact.extend({ submittedForApprovalAt: offsetTime }));
export const dossierApproved = fact('approved', dossierFact.extend({ approvedAt: offsetTime }));
export const dossierApprovalReturned = fact('approval-returned', dossierFact.extend({ reasonCode, approvalReturnedAt: offsetTime }));

export const dossierResultReturned = fact('result-returned', dossierFact.extend({
  resultReturnedAt: offsetTime, resultReturnedOn: localDate, method: z.enum(['counter', 'postal']).optional(),
}));

const resultRef = { resultId: z.uuid(), kind: z.enum(['paper', 'electronic']), sha256: z.string().nullable() };
const registered = { unitId: z.uuid(), year: z.int(), number: z.int().min(1), symbol: z.string() };
/** Who signed is the event's actor; `onBehalfOf` when it was a delegate. */
export const dossierSigned = fact('signed', dossierFact.extend({
  ...resultRef, signedAt: offsetTime,
  /** The withdrawn result in whose place it comes. */
  replacesResultId: z.uuid().optional(),
}));
export const dossierNumbered = fact('numbered', dossierFact.extend({ resultId: z.uuid(), ...registered, numberedAt: offsetTime }));
export const dossierIssued = fact('issued', dossierFact.extend({ resultId: z.uuid(), issuedAt: offsetTime, issuedOn: localDate }));
/** Nothing of it was issued: the paper is void, and with it the number, if it had one. */
export const dossierSignatureWithdrawn = fact('signature-withdrawn', dossierFact.extend({
  resultId: z.uuid(), reasonCode, voidNumber: z.object(registered).nullable(), signatureWithdrawnAt: offsetTime,
}));
/** What was told as completed stays completed; the paper is void. */
export const dossierResultWithdrawn = fact('result-withdrawn', dossierFact.extend({ resultId: z.uuid(), reasonCode, resultWithdrawnAt: offsetTime }));
/** Another result is under way in place of the withdrawn one; `signed`, `numbered` and `issued` tell of its steps. */
export const dossierResultReplacementBegun = fact('result-replacement-begun', dossierFact.extend({ replacesResultId: z.uuid(), resultReplacementBegunAt: offsetTime }));
/** The other result is there, and the dossier completed with it. */
export const dossierResultReplaced = fact('result-replaced', dossierFact.extend({
  ...resultRef, ...registered, replacesResultId: z.uuid(), resultReplacedAt: offsetTime, resultReplacedOn: localDate,
}));

/** `competentUnitId` is the new one. */
export const dossierTransferred = fact('transferred', dossierFact.extend({
  fromUnitId: z.uuid(), toUnitId: z.uuid(), reasonCode, transferredAt: offsetTime, transferredOn: localDate,
}));
const consulted = { consultationId: z.uuid(), consultedUnitId: z.uuid() };
export const dossierConsultationRequested = fact('consultation-requested', dossierFact.extend({
  ...consulted, consultationDueAt: offsetTime, silence: z.enum(['waits', 'agrees']), consultationRequestedAt: offsetTime,
}));
export const dossierConsultationAnswered = fact('consultation-answered', dossierFact.extend({
  ...consulted, outcome: z.enum(['agrees', 'disagrees', 'comments']), consultationAnsweredAt: offsetTime,
}));
export const dossierConsultationWithdrawn = fact('consultation-withdrawn', dossierFact.extend({
  ...consulted, reasonCode, consultationWithdrawnAt: offsetTime,
  /** Asked before or having had part otherwise, the unit goes on reading the dossier. */
  staysInvolved: z.boolean().optional(),
}));

export const dossierWithdrawalRequested = fact('withdrawal-requested', filedFact.extend({ reasonCode, withdrawalRequestedAt: offsetTime }));
/** The dossier goes on where it was; `status` says where. */
export const dossierWithdrawalRefused = fact('withdrawal-refused', filedFact.extend({ reasonCode, withdrawalRefusedAt: offsetTime }));
/** Ended without a result; `withdrawn` when the applicant had asked for it. */
export const dossierStopped = fact('stopped', filedFact.extend({ reasonCode, stoppedAt: offsetTime, stoppedOn: localDate, withdrawn: z.boolean() }));
