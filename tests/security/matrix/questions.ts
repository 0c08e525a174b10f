import type { Subject } from '@haicap/policy';
import type { Person, Persona, Whose } from './personas.js';
import type { Cell } from './probe.js';

/** What a route asks the table of rules about the object that it is asked for. */
export interface Question {
  readonly subject: Subject;
  readonly action: string;
  /**
   * `object`: who may not read it is told that there is none, before the rule is asked. `answered`: the same of a dossier of a third unit that asked
   * this one. `list`: it stands in the list or it does not. `unit`: a unit is named, and a refusal says so.
   */
  readonly at: 'object' | 'answered' | 'list' | 'unit';
  /** What a citizen does by the same route. */
  readonly citizenAction?: string;
}

const about = (subject: Subject, at: Question['at'], actions: Readonly<Record<string, string>>): Record<string, Question> =>
  Object.fromEntries(Object.entries(actions).map(([operation, action]) => [operation, { subject, action, at }]));

export const QUESTIONS: Readonly<Record<string, Question>> = {
  ...about('dossier', 'object', {
    receiveSubmittedDossier: 'receive', refuseIntake: 'refuse-intake', assignDossier: 'assign', completeDossier: 'complete', requestSupplement: 'request-supplement', supplyDossier: 'supply',
    submitForApproval: 'submit-for-approval', approveDossier: 'approve', approveDossiers: 'approve', returnApproval: 'return-approval', returnResult: 'return-result',
    requestWithdrawal: 'request-withdrawal', refuseWithdrawal: 'refuse-withdrawal', stopDossier: 'stop', requestConsultation: 'request-consultation', withdrawConsultation: 'withdraw-consultation',
    transferDossier: 'transfer', deferCommand: 'assign', signResult: 'sign', assignResultNumber: 'assign-number', issueResult: 'issue', withdrawResult: 'withdraw-result', replaceResult: 'replace-result',
    withdrawSignature: 'withdraw-signature', assessFees: 'assess-fees', cancelPayment: 'cancel-payment', refundPayment: 'refund-payment', requirePayment: 'require-payment',
    confirmPayment: 'confirm-payment', extendDossier: 'extend', requestIntakeSupplement: 'request-intake-supplement', askSupplementConsent: 'ask-supplement-consent',
    consentToSupplement: 'consent-to-supplement', refuseSupplementConsent: 'refuse-supplement-consent', correctDossier: 'correct',
    lookUpDossier: 'read', listResults: 'read', listDossierConsultations: 'read', listTimeline: 'read', lookUpFees: 'read', listDossierPayments: 'read', lookUpDeadlineLedger: 'read',
    listCorrections: 'read', lookUpFiling: 'read', listComponents: 'read', listPapers: 'read', issuePaper: 'read', fetchPaper: 'read', lookUpReceiptProof: 'read', trackOwnDossier: 'read', lookUpRating: 'read', rateOwnDossier: 'read', remindUnit: 'remind', announcePresence: 'read', endPresence: 'read',
  }),
  payDossier: { subject: 'dossier', action: 'take-payment', at: 'object', citizenAction: 'request-payment' },
  answerConsultation: { subject: 'dossier', action: 'answer-consultation', at: 'answered' },
  ...about('dossier', 'list', { listDossiers: 'read', searchDossiers: 'read', listDossiersBehind: 'read', listOwnDossiers: 'read', exportDossiers: 'read' }),
  receiveDossier: { subject: 'dossier', action: 'file', at: 'unit', citizenAction: 'file-own' },
  ...about('dossier', 'unit', { enterOfflineDossier: 'file', takeCodeBlock: 'file', listCodeBlocks: 'read', listConsultations: 'read' }),
  ...about('file', 'object', { lookUpFile: 'read', issueDownloadTicket: 'read', downloadFile: 'read', convertImages: 'read' }),
  signFile: { subject: 'file', action: 'sign', at: 'unit' },
  ...about('officer', 'unit', { listOfficers: 'list' }),
  ...about('calendar', 'unit', { addUnitClosure: 'edit', withdrawUnitClosure: 'edit', setServiceHours: 'edit' }),
  ...about('delegation', 'unit', { grantDelegation: 'command' }),
  ...about('saved-view', 'unit', { saveView: 'share' }),
  ...about('saved-view', 'list', { listViews: 'share' }),
  printTrackingBook: { subject: 'register', action: 'read-clear', at: 'unit' },
};

const because = (reason: string, operations: readonly string[]): Record<string, string> => Object.fromEntries(operations.map((operation) => [operation, reason]));

