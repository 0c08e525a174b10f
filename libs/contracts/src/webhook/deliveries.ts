import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { offsetTime, pageOf, pageRequest } from '../core/page.js';

/** For how many hours an endpoint that does not answer is tried. */
export const WEBHOOK_RETRY_HOURS = 72;
/** For how many days a delivery can be looked at and sent again. */
export const WEBHOOK_LOG_DAYS = 30;

export const webhookDeliveryStatus = z.enum(['pending', 'delivered', 'failed']);
/**
 * Why an attempt failed. `address-refused`: the name leads to a private address that the installation does not allow.
 * `expired`: it could not be delivered in time.
 */
export const webhookFault = z.enum(['status', 'redirect', 'timeout', 'connection', 'tls', 'name-not-found', 'address-refused', 'expired']);
export type WebhookFault = z.infer<typeof webhookFault>;

const attempt = z.object({ at: offsetTime, durationMs: z.int(), status: z.int().nullable(), fault: webhookFault.nullable() });
export type WebhookAttempt = z.infer<typeof attempt>;

const delivery = z.object({
  /** The `webhook-id` that the receiver sees, the same at every attempt and when it is sent again. */
  deliveryId: z.uuid(), subscriptionId: z.uuid(),
  event: z.string(), status: webhookDeliveryStatus,
  createdAt: offsetTime, deliveredAt: offsetTime.nullable(), nextAttemptAt: offsetTime.nullable(),
  attempts: z.int(), lastStatus: z.int().nullable(), lastFault: webhookFault.nullable(),
});
export type WebhookDelivery = z.infer<typeof delivery>;
export const webhookDelivery = delivery;
/** With the body as it is signed and sent, and what the endpoint did. */
export const webhookDeliveryInFull = delivery.extend({ payload: z.string(), log: z.array(attempt) });
export type WebhookDeliveryInFull = z.infer<typeof webhookDeliveryInFull>;

const OWNERS = ['province-admin', 'webhook:manage'] as const;
const errors = ['REQUEST_INVALID', 'FORBIDDEN', 'WEBHOOK_NOT_FOUND'] as const;
const commandErrors = [...errors, 'WEBHOOK_STATE_FORBIDS', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const one = z.strictObject({ subscriptionId: z.uuid(), deliveryId: z.uuid() });

/** The latest first. */
export const listWebhookDeliveries = defineRpc({
  service: 'webhook', name: 'list-deliveries', kind: 'query', access: OWNERS,
  request: z.strictObject({ ...pageRequest, subscriptionId: z.uuid(), status: webhookDeliveryStatus.optional() }),
  reply: pageOf(delivery), errors: [...errors, 'CURSOR_INVALID'],
});
export const lookUpWebhookDelivery = defineRpc({
  service: 'webhook', name: 'look-up-delivery', kind: 'query', access: OWNERS,
  request: one, reply: webhookDeliveryInFull, errors: [...errors, 'WEBHOOK_DELIVERY_NOT_FOUND'],
});
/** Sends an event that tells nothing but that it arrives. */
export const sendWebhookTest = defineRpc({
  service: 'webhook', name: 'send-test', kind: 'command', access: OWNERS,
  request: z.strictObject({ subscriptionId: z.uuid() }), reply: delivery, errors: commandErrors,
});
/** Sends one delivery again, whether it arrived or not. */
export const resendWebhookDelivery = defineRpc({
  service: 'webhook', name: 'resend-delivery', kind: 'command', access: OWNERS,
  request: one, reply: delivery, errors: [...commandErrors, 'WEBHOOK_DELIVERY_NOT_FOUND'],
});
/** Sends again what failed since then, the oldest first and at most so many; `more` tells whether some are left. */
export const WEBHOOK_RESEND_MAX = 1_000;
export const resendFailedDeliveries = defineRpc({
  service: 'webhook', name: 'resend-failed', kind: 'command', access: OWNERS,
  request: z.strictObject({ subscriptionId: z.uuid(), since: offsetTime }),
  reply: z.object({ subscriptionId: z.uuid(), since: offsetTime, resent: z.int(), more: z.boolean() }), errors: commandErrors,
});
