import { z } from 'zod';
import { delegation, grantDelegation, listDelegations, withdrawDelegation, type Delegation } from '../registry/delegations.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type EntityVersion, type HttpRoute } from './route.js';

const entity = (body: Delegation): EntityVersion => ({ version: body.version, view: 'full' });

export const grantDelegationRoute = defineRoute({
  operationId: 'grantDelegation', method: 'POST', path: '/api/v1/delegations', tag: 'delegations', privacy: 'personal',
  summary: 'Lãnh đạo ủy quyền cho cán bộ cùng đơn vị thực hiện một số việc trong một thời gian',
  body: grantDelegation.request, success: 201, response: delegation, rpcs: [grantDelegation], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(grantDelegation, body),
  entity,
});

export const withdrawDelegationRoute = defineRoute({
  operationId: 'withdrawDelegation', method: 'POST', path: '/api/v1/delegations/{delegationId}/withdrawal', tag: 'delegations', privacy: 'personal',
  summary: 'Rút ủy quyền',
  params: z.strictObject({ delegationId: z.uuid() }), body: z.strictObject({}),
  response: delegation, rpcs: [withdrawDelegation], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, expectedVersion }) => call(withdrawDelegation, { ...params, expectedVersion }),
  entity,
});

export const listDelegationsRoute = defineRoute({
  operationId: 'listDelegations', method: 'GET', path: '/api/v1/delegations', tag: 'delegations', privacy: 'personal',
  summary: 'Các ủy quyền của một đơn vị, mới nhất trước',
  query: z.strictObject({ ...pageQuery, unit: z.uuid() }),
  response: listDelegations.reply, rpcs: [listDelegations],
  bind: ({ query: { unit, ...rest } }) => call(listDelegations, { ...rest, unitId: unit }),
});

export const DELEGATION_ROUTES: readonly HttpRoute[] = [grantDelegationRoute, withdrawDelegationRoute, listDelegationsRoute];
