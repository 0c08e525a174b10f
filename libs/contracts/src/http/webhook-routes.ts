import { z } from 'zod';
import {
  changeWebhookSubscription, createWebhookSubscription, disableWebhookSubscription, enableWebhookSubscription, listWebhookSubscriptions, lookUpWebhookSubscription,
  removeWebhookSubscription, rotateWebhookSecret, webhookSubscription, type WebhookSubscription,
} from '../webhook/subscriptions.js';
import { webhookDeliveryStatus, listWebhookDeliveries, lookUpWebhookDelivery, resendFailedDeliveries, resendWebhookDelivery, sendWebhookTest } from '../webhook/deliveries.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type EntityVersion, type HttpRoute } from './route.js';

const entity = ({ version }: Pick<WebhookSubscription, 'version'>): EntityVersion => ({ version, view: 'full' });
const PATH = '/api/v1/webhook-subscriptions';
const params = z.strictObject({ subscriptionId: z.uuid() });
const deliveryParams = z.strictObject({ subscriptionId: z.uuid(), deliveryId: z.uuid() });
const command = { method: 'POST', tag: 'webhooks', privacy: 'personal', idempotent: true, limits: ['write'] } as const;
const query = { method: 'GET', tag: 'webhooks', privacy: 'personal' } as const;

export const createWebhookSubscriptionRoute = defineRoute({
  ...command, operationId: 'createWebhookSubscription', path: PATH,
  summary: 'Đăng ký nhận sự kiện theo Standard Webhooks; khóa ký chỉ hiện một lần ở đây',
  body: createWebhookSubscription.request, success: 201, response: createWebhookSubscription.reply, rpcs: [createWebhookSubscription],
  bind: ({ body }) => call(createWebhookSubscription, body), entity, location: ({ subscriptionId }) => `${PATH}/${subscriptionId}`,
});
export const listWebhookSubscriptionsRoute = defineRoute({
  ...query, operationId: 'listWebhookSubscriptions', path: PATH, summary: 'Các đăng ký nhận sự kiện, mới nhất trước',
  query: z.strictObject(pageQuery), response: listWebhookSubscriptions.reply, rpcs: [listWebhookSubscriptions],
  bind: ({ query: page }) => call(listWebhookSubscriptions, page),
});
export const lookUpWebhookSubscriptionRoute = defineRoute({
  ...query, operationId: 'lookUpWebhookSubscription', path: `${PATH}/{subscriptionId}`, summary: 'Một đăng ký nhận sự kiện và tình trạng của địa chỉ nhận',
  params, response: webhookSubscription, rpcs: [lookUpWebhookSubscription], bind: ({ params: about }) => call(lookUpWebhookSubscription, about), entity,
});
export const changeWebhookSubscriptionRoute = defineRoute({
  ...command, operationId: 'changeWebhookSubscription', path: `${PATH}/{subscriptionId}/changes`,
  summary: 'Thay địa chỉ nhận, sự kiện, đơn vị, thủ tục hoặc nội dung gửi; phần không ghi trở về mặc định',
  params, body: createWebhookSubscription.request, response: webhookSubscription, rpcs: [changeWebhookSubscription], ifMatch: true,
  bind: ({ params: about, body, expectedVersion }) => call(changeWebhookSubscription, { ...about, ...body, expectedVersion }), entity,
});
export const rotateWebhookSecretRoute = defineRoute({
  ...command, operationId: 'rotateWebhookSecret', path: `${PATH}/{subscriptionId}/secrets`,
  summary: 'Cấp khóa ký mới; khóa trước còn ký song song trong số giờ đã chọn',
  params, body: rotateWebhookSecret.request.omit({ subscriptionId: true, expectedVersion: true }), response: rotateWebhookSecret.reply, rpcs: [rotateWebhookSecret], ifMatch: true,
  bind: ({ params: about, body, expectedVersion }) => call(rotateWebhookSecret, { ...about, ...body, expectedVersion }), entity,
});

