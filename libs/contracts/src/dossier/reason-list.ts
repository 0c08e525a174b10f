import { z } from 'zod';
import { localDate } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';
import { defineFact } from '../core/fact.js';
import { REASONED_ACTIONS } from './reasons.js';

/** As many reasons of its own as a province may have in force for one action: a list that people choose from has to be read. */
export const OWN_REASONS_MAX = 30;

/** A reason that people of the province choose from. Its code and words never change; it ends, and another one takes its place. */
export const dossierReason = z.object({
  reasonId: z.uuid(), version: z.int().min(1),
  action: z.enum(REASONED_ACTIONS), code: z.string(),
  /** Read by the citizen, on papers and in tracking. */
  words: z.string(),
  /** `national`: comes with the product and stays; `province`: this province's own. */
  origin: z.enum(['national', 'province']),
  /** The document behind it; empty for what comes with the product. */
  basis: z.string(),
  validFrom: localDate, validTo: localDate.nullable(),
});
export type DossierReason = z.infer<typeof dossierReason>;

const KEYS = ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;

/** The reasons in force on a day (today when absent), or all there ever were, in the order in which they are offered: few enough for one page. */
export const listDossierReasons = defineRpc({
  service: 'dossier', name: 'list-dossier-reasons', kind: 'query', access: 'public',
  request: z.strictObject({ action: dossierReason.shape.action.optional(), asOf: localDate.optional(), which: z.enum(['in-force', 'all']).optional() }),
  reply: z.object({ items: z.array(dossierReason) }),
  errors: ['REQUEST_INVALID'],
});

/** Adds a reason of the province, from today or a later day on. */
export const addDossierReason = defineRpc({
  service: 'dossier', name: 'add-dossier-reason', kind: 'command', access: ['province-admin'],
  request: z.strictObject({
    action: dossierReason.shape.action,
    code: z.string().trim().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/).max(40),
    words: z.string().trim().min(3).max(200),
    basis: z.string().trim().min(1).max(300),
    validFrom: localDate,
  }),
  reply: dossierReason,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_REASON_EXISTS', 'DOSSIER_REASONS_TOO_MANY', 'DOSSIER_REASON_DAY_INVALID', ...KEYS],
});

/** Sets the last day of a reason of the province: today or later, because what was done until then was done for it. */
export const endDossierReason = defineRpc({
  service: 'dossier', name: 'end-dossier-reason', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ reasonId: z.uuid(), expectedVersion: z.int().min(1), validTo: localDate }),
  reply: dossierReason,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_REASON_NOT_FOUND', 'DOSSIER_REASON_STALE', 'DOSSIER_REASON_FIXED', 'DOSSIER_REASON_DAY_INVALID', ...KEYS],
});

export const dossierReasonChanged = defineFact({ service: 'dossier', noun: 'reason', event: 'changed', data: dossierReason.omit({ version: true }) });
