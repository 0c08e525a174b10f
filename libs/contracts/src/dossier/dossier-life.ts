import { z } from 'zod';
import { attachErrors, submittedComponent } from './dossiers.js';
import { defineChange, reason } from './dossier-change.js';

const note = { note: z.string().trim().max(500).optional() };

/** The desk takes over what a citizen filed online; now the clock starts. */
export const receiveSubmittedDossier = defineChange('receive-submitted-dossier', ['one-stop-officer'], {});
export const refuseIntake = defineChange('refuse-intake', ['one-stop-officer'], reason, ['REASON_REQUIRED']);

/** What came in for a supplement, at least everything that was asked for; the clock runs again. The citizen who filed it supplies online. */
export const supplyDossier = defineChange('supply-dossier', ['one-stop-officer', 'specialist', 'citizen'], {
  components: z.array(submittedComponent).max(50).default([]),
}, ['SUPPLEMENT_INCOMPLETE', 'COMPONENT_UNKNOWN', 'COMPONENT_INVALID', ...attachErrors]);

export const submitForApproval = defineChange('submit-for-approval', ['specialist'], note);
export const approveDossier = defineChange('approve-dossier', ['chair'], note);
export const returnApproval = defineChange('return-approval', ['chair'], reason, ['REASON_REQUIRED']);

export const returnResult = defineChange('return-result', ['one-stop-officer'], note);

/** By the citizen who filed it, or by the desk for somebody who stands there. */
export const requestWithdrawal = defineChange('request-withdrawal', ['one-stop-officer', 'citizen'], reason, ['REASON_REQUIRED']);
export const refuseWithdrawal = defineChange('refuse-withdrawal', ['chair', 'specialist'], reason, ['REASON_REQUIRED']);
export const stopDossier = defineChange('stop-dossier', ['chair', 'specialist'], reason, ['REASON_REQUIRED']);
