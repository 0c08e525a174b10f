import { z } from 'zod';
import { defineRpc } from './rpc.js';
import { offsetTime, PAGE_LIMIT_MAX } from './page.js';
import type { ServiceName } from '../topology.js';

/** Whoever looks for something without naming an account or an object looks through so many days at most. */
export const AUDIT_WINDOW_DAYS_MAX = 31;

const word = z.string().min(1).max(200);
/** What is looked for in an audit trail. `unitId` finds what names the unit itself: posts of those who looked, closures, delegations. */
export const auditFilter = {
  actor: word.optional(), objectType: word.optional(), objectId: word.optional(), action: word.optional(), unitId: z.uuid().optional(),
  from: offsetTime.optional(), to: offsetTime.optional(),
};

/** A row of a trail. It names accounts and objects by their ids and holds no personal data; what might be some is masked all the same. */
export const auditEntry = z.object({
  entryId: z.string(), at: offsetTime, actor: z.string(), action: z.string(), objectType: z.string(), objectId: z.string(),
  version: z.int().nullable(), traceId: z.string(), detail: z.record(z.string(), z.unknown()),
  /** Whether it lies in the chain of hashes already; that takes seconds. */
  sealed: z.boolean(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const auditReply = z.object({
  items: z.array(auditEntry.extend({ position: z.string() })),
  nextCursor: z.string().optional(), until: offsetTime.optional(),
});
export type AuditReply = z.infer<typeof auditReply>;

/** The question every owner answers about its own trail. That somebody looked through it is a row of it. */
export function auditRpc<S extends ServiceName>(service: S) {
  return defineRpc({
    service, name: 'search-audit', kind: 'query', access: ['province-admin', 'auditor'],
    request: z.strictObject({ ...auditFilter, limit: z.int().min(1).max(PAGE_LIMIT_MAX).default(50), cursor: z.string().max(500).optional() }),
    reply: auditReply,
    errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'AUDIT_WINDOW_TOO_LONG'],
  });
}
