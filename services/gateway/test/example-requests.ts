import { ACCOUNT_BODIES, ACCOUNT_PATH_VALUES } from './example-accounts.js';
import { CATALOGUE_BODIES, CATALOGUE_PATHS, CATALOGUE_QUERIES } from './example-catalogue.js';
import { DEADLINE_BODIES, DEADLINE_PATH_VALUES } from './example-deadlines.js';
import { RATING_BODIES, RATING_QUERIES } from './example-ratings.js';
import { DEFERRED_BODIES, DEFERRED_PATH_VALUES } from './example-deferred.js';
import { FILE_BODIES, FILE_PATH_VALUES } from './example-files.js';
import { MONEY_BODIES, PAYMENT_ID, RECONCILIATION_ID, RULE_ID } from './example-money.js';
import { OFFICE_BODIES, OFFICE_PATH_VALUES, OFFICE_QUERIES } from './example-offices.js';
import { REASON_BODIES, REASON_PATH_VALUES } from './example-reasons.js';
import { DOSSIER_ID, HAC_THANH, OFFICER_ID, paperTemplate } from './example-replies.js';
import { FILING_DRAFT_BODIES, FILING_DRAFT_PATH_VALUES } from './example-filing-drafts.js';
import { WEBHOOK_BODIES, WEBHOOK_PATH_VALUES } from './example-webhooks.js';
import { WORK_BODIES } from './example-work.js';

/** A valid body for every write, by operation. Both authorization matrices ask with them. */
export const BODIES: Readonly<Record<string, unknown>> = {
  receiveDossier: { procedureCode: '1.001193', receivingUnitId: HAC_THANH, applicant: { fullName: 'Nguyễn Văn An' } },
  assignDossier: { assigneeId: OFFICER_ID }, receiveSubmittedDossier: {}, refuseIntake: {}, requestSupplement: { missing: [{ code: 'to-khai' }] }, supplyDossier: {},
  submitForApproval: {}, approveDossier: {}, returnApproval: {}, returnResult: {}, requestWithdrawal: {}, refuseWithdrawal: {}, stopDossier: {},
  issuePaper: { form: 'receipt-slip' }, fetchTrackedReceipt: { code: 'X', secret: 'Y' }, draftPaperTemplate: { form: 'receipt-slip', circular: '03/2025/TT-VPCP' },
  revisePaperTemplate: { body: paperTemplate.body }, publishPaperTemplate: { validFrom: '2026-01-01' },
  requestIntakeSupplement: { missing: [{ code: 'to-khai' }] }, askSupplementConsent: {}, consentToSupplement: {}, refuseSupplementConsent: {}, correctDossier: { changes: { phone: '0912345678' } },
  searchDossiers: { name: 'An' }, searchPersons: { personalNumber: '038090012345' },
  saveView: { name: 'Việc của tôi', filter: {} }, changeView: { name: 'Việc của tôi', filter: {} }, removeView: {},
  completeDossier: {}, rebuildFigures: {}, trackDossier: { code: 'X', secret: 'Y' }, trackReceiptProof: { code: 'X', secret: 'Y' }, signFile: { unitId: HAC_THANH },
  ...OFFICE_BODIES, ...MONEY_BODIES, ...CATALOGUE_BODIES, ...FILE_BODIES, ...DEADLINE_BODIES, ...REASON_BODIES, ...ACCOUNT_BODIES, ...WEBHOOK_BODIES, ...WORK_BODIES,
  replayDeadLetter: {},
  ...DEFERRED_BODIES(OFFICER_ID), ...FILING_DRAFT_BODIES, ...RATING_BODIES,
};

/** What stands behind the path, where something has to. */
export const QUERIES: Readonly<Record<string, string>> = {
  listFigures: '?by=unit', listDossiersBehind: '?figure=open', 'listDossiers?code': '?code=X', verifySignedFile: `?sha256=${'a'.repeat(64)}`, listPaperTemplates: '?form=receipt-slip',
  previewPaperTemplate: `?dossierId=${DOSSIER_ID}`, printTrackingBook: `?unitId=${HAC_THANH}&from=2025-07-01&to=2025-07-31`,
  listPayments: '?day=2025-06-30', exportPayments: '?day=2025-06-30', ...OFFICE_QUERIES, ...CATALOGUE_QUERIES, ...RATING_QUERIES,
};

/** A value for every parameter of a path. */
export const PATH_VALUES: Readonly<Record<string, string>> = {
  unitId: HAC_THANH, dossierId: DOSSIER_ID, paperId: DOSSIER_ID, templateId: DOSSIER_ID, viewId: DOSSIER_ID, code: '1.001193', keyId: 'receipt-2025', day: '2025-07-01',
  sessionId: 'a'.repeat(43), paymentId: PAYMENT_ID, ruleId: RULE_ID, reconciliationId: RECONCILIATION_ID, number: '1',
  service: 'reporting', letterId: '7',
  ...OFFICE_PATH_VALUES, ...CATALOGUE_PATHS, ...FILE_PATH_VALUES, ...DEADLINE_PATH_VALUES, ...REASON_PATH_VALUES, ...ACCOUNT_PATH_VALUES, ...WEBHOOK_PATH_VALUES, ...DEFERRED_PATH_VALUES, ...FILING_DRAFT_PATH_VALUES,
};
