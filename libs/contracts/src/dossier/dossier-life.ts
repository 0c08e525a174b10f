import { z } from 'zod';
import type { Access } from '../core/rpc.js';
import { defineRpc } from '../core/rpc.js';
import type { ErrorCode } from '../core/errors.js';
import { attachErrors, changeErrors, dossier, onDossier, submittedComponent } from './dossiers.js';

/** A code of the catalogue and what the office writes about it. Left out, the answer is REASON_REQUIRED with the codes to choose from. */
const reason = { reasonCode: z.string().trim().max(40).default(''), reasonText: z.string().trim().max(1000).default('') };
const note = { note: z.string().trim().max(500).optional() };

function defineChange<S extends z.ZodRawShape>(name: string, access: Access, shape: S, errors: readonly ErrorCode[] = []) {
  return defineRpc({
    service: 'dossier', name, kind: 'command', access, request: z.strictObject({ ...onDossier, ...shape }), reply: dossier,
    errors: [...changeErrors, ...errors],
  });
}

/** The desk takes over what a citizen filed online; now the clock starts. */
export const receiveSubmittedDossier = defineChange('receive-submitted-dossier', ['one-stop-officer'], {});
export const refuseIntake = defineChange('refuse-intake', ['one-stop-officer'], reason, ['REASON_REQUIRED']);

/** One complete list of what is missing: a citizen is asked once (Decree 309/2026, article 8). */
export const requestSupplement = defineChange('request-supplement', ['one-stop-officer', 'specialist'], {
  ...reason,
  missing: z.array(z.strictObject({ code: z.string().min(1).max(40), note: z.string().trim().max(300).optional() })).min(1).max(50),
}, ['REASON_REQUIRED', 'COMPONENT_UNKNOWN']);
/** What came in for a supplement, at least everything that was asked for; the clock runs again. */
export const supplyDossier = defineChange('supply-dossier', ['one-stop-officer', 'specialist'], {
  components: z.array(submittedComponent).max(50).default([]),
}, ['SUPPLEMENT_INCOMPLETE', 'COMPONENT_UNKNOWN', ...attachErrors]);

export const submitForApproval = defineChange('submit-for-approval', ['specialist'], note);
export const approveDossier = defineChange('approve-dossier', ['chair'], note);
export const returnApproval = defineChange('return-approval', ['chair'], reason, ['REASON_REQUIRED']);

export const returnResult = defineChange('return-result', ['one-stop-officer'], note);

/** By the citizen who filed it, or by the desk for somebody who stands there. */
export const requestWithdrawal = defineChange('request-withdrawal', ['one-stop-officer', 'citizen'], reason, ['REASON_REQUIRED']);
export const refuseWithdrawal = defineChange('refuse-withdrawal', ['chair', 'specialist'], reason, ['REASON_REQUIRED']);
export const stopDossier = defineChange('stop-dossier', ['chair', 'specialist'], reason, ['REASON_REQUIRED']);
