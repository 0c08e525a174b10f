import { z } from 'zod';
import {
  assignDossier, completeDossier, dossier, listDossiers, listTimeline, lookUpDossier, receiveDossier,
  trackDossier, worklistCriteria, type Dossier,
} from '../dossier/dossiers.js';
import { call, defineRoute, type EntityVersion } from './route.js';
import { pageQuery } from './query.js';

export const dossierParams = z.strictObject({ dossierId: z.uuid() });
export const dossierEntity = (body: Dossier): EntityVersion => ({ version: body.version, view: body.applicantMasked ? 'masked' : 'full' });

export const receiveDossierRoute = defineRoute({
  operationId: 'receiveDossier', method: 'POST', path: '/api/v1/dossiers', tag: 'dossiers', privacy: 'personal',
  summary: 'Tiếp nhận hồ sơ tại quầy, hoặc công dân nộp trực tuyến; trả mã hồ sơ, mã tra cứu và (khi tiếp nhận) ngày hẹn',
  body: receiveDossier.request,
  success: 201, response: receiveDossier.reply, priority: 'accept', rpcs: [receiveDossier], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(receiveDossier, body),
  entity: (body) => dossierEntity(body.dossier),
  location: (body) => `/api/v1/dossiers/${body.dossier.dossierId}`,
});

export const listDossiersRoute = defineRoute({
  operationId: 'listDossiers', method: 'GET', path: '/api/v1/dossiers', tag: 'dossiers', privacy: 'personal',
  summary: 'Hồ sơ trong phạm vi của bạn, hạn gần nhất trước, lọc theo mã hồ sơ, thủ tục, đơn vị giải quyết, đơn vị tiếp nhận, người xử lý (assigneeId=me), trạng thái và hạn',
  query: z.strictObject({
    ...pageQuery, ...worklistCriteria,
  }),
  response: listDossiers.reply, rpcs: [listDossiers],
  bind: ({ query }) => call(listDossiers, query),
});

export const lookUpDossierRoute = defineRoute({
  operationId: 'lookUpDossier', method: 'GET', path: '/api/v1/dossiers/{dossierId}', tag: 'dossiers', privacy: 'personal',
  summary: 'Một hồ sơ; họ tên che bớt nếu vai trò của bạn không được xem',
  params: dossierParams,
  response: dossier, rpcs: [lookUpDossier],
  bind: ({ params }) => call(lookUpDossier, params),
  entity: dossierEntity,
});

export const assignDossierRoute = defineRoute({
  operationId: 'assignDossier', method: 'POST', path: '/api/v1/dossiers/{dossierId}/assignments', tag: 'dossiers', privacy: 'personal',
  summary: 'Giao hồ sơ cho một cán bộ của đơn vị giải quyết',
  params: dossierParams, body: z.strictObject({ assigneeId: z.uuid() }),
  response: dossier, rpcs: [assignDossier], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(assignDossier, { ...params, ...body, expectedVersion }),
  entity: dossierEntity,
});

export const completeDossierRoute = defineRoute({
  operationId: 'completeDossier', method: 'POST', path: '/api/v1/dossiers/{dossierId}/completion', tag: 'dossiers', privacy: 'personal',
  summary: 'Hoàn thành giải quyết hồ sơ',
  params: dossierParams, body: z.strictObject({ resultNote: z.string().trim().max(500).optional() }),
  response: dossier, rpcs: [completeDossier], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(completeDossier, { ...params, ...body, expectedVersion }),
  entity: dossierEntity,
});

export const dossierTimelineRoute = defineRoute({
  operationId: 'listTimeline', method: 'GET', path: '/api/v1/dossiers/{dossierId}/timeline', tag: 'dossiers', privacy: 'personal',
  summary: 'Diễn biến hồ sơ; Accept: text/event-stream để theo dõi trực tiếp, Last-Event-ID là phiên bản đã xem',
  params: dossierParams,
  query: z.strictObject({ afterVersion: z.coerce.number().int().min(0).optional() }),
  response: listTimeline.reply, rpcs: [listTimeline], stream: 'also',
  bind: ({ params, query }) => call(listTimeline, { ...params, ...query }),
});

export const trackDossierRoute = defineRoute({
  operationId: 'trackDossier', method: 'POST', path: '/api/v1/tracking', tag: 'tracking', privacy: 'personal',
  summary: 'Tra cứu hồ sơ bằng mã hồ sơ và mã tra cứu in trên giấy tiếp nhận, hoặc bằng mã trong ô QR',
  body: z.union([
    z.strictObject({ code: z.string().trim().min(1).max(50), secret: z.string().trim().min(1).max(40) }),
    z.strictObject({ token: z.string().trim().min(1).max(80) }),
  ]),
  response: trackDossier.reply, rpcs: [trackDossier], limits: ['tracking'],
  bind: ({ body }) => call(trackDossier, body),
});

export const trackDossierStreamRoute = defineRoute({
  operationId: 'streamTracking', method: 'GET', path: '/api/v1/tracking/stream', tag: 'tracking', privacy: 'personal',
  summary: 'Theo dõi hồ sơ trực tiếp bằng mã hồ sơ và mã tra cứu, hoặc bằng mã trong ô QR (các mã đi trong tiêu đề, không nằm trong địa chỉ)',
  headers: z.object({
    'x-tracking-code': z.string().trim().min(1).max(50).optional(), 'x-tracking-secret': z.string().trim().min(1).max(40).optional(),
    'x-tracking-token': z.string().trim().min(1).max(80).optional(),
  }).refine((keys) => keys['x-tracking-token'] !== undefined || (keys['x-tracking-code'] !== undefined && keys['x-tracking-secret'] !== undefined)),
  response: trackDossier.reply, rpcs: [trackDossier], stream: 'only', limits: ['tracking'],
  bind: ({ headers: { 'x-tracking-token': token, 'x-tracking-code': code = '', 'x-tracking-secret': secret = '' } }) =>
    call(trackDossier, token === undefined ? { code, secret } : { token }),
});
