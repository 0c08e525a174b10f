import {
  changeWebhookSubscription, createWebhookSubscription, disableWebhookSubscription, enableWebhookSubscription, listWebhookDeliveries, listWebhookSubscriptions,
  lookUpWebhookDelivery, lookUpWebhookSubscription, removeWebhookSubscription, resendFailedDeliveries, resendWebhookDelivery, rotateWebhookSecret, sendWebhookTest,
  type RpcContract, type WebhookDelivery, type WebhookSubscription,
} from '@haicap/contracts';

const [ID, SECRET_ID, AT] = ['01980000-0000-7000-8000-00000000000e', '01980000-0000-7000-8000-00000000000f', '2025-07-01T08:00:00+07:00'];

const subscription: WebhookSubscription = {
  subscriptionId: ID, version: 1, owner: { accountId: ID, kind: 'officer' }, url: 'https://dvc.example.vn/nhan', description: '', events: ['dossier.received'], unitIds: [], procedureCodes: [],
  payload: 'thin', status: 'active', disabledReason: null, disabledAt: null, createdAt: AT, secrets: [{ secretId: SECRET_ID, createdAt: AT, validUntil: null }],
  health: { failuresInRow: 0, failingSince: null, restsUntil: null, lastDeliveredAt: null },
};
const delivery: WebhookDelivery = {
  deliveryId: ID, subscriptionId: ID, event: 'dossier.received', status: 'pending', createdAt: AT, deliveredAt: null, nextAttemptAt: AT, attempts: 0, lastStatus: null, lastFault: null,
};

/** A valid reply for every contract of webhooks. */
export const WEBHOOK_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  [createWebhookSubscription, { ...subscription, secret: 'whsec_AAAA' }], [rotateWebhookSecret, { ...subscription, version: 2, secret: 'whsec_AAAA' }],
  ...[changeWebhookSubscription, disableWebhookSubscription, enableWebhookSubscription, removeWebhookSubscription, lookUpWebhookSubscription].map((contract) => [contract, subscription] as const),
  [listWebhookSubscriptions, { items: [subscription] }],
  [listWebhookDeliveries, { items: [delivery] }], [lookUpWebhookDelivery, { ...delivery, payload: '{}', log: [] }],
  [sendWebhookTest, delivery], [resendWebhookDelivery, delivery], [resendFailedDeliveries, { subscriptionId: ID, since: AT, resent: 0, more: false }],
];

/** A valid body for every write among them. */
export const WEBHOOK_BODIES: Readonly<Record<string, unknown>> = {
  createWebhookSubscription: { url: 'https://dvc.example.vn/nhan' }, changeWebhookSubscription: { url: 'https://dvc.example.vn/nhan' }, rotateWebhookSecret: {},
  disableWebhookSubscription: {}, enableWebhookSubscription: {}, removeWebhookSubscription: {}, sendWebhookTest: {}, resendWebhookDelivery: {}, resendFailedDeliveries: { since: AT },
};
export const WEBHOOK_PATH_VALUES: Readonly<Record<string, string>> = { subscriptionId: ID, deliveryId: ID };
