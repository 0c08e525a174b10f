import { importOfficers } from '../registry/officer-import.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const importOfficersRoute = defineRoute({
  operationId: 'importOfficers', method: 'POST', path: '/api/v1/officer-imports', tag: 'units', privacy: 'personal',
  summary: 'Nhập cán bộ và vị trí việc làm từ XLSX hoặc CSV; sai một dòng thì không ghi gì và nêu mọi dòng sai',
  body: importOfficers.request, response: importOfficers.reply, rpcs: [importOfficers], idempotent: true, limits: ['write'], priority: 'export',
  bind: ({ body }) => call(importOfficers, body),
});

export const OFFICER_ROUTES: readonly HttpRoute[] = [importOfficersRoute];
