import { z } from 'zod';
import { listLowRatings, lookUpRating, lookUpSatisfaction, rateOwnDossier, rateTrackedDossier } from '../dossier/ratings.js';
import { dossierParams } from './dossier-routes.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type HttpRoute } from './route.js';

// The keys travel in the body: an address would be kept by logs and histories.
export const rateTrackedDossierRoute = defineRoute({
  operationId: 'rateTrackedDossier', method: 'POST', path: '/api/v1/tracking/rating', tag: 'ratings', privacy: 'personal',
  summary: 'Đánh giá hồ sơ đã kết thúc bằng mã tra cứu; gửi lại trong thời hạn để sửa',
  body: rateTrackedDossier.request, response: rateTrackedDossier.reply, rpcs: [rateTrackedDossier], idempotent: true, limits: ['tracking', 'write'],
  bind: ({ body }) => call(rateTrackedDossier, body),
});
export const rateOwnDossierRoute = defineRoute({
  operationId: 'rateOwnDossier', method: 'POST', path: '/api/v1/me/dossiers/{dossierId}/rating', tag: 'ratings', privacy: 'personal',
  summary: 'Đánh giá hồ sơ của chính bạn đã kết thúc; gửi lại trong thời hạn để sửa',
  params: dossierParams, body: rateOwnDossier.request.omit({ dossierId: true }), response: rateOwnDossier.reply, rpcs: [rateOwnDossier], idempotent: true, limits: ['write'],
  bind: ({ params, body }) => call(rateOwnDossier, { ...params, ...body }),
});
export const lookUpRatingRoute = defineRoute({
  operationId: 'lookUpRating', method: 'GET', path: '/api/v1/dossiers/{dossierId}/rating', tag: 'ratings', privacy: 'personal',
  summary: 'Đánh giá của người dân về hồ sơ; việc xem được ghi lại',
  params: dossierParams, response: lookUpRating.reply, rpcs: [lookUpRating], bind: ({ params }) => call(lookUpRating, params),
});
export const listLowRatingsRoute = defineRoute({
  operationId: 'listLowRatings', method: 'GET', path: '/api/v1/low-ratings', tag: 'ratings', privacy: 'personal',
  summary: 'Các đánh giá thấp trong phạm vi của bạn, mới nhất trước',
  query: z.strictObject({ ...pageQuery, unit: z.uuid().optional() }), response: listLowRatings.reply, rpcs: [listLowRatings],
  bind: ({ query: { unit, ...page } }) => call(listLowRatings, { ...page, unitId: unit }),
});
export const lookUpSatisfactionRoute = defineRoute({
  operationId: 'lookUpSatisfaction', method: 'GET', path: '/api/v1/satisfaction', tag: 'ratings', privacy: 'personal',
  summary: 'Tổng hợp mức hài lòng theo đơn vị trong các tháng',
  query: lookUpSatisfaction.request, response: lookUpSatisfaction.reply, rpcs: [lookUpSatisfaction], bind: ({ query }) => call(lookUpSatisfaction, query),
});

export const RATING_ROUTES: readonly HttpRoute[] = [rateTrackedDossierRoute, rateOwnDossierRoute, lookUpRatingRoute, listLowRatingsRoute, lookUpSatisfactionRoute];
