import { z } from 'zod';
import { PAGE_LIMIT_MAX } from '../core/page.js';

/** Paging as it stands in a query string. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT_MAX).optional(),
  cursor: z.string().max(500).optional(),
};

/** Two digits, for example 38. */
export const provinceQuery = z.string().regex(/^\d{2}$/).optional();
