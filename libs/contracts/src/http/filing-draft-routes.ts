import { z } from 'zod';
import { keepFilingDraft, listFilingDrafts, lookUpFilingDraft, removeFilingDraft, type KeptFilingDraft } from '../dossier/filing-drafts.js';
import { call, defineRoute, type HttpRoute } from './route.js';

const params = z.strictObject({ filingDraftId: z.uuid() });
const entity = ({ version }: KeptFilingDraft) => ({ version, view: 'full' as const });

export const keepFilingDraftRoute = defineRoute({
  operationId: 'keepFilingDraft', method: 'PUT', path: '/api/v1/me/filing-drafts/{filingDraftId}', tag: 'filing-drafts', privacy: 'personal',
  summary: 'Giữ bản nháp hồ sơ của bạn để làm tiếp ở máy khác; lần đầu gửi If-Match "0.full"',
  params, body: keepFilingDraft.request.omit({ filingDraftId: true, expectedVersion: true }), response: keepFilingDraft.reply, rpcs: [keepFilingDraft],
  idempotent: true, ifMatch: true, limits: ['write'], entity,
  bind: ({ params: { filingDraftId }, body, expectedVersion }) => call(keepFilingDraft, { filingDraftId, ...body, expectedVersion }),
});

export const listFilingDraftsRoute = defineRoute({
  operationId: 'listFilingDrafts', method: 'GET', path: '/api/v1/me/filing-drafts', tag: 'filing-drafts', privacy: 'personal',
  summary: 'Các bản nháp hồ sơ của bạn đang được giữ',
  response: listFilingDrafts.reply, rpcs: [listFilingDrafts], bind: () => call(listFilingDrafts, {}),
});

export const lookUpFilingDraftRoute = defineRoute({
  operationId: 'lookUpFilingDraft', method: 'GET', path: '/api/v1/me/filing-drafts/{filingDraftId}', tag: 'filing-drafts', privacy: 'personal',
  summary: 'Nội dung một bản nháp của bạn', params, response: lookUpFilingDraft.reply, rpcs: [lookUpFilingDraft], entity,
  bind: ({ params: { filingDraftId } }) => call(lookUpFilingDraft, { filingDraftId }),
});

export const removeFilingDraftRoute = defineRoute({
  operationId: 'removeFilingDraft', method: 'DELETE', path: '/api/v1/me/filing-drafts/{filingDraftId}', tag: 'filing-drafts', privacy: 'personal',
  summary: 'Xóa một bản nháp của bạn', params, response: removeFilingDraft.reply, rpcs: [removeFilingDraft], idempotent: true, limits: ['write'],
  bind: ({ params: { filingDraftId } }) => call(removeFilingDraft, { filingDraftId }),
});

export const FILING_DRAFT_ROUTES: readonly HttpRoute[] = [keepFilingDraftRoute, listFilingDraftsRoute, lookUpFilingDraftRoute, removeFilingDraftRoute];
