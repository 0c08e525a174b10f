import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { defineRpc } from '../core/rpc.js';
import { eventLogRpcs } from '../core/event-log.js';
import { localDate, offsetTime } from '../core/page.js';

/** What every fact about a session with the payment platform carries. `reference` is unique at the platform. */
const sessionFact = z.object({ paymentId: z.uuid(), dossierId: z.uuid(), reference: z.string(), at: offsetTime });
const fact = <D extends z.ZodType>(noun: string, event: string, data: D) => defineFact({ service: 'portal-adapter', noun, event, data });

/** The platform has given an address to pay at. */
export const paymentOpened = fact('payment', 'opened', sessionFact.extend({ payUrl: z.string(), expiresAt: offsetTime }));
/** The platform has the money. It may follow `failed`: money that came late is still money. */
export const paymentConfirmed = fact('payment', 'confirmed', sessionFact.extend({
  amountDong: z.int(), transactionId: z.string(), bankCode: z.string(), paidAt: offsetTime, paidOn: localDate,
}));
export const paymentFailed = fact('payment', 'failed', sessionFact.extend({ reasonCode: z.enum(['refused-by-platform', 'not-paid', 'expired']) }));
/** The platform's own bill for a confirmed payment. */
export const paymentBilled = fact('payment', 'billed', sessionFact.extend({ billNumber: z.string() }));

/** Whether a platform is configured. Followers refuse online payments while it is not. */
export const paymentChannelConfigured = fact('payment-channel', 'configured', z.object({ online: z.boolean(), at: offsetTime }));

/** One line of a platform's day, in the order of the statement; version n of a statement is its n-th fact. */
export const statementLineStated = fact('payment-statement', 'line-stated', z.object({
  statementId: z.uuid(), reconciliationId: z.uuid(), day: localDate, reference: z.string(), paymentId: z.uuid().nullable(),
  /** What the platform says of it now, or that a callback about it was refused. */
  outcome: z.enum(['paid', 'not-paid', 'unknown', 'silent', 'callback-refused']),
  amountDong: z.int().nullable(), transactionId: z.string().nullable(), billNumber: z.string().nullable(), paidOn: localDate.nullable(),
  /** Why a callback was refused. */
  refusal: z.string().nullable(),
}));
export const statementClosed = fact('payment-statement', 'closed', z.object({
  statementId: z.uuid(), reconciliationId: z.uuid(), day: localDate, lines: z.int(), at: offsetTime, connected: z.boolean(),
}));

/**
 * The platform tells that somebody paid. Its message is opaque here: field names of foreign interfaces stay inside the
 * adapter, which checks sum, reference and amount itself and answers in the platform's own words.
 */
export const receivePaymentCallback = defineRpc({
  service: 'portal-adapter', name: 'receive-payment-callback', kind: 'query', access: 'public',
  request: z.strictObject({ message: z.record(z.string().max(60), z.unknown()) }),
  reply: z.object({ answer: z.record(z.string(), z.unknown()) }),
  errors: ['REQUEST_INVALID', 'ONLINE_PAYMENT_UNAVAILABLE', 'TOO_MANY_REQUESTS'],
});

export const portalAdapterEventLog = eventLogRpcs('portal-adapter');
