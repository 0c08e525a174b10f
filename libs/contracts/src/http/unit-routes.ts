import { z } from 'zod';
import { localDate } from '../core/page.js';
import { listUnits, listUnitSuccessions, lookUpUnit, unitLevel, unitType } from '../registry/units.js';
import { listOfficers } from '../registry/officers.js';
import { call, defineRoute } from './route.js';
import { pageQuery, provinceQuery } from './query.js';

const unitParams = z.strictObject({ unitId: z.uuid() });

export const listUnitsRoute = defineRoute({
  operationId: 'listUnits', method: 'GET', path: '/api/v1/units', tag: 'units', privacy: 'public',
  summary: 'Tìm đơn vị hành chính theo tên (không cần dấu, cả tên cũ), cấp, loại, mã hoặc ngày',
  query: z.strictObject({
    ...pageQuery, province: provinceQuery,
    level: unitLevel.optional(), type: unitType.optional(), parentId: z.uuid().optional(), code: z.string().max(10).optional(),
    asOf: localDate.optional(), q: z.string().trim().min(1).max(100).optional(),
  }),
  response: listUnits.reply, rpcs: [listUnits],
  bind: ({ query: { province, ...filter } }) => call(listUnits, { ...filter, provinceCode: province }),
});

export const lookUpUnitRoute = defineRoute({
  operationId: 'lookUpUnit', method: 'GET', path: '/api/v1/units/{unitId}', tag: 'units', privacy: 'public',
  summary: 'Một đơn vị vào một ngày (mặc định: hôm nay)',
  params: unitParams, query: z.strictObject({ asOf: localDate.optional() }),
  response: lookUpUnit.reply, rpcs: [lookUpUnit],
  bind: ({ params, query }) => call(lookUpUnit, { ...params, ...query }),
});

export const listUnitSuccessorsRoute = defineRoute({
  operationId: 'listUnitSuccessors', method: 'GET', path: '/api/v1/units/{unitId}/successors', tag: 'units', privacy: 'public',
  summary: 'Các đơn vị hình thành từ đơn vị này',
  params: unitParams, query: z.strictObject(pageQuery),
  response: listUnitSuccessions.reply, rpcs: [listUnitSuccessions],
  bind: ({ params, query }) => call(listUnitSuccessions, { ...query, fromUnitId: params.unitId }),
});

export const listUnitAncestorsRoute = defineRoute({
  operationId: 'listUnitAncestors', method: 'GET', path: '/api/v1/units/{unitId}/ancestors', tag: 'units', privacy: 'public',
  summary: 'Các đơn vị cũ hợp thành đơn vị này',
  params: unitParams, query: z.strictObject(pageQuery),
  response: listUnitSuccessions.reply, rpcs: [listUnitSuccessions],
  bind: ({ params, query }) => call(listUnitSuccessions, { ...query, toUnitId: params.unitId }),
});

export const listUnitSuccessionsRoute = defineRoute({
  operationId: 'listUnitSuccessions', method: 'GET', path: '/api/v1/unit-successions', tag: 'units', privacy: 'public',
  summary: 'Quan hệ đơn vị cũ – đơn vị mới của một tỉnh',
  query: z.strictObject({ ...pageQuery, province: provinceQuery, from: z.uuid().optional(), to: z.uuid().optional() }),
  response: listUnitSuccessions.reply, rpcs: [listUnitSuccessions],
  bind: ({ query: { province, from, to, ...page } }) =>
    call(listUnitSuccessions, { ...page, provinceCode: province, fromUnitId: from, toUnitId: to }),
});

export const listOfficersRoute = defineRoute({
  operationId: 'listOfficers', method: 'GET', path: '/api/v1/officers', tag: 'officers', privacy: 'personal',
  summary: 'Cán bộ và vị trí việc làm trong phạm vi của bạn',
  query: z.strictObject({ ...pageQuery, unitId: z.uuid().optional() }),
  response: listOfficers.reply, rpcs: [listOfficers],
  bind: ({ query }) => call(listOfficers, query),
});
