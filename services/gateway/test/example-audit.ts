import { AUDITED_SERVICES, deadLettersOf, FOLLOWING_SERVICES, searchAudit, listAuditRoots, listOwnFileLooks, listOwnLooks, lookUpAuditRoot, type AuditRoot, type DeadLetter, type RpcContract } from '@haicap/contracts';

const key = { keyId: 'ab12', publicKey: 'AAAA' };
const root: AuditRoot = { day: '2025-07-01', previous: null, leaves: [{ service: 'dossier', seq: 5, hash: 'ab'.repeat(32) }], root: 'cd'.repeat(32), keyId: 'ab12', signature: 'AAAA' };

const letter: DeadLetter = {
  letterId: '7', source: 'registry.unit', eventId: null, aggregateId: null, version: null, type: null, reason: 'PermanentFault', attempts: 1, state: 'asked', at: '2025-07-01T08:00:00+07:00',
  askedAt: '2025-07-01T08:05:00+07:00', failedAt: null, appliedAt: null, waiting: 0,
};
/** The same for what services answer about themselves. */
export const OPERATIONS_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  ...AUDITED_SERVICES.map((service) => [searchAudit(service), { items: [] }] as const),
  ...FOLLOWING_SERVICES.flatMap((service) => [[deadLettersOf(service).listDeadLetters, { items: [] }], [deadLettersOf(service).replayDeadLetter, letter]] as const),
];

/** A valid reply for every contract about the audit trail. */
export const AUDIT_REPLIES: readonly (readonly [RpcContract, unknown])[] = [[listAuditRoots, { items: [root], key }], [lookUpAuditRoot, { ...root, key }], [listOwnLooks, { items: [] }], [listOwnFileLooks, { items: [] }]];
