import { z } from 'zod';
import { addDossierReason, dossierReason, endDossierReason, listDossierReasons, type DossierReason } from '../dossier/reason-list.js';
import { localDate } from '../core/page.js';
import { call, defineRoute, type HttpRoute } from './route.js';

const reasonEntity = ({ version }: DossierReason) => ({ version, view: 'full' });

export const listDossierReasonsRoute = defineRoute({
  operationId: 'listDossierReasons', method: 'GET', path: '/api/v1/dossier-reasons', tag: 'dossiers', privacy: 'public',
  summary: 'Danh mục lý do để từ chối, trả lại, dừng, gia hạn…: lý do đang có hiệu lực trong ngày, hoặc tất cả',
  query: z.strictObject({ action: dossierReason.shape.action.optional(), asOf: localDate.optional(), which: listDossierReasons.request.shape.which }),
  response: listDossierReasons.reply, rpcs: [listDossierReasons],
  bind: ({ query }) => call(listDossierReasons, query),
});
export const addDossierReasonRoute = defineRoute({
  operationId: 'addDossierReason', method: 'POST', path: '/api/v1/dossier-reasons', tag: 'dossiers', privacy: 'personal',
  summary: 'Thêm một lý do riêng của tỉnh, có hiệu lực từ một ngày',
  body: addDossierReason.request, success: 201, response: dossierReason, rpcs: [addDossierReason], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(addDossierReason, body), entity: reasonEntity, location: ({ action }) => `/api/v1/dossier-reasons?action=${action}&which=all`,
});
export const endDossierReasonRoute = defineRoute({
  operationId: 'endDossierReason', method: 'POST', path: '/api/v1/dossier-reasons/{reasonId}/end', tag: 'dossiers', privacy: 'personal',
  summary: 'Ghi ngày cuối cùng một lý do riêng của tỉnh còn được dùng',
  params: z.strictObject({ reasonId: z.uuid() }), body: z.strictObject({ validTo: localDate }),
  response: dossierReason, rpcs: [endDossierReason], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(endDossierReason, { ...params, ...body, expectedVersion }), entity: reasonEntity,
});

export const REASON_ROUTES: readonly HttpRoute[] = [listDossierReasonsRoute, addDossierReasonRoute, endDossierReasonRoute];