/** Routes for signed-in people that are about no object of a unit, and why. */
export const OF_NO_OBJECT: Readonly<Record<string, string>> = {
  ...because('rows of the own units, whichever they are: no unit is asked for', ['listPayments', 'exportPayments', 'listDeadlineNotices', 'listReminders', 'listLowRatings', 'lookUpSatisfaction']),
  ...because('what happens in the own units, whichever they are', ['streamWork']),
  ...because('trails and set-aside facts of the whole installation', ['searchAudit', 'listDeadLetters', 'replayDeadLetter']),
  ...because('a person is looked for in the whole province, and shown masked where the dossier is of another unit', ['searchPersons']),
  ...because('rules of the province, read by every office', ['listFeeRules', 'lookUpDeadlinePolicy', 'listReconciliations', 'lookUpReconciliation', 'listDifferences']),
  ...because('sums over the whole province, about no single dossier', ['listStepTimes']),
  ...because('the own account and its sessions', ['lookUpOwnAccount', 'listSessions', 'endSession', 'listOwnLooks', 'exportOwnData', 'lookUpOwnPermissions', 'endOtherSessions', 'createUpload', 'listDeferredCommands', 'listFilingDrafts']),
  ...because('the catalogue, the rules and the accounts of the province, which are no unit\'s', [
    'draftFeeRule', 'reviseFeeRule', 'publishFeeRule', 'endFeeRule', 'requestReconciliation', 'settleDifference', 'rebuildFigures', 'publishCalendar', 'setDeadlinePolicy',
    'previewRecalculation', 'listRecalculations', 'lookUpRecalculation', 'listRecalculationLines', 'applyRecalculation', 'cancelRecalculation',
    'listPaperTemplates', 'draftPaperTemplate', 'lookUpPaperTemplate', 'revisePaperTemplate', 'publishPaperTemplate', 'previewPaperTemplate',
    'lookUpProcedureCoverage', 'createProcedureDraft', 'listProcedureDrafts', 'lookUpProcedureDraft', 'editProcedureDraft', 'checkProcedureDraft', 'compareProcedureDraft',
    'publishProcedureDraft', 'discardProcedureDraft', 'previewProcedureMove', 'listProcedureMoves', 'lookUpProcedureMove', 'listProcedureMoveLines', 'applyProcedureMove',
    'takeBackProcedureMove', 'cancelProcedureMove', 'importProcedures', 'publishImportedDrafts', 'addDossierReason', 'endDossierReason',
    'listPermissionRules', 'lookUpAccount', 'lockAccount', 'unlockAccount', 'endAccountSessions', 'resetSecondFactor', 'importOfficers', 'importBoundaries',
    'createServiceClient', 'listServiceClients', 'lookUpServiceClient', 'rotateServiceClientSecret', 'withdrawServiceClient', 'setServiceClientValidity',
  ]),
  ...because('an address of the program or the province', ['createWebhookSubscription']),
  // Whose they are, exceptions say.
  ...because('belongs to an account or a program, not to a unit', [
    'lookUpUpload', 'continueUpload', 'cancelUpload', 'changeView', 'removeView', 'withdrawDeferredCommand', 'keepFilingDraft', 'lookUpFilingDraft', 'removeFilingDraft', 'withdrawDelegation', 'listDelegations', 'listWebhookSubscriptions', 'lookUpWebhookSubscription',
    'changeWebhookSubscription', 'rotateWebhookSecret', 'disableWebhookSubscription', 'enableWebhookSubscription', 'removeWebhookSubscription', 'sendWebhookTest', 'listWebhookDeliveries',
    'lookUpWebhookDelivery', 'resendWebhookDelivery', 'resendFailedDeliveries',
  ]),
};

export interface Exception {
  readonly reason: string;
  /** By person, or by person and whose the object is. */
  readonly cells: Readonly<Partial<Record<Persona | `${Persona} ${Whose}`, Cell>>>;
}

const OFFICERS = ['one-stop-officer', 'specialist', 'chair'] as const;
const OF_PROVINCE = ['province-leader', 'province-admin', 'auditor'] as const;
const all = <K extends string>(people: readonly K[], cell: Cell) => Object.fromEntries(people.map((person) => [person, cell])) as Record<K, Cell>;
const foreign = (people: readonly (Person | 'program')[], cell: Cell) => Object.fromEntries(people.map((person) => [`${person} foreign`, cell]));
const except = (operations: readonly string[], exception: Exception): Record<string, Exception> => Object.fromEntries(operations.map((operation) => [operation, exception]));

/** Where an answer does not follow from the gate and the table alone. */
export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  ...except(['lookUpUpload', 'continueUpload', 'cancelUpload'], { reason: 'an upload is its account\'s until a dossier names the file', cells: foreign(['citizen', ...OFFICERS], '404') }),
  ...except(['changeView', 'removeView'], { reason: 'only the account that saved a view changes it; the planted one is the chair\'s', cells: { ...all(['one-stop-officer', 'specialist', ...OF_PROVINCE], '404'), ...foreign(['chair'], '404') } }),
  ...except([
    'lookUpWebhookSubscription', 'changeWebhookSubscription', 'rotateWebhookSecret', 'disableWebhookSubscription', 'enableWebhookSubscription', 'removeWebhookSubscription', 'sendWebhookTest',
    'listWebhookDeliveries', 'lookUpWebhookDelivery', 'resendWebhookDelivery', 'resendFailedDeliveries',
  ], { reason: 'a subscription is its program\'s, and the administrator\'s', cells: { 'program foreign': '404' } }),
  listWebhookSubscriptions: { reason: 'a program sees its own subscriptions', cells: { 'program foreign': 'unseen' } },
  withdrawDelegation: { reason: 'a delegation of another unit is not shown', cells: { 'chair foreign': '404' } },
  listDelegations: { reason: 'read by the officers of the unit that is asked for, and by administrator and auditor', cells: foreign(OFFICERS, '403') },
  downloadByTicket: { reason: 'the ticket is the right; the one that is shown here is none', cells: { ...all([...OFFICERS, ...OF_PROVINCE, 'citizen', 'anonymous', 'foreign', 'program', 'unscoped'], '401') } },
  listDossiers: { reason: 'a citizen has a list of the own dossiers and asks here for a code alone', cells: { citizen: '403' } },
  searchDossiers: { reason: 'the province sees names masked and does not search by them', cells: all(OF_PROVINCE, '403') },
  convertImages: { reason: 'only who brought pictures has them made into one document; the planted file is the desk\'s', cells: { 'specialist own': '403', 'chair own': '403' } },
  printTrackingBook: { reason: 'the province reads every register, masked', cells: all(OF_PROVINCE, 'allow') },
  listViews: { reason: 'a view that is shared in a unit is not shown to the province', cells: all(OF_PROVINCE, 'unseen') },
  saveView: { reason: 'the province has no post in the communes to share with', cells: all(OF_PROVINCE, '403') },
};
