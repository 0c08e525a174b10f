import { z } from 'zod';

/** The largest page any list answers with. */
export const PAGE_LIMIT_MAX = 200;

/** Paging of a list query: an opaque cursor and a limit. */
export const pageRequest = {
  limit: z.int().min(1).max(PAGE_LIMIT_MAX).default(50),
  cursor: z.string().max(500).optional(),
};

/** A page: its items in a stable order, and the cursor of the next page when there is one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

export const localDate = z.iso.date();
/** RFC 3339 with offset. */
export const offsetTime = z.iso.datetime({ offset: true });
