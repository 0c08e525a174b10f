import { z } from 'zod';
import { attachErrors, submittedComponent } from './dossiers.js';
import { defineChange, reason } from './dossier-change.js';
import type { Access } from '../core/rpc.js';

export const note = { note: z.string().trim().max(500).optional() };

/** The desk takes over what was filed, online or before it; now the clock starts. What a desk entered must be complete by now. */
export const receiveSubmittedDossier = defineChange('receive-submitted-dossier', ['one-stop-officer'], {}, ['COMPONENT_MISSING']);
export const refuseIntake = defineChange('refuse-intake', ['one-stop-officer'], reason, ['REASON_REQUIRED']);

/** What came in for a supplement, at least everything that was asked for; the clock runs again. The citizen who filed it supplies online. */
export const supplyDossier = defineChange('supply-dossier', ['one-stop-officer', 'specialist', 'citizen'], {
  components: z.array(submittedComponent).max(50).default([]),
}, ['SUPPLEMENT_INCOMPLETE', 'COMPONENT_UNKNOWN', 'COMPONENT_INVALID', 'REUSE_NOT_POSSIBLE', ...attachErrors]);

/** Whom a chair may delegate to. The owner denies it to everybody else of them. */
export const DELEGATES: Access = ['chair', 'specialist', 'one-stop-officer'];

export const submitForApproval = defineChange('submit-for-approval', ['specialist', 'chair'], {
  ...note,
  /** A complete file with the draft of the result, which the chair reads and, as a PDF, signs. It is shown to officers alone. */
  draftFileId: z.uuid().optional(),
}, ['NOT_ASSIGNEE', ...attachErrors]);
export const approveDossier = defineChange('approve-dossier', DELEGATES, note, ['CONSULTATIONS_OPEN']);
export const returnApproval = defineChange('return-approval', DELEGATES, reason, ['REASON_REQUIRED']);

/** At the desk, or by post to somebody. The recipient is a person and kept encrypted. */
export const returnResult = defineChange('return-result', ['one-stop-officer'], {
  ...note,
  method: z.enum(['counter', 'postal']).default('counter'),
  recipient: z.string().trim().min(1).max(120).optional(),
  /** The number of the postal item. */
  postalNumber: z.string().trim().min(1).max(40).optional(),
}, ['DELIVERY_RECIPIENT_REQUIRED', 'FEE_UNPAID']);

/** By the citizen who filed it, or by the desk for somebody who stands there. */
export const requestWithdrawal = defineChange('request-withdrawal', ['one-stop-officer', 'citizen'], reason, ['REASON_REQUIRED']);
export const refuseWithdrawal = defineChange('refuse-withdrawal', ['chair', 'specialist', 'one-stop-officer'], reason, ['REASON_REQUIRED']);
/** Before the receipt the desk answers a withdrawal; afterwards the competent unit. */
export const stopDossier = defineChange('stop-dossier', ['chair', 'specialist', 'one-stop-officer'], reason, ['REASON_REQUIRED']);
