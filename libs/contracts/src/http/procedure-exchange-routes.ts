import { z } from 'zod';
import { localDate } from '../core/page.js';
import { exchangeFormat, exportProcedures, importProcedures, publishImportedDrafts } from '../dossier/procedure-exchange.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const exportProceduresRoute = defineRoute({
  operationId: 'exportProcedures', method: 'GET', path: '/api/v1/procedure-export', tag: 'procedures', privacy: 'public',
  summary: 'Xuất danh mục thủ tục đang có hiệu lực (JSON hoặc XLSX); trang tiếp theo ở tiêu đề Link',
  query: z.strictObject({
    format: exchangeFormat.optional(), field: z.string().max(100).optional(), code: z.string().max(40).optional(), asOf: localDate.optional(), cursor: z.string().max(500).optional(),
  }),
  file: ['application/json', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], response: exportProcedures.reply, priority: 'export', rpcs: [exportProcedures],
  bind: ({ query }) => call(exportProcedures, query),
});

export const importProceduresRoute = defineRoute({
  operationId: 'importProcedures', method: 'POST', path: '/api/v1/procedure-imports', tag: 'procedures', privacy: 'personal',
  summary: 'Nhập thủ tục từ JSON hoặc XLSX thành bản thảo; sai một dòng thì không ghi gì và nêu mọi dòng sai',
  body: importProcedures.request, response: importProcedures.reply, priority: 'export', rpcs: [importProcedures], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(importProcedures, body),
});

export const publishImportedDraftsRoute = defineRoute({
  operationId: 'publishImportedDrafts', method: 'POST', path: '/api/v1/procedure-imports/{importId}/publication', tag: 'procedures', privacy: 'personal',
  summary: 'Công bố cùng lúc các bản thảo của một lần nhập; một bản thảo chưa đạt thì không công bố gì và nêu lý do của từng bản thảo',
  params: z.strictObject({ importId: z.uuid() }), body: publishImportedDrafts.request.omit({ importId: true }), response: publishImportedDrafts.reply,
  rpcs: [publishImportedDrafts], idempotent: true, limits: ['write'], bind: ({ params, body }) => call(publishImportedDrafts, { ...params, ...body }),
});

export const PROCEDURE_EXCHANGE_ROUTES: readonly HttpRoute[] = [exportProceduresRoute, importProceduresRoute, publishImportedDraftsRoute];
