import {
  changeWebhookSubscription, createWebhookSubscription, disableWebhookSubscription, enableWebhookSubscription, listWebhookDeliveries, listWebhookSubscriptions,
  lookUpWebhookDelivery, lookUpWebhookSubscription, removeWebhookSubscription, resendFailedDeliveries, resendWebhookDelivery, rotateWebhookSecret, sendWebhookTest,
  webhookEventLog, operationsRpcs, type RpcContract,
} from '@haicap/contracts';

/** Everything this service answers. */
export const WEBHOOK_CONTRACTS: readonly RpcContract[] = [
  createWebhookSubscription, changeWebhookSubscription, rotateWebhookSecret, disableWebhookSubscription, enableWebhookSubscription, removeWebhookSubscription,
  listWebhookSubscriptions, lookUpWebhookSubscription,
  listWebhookDeliveries, lookUpWebhookDelivery, sendWebhookTest, resendWebhookDelivery, resendFailedDeliveries, ...Object.values(webhookEventLog), ...operationsRpcs('webhook'),
];
