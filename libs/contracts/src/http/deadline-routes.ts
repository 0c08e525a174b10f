import { z } from 'zod';
import {
  applyRecalculation, cancelRecalculation, extendDossier, listDeadlineNotices, listRecalculationLines, listRecalculations,
  lookUpDeadlineLedger, lookUpDeadlinePolicy, lookUpRecalculation, previewRecalculation, quoteAppointment, setDeadlinePolicy,
} from '../dossier/deadlines.js';
import { changeRoute } from './dossier-life-routes.js';
import { dossierParams } from './dossier-routes.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type HttpRoute } from './route.js';

const recalculationParams = z.strictObject({ recalculationId: z.uuid() });
const recalculationEntity = ({ version }: { version: number }) => ({ version, view: 'full' });

export const extendDossierRoute = changeRoute('extendDossier', 'extensions', 'Xin lỗi và gia hạn: ngày hẹn trả mới, nêu lý do (mẫu số 04)', extendDossier);

export const quoteAppointmentRoute = defineRoute({
  operationId: 'quoteAppointment', method: 'POST', path: '/api/v1/appointment-quotes', tag: 'deadlines', privacy: 'personal',
  summary: 'Tính thử ngày hẹn trả nếu hồ sơ được tiếp nhận ngay lúc này; giải thích cách tính',
  body: quoteAppointment.request, response: quoteAppointment.reply, rpcs: [quoteAppointment],
  bind: ({ body }) => call(quoteAppointment, body),
});

export const lookUpDeadlineLedgerRoute = defineRoute({
  operationId: 'lookUpDeadlineLedger', method: 'GET', path: '/api/v1/dossiers/{dossierId}/deadline-ledger', tag: 'deadlines', privacy: 'personal',
  summary: 'Sổ thời hạn của hồ sơ: từng khoảng thời gian thuộc về ai, ngày hẹn đầu và hiện tại, các lần điều chỉnh',
  params: dossierParams, response: lookUpDeadlineLedger.reply, rpcs: [lookUpDeadlineLedger],
  bind: ({ params }) => call(lookUpDeadlineLedger, params),
});
export const listDeadlineNoticesRoute = defineRoute({
  operationId: 'listDeadlineNotices', method: 'GET', path: '/api/v1/deadline-notices', tag: 'deadlines', privacy: 'personal',
  summary: 'Hồ sơ đang mở đã được nhắc sắp đến hạn hoặc đã quá hạn, mới nhất trước',
  query: z.strictObject({ ...pageQuery, kind: z.enum(['warned', 'passed']).optional() }),
  response: listDeadlineNotices.reply, rpcs: [listDeadlineNotices],
  bind: ({ query }) => call(listDeadlineNotices, query),
});

export const lookUpDeadlinePolicyRoute = defineRoute({
  operationId: 'lookUpDeadlinePolicy', method: 'GET', path: '/api/v1/deadline-policy', tag: 'deadlines', privacy: 'personal',
  summary: 'Quy định của tỉnh về nhắc hạn, gia hạn và cách tính ngày',
  response: lookUpDeadlinePolicy.reply, rpcs: [lookUpDeadlinePolicy],
  bind: () => call(lookUpDeadlinePolicy, {}),
});
export const setDeadlinePolicyRoute = defineRoute({
  operationId: 'setDeadlinePolicy', method: 'POST', path: '/api/v1/deadline-policy', tag: 'deadlines', privacy: 'personal',
  summary: 'Đặt quy định về thời hạn từ một ngày',
  body: setDeadlinePolicy.request, response: setDeadlinePolicy.reply, rpcs: [setDeadlinePolicy], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(setDeadlinePolicy, body),
});

export const previewRecalculationRoute = defineRoute({
  operationId: 'previewRecalculation', method: 'POST', path: '/api/v1/deadline-recalculations', tag: 'deadlines', privacy: 'personal',
  summary: 'Tính thử ngày hẹn của hồ sơ đang mở theo lịch mới; chưa thay đổi hồ sơ nào',
  body: previewRecalculation.request, success: 202, response: previewRecalculation.reply, rpcs: [previewRecalculation], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(previewRecalculation, body), entity: recalculationEntity,
  location: ({ recalculationId }) => `/api/v1/deadline-recalculations/${recalculationId}`,
});
export const listRecalculationsRoute = defineRoute({
  operationId: 'listRecalculations', method: 'GET', path: '/api/v1/deadline-recalculations', tag: 'deadlines', privacy: 'personal',
  summary: 'Các lần tính lại ngày hẹn, mới nhất trước',
  query: z.strictObject(pageQuery), response: listRecalculations.reply, rpcs: [listRecalculations],
  bind: ({ query }) => call(listRecalculations, query),
});
export const lookUpRecalculationRoute = defineRoute({
  operationId: 'lookUpRecalculation', method: 'GET', path: '/api/v1/deadline-recalculations/{recalculationId}', tag: 'deadlines', privacy: 'personal',
  summary: 'Tiến độ và số hồ sơ theo đơn vị của một lần tính lại',
  params: recalculationParams, response: lookUpRecalculation.reply, rpcs: [lookUpRecalculation],
  bind: ({ params }) => call(lookUpRecalculation, params), entity: recalculationEntity,
});
export const listRecalculationLinesRoute = defineRoute({
  operationId: 'listRecalculationLines', method: 'GET', path: '/api/v1/deadline-recalculations/{recalculationId}/lines', tag: 'deadlines', privacy: 'personal',
  summary: 'Từng hồ sơ với ngày hẹn trước và sau khi tính lại',
  params: recalculationParams, query: z.strictObject({ ...pageQuery, unitId: z.uuid().optional() }),
  response: listRecalculationLines.reply, rpcs: [listRecalculationLines],
  bind: ({ params, query }) => call(listRecalculationLines, { ...params, ...query }),
});
const onRecalculation = { params: recalculationParams, body: z.strictObject({}), idempotent: true, ifMatch: true, limits: ['write'], tag: 'deadlines', privacy: 'personal', method: 'POST', entity: recalculationEntity } as const;
export const applyRecalculationRoute = defineRoute({
  ...onRecalculation, operationId: 'applyRecalculation', path: '/api/v1/deadline-recalculations/{recalculationId}/application',
  summary: 'Áp dụng ngày hẹn đã tính thử; ngày hẹn đầu trên giấy tiếp nhận vẫn được giữ', success: 202,
  response: applyRecalculation.reply, rpcs: [applyRecalculation],
  bind: ({ params, expectedVersion }) => call(applyRecalculation, { ...params, expectedVersion }),
});
export const cancelRecalculationRoute = defineRoute({
  ...onRecalculation, operationId: 'cancelRecalculation', path: '/api/v1/deadline-recalculations/{recalculationId}/cancellation',
  summary: 'Bỏ kết quả tính thử', response: cancelRecalculation.reply, rpcs: [cancelRecalculation],
  bind: ({ params, expectedVersion }) => call(cancelRecalculation, { ...params, expectedVersion }),
});

export const DEADLINE_ROUTES: readonly HttpRoute[] = [
  extendDossierRoute, lookUpDeadlineLedgerRoute, listDeadlineNoticesRoute, lookUpDeadlinePolicyRoute, setDeadlinePolicyRoute,
  previewRecalculationRoute, listRecalculationsRoute, lookUpRecalculationRoute, listRecalculationLinesRoute, applyRecalculationRoute, cancelRecalculationRoute, quoteAppointmentRoute,
];
