import { z } from 'zod';
import { defineChange, reason } from './dossier-change.js';

// Where the procedure sets no limit, the office says how many calendar days the citizen has.
const supplyWithinDays = z.int().min(1).max(90).optional();
const missing = z.array(z.strictObject({ code: z.string().min(1).max(40), note: z.string().trim().max(300).optional() })).min(1).max(50);

/**
 * One complete list of what is missing: a citizen is asked once (Decree 309/2026, article 8). A second time needs the
 * consent of a superior, or the answer is SUPPLEMENT_CONSENT_REQUIRED.
 */
export const requestSupplement = defineChange('request-supplement', ['one-stop-officer', 'specialist'], { ...reason, missing, supplyWithinDays },
  ['REASON_REQUIRED', 'COMPONENT_UNKNOWN', 'SUPPLEMENT_CONSENT_REQUIRED']);

/**
 * The desk asks for what is missing before it receives what was filed: status 5 without an appointment. What the version requires and
 * nobody handed in is in the list whether it is named or not, so that the one notice is complete.
 */
export const requestIntakeSupplement = defineChange('request-intake-supplement', ['one-stop-officer'], { ...reason, missing, supplyWithinDays },
  ['REASON_REQUIRED', 'COMPONENT_UNKNOWN', 'SUPPLEMENT_CONSENT_REQUIRED']);

/** Asks the superior whether the citizen may be asked a second time, and says why. */
export const askSupplementConsent = defineChange('ask-supplement-consent', ['one-stop-officer', 'specialist'], reason, ['REASON_REQUIRED']);
export const consentToSupplement = defineChange('consent-to-supplement', ['chair'], { note: z.string().trim().max(500).optional() });
export const refuseSupplementConsent = defineChange('refuse-supplement-consent', ['chair'], reason, ['REASON_REQUIRED']);
