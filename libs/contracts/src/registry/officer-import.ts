import { z } from 'zod';
import { role } from '../core/actor.js';
import { defineRpc } from '../core/rpc.js';

/** A request is at most 256 KiB; a larger list is imported in parts. */
const IMPORT_CHARS_MAX = 240_000;
export const OFFICER_IMPORT_ROWS_MAX = 2_000;

/** The roles of posts; nobody holds a post as a citizen or a service. */
export const postRole = role.exclude(['citizen', 'service']);

/** A place of the file that is wrong. What stood there is not repeated: it may be a name. */
export const officerImportError = z.object({ row: z.int(), field: z.string(), code: z.string(), message: z.string() });
export type OfficerImportError = z.infer<typeof officerImportError>;

/**
 * Officers and their posts from a list, a row per post: a login that is not known yet becomes an officer, a post that is known (the same unit, role and
 * first day) gets the title and the last day of its row, any other is added. Nothing is ever taken away. When a single row is wrong nothing is changed
 * and every wrong row is told; `dryRun` only looks.
 */
export const importOfficers = defineRpc({
  service: 'registry', name: 'import-officers', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ format: z.enum(['csv', 'xlsx']), bytesBase64: z.base64().max(IMPORT_CHARS_MAX), dryRun: z.boolean().default(false) }),
  reply: z.object({
    importId: z.uuid(), applied: z.boolean(), rows: z.int(), errors: z.array(officerImportError),
    officers: z.array(z.object({ login: z.string(), officerId: z.uuid().nullable(), isNew: z.boolean(), isChanged: z.boolean(), posts: z.int() })),
  }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'IMPORT_UNREADABLE', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'],
  deadlineMs: 20_000,
});
