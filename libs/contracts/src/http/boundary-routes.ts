import { importBoundaries, lookUpBoundaries } from '../registry/boundaries.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const lookUpBoundariesRoute = defineRoute({
  operationId: 'lookUpBoundaries', method: 'GET', path: '/api/v1/boundaries', tag: 'units', privacy: 'public',
  summary: 'Ranh giới các xã, phường của tỉnh vào một ngày (TopoJSON, WGS84), nếu đã nạp',
  query: lookUpBoundaries.request, response: lookUpBoundaries.reply, rpcs: [lookUpBoundaries],
  bind: ({ query }) => call(lookUpBoundaries, query),
});

export const importBoundariesRoute = defineRoute({
  operationId: 'importBoundaries', method: 'POST', path: '/api/v1/boundary-imports', tag: 'units', privacy: 'personal',
  summary: 'Nạp ranh giới các xã, phường của tỉnh; sai một đơn vị thì không ghi gì và nêu mọi chỗ sai',
  body: importBoundaries.request, response: importBoundaries.reply, rpcs: [importBoundaries], idempotent: true, limits: ['write'], priority: 'export',
  bind: ({ body }) => call(importBoundaries, body),
});

export const BOUNDARY_ROUTES: readonly HttpRoute[] = [lookUpBoundariesRoute, importBoundariesRoute];
