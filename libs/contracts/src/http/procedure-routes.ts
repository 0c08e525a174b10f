import { z } from 'zod';
import { localDate } from '../core/page.js';
import { BRIEF_PAGE_MAX, listProcedureBriefs, listProcedures, lookUpProcedure } from '../dossier/procedures.js';
import { call, defineRoute } from './route.js';
import { pageQuery } from './query.js';

export const listProceduresRoute = defineRoute({
  operationId: 'listProcedures', method: 'GET', path: '/api/v1/procedures', tag: 'procedures', privacy: 'public',
  summary: 'Danh mục thủ tục hành chính đang có hiệu lực',
  query: z.strictObject({ ...pageQuery, q: z.string().trim().min(1).max(100).optional(), field: z.string().max(100).optional(), asOf: localDate.optional() }),
  response: listProcedures.reply, rpcs: [listProcedures],
  bind: ({ query }) => call(listProcedures, query),
});

export const listProcedureBriefsRoute = defineRoute({
  operationId: 'listProcedureBriefs', method: 'GET', path: '/api/v1/procedure-briefs', tag: 'procedures', privacy: 'public',
  summary: 'Danh mục thủ tục đang có hiệu lực, bản gọn để tìm kiếm trên đường truyền yếu',
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(BRIEF_PAGE_MAX).optional(), cursor: z.string().max(500).optional() }),
  response: listProcedureBriefs.reply, rpcs: [listProcedureBriefs],
  bind: ({ query }) => call(listProcedureBriefs, query),
});

export const lookUpProcedureRoute = defineRoute({
  operationId: 'lookUpProcedure', method: 'GET', path: '/api/v1/procedures/{code}', tag: 'procedures', privacy: 'public',
  summary: 'Một thủ tục với thành phần hồ sơ, thời hạn và phí',
  params: z.strictObject({ code: z.string().min(1).max(40) }), query: z.strictObject({ asOf: localDate.optional(), version: z.coerce.number().int().min(1).optional() }),
  response: lookUpProcedure.reply, rpcs: [lookUpProcedure],
  bind: ({ params, query }) => call(lookUpProcedure, { ...params, ...query }),
});
