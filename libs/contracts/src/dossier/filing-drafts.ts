import { z } from 'zod';
import { offsetTime } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';

/** After how many days without a change a draft is taken away. */
export const FILING_DRAFT_KEPT_DAYS = 30;
/** How many one account may have at a time: what a family begins, not a store. */
export const FILING_DRAFTS_MAX = 20;
/** How long a draft may be as JSON: a full form with twenty papers is a third of it. */
export const FILING_DRAFT_CHARS_MAX = 60_000;

const draftId = z.uuid();
const keyErrors = ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;

/** What a citizen has filled in and not sent. The owner of dossiers keeps it, encrypted, and reads nothing in it: it may be half of anything. */
export const filingDraftContent = z.record(z.string().max(60), z.unknown()).refine((content) => JSON.stringify(content).length <= FILING_DRAFT_CHARS_MAX);

export const keptFilingDraft = z.object({ filingDraftId: draftId, procedureCode: z.string(), version: z.int().min(1), savedAt: offsetTime });
export type KeptFilingDraft = z.infer<typeof keptFilingDraft>;

/** Keeps a draft, or the next version of one; the first is kept over version 0. */
export const keepFilingDraft = defineRpc({
  service: 'dossier', name: 'keep-filing-draft', kind: 'command', access: ['citizen'],
  request: z.strictObject({ filingDraftId: draftId, expectedVersion: z.int().min(0), procedureCode: z.string().min(1).max(40), content: filingDraftContent }),
  reply: keptFilingDraft,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'FILING_DRAFT_NOT_FOUND', 'FILING_DRAFT_STALE', 'FILING_DRAFT_LIMIT_REACHED', ...keyErrors],
});

export const listFilingDrafts = defineRpc({
  service: 'dossier', name: 'list-filing-drafts', kind: 'query', access: ['citizen'],
  request: z.strictObject({}), reply: z.object({ items: z.array(keptFilingDraft) }), errors: ['REQUEST_INVALID', 'FORBIDDEN'],
});

export const lookUpFilingDraft = defineRpc({
  service: 'dossier', name: 'look-up-filing-draft', kind: 'query', access: ['citizen'],
  request: z.strictObject({ filingDraftId: draftId }), reply: keptFilingDraft.extend({ content: z.record(z.string(), z.unknown()) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'FILING_DRAFT_NOT_FOUND'],
});

/** Takes a draft away, whatever version it has by now: it was sent, or its person wants it gone. */
export const removeFilingDraft = defineRpc({
  service: 'dossier', name: 'remove-filing-draft', kind: 'command', access: ['citizen'],
  request: z.strictObject({ filingDraftId: draftId }), reply: z.object({ filingDraftId: draftId }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', ...keyErrors],
});
