import {
  listComponents,
  draftPaperTemplate, fetchPaper, fetchTrackedReceipt, issuePaper, listPapers, listPaperTemplates, lookUpPaperTemplate, previewPaperTemplate, printTrackingBook,
  publishPaperTemplate, revisePaperTemplate,
  approveDossier, assignDossier, completeDossier, dossierEventLog, exportDossiers, exportOwnDossiers, listDossiers, listOwnDossiers, listOwnLooks, listProcedureBriefs, listProcedures, listReceiptKeys, listTimeline, lookUpDossier, lookUpProcedure, lookUpReceiptKey, lookUpReceiptProof,
  receiveDossier, receiveSubmittedDossier, refuseIntake, refuseWithdrawal, requestSupplement, requestWithdrawal, returnApproval, returnResult,
  stopDossier, submitForApproval, supplyDossier, trackDossier, trackOwnDossier, trackReceiptProof, type RpcContract,
  answerConsultation, approveDossiers, assignResultNumber, issueResult, listCodeBlocks, listConsultations, listDossierConsultations, listResults,
  replaceResult, requestConsultation, signResult, takeCodeBlock, enterOfflineDossier, transferDossier, withdrawConsultation, withdrawResult, withdrawSignature,
  exportProcedures, importProcedures, publishImportedDrafts,
  applyProcedureMove, cancelProcedureMove, listProcedureMoveLines, listProcedureMoves, lookUpProcedureMove, previewProcedureMove, takeBackProcedureMove,
  checkProcedureDraft, compareProcedureDraft, compareProcedureVersions, createProcedureDraft, discardProcedureDraft, editProcedureDraft,
  listProcedureDrafts, listProcedureVersions, lookUpProcedureCoverage, lookUpProcedureDraft, publishProcedureDraft,
  askSupplementConsent, consentToSupplement, correctDossier, listCorrections, lookUpFiling, refuseSupplementConsent, requestIntakeSupplement, searchDossiers, listDossiersBehind, searchPersons,
  changeView, listViews, removeView, saveView,
  checkDossierReadable, lookUpWorkReach, operationsRpcs,
} from '@haicap/contracts';
import { DEFERRED_CONTRACTS } from './deferred-parts.js';
import { FILING_DRAFT_CONTRACTS } from './filing-draft-parts.js';
import { DEADLINE_CONTRACTS } from './deadline-parts.js';
import { MONEY_CONTRACTS } from './money-parts.js';
import { RATING_CONTRACTS } from './rating-parts.js';
import { REMINDER_CONTRACTS } from './reminder-parts.js';
import { REASON_CONTRACTS } from './reason-parts.js';

/** Everything this service answers. */
export const DOSSIER_CONTRACTS: readonly RpcContract[] = [
  listComponents,
  requestConsultation, answerConsultation, withdrawConsultation, listConsultations, listDossierConsultations, transferDossier, approveDossiers,
  signResult, assignResultNumber, issueResult, withdrawResult, withdrawSignature, replaceResult, listResults, listCodeBlocks, takeCodeBlock, enterOfflineDossier,
  receiveDossier, receiveSubmittedDossier, refuseIntake, assignDossier, requestSupplement, supplyDossier, submitForApproval, approveDossier,
  returnApproval, completeDossier, returnResult, requestWithdrawal, refuseWithdrawal, stopDossier,
  lookUpDossier, listDossiers, listTimeline, trackDossier, listProcedures, listProcedureBriefs, lookUpProcedure, listPapers, issuePaper, fetchPaper, fetchTrackedReceipt, printTrackingBook, listPaperTemplates, lookUpPaperTemplate, draftPaperTemplate, revisePaperTemplate,
  publishPaperTemplate, previewPaperTemplate, ...Object.values(dossierEventLog),
  exportDossiers, exportOwnDossiers, listOwnDossiers, listOwnLooks, trackOwnDossier, lookUpReceiptProof, trackReceiptProof, listReceiptKeys, lookUpReceiptKey,
  exportProcedures, importProcedures, publishImportedDrafts,
  previewProcedureMove, applyProcedureMove, takeBackProcedureMove, cancelProcedureMove, lookUpProcedureMove, listProcedureMoves, listProcedureMoveLines,
  createProcedureDraft, editProcedureDraft, publishProcedureDraft, discardProcedureDraft, lookUpProcedureDraft, listProcedureDrafts, checkProcedureDraft,
  compareProcedureDraft, listProcedureVersions, compareProcedureVersions, lookUpProcedureCoverage,
  askSupplementConsent, consentToSupplement, correctDossier, listCorrections, lookUpFiling, refuseSupplementConsent, requestIntakeSupplement, searchDossiers, listDossiersBehind, searchPersons,
  ...MONEY_CONTRACTS,
  listViews, saveView, changeView, removeView,
  lookUpWorkReach, checkDossierReadable, ...operationsRpcs('dossier'),
  ...DEADLINE_CONTRACTS,
  ...REASON_CONTRACTS,
  ...DEFERRED_CONTRACTS, ...FILING_DRAFT_CONTRACTS,
  ...RATING_CONTRACTS, ...REMINDER_CONTRACTS,
];
