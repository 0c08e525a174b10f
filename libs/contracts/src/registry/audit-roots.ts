import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { localDate, pageOf, pageRequest } from '../core/page.js';

const sha256 = z.string().length(64);

/**
 * Where all audit trails of the installation stood at the end of a day (Asia/Ho_Chi_Minh), as one hash. `root` is SHA-256 over
 * "haicap-audit-root", a line feed and the canonical JSON (RFC 8785) of day, leaves and previous; `signature` is Ed25519 over
 * "haicap-audit daily-root", a line feed and the canonical JSON of day, leaves, previous and root.
 */
export const auditRoot = z.object({
  day: localDate,
  /** The root of the day before; null for the first. */
  previous: sha256.nullable(),
  /** The last row of each trail that was stated by then, and its hash. */
  leaves: z.array(z.object({ service: z.string(), seq: z.int(), hash: sha256 })),
  root: sha256,
  keyId: z.string(),
  /** Base64. */
  signature: z.string(),
});
export type AuditRoot = z.infer<typeof auditRoot>;

/** The key that signs now: 32 bytes of Ed25519 as base64; `keyId` is the beginning of their SHA-256. */
export const auditKey = z.object({ keyId: z.string(), publicKey: z.string() });

export const listAuditRoots = defineRpc({
  service: 'registry', name: 'list-audit-roots', kind: 'query', access: 'public',
  request: z.strictObject(pageRequest),
  reply: pageOf(auditRoot).extend({ key: auditKey }),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID'],
});

export const lookUpAuditRoot = defineRpc({
  service: 'registry', name: 'look-up-audit-root', kind: 'query', access: 'public',
  request: z.strictObject({ day: localDate }),
  reply: auditRoot.extend({ key: auditKey }),
  errors: ['REQUEST_INVALID', 'AUDIT_ROOT_NOT_FOUND'],
});
