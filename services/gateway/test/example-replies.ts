import { deferredReplies } from './example-deferred.js';
import { ratingReplies } from './example-ratings.js';
import {
  askSupplementConsent, changeView, consentToSupplement, correctDossier, listCorrections, listViews, lookUpFiling, refuseSupplementConsent, removeView,
  requestIntakeSupplement, saveView, listDossiersBehind, searchDossiers, searchPersons, type SavedView,
  approveDossier, assignDossier, completeDossier, extendDossier, listDossiers, listFigures, listStepTimes, listOfficers, listProcedureBriefs, listProcedures, listTimeline, listUnits,
  listOwnDossiers, listReceiptKeys, listSigningRoots, signFile, verifySignedFile, listUnitSuccessions, lookUpDossier, lookUpReceiptKey, lookUpReceiptProof, lookUpOwnAccount, lookUpProcedure, lookUpSummary, lookUpUnit, rebuildFigures, receiveDossier,
  receiveSubmittedDossier, refuseIntake, refuseWithdrawal, requestSupplement, requestWithdrawal, returnApproval, returnResult, stopDossier,
  submitForApproval, supplyDossier, trackDossier, trackOwnDossier, trackReceiptProof,
  draftPaperTemplate, fetchPaper, fetchTrackedReceipt, issuePaper, listPapers, listPaperTemplates, lookUpPaperTemplate, previewPaperTemplate,
  printTrackingBook, publishPaperTemplate, revisePaperTemplate,
  type RpcContract, type RpcReply,
} from '@haicap/contracts';
import { moneyReplies } from './example-money.js';
import { officeReplies } from './example-offices.js';
import { FILE_REPLIES } from './example-files.js';
import { DEADLINE_REPLIES } from './example-deadlines.js';
import { exportReplies } from './example-exports.js';
import { AUDIT_REPLIES, OPERATIONS_REPLIES } from './example-audit.js';
import { REASON_REPLIES } from './example-reasons.js';
import { ACCOUNT_REPLIES } from './example-accounts.js';
import { WEBHOOK_REPLIES } from './example-webhooks.js';
import { catalogueReplies } from './example-catalogue.js';
import { FILING_DRAFT_REPLIES } from './example-filing-drafts.js';
import { WORK_REPLIES } from './example-work.js';

export const HAC_THANH = '3b1c0a52-5a0e-5c55-8f0e-000000014797';
export const DOSSIER_ID = '01980000-0000-7000-8000-000000000001';
export const OFFICER_ID = '01980000-0000-7000-8000-000000000002';
const THANH_HOA = '3b1c0a52-5a0e-5c55-8f0e-000000000038';
const AT = '2025-07-01T08:00:00+07:00';

export const unit: RpcReply<typeof lookUpUnit> = {
  unitId: HAC_THANH, code: '14797', level: 'commune', type: 'phuong', name: 'Hạc Thành', fullName: 'Phường Hạc Thành', parentId: THANH_HOA,
  provinceId: THANH_HOA, provinceCode: '38', provinceName: 'Tỉnh Thanh Hóa', validFrom: '2025-07-01', validTo: null,
  agencyCode: { code: 'H56.147.97', provisional: true }, version: 1,
};
export const dossier: RpcReply<typeof lookUpDossier> = {
  dossierId: DOSSIER_ID, code: 'H56.147.97-250701-0001', version: 3, status: 'assigned', nationalStatus: 4, financialStatus: 'none',
  procedureCode: '1.001193', procedureVersion: 1, procedureName: 'Đăng ký khai sinh', field: 'Hộ tịch', channel: 'counter',
  supportUnitId: null, receivingUnitId: HAC_THANH, competentUnitId: HAC_THANH, returningUnitId: HAC_THANH,
  applicantName: 'N••• V•• A•', applicantMasked: true, assigneeId: OFFICER_ID,
  submittedAt: AT, receivedAt: AT, clockStartsAt: AT, dueAt: AT, dueOn: '2025-07-01', dueReasons: [{ code: 'SAME_DAY' }], originalDueOn: null,
  pausedAt: null, reasonCode: null, reasonLabel: null, missingComponents: [], completedAt: null, timeliness: null,
  caseCode: null, intakeDueAt: null, intakeLate: null, supplement: { count: 0, dueOn: null, consent: null }, deliveryStatus: 'not-ready', sync: {}, needsSignature: false, openConsultations: [], allowedActions: ['complete'],
};
const figures = { received: 3, resolved: 2, onTime: 2, late: 0, open: 1, overdue: 0, dueWithin3Days: 1 };
const freshness = { from: '2025-07-01', asOf: '2025-07-01', computedAt: AT, appliedEvents: 7 };
const procedure = lookUpProcedure.reply.parse({
  procedureId: '01980000-0000-7000-8000-000000000003', code: '1.001193', version: 1, name: 'Đăng ký khai sinh', field: 'Hộ tịch',
  competentLevel: 'commune', timeLimit: { unit: 'same-day' }, feeDong: 0, feeNote: '', components: [], result: 'Giấy khai sinh',
  legalBasis: 'Luật Hộ tịch', validFrom: '2025-07-01', validTo: null, confidence: 'verified',
});
const paper: RpcReply<typeof issuePaper> = {
  paperId: '01980000-0000-7000-8000-000000000005', dossierId: DOSSIER_ID, form: 'receipt-slip', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  circular: '01/2018/TT-VPCP', formNumber: '01', format: 'A5', version: 1, dossierVersion: 1, templateVersion: 1, issuedAt: AT,
  sha256: 'ab'.repeat(32), sizeBytes: 8, isLatest: true,
};
export const paperBytes = Buffer.from('%PDF-1.7');
const paperFile: RpcReply<typeof fetchPaper> = {
  fileName: 'H56.147.97-250701-0001-mau-01.pdf', mediaType: 'application/pdf', sha256: paper.sha256, bytesBase64: paperBytes.toString('base64'),
};
export const paperTemplate: RpcReply<typeof lookUpPaperTemplate> = {
  templateId: '01980000-0000-7000-8000-000000000006', form: 'receipt-slip', circular: '03/2025/TT-VPCP', number: 2, status: 'draft', validFrom: null,
  version: 1, changedAt: AT, placeholders: { values: [], tables: {} },
  body: { orientation: 'portrait', header: { left: [], right: [] }, title: [{ text: 'GIẤY', style: 'heading', align: 'center' }], blocks: [{ kind: 'codes', lines: [] }], footer: '' },
};
const view: SavedView = {
  viewId: '01980000-0000-7000-8000-000000000007', version: 1, name: 'Việc của tôi', filter: { assigneeId: 'me' }, sharedWithUnitId: null, isDefault: true, position: 0, isOwn: true,
};
const entry = (version: number) => ({ version, at: AT, type: 'received', status: 'received' as const, sentence: 'Đã tiếp nhận hồ sơ.' });

