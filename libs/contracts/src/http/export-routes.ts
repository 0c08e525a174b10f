import { z } from 'zod';
import { exportDossiers, exportLine, exportStart } from '../dossier/dossier-export.js';
import { call, defineRoute } from './route.js';

export const exportDossiersRoute = defineRoute({
  operationId: 'exportDossiers', method: 'GET', path: '/api/v1/exports/dossiers', tag: 'exports', privacy: 'personal',
  summary: 'Xuất hồ sơ trong phạm vi của bạn, mỗi dòng một đối tượng JSON, theo thứ tự thay đổi; dòng cuối có `complete`, cursor của dòng bất kỳ cho phép xuất tiếp ngay sau dòng đó',
  query: z.strictObject(exportStart), response: exportLine, rpcs: [exportDossiers], stream: 'lines', priority: 'export', limits: ['download'],
  bind: ({ query }) => call(exportDossiers, query),
});

/** What takes more than a page: a program reads it line by line. */
export const EXPORT_ROUTES = [exportDossiersRoute];
