import { z } from 'zod';
import { correctDossier, listCorrections } from '../dossier/corrections.js';
import { dossierStep } from '../reporting/step-times.js';
import { localDate } from '../core/page.js';
import { pageQuery } from './query.js';
import { figureName, listDossiersBehind } from '../dossier/dossiers-behind.js';
import { changeView, listViews, removeView, saveView, savedView, searchDossiers, type SavedView } from '../dossier/dossier-search.js';
import { lookUpFiling, searchPersons } from '../dossier/persons.js';
import { askSupplementConsent, consentToSupplement, refuseSupplementConsent, requestIntakeSupplement } from '../dossier/supplements.js';
import { changeRoute } from './dossier-life-routes.js';
import { dossierParams } from './dossier-routes.js';
import { call, defineRoute, type EntityVersion, type HttpRoute } from './route.js';

export const requestIntakeSupplementRoute = changeRoute('requestIntakeSupplement', 'intake-supplement-requests', 'Yêu cầu bổ sung trước khi tiếp nhận hồ sơ; chưa có ngày hẹn', requestIntakeSupplement);
export const askSupplementConsentRoute = changeRoute('askSupplementConsent', 'supplement-consent-requests', 'Xin ý kiến lãnh đạo để yêu cầu bổ sung lần nữa, nêu lý do', askSupplementConsent);
export const consentToSupplementRoute = changeRoute('consentToSupplement', 'supplement-consent', 'Lãnh đạo đồng ý cho yêu cầu bổ sung lần nữa', consentToSupplement);
export const refuseSupplementConsentRoute = changeRoute('refuseSupplementConsent', 'supplement-consent-refusal', 'Lãnh đạo không đồng ý yêu cầu bổ sung lần nữa, nêu lý do', refuseSupplementConsent);
export const correctDossierRoute = changeRoute('correctDossier', 'corrections', 'Sửa thông tin người nộp hoặc biểu mẫu điện tử, nêu lý do; giá trị cũ và mới đều được giữ', correctDossier);

export const listCorrectionsRoute = defineRoute({
  operationId: 'listCorrections', method: 'GET', path: '/api/v1/dossiers/{dossierId}/corrections', tag: 'dossiers', privacy: 'personal',
  summary: 'Những lần sửa thông tin của hồ sơ, với giá trị trước và sau; việc xem được ghi lại',
  params: dossierParams, response: listCorrections.reply, rpcs: [listCorrections],
  bind: ({ params }) => call(listCorrections, params),
});

export const lookUpFilingRoute = defineRoute({
  operationId: 'lookUpFiling', method: 'GET', path: '/api/v1/dossiers/{dossierId}/filing', tag: 'dossiers', privacy: 'personal',
  summary: 'Nội dung đã nộp: người nộp, người đại diện, thành phần, tờ khai điện tử; việc xem được ghi lại',
  params: dossierParams, response: lookUpFiling.reply, rpcs: [lookUpFiling],
  bind: ({ params }) => call(lookUpFiling, params),
});

// A POST: numbers and names must not stand in an address that logs and histories keep.
const uuids = /^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/;

export const listDossiersBehindRoute = defineRoute({
  operationId: 'listDossiersBehind', method: 'GET', path: '/api/v1/reports/dossiers', tag: 'reports', privacy: 'personal',
  summary: 'Những hồ sơ đứng sau một con số của báo cáo, trong phạm vi của bạn; unitIds là các mã đơn vị cách nhau bằng dấu phẩy',
  query: z.strictObject({
    ...pageQuery, figure: figureName, step: dossierStep.optional(), from: localDate.optional(), asOf: localDate.optional(),
    unitIds: z.string().max(7_400).regex(uuids).optional(),
    procedureCode: z.string().trim().min(1).max(40).optional(), field: z.string().trim().min(1).max(100).optional(),
  }),
  response: listDossiersBehind.reply, rpcs: [listDossiersBehind],
  bind: ({ query: { unitIds, ...asked } }) => call(listDossiersBehind, { ...asked, unitIds: unitIds?.split(',') }),
});

export const searchDossiersRoute = defineRoute({
  operationId: 'searchDossiers', method: 'POST', path: '/api/v1/dossiers/search', tag: 'dossiers', privacy: 'personal',
  summary: 'Tìm hồ sơ theo mã, mã cũ, họ tên không dấu, số định danh, điện thoại, thủ tục, đơn vị, người xử lý, trạng thái, hạn',
  body: searchDossiers.request, response: searchDossiers.reply, rpcs: [searchDossiers], limits: ['write'],
  bind: ({ body }) => call(searchDossiers, body),
});

export const searchPersonsRoute = defineRoute({
  operationId: 'searchPersons', method: 'POST', path: '/api/v1/persons/search', tag: 'persons', privacy: 'personal',
  summary: 'Tìm lại người đã nộp hồ sơ theo số định danh hoặc mã tổ chức, để điền sẵn và dùng lại giấy tờ; việc tìm được ghi lại',
  body: searchPersons.request, response: searchPersons.reply, rpcs: [searchPersons], limits: ['write'],
  bind: ({ body }) => call(searchPersons, body),
});

const viewParams = z.strictObject({ viewId: z.uuid() });
const viewEntity = ({ version }: SavedView): EntityVersion => ({ version, view: 'own' });

export const listViewsRoute = defineRoute({
  operationId: 'listViews', method: 'GET', path: '/api/v1/views', tag: 'views', privacy: 'personal',
  summary: 'Bộ lọc đã lưu của bạn và của đơn vị',
  response: listViews.reply, rpcs: [listViews], bind: () => call(listViews, {}),
});
export const saveViewRoute = defineRoute({
  operationId: 'saveView', method: 'POST', path: '/api/v1/views', tag: 'views', privacy: 'personal',
  summary: 'Lưu một bộ lọc hồ sơ, riêng hoặc dùng chung trong đơn vị',
  body: saveView.request, success: 201, response: savedView, rpcs: [saveView], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(saveView, body), entity: viewEntity, location: ({ viewId }) => `/api/v1/views/${viewId}`,
});
export const changeViewRoute = defineRoute({
  operationId: 'changeView', method: 'POST', path: '/api/v1/views/{viewId}', tag: 'views', privacy: 'personal',
  summary: 'Sửa bộ lọc đã lưu',
  params: viewParams, body: saveView.request, response: savedView, rpcs: [changeView], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(changeView, { ...params, ...body, expectedVersion }), entity: viewEntity,
});
export const removeViewRoute = defineRoute({
  operationId: 'removeView', method: 'POST', path: '/api/v1/views/{viewId}/removal', tag: 'views', privacy: 'personal',
  summary: 'Xóa bộ lọc đã lưu',
  params: viewParams, body: z.strictObject({}), response: savedView, rpcs: [removeView], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, expectedVersion }) => call(removeView, { ...params, expectedVersion }), entity: viewEntity,
});

export const FILING_ROUTES: readonly HttpRoute[] = [
  requestIntakeSupplementRoute, askSupplementConsentRoute, consentToSupplementRoute, refuseSupplementConsentRoute, correctDossierRoute,
  listCorrectionsRoute, lookUpFilingRoute, listDossiersBehindRoute, searchDossiersRoute, searchPersonsRoute, listViewsRoute, saveViewRoute, changeViewRoute, removeViewRoute,
];
