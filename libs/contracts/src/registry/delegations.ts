import { z } from 'zod';
import { role } from '../core/actor.js';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';

/** What a chair may let another officer of the unit do in the chair's place. */
export const delegableAction = z.enum([
  'approve', 'return-approval', 'sign', 'assign-number', 'issue', 'withdraw-result', 'replace-result', 'transfer', 'answer-consultation',
  'assign', 'stop', 'refuse-withdrawal', 'withdraw-signature',
]);
export type DelegableAction = z.infer<typeof delegableAction>;

/** The longest time for which somebody may act for a chair without being asked again. */
export const DELEGATION_DAYS_MAX = 366;

const delegated = {
  delegationId: z.uuid(),
  /** In whose place, and by which post of that person. */
  fromOfficerId: z.uuid(), unitId: z.uuid(), role,
  toOfficerId: z.uuid(),
  actions: z.array(delegableAction),
  validFrom: localDate, validTo: localDate,
  /** The decision it rests on. */
  basis: z.string().nullable(),
};
export const delegation = z.object({
  ...delegated, version: z.int(),
  grantedAt: offsetTime, withdrawnAt: offsetTime.nullable(),
});
export type Delegation = z.infer<typeof delegation>;

const commandErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;

export const grantDelegation = defineRpc({
  service: 'registry', name: 'grant-delegation', kind: 'command', access: ['chair'],
  request: z.strictObject({
    unitId: z.uuid(), toOfficerId: z.uuid(), actions: z.array(delegableAction).min(1).max(delegableAction.options.length),
    validFrom: localDate, validTo: localDate, basis: z.string().trim().min(1).max(300).optional(),
  }),
  reply: delegation,
  errors: [...commandErrors, 'DELEGATION_INVALID'],
});
export const withdrawDelegation = defineRpc({
  service: 'registry', name: 'withdraw-delegation', kind: 'command', access: ['chair'],
  request: z.strictObject({ delegationId: z.uuid(), expectedVersion: z.int().min(1) }),
  reply: delegation,
  errors: [...commandErrors, 'DELEGATION_NOT_FOUND', 'DELEGATION_STALE', 'DELEGATION_ENDED'],
});
/** Delegations of a unit, the latest first. */
export const listDelegations = defineRpc({
  service: 'registry', name: 'list-delegations', kind: 'query', access: ['chair', 'specialist', 'one-stop-officer', 'province-admin', 'auditor'],
  request: z.strictObject({ ...pageRequest, unitId: z.uuid() }),
  reply: pageOf(delegation),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});

export const delegationGranted = defineFact({ service: 'registry', noun: 'delegation', event: 'granted', data: z.object(delegated) });
export const delegationWithdrawn = defineFact({
  service: 'registry', noun: 'delegation', event: 'withdrawn', data: z.object({ ...delegated, withdrawnAt: offsetTime }),
});
