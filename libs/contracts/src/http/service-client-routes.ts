import { z } from 'zod';
import {
  clientWithSecret, createServiceClient, listServiceClients, lookUpServiceClient, rotateServiceClientSecret, serviceClient, setServiceClientValidity, withdrawServiceClient,
} from '../identity/service-clients.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type HttpRoute } from './route.js';

const params = z.strictObject({ clientId: z.uuid() });
const { overlapHours } = rotateServiceClientSecret.request.shape;

export const createServiceClientRoute = defineRoute({
  operationId: 'createServiceClient', method: 'POST', path: '/api/v1/service-clients', tag: 'service-clients', privacy: 'personal',
  summary: 'Đăng ký một ứng dụng với quyền và đơn vị của nó; khóa bí mật chỉ hiện một lần',
  body: createServiceClient.request, success: 201, response: clientWithSecret, rpcs: [createServiceClient], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(createServiceClient, body),
  location: ({ client }) => `/api/v1/service-clients/${client.clientId}`,
});

export const listServiceClientsRoute = defineRoute({
  operationId: 'listServiceClients', method: 'GET', path: '/api/v1/service-clients', tag: 'service-clients', privacy: 'personal',
  summary: 'Các ứng dụng đã đăng ký',
  query: z.strictObject(pageQuery), response: listServiceClients.reply, rpcs: [listServiceClients],
  bind: ({ query }) => call(listServiceClients, query),
});

export const lookUpServiceClientRoute = defineRoute({
  operationId: 'lookUpServiceClient', method: 'GET', path: '/api/v1/service-clients/{clientId}', tag: 'service-clients', privacy: 'personal',
  summary: 'Một ứng dụng: quyền, đơn vị, các khóa đang dùng',
  params, response: serviceClient, rpcs: [lookUpServiceClient],
  bind: ({ params: { clientId } }) => call(lookUpServiceClient, { clientId }),
});

export const rotateServiceClientSecretRoute = defineRoute({
  operationId: 'rotateServiceClientSecret', method: 'POST', path: '/api/v1/service-clients/{clientId}/secrets', tag: 'service-clients', privacy: 'personal',
  summary: 'Cấp khóa bí mật mới; khóa cũ còn dùng được trong số giờ đã chọn',
  params, body: z.strictObject({ overlapHours }), success: 201, response: clientWithSecret, rpcs: [rotateServiceClientSecret], idempotent: true, limits: ['write'],
  bind: ({ params: { clientId }, body }) => call(rotateServiceClientSecret, { clientId, ...body }),
});

export const setServiceClientValidityRoute = defineRoute({
  operationId: 'setServiceClientValidity', method: 'POST', path: '/api/v1/service-clients/{clientId}/validity', tag: 'service-clients', privacy: 'personal',
  summary: 'Gia hạn hoặc đổi ngày cuối cùng của một ứng dụng; ứng dụng đã hết hạn được dùng lại',
  params, body: z.strictObject({ validTo: setServiceClientValidity.request.shape.validTo }), response: serviceClient, rpcs: [setServiceClientValidity], idempotent: true, limits: ['write'],
  bind: ({ params: { clientId }, body: { validTo } }) => call(setServiceClientValidity, { clientId, validTo }),
});

export const withdrawServiceClientRoute = defineRoute({
  operationId: 'withdrawServiceClient', method: 'POST', path: '/api/v1/service-clients/{clientId}/withdrawal', tag: 'service-clients', privacy: 'personal',
  summary: 'Thu hồi một ứng dụng, nêu lý do; mã truy cập đang có hết hiệu lực trong 30 giây',
  params, body: z.strictObject({ reason: withdrawServiceClient.request.shape.reason }), response: serviceClient, rpcs: [withdrawServiceClient], idempotent: true, limits: ['write'],
  bind: ({ params: { clientId }, body: { reason } }) => call(withdrawServiceClient, { clientId, reason }),
});

export const SERVICE_CLIENT_ROUTES: readonly HttpRoute[] = [
  createServiceClientRoute, listServiceClientsRoute, lookUpServiceClientRoute, rotateServiceClientSecretRoute, setServiceClientValidityRoute, withdrawServiceClientRoute,
];
