import { z } from 'zod';
import { LOOKS_AT_DOSSIERS } from '../core/looks.js';
import { defineRpc } from '../core/rpc.js';
import { pageOf, pageRequest } from '../core/page.js';
import { dossier, worklistCriteria } from './dossiers.js';

const READERS = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'] as const;

/**
 * Dossiers within the caller's scope by whatever is known. By a person's data the newest come first, and among names the
 * ones with exactly these accents before the others; otherwise the earliest due first. A page may hold fewer than the
 * limit although another follows: a search reads a bounded number of rows.
 */
export const searchDossiers = defineRpc({
  service: 'dossier', name: 'search-dossiers', kind: 'query', access: READERS,
  request: z.strictObject({
    ...pageRequest, ...worklistCriteria,
    /** Words of the applicant's name, with or without accents, in any order; all of them must occur. */
    name: z.string().trim().min(1).max(120).optional(),
    personalNumber: z.string().trim().min(1).max(20).optional(),
    phone: z.string().trim().min(1).max(20).optional(),
  }),
  reply: pageOf(dossier),
  looks: LOOKS_AT_DOSSIERS, errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'SEARCH_NOT_PERMITTED', 'PERSONAL_NUMBER_INVALID'],
});

/** How many views an account and a unit may keep. */
export const SAVED_VIEWS_MAX = { ofAccount: 50, ofUnit: 30 } as const;

/** What a view remembers; never a person's data. */
export const viewFilter = z.strictObject(worklistCriteria).omit({ code: true });
const viewContent = {
  name: z.string().trim().min(1).max(60),
  filter: viewFilter,
  /** Shown to every officer of this unit; the account that saved it changes it. */
  sharedWithUnitId: z.uuid().optional(),
  /** The list that opens first; of an account's own views one. */
  isDefault: z.boolean().default(false),
  /** The place in the list, from 0; the last when left out. */
  position: z.int().min(0).max(999).optional(),
};

export const savedView = z.object({
  viewId: z.uuid(), version: z.int(), name: z.string(), filter: viewFilter,
  sharedWithUnitId: z.uuid().nullable(), isDefault: z.boolean(), position: z.int(),
  /** Saved by the caller, who alone may change it. */
  isOwn: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

const keyErrors = ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const onView = { viewId: z.uuid(), expectedVersion: z.int().min(1) };

/** The caller's own views and those shared with the caller's units, in their order; there are never more than a page holds. */
export const listViews = defineRpc({
  service: 'dossier', name: 'list-views', kind: 'query', access: READERS,
  request: z.strictObject({}), reply: pageOf(savedView), errors: ['REQUEST_INVALID', 'FORBIDDEN'],
});
export const saveView = defineRpc({
  service: 'dossier', name: 'save-view', kind: 'command', access: READERS,
  request: z.strictObject(viewContent), reply: savedView,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'VIEW_LIMIT_REACHED', 'VIEW_NAME_TAKEN', ...keyErrors],
});
export const changeView = defineRpc({
  service: 'dossier', name: 'change-view', kind: 'command', access: READERS,
  request: z.strictObject({ ...onView, ...viewContent }), reply: savedView,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'VIEW_NOT_FOUND', 'VIEW_STALE', 'VIEW_LIMIT_REACHED', 'VIEW_NAME_TAKEN', ...keyErrors],
});
export const removeView = defineRpc({
  service: 'dossier', name: 'remove-view', kind: 'command', access: READERS,
  request: z.strictObject(onView), reply: savedView,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'VIEW_NOT_FOUND', 'VIEW_STALE', ...keyErrors],
});
