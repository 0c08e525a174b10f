import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';

/** What can be wrong between our books, the receipts and the platform. */
export const differenceKind = z.enum([
  'paid-there-not-here', 'paid-here-not-there', 'amount-differs', 'unknown-reference', 'callback-refused', 'platform-silent',
  'paid-too-much', 'bill-missing', 'receipt-number-missing',
]);
export type DifferenceKind = z.infer<typeof differenceKind>;

/** What was done about one. */
export const settlement = z.enum(['money-refunded', 'payment-recorded', 'platform-corrected', 'receipt-explained', 'no-difference']);

export const paymentDifference = z.object({
  reconciliationId: z.uuid(), number: z.int(), kind: differenceKind, unitId: z.uuid().nullable(), unitName: z.string().nullable(),
  paymentId: z.uuid().nullable(), dossierCode: z.string().nullable(), reference: z.string().nullable(),
  oursDong: z.int().nullable(), theirsDong: z.int().nullable(),
  settledAt: offsetTime.nullable(), settlement: settlement.nullable(), note: z.string().nullable(),
});
export type PaymentDifference = z.infer<typeof paymentDifference>;

const totals = z.object({
  unitId: z.uuid(), unitName: z.string(),
  cashCount: z.int(), cashDong: z.int(), onlineCount: z.int(), onlineDong: z.int(), transferCount: z.int(), transferDong: z.int(),
  /** Refunds count on the day on which money went back, whenever it had come. */
  refundedCount: z.int(), refundedDong: z.int(),
  /** Receipts that were cancelled on the day of their entry and count nowhere else. */
  cancelledCount: z.int(),
  /** Receipts of earlier days that were cancelled on this one: they stay in the sums of their days and are taken off here. */
  cancelledLaterCount: z.int(), cancelledLaterDong: z.int(),
  differences: z.int(),
});
export const paymentReconciliation = z.object({
  reconciliationId: z.uuid(), version: z.int(), day: localDate, cause: z.enum(['daily', 'on-demand']),
  state: z.enum(['requested', 'completed']),
  /** `compared` with the platform's statement, or the cash book alone while no platform is connected. */
  platform: z.enum(['pending', 'compared', 'not-connected']),
  requestedAt: offsetTime, completedAt: offsetTime.nullable(),
  differences: z.int(), openDifferences: z.int(),
});
export type PaymentReconciliation = z.infer<typeof paymentReconciliation>;

/** Money that went back on the day, at most a thousand of them; the sums count all. */
const refundOfDay = z.object({ paymentId: z.uuid(), unitId: z.uuid(), dossierCode: z.string(), receipt: z.string(), amountDong: z.int() });

const readers = ['province-admin', 'province-leader', 'auditor', 'chair', 'one-stop-officer'] as const;
const commandErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;

export const requestReconciliation = defineRpc({
  service: 'dossier', name: 'request-reconciliation', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ day: localDate }), reply: paymentReconciliation, errors: [...commandErrors, 'RECONCILIATION_DAY_NOT_OVER'],
});
export const listReconciliations = defineRpc({
  service: 'dossier', name: 'list-reconciliations', kind: 'query', access: readers,
  request: z.strictObject({ ...pageRequest, day: localDate.optional() }), reply: pageOf(paymentReconciliation), errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
export const lookUpReconciliation = defineRpc({
  service: 'dossier', name: 'look-up-reconciliation', kind: 'query', access: readers,
  request: z.strictObject({ reconciliationId: z.uuid() }), reply: paymentReconciliation.extend({ units: z.array(totals), refunds: z.array(refundOfDay) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'RECONCILIATION_NOT_FOUND'],
});
export const listDifferences = defineRpc({
  service: 'dossier', name: 'list-differences', kind: 'query', access: readers,
  request: z.strictObject({ ...pageRequest, reconciliationId: z.uuid(), kind: differenceKind.optional(), open: z.boolean().optional() }),
  reply: pageOf(paymentDifference), errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'RECONCILIATION_NOT_FOUND'],
});
export const settleDifference = defineRpc({
  service: 'dossier', name: 'settle-difference', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ reconciliationId: z.uuid(), number: z.int().min(1), settlement, note: z.string().trim().min(1).max(500) }),
  reply: paymentDifference, errors: [...commandErrors, 'RECONCILIATION_NOT_FOUND', 'DIFFERENCE_ALREADY_SETTLED'],
});

/** The adapter answers with a statement of the day. */
export const reconciliationRequested = defineFact({
  service: 'dossier', noun: 'payment-reconciliation', event: 'requested', data: z.object({ reconciliationId: z.uuid(), day: localDate, cause: z.string(), requestedAt: offsetTime }),
});
export const reconciliationCompleted = defineFact({
  service: 'dossier', noun: 'payment-reconciliation', event: 'completed',
  data: z.object({ reconciliationId: z.uuid(), day: localDate, platform: z.string(), differences: z.int(), byKind: z.record(z.string(), z.int()), completedAt: offsetTime }),
});
export const differenceSettled = defineFact({
  service: 'dossier', noun: 'payment-reconciliation', event: 'difference-settled',
  data: z.object({ reconciliationId: z.uuid(), day: localDate, number: z.int(), kind: differenceKind, settlement, settledAt: offsetTime }),
});
