import { keepFilingDraft, listFilingDrafts, lookUpFilingDraft, removeFilingDraft } from '@haicap/contracts';
import { FilingDraftRpc } from './filing-draft/filing-draft.rpc.js';
import { FilingDraftStore } from './filing-draft/filing-draft.store.js';
import { ForgetFilingDrafts } from './filing-draft/forget-filing-drafts.js';
import { KeepFilingDrafts } from './filing-draft/keep-filing-drafts.js';
import { ReadFilingDrafts } from './filing-draft/read-filing-drafts.js';

/** What citizens have filled in and not sent, as the module wires it. */
export const FILING_DRAFT_PARTS = [FilingDraftStore, ForgetFilingDrafts, KeepFilingDrafts, ReadFilingDrafts];
export const FILING_DRAFT_RPCS = [FilingDraftRpc];
export const FILING_DRAFT_CONTRACTS = [keepFilingDraft, listFilingDrafts, lookUpFilingDraft, removeFilingDraft];