const action = (operationId: string, path: string, summary: string, contract: typeof disableWebhookSubscription): HttpRoute => defineRoute({
  ...command, operationId, path: `${PATH}/{subscriptionId}/${path}`, summary,
  params, body: z.strictObject({}), response: webhookSubscription, rpcs: [contract], ifMatch: true,
  bind: ({ params: about, expectedVersion }) => call(contract, { ...about, expectedVersion }), entity,
});
export const disableWebhookSubscriptionRoute = action('disableWebhookSubscription', 'disablement', 'Ngừng gửi; sự kiện trong ba ngày kế tiếp được giữ lại, chờ bật', disableWebhookSubscription);
export const enableWebhookSubscriptionRoute = action('enableWebhookSubscription', 'enablement', 'Gửi lại từ bây giờ, kể cả những gì đang được giữ', enableWebhookSubscription);
export const removeWebhookSubscriptionRoute = action('removeWebhookSubscription', 'removal', 'Bỏ đăng ký', removeWebhookSubscription);

export const sendWebhookTestRoute = defineRoute({
  ...command, operationId: 'sendWebhookTest', path: `${PATH}/{subscriptionId}/test-events`, summary: 'Gửi một sự kiện thử',
  params, body: z.strictObject({}), success: 202, response: sendWebhookTest.reply, rpcs: [sendWebhookTest], bind: ({ params: about }) => call(sendWebhookTest, about),
});
export const listWebhookDeliveriesRoute = defineRoute({
  ...query, operationId: 'listWebhookDeliveries', path: `${PATH}/{subscriptionId}/deliveries`, summary: 'Nhật ký gửi, mới nhất trước',
  params, query: z.strictObject({ ...pageQuery, status: webhookDeliveryStatus.optional() }), response: listWebhookDeliveries.reply, rpcs: [listWebhookDeliveries],
  bind: ({ params: about, query: page }) => call(listWebhookDeliveries, { ...about, ...page }),
});
export const lookUpWebhookDeliveryRoute = defineRoute({
  ...query, operationId: 'lookUpWebhookDelivery', path: `${PATH}/{subscriptionId}/deliveries/{deliveryId}`, summary: 'Một lần gửi: nội dung đã ký và từng lần thử',
  params: deliveryParams, response: lookUpWebhookDelivery.reply, rpcs: [lookUpWebhookDelivery], bind: ({ params: about }) => call(lookUpWebhookDelivery, about),
});
export const resendWebhookDeliveryRoute = defineRoute({
  ...command, operationId: 'resendWebhookDelivery', path: `${PATH}/{subscriptionId}/deliveries/{deliveryId}/resends`, summary: 'Gửi lại đúng nội dung của một lần gửi',
  params: deliveryParams, body: z.strictObject({}), success: 202, response: resendWebhookDelivery.reply, rpcs: [resendWebhookDelivery],
  bind: ({ params: about }) => call(resendWebhookDelivery, about),
});
export const resendFailedDeliveriesRoute = defineRoute({
  ...command, operationId: 'resendFailedDeliveries', path: `${PATH}/{subscriptionId}/resends`, summary: 'Gửi lại những gì chưa gửi được từ một thời điểm, cũ nhất trước',
  params, body: resendFailedDeliveries.request.omit({ subscriptionId: true }), success: 202, response: resendFailedDeliveries.reply, rpcs: [resendFailedDeliveries],
  bind: ({ params: about, body }) => call(resendFailedDeliveries, { ...about, ...body }),
});

export const WEBHOOK_ROUTES: readonly HttpRoute[] = [
  listWebhookSubscriptionsRoute, createWebhookSubscriptionRoute, lookUpWebhookSubscriptionRoute, changeWebhookSubscriptionRoute, rotateWebhookSecretRoute,
  disableWebhookSubscriptionRoute, enableWebhookSubscriptionRoute, removeWebhookSubscriptionRoute, sendWebhookTestRoute,
  listWebhookDeliveriesRoute, lookUpWebhookDeliveryRoute, resendWebhookDeliveryRoute, resendFailedDeliveriesRoute,
];
