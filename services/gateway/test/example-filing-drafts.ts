import { keepFilingDraft, listFilingDrafts, lookUpFilingDraft, removeFilingDraft, type KeptFilingDraft, type RpcContract } from '@haicap/contracts';

const ID = '01980000-0000-7000-8000-00000000000f';
const kept: KeptFilingDraft = { filingDraftId: ID, procedureCode: '1.001193', version: 2, savedAt: '2025-07-01T08:00:00+07:00' };

/** Valid replies for the contracts of drafts. */
export const FILING_DRAFT_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  [keepFilingDraft, kept], [listFilingDrafts, { items: [kept] }], [lookUpFilingDraft, { ...kept, content: { caseCode: null } }], [removeFilingDraft, { filingDraftId: ID }],
];
export const FILING_DRAFT_BODIES = { keepFilingDraft: { procedureCode: '1.001193', content: { caseCode: null } } };
export const FILING_DRAFT_PATH_VALUES: Readonly<Record<string, string>> = { filingDraftId: ID };
