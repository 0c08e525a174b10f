import { z } from 'zod';
import type { WalkedChange } from '@haicap/outbox';

/** Where an export stands: behind this position of the log, and from which moment on changes count. */
export interface ExportPosition {
  readonly after: string;
  readonly since: Date | null;
}

/** What a cursor of an export holds. */
export const exportCursor = z.strictObject({ after: z.string().regex(/^\d{1,18}$/), since: z.iso.datetime().optional() })
  .transform(({ after, since }): ExportPosition => ({ after, since: since === undefined ? null : new Date(since) }));

export function cursorParts({ since }: ExportPosition, after: string): { after: string; since?: string } {
  return { after, ...(since === null ? {} : { since: since.toISOString() }) };
}

/**
 * Of walked changes those whose dossier is given now: one that changed again comes later, with that change, and what did not
 * change since the moment that was asked for does not come at all.
 */
export function givenNow(changes: readonly WalkedChange[], { since }: ExportPosition): WalkedChange[] {
  return changes.filter(({ isLatest, at }) => isLatest && (since === null || at >= since));
}
