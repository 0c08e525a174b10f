import { z } from 'zod';
import { accountKind } from '../core/actor.js';
import { defineFact } from '../core/fact.js';
import { eventLogRpcs } from '../core/event-log.js';
import { defineRpc } from '../core/rpc.js';
import { offsetTime, pageOf, pageRequest } from '../core/page.js';
import { webhookEvent } from './webhook-events.js';

/** How many subscriptions one account may have. */
export const WEBHOOK_SUBSCRIPTIONS_MAX = 20;
/** How long a secret goes on signing beside the one that took its place. */
export const WEBHOOK_OVERLAP_HOURS_MAX = 168;

/** `thin` says what happened to which thing and where it is read; `full` also how a dossier stands, without any person. */
export const webhookPayload = z.enum(['thin', 'full']);
/** `gone`: the endpoint answered 410. `failing`: nothing arrived for three days. `owner-ended`: the owner may not own it any more. */
export const webhookEndReason = z.enum(['by-owner', 'gone', 'failing', 'owner-ended']);
export type WebhookEndReason = z.infer<typeof webhookEndReason>;

const wish = {
  /** https, or http to an address that the installation allows by name. */
  url: z.url({ protocol: /^https?$/ }).max(1_000),
  description: z.string().trim().max(200).default(''),
  /** Empty: every event. */
  events: z.array(webhookEvent).max(100).default([]),
  /** Empty: every unit that the owner may read. */
  unitIds: z.array(z.uuid()).max(300).default([]),
  /** Empty: every procedure. */
  procedureCodes: z.array(z.string().min(1).max(50)).max(300).default([]),
  payload: webhookPayload.default('thin'),
};

const secretView = z.object({ secretId: z.uuid(), createdAt: offsetTime, /** Until when it still signs; null for the present one. */ validUntil: offsetTime.nullable() });

export const webhookSubscription = z.object({
  subscriptionId: z.uuid(), version: z.int(),
  owner: z.object({ accountId: z.string(), kind: accountKind }),
  url: z.string(), description: z.string(), events: z.array(z.string()), unitIds: z.array(z.uuid()), procedureCodes: z.array(z.string()), payload: webhookPayload,
  status: z.enum(['active', 'disabled', 'removed']),
  disabledReason: webhookEndReason.nullable(), disabledAt: offsetTime.nullable(),
  createdAt: offsetTime,
  secrets: z.array(secretView),
  /** How the endpoint fares. While `restsUntil` lies ahead nothing is sent to it, because too much in a row failed. */
  health: z.object({ failuresInRow: z.int(), failingSince: offsetTime.nullable(), restsUntil: offsetTime.nullable(), lastDeliveredAt: offsetTime.nullable() }),
});
export type WebhookSubscription = z.infer<typeof webhookSubscription>;

/** With a secret that is shown here and nowhere else; null once it has gone out of use. */
export const webhookSubscriptionWithSecret = webhookSubscription.extend({ secret: z.string().nullable() });
export type WebhookSubscriptionWithSecret = z.infer<typeof webhookSubscriptionWithSecret>;

const OWNERS = ['province-admin', 'webhook:manage'] as const;
const queryErrors = ['REQUEST_INVALID', 'FORBIDDEN'] as const;
const commandErrors = [...queryErrors, 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const changeErrors = [...commandErrors, 'WEBHOOK_NOT_FOUND', 'WEBHOOK_STALE', 'WEBHOOK_STATE_FORBIDS'] as const;
const change = z.strictObject({ subscriptionId: z.uuid(), expectedVersion: z.int().min(1) });
const command = { service: 'webhook', kind: 'command', access: OWNERS } as const;

export const createWebhookSubscription = defineRpc({
  ...command, name: 'create-subscription',
  request: z.strictObject(wish), reply: webhookSubscriptionWithSecret,
  errors: [...commandErrors, 'WEBHOOK_TARGET_REFUSED', 'WEBHOOK_LIMIT_REACHED', 'UNIT_NOT_IN_SCOPE'],
});
export const changeWebhookSubscription = defineRpc({
  ...command, name: 'change-subscription',
  request: change.extend(wish), reply: webhookSubscription,
  errors: [...changeErrors, 'WEBHOOK_TARGET_REFUSED', 'UNIT_NOT_IN_SCOPE'],
});
/** A new secret; the one before goes on signing beside it for so many hours. */
export const rotateWebhookSecret = defineRpc({
  ...command, name: 'rotate-secret',
  request: change.extend({ overlapHours: z.int().min(0).max(WEBHOOK_OVERLAP_HOURS_MAX).default(24) }), reply: webhookSubscriptionWithSecret,
  errors: changeErrors,
});
export const disableWebhookSubscription = defineRpc({ ...command, name: 'disable-subscription', request: change, reply: webhookSubscription, errors: changeErrors });
/** What was put aside while it was disabled is sent now. */
export const enableWebhookSubscription = defineRpc({ ...command, name: 'enable-subscription', request: change, reply: webhookSubscription, errors: changeErrors });
/** It is not listed any more and nothing is sent; its log goes with its deliveries. */
export const removeWebhookSubscription = defineRpc({ ...command, name: 'remove-subscription', request: change, reply: webhookSubscription, errors: changeErrors });

export const listWebhookSubscriptions = defineRpc({
  service: 'webhook', name: 'list-subscriptions', kind: 'query', access: OWNERS,
  request: z.strictObject({ ...pageRequest }), reply: pageOf(webhookSubscription), errors: [...queryErrors, 'CURSOR_INVALID'],
});
export const lookUpWebhookSubscription = defineRpc({
  service: 'webhook', name: 'look-up-subscription', kind: 'query', access: OWNERS,
  request: z.strictObject({ subscriptionId: z.uuid() }), reply: webhookSubscription, errors: [...queryErrors, 'WEBHOOK_NOT_FOUND'],
});

/** The address stays with the owner: its path may hold what only the receiver knows. */
const subscriptionFact = z.object({ subscriptionId: z.uuid(), ownerAccountId: z.string(), host: z.string(), at: offsetTime });
const fact = <D extends z.ZodType>(event: string, data: D) => defineFact({ service: 'webhook', noun: 'subscription', event, data });
export const webhookSubscriptionCreated = fact('created', subscriptionFact);
export const webhookSubscriptionChanged = fact('changed', subscriptionFact);
export const webhookSecretRotated = fact('secret-rotated', subscriptionFact);
export const webhookSubscriptionDisabled = fact('disabled', subscriptionFact.extend({ reason: webhookEndReason }));
export const webhookSubscriptionEnabled = fact('enabled', subscriptionFact);
export const webhookSubscriptionRemoved = fact('removed', subscriptionFact);

export const webhookEventLog = eventLogRpcs('webhook');