const receiptKey = { kty: 'OKP' as const, crv: 'Ed25519' as const, x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'receipt-2025', use: 'sig' as const, alg: 'EdDSA' as const, nbf: 1_735_664_400 };
const named = { unitId: HAC_THANH, name: 'Phường Hạc Thành' };
const proof: RpcReply<typeof lookUpReceiptProof> = {
  jws: 'e30.e30.e30', keyId: receiptKey.kid, issuedAt: AT,
  claims: {
    iss: 'urn:haicap:province:38', iat: 1_751_331_600, receipt: 1, code: dossier.code, version: 3, submittedAt: AT, receivedAt: AT,
    procedure: { code: '1.001193', version: 1, name: dossier.procedureName }, deadline: { at: AT, on: '2025-07-01' },
    units: { receiving: named, competent: named, returning: named }, attachments: [],
  },
};

const signed: RpcReply<typeof signFile>['signed'] = {
  fileId: DOSSIER_ID, sha256: 'a'.repeat(64), sourceFileId: OFFICER_ID, sourceSha256: 'b'.repeat(64), signerAccountId: OFFICER_ID, onBehalfOfAccountId: null,
  unitId: HAC_THANH, level: 'B-B', isTrial: true, signedAt: AT,
  signatures: [{ kind: 'officer', subject: 'CN=TEST', issuer: 'CN=TEST CA', serial: '40', chain: ['CN=TEST', 'CN=TEST CA'], notBefore: AT, notAfter: AT, signedAt: AT }],
};
const { fileId: _fileId, sourceFileId: _sourceFileId, signerAccountId: _signer, onBehalfOfAccountId: _behalf, ...signedPublic } = signed;
const signedView: RpcReply<typeof signFile>['file'] = {
  fileId: DOSSIER_ID, state: 'complete', sizeBytes: 3, receivedBytes: 3, mediaType: 'application/pdf', sha256: 'a'.repeat(64), pages: 1, scan: 'unscanned',
  name: null, createdAt: AT, completedAt: AT, expiresAt: AT,
};

const tracked: RpcReply<typeof trackDossier> = {
  dossierId: DOSSIER_ID, code: dossier.code, version: 3, status: 'assigned', procedureName: dossier.procedureName, competentUnitName: 'Phường Hạc Thành',
  receivingUnitName: 'Phường Hạc Thành', returningUnitName: 'Phường Hạc Thành', reason: null, missing: [], pausedAt: null,
  holder: { side: 'office', name: 'Phường Hạc Thành' }, until: AT, holding: 'Phường Hạc Thành đang giải quyết hồ sơ.', next: 'Bạn nhận kết quả tại Phường Hạc Thành.',
  applicantName: 'N••• V•• A•', submittedAt: AT, receivedAt: AT, dueAt: AT, dueOn: '2025-07-01', completedAt: null, timeliness: null,
  timeline: [entry(1), entry(2), entry(3)],
};

