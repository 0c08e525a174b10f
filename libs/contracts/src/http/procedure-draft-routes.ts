import { z } from 'zod';
import { localDate } from '../core/page.js';
import {
  checkProcedureDraft, compareProcedureDraft, compareProcedureVersions, createProcedureDraft, discardProcedureDraft, draftState, editProcedureDraft,
  listProcedureDrafts, listProcedureVersions, lookUpProcedureCoverage, lookUpProcedureDraft, procedureDraft, publishProcedureDraft, type ProcedureDraft,
} from '../dossier/procedure-drafts.js';
import { call, defineRoute, type HttpRoute } from './route.js';
import { pageQuery } from './query.js';

const params = z.strictObject({ draftId: z.uuid() });
const code = z.strictObject({ code: z.string().min(1).max(40) });
const draft = '/api/v1/procedure-drafts/{draftId}';
const entity = ({ version }: ProcedureDraft) => ({ version, view: 'full' });

export const createProcedureDraftRoute = defineRoute({
  operationId: 'createProcedureDraft', method: 'POST', path: '/api/v1/procedure-drafts', tag: 'procedures', privacy: 'personal',
  summary: 'Tạo bản thảo thủ tục, mới hoặc từ một phiên bản đã công bố',
  body: createProcedureDraft.request, success: 201, response: procedureDraft, rpcs: [createProcedureDraft], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(createProcedureDraft, body), entity, location: ({ draftId }) => `/api/v1/procedure-drafts/${draftId}`,
});

export const listProcedureDraftsRoute = defineRoute({
  operationId: 'listProcedureDrafts', method: 'GET', path: '/api/v1/procedure-drafts', tag: 'procedures', privacy: 'personal',
  summary: 'Các bản thảo thủ tục, mới nhất trước',
  query: z.strictObject({ ...pageQuery, state: draftState.optional(), code: z.string().max(40).optional() }),
  response: listProcedureDrafts.reply, rpcs: [listProcedureDrafts], bind: ({ query }) => call(listProcedureDrafts, query),
});

export const lookUpProcedureDraftRoute = defineRoute({
  operationId: 'lookUpProcedureDraft', method: 'GET', path: draft, tag: 'procedures', privacy: 'personal', summary: 'Một bản thảo thủ tục',
  params, response: procedureDraft, rpcs: [lookUpProcedureDraft], bind: ({ params: named }) => call(lookUpProcedureDraft, named), entity,
});

export const editProcedureDraftRoute = defineRoute({
  operationId: 'editProcedureDraft', method: 'POST', path: `${draft}/content`, tag: 'procedures', privacy: 'personal', summary: 'Ghi nội dung bản thảo',
  params, body: editProcedureDraft.request.omit({ draftId: true, expectedVersion: true }), response: procedureDraft, rpcs: [editProcedureDraft],
  idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params: named, body, expectedVersion }) => call(editProcedureDraft, { ...named, ...body, expectedVersion }), entity,
});

export const checkProcedureDraftRoute = defineRoute({
  operationId: 'checkProcedureDraft', method: 'GET', path: `${draft}/check`, tag: 'procedures', privacy: 'personal',
  summary: 'Kiểm tra bản thảo: mọi mục còn thiếu hoặc sai', params, response: checkProcedureDraft.reply, rpcs: [checkProcedureDraft],
  bind: ({ params: named }) => call(checkProcedureDraft, named),
});

export const compareProcedureDraftRoute = defineRoute({
  operationId: 'compareProcedureDraft', method: 'GET', path: `${draft}/differences`, tag: 'procedures', privacy: 'personal',
  summary: 'Bản thảo khác gì so với phiên bản gốc', params, response: compareProcedureDraft.reply, rpcs: [compareProcedureDraft],
  bind: ({ params: named }) => call(compareProcedureDraft, named),
});

export const publishProcedureDraftRoute = defineRoute({
  operationId: 'publishProcedureDraft', method: 'POST', path: `${draft}/publication`, tag: 'procedures', privacy: 'personal',
  summary: 'Công bố bản thảo thành phiên bản có hiệu lực từ một ngày', params, body: z.strictObject({ validFrom: localDate }),
  response: procedureDraft, rpcs: [publishProcedureDraft], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params: named, body, expectedVersion }) => call(publishProcedureDraft, { ...named, ...body, expectedVersion }), entity,
});

export const discardProcedureDraftRoute = defineRoute({
  operationId: 'discardProcedureDraft', method: 'POST', path: `${draft}/discard`, tag: 'procedures', privacy: 'personal', summary: 'Hủy bản thảo',
  params, body: z.strictObject({}), response: procedureDraft, rpcs: [discardProcedureDraft], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params: named, expectedVersion }) => call(discardProcedureDraft, { ...named, expectedVersion }), entity,
});

export const listProcedureVersionsRoute = defineRoute({
  operationId: 'listProcedureVersions', method: 'GET', path: '/api/v1/procedures/{code}/versions', tag: 'procedures', privacy: 'public',
  summary: 'Lịch sử các phiên bản của một thủ tục', params: code, query: z.strictObject(pageQuery), response: listProcedureVersions.reply,
  rpcs: [listProcedureVersions], bind: ({ params: named, query }) => call(listProcedureVersions, { ...named, ...query }),
});

export const compareProcedureVersionsRoute = defineRoute({
  operationId: 'compareProcedureVersions', method: 'GET', path: '/api/v1/procedures/{code}/differences', tag: 'procedures', privacy: 'public',
  summary: 'Hai phiên bản của một thủ tục khác nhau ở đâu', params: code,
  query: z.strictObject({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }), response: compareProcedureVersions.reply,
  rpcs: [compareProcedureVersions], bind: ({ params: named, query }) => call(compareProcedureVersions, { ...named, ...query }),
});

export const lookUpProcedureCoverageRoute = defineRoute({
  operationId: 'lookUpProcedureCoverage', method: 'GET', path: '/api/v1/procedure-coverage', tag: 'procedures', privacy: 'personal',
  summary: 'Thủ tục chưa có quy trình nội bộ hoặc quy trình điện tử; mục tiêu là không còn', query: z.strictObject({ asOf: localDate.optional() }),
  response: lookUpProcedureCoverage.reply, priority: 'export', rpcs: [lookUpProcedureCoverage], bind: ({ query }) => call(lookUpProcedureCoverage, query),
});

export const PROCEDURE_DRAFT_ROUTES: readonly HttpRoute[] = [
  listProcedureVersionsRoute, compareProcedureVersionsRoute, lookUpProcedureCoverageRoute,
  createProcedureDraftRoute, listProcedureDraftsRoute, lookUpProcedureDraftRoute, editProcedureDraftRoute, checkProcedureDraftRoute,
  compareProcedureDraftRoute, publishProcedureDraftRoute, discardProcedureDraftRoute,
];
