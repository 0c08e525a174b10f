import { z } from 'zod';
import { localDate } from '../core/page.js';
import { listAuditRoots, lookUpAuditRoot } from '../registry/audit-roots.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const listAuditRootsRoute = defineRoute({
  operationId: 'listAuditRoots', method: 'GET', path: '/api/v1/audit-roots', tag: 'audit', privacy: 'public',
  summary: 'Mã băm hằng ngày của mọi nhật ký kiểm toán, có chữ ký và khóa công khai; mới nhất trước',
  query: z.strictObject(pageQuery), response: listAuditRoots.reply, rpcs: [listAuditRoots],
  bind: ({ query }) => call(listAuditRoots, query),
});
export const lookUpAuditRootRoute = defineRoute({
  operationId: 'lookUpAuditRoot', method: 'GET', path: '/api/v1/audit-roots/{day}', tag: 'audit', privacy: 'public',
  summary: 'Mã băm của nhật ký kiểm toán trong một ngày, để tải về và giữ lại',
  params: z.strictObject({ day: localDate }), response: lookUpAuditRoot.reply, rpcs: [lookUpAuditRoot],
  bind: ({ params }) => call(lookUpAuditRoot, params),
});

export const AUDIT_ROOT_ROUTES: readonly HttpRoute[] = [listAuditRootsRoute, lookUpAuditRootRoute];
