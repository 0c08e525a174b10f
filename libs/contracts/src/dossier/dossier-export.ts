import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { offsetTime, PAGE_LIMIT_MAX } from '../core/page.js';
import { dossier } from './dossiers.js';

/** A dossier as an export gives it: as it stands now, without what only a person at a screen can use. */
export const exportedDossier = dossier.omit({ allowedActions: true }).extend({
  /** When it changed last. */
  changedAt: offsetTime,
});
export type ExportedDossier = z.infer<typeof exportedDossier>;

/** From where on an export goes. A cursor goes on behind what was given with it; `updatedSince` counts where there is none. */
export const exportStart = {
  cursor: z.string().max(500).optional(),
  updatedSince: offsetTime.optional(),
};

/**
 * A page of the dossiers in the caller's scope, in the order in which they changed last. One that changes meanwhile comes
 * again behind the cursor; none is passed over. A page may be empty and lead on.
 */
export const exportDossiers = defineRpc({
  service: 'dossier', name: 'export-dossiers', kind: 'query', access: ['province-leader', 'export:read'],
  request: z.strictObject({ ...exportStart, limit: z.int().min(1).max(PAGE_LIMIT_MAX).default(PAGE_LIMIT_MAX) }),
  reply: z.object({
    items: z.array(z.object({ cursor: z.string(), dossier: exportedDossier })),
    /** Behind everything on this page. */
    cursor: z.string(),
    /** False: there was nothing behind it when the owner looked. */
    more: z.boolean(),
  }),
  deadlineMs: 15_000,
  looks: { at: 'dossier', listed: true, ids: ({ items }) => items.map((item) => item.dossier.dossierId) },
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'SERVICE_UNAVAILABLE'],
});

/** One line of an export. Each has the cursor that goes on behind it; only the last one has `complete`. */
export const exportLine = z.object({
  cursor: z.string(),
  /** Left out on a line that only tells how far the export is, and on the last one. */
  dossier: exportedDossier.optional(),
  /** True: everything was given that had been committed when the export came to its end. False: it was cut, and `problem` says why. */
  complete: z.boolean().optional(),
  problem: z.object({ code: z.string(), title: z.string(), traceId: z.string(), retryAfterS: z.int().optional() }).optional(),
});
export type ExportLine = z.infer<typeof exportLine>;