/** A valid reply for every contract behind a route. */
export const EXAMPLE_REPLIES: ReadonlyMap<RpcContract, unknown> = new Map<RpcContract, unknown>([
  ...DEADLINE_REPLIES, ...REASON_REPLIES, ...ACCOUNT_REPLIES, ...AUDIT_REPLIES, ...exportReplies(dossier),
  ...WEBHOOK_REPLIES,
  ...FILE_REPLIES,
  ...FILING_DRAFT_REPLIES, ...WORK_REPLIES, ...OPERATIONS_REPLIES,
  [listUnits, { items: [unit], nextCursor: 'after-14797' }],
  ...officeReplies(dossier),
  ...deferredReplies(dossier), ...ratingReplies(dossier),
  [lookUpUnit, unit],
  [listUnitSuccessions, { items: [] }],
  [listOfficers, { items: [] }],
  [listProcedureBriefs, { items: [{ code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', competentLevel: 'commune', competentPost: '', timeLimit: { unit: 'same-day' }, fees: [], papers: 2, onlineLevel: 'full' }] }],
  [listProcedures, listProcedures.reply.parse({ items: [procedure] })],
  [lookUpProcedure, procedure],
  [receiveDossier, { dossier: { ...dossier, version: 1, applicantMasked: false }, trackingSecret: 'ABCDE-FGHJK' }],
  [assignDossier, dossier],
  [completeDossier, { ...dossier, version: 4 }],
  ...[
    receiveSubmittedDossier, refuseIntake, requestSupplement, supplyDossier, submitForApproval, approveDossier,
    returnApproval, returnResult, requestWithdrawal, refuseWithdrawal, stopDossier, extendDossier,
    requestIntakeSupplement, askSupplementConsent, consentToSupplement, refuseSupplementConsent, correctDossier,
  ].map((contract) => [contract, dossier] as const),
  ...moneyReplies(dossier),
  ...catalogueReplies(),
  [lookUpDossier, dossier],
  [listDossiers, { items: [dossier] }],
  [searchDossiers, { items: [dossier] }],
  [listDossiersBehind, { items: [dossier] }],
  [searchPersons, { persons: [], components: [], warnings: [] }],
  [lookUpFiling, { dossierId: DOSSIER_ID, caseCode: null, parties: [], representation: null, components: [], formData: null }],
  [listCorrections, { corrections: [], formCorrections: [] }],
  [listViews, { items: [view] }],
  ...[saveView, changeView, removeView].map((contract) => [contract, view] as const),
  [listTimeline, { entries: [entry(1), entry(2), entry(3)] }],
  [trackDossier, tracked],
  [trackOwnDossier, tracked],
  [listOwnDossiers, { items: [dossier] }],
  [lookUpReceiptProof, proof],
  [trackReceiptProof, { ...proof, dossierId: DOSSIER_ID }],
  [listReceiptKeys, { keys: [receiptKey] }],
  [signFile, { file: signedView, signed }],
  [verifySignedFile, { signed: { ...signedPublic, unitName: 'Phường Hạc Thành' }, result: null }],
  [listSigningRoots, { fileName: 'roots.pem', mediaType: 'application/x-pem-file', sha256: 'b'.repeat(64), bytesBase64: 'LS0tLS1CRUdJTg==' }],
  [lookUpReceiptKey, { fileName: 'receipt-2025.pem', mediaType: 'application/x-pem-file', sha256: 'a'.repeat(64), bytesBase64: 'LS0tLS1CRUdJTg==' }],
  [listPapers, { items: [paper], available: [] }],
  [issuePaper, paper],
  ...[fetchPaper, previewPaperTemplate].map((contract) => [contract, paperFile] as const),
  [fetchTrackedReceipt, { ...paperFile, dossierId: DOSSIER_ID }],
  [printTrackingBook, { ...paperFile, nextCursor: 'after-500' }],
  [listPaperTemplates, { items: [] }],
  ...[draftPaperTemplate, lookUpPaperTemplate, revisePaperTemplate, publishPaperTemplate].map((contract) => [contract, paperTemplate] as const),
  [lookUpSummary, { ...freshness, figures }],
  [listFigures, { ...freshness, items: [{ key: HAC_THANH, label: 'Phường Hạc Thành', unitType: 'phuong', figures }] }],
  [listStepTimes, { ...freshness, items: [{ key: '1.001193', label: 'Đăng ký khai sinh', field: 'Hộ tịch', steps: [{ step: 'process', passages: 12, medianMinutes: 90, p90Minutes: 480 }] }] }],
  [rebuildFigures, { rebuildId: '01980000-0000-7000-8000-000000000004', startedAt: AT }],
  [lookUpOwnAccount, { accountId: OFFICER_ID, login: 'motcua.14797', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'one-stop-officer' }] }],
]);
