import { listAuditRoots, listOwnFileLooks, listOwnLooks, lookUpAuditRoot, type AuditRoot, type RpcContract } from '@haicap/contracts';

const key = { keyId: 'ab12', publicKey: 'AAAA' };
const root: AuditRoot = { day: '2025-07-01', previous: null, leaves: [{ service: 'dossier', seq: 5, hash: 'ab'.repeat(32) }], root: 'cd'.repeat(32), keyId: 'ab12', signature: 'AAAA' };

/** A valid reply for every contract about the audit trail. */
export const AUDIT_REPLIES: readonly (readonly [RpcContract, unknown])[] = [[listAuditRoots, { items: [root], key }], [lookUpAuditRoot, { ...root, key }], [listOwnLooks, { items: [] }], [listOwnFileLooks, { items: [] }]];
