import { z } from 'zod';
import { accountOverview, endAccountSessions, lockAccount, lookUpAccount, resetSecondFactor, unlockAccount, type AccountOverview } from '../identity/account-access.js';
import { lookUpOwnPermissions } from '../registry/own-permissions.js';
import { listPermissionRules } from '../registry/permission-rules.js';
import { call, defineRoute, type EntityVersion, type HttpRoute } from './route.js';

const params = z.strictObject({ accountId: z.uuid() });
const body = z.strictObject({ reason: lockAccount.request.shape.reason });
const entity = ({ version }: AccountOverview): EntityVersion => ({ version, view: 'full' });
const order = { method: 'POST' as const, tag: 'account', privacy: 'personal' as const, params, body, response: accountOverview, idempotent: true, limits: ['write' as const], entity };

export const lookUpAccountRoute = defineRoute({
  operationId: 'lookUpAccount', method: 'GET', path: '/api/v1/accounts/{accountId}', tag: 'account', privacy: 'personal',
  summary: 'Một tài khoản: có bị khóa không, phiên nào còn hiệu lực',
  params, response: lookUpAccount.reply, rpcs: [lookUpAccount],
  bind: ({ params: { accountId } }) => call(lookUpAccount, { accountId }),
  entity,
});

export const lockAccountRoute = defineRoute({
  ...order, operationId: 'lockAccount', path: '/api/v1/accounts/{accountId}/lock',
  summary: 'Khóa tài khoản, nêu lý do; mọi phiên đăng nhập kết thúc trong 30 giây',
  rpcs: [lockAccount], bind: ({ params: { accountId }, body: { reason } }) => call(lockAccount, { accountId, reason }),
});

export const unlockAccountRoute = defineRoute({
  ...order, operationId: 'unlockAccount', path: '/api/v1/accounts/{accountId}/unlock',
  summary: 'Mở khóa tài khoản, nêu lý do',
  rpcs: [unlockAccount], bind: ({ params: { accountId }, body: { reason } }) => call(unlockAccount, { accountId, reason }),
});

export const endAccountSessionsRoute = defineRoute({
  ...order, operationId: 'endAccountSessions', path: '/api/v1/accounts/{accountId}/session-end',
  summary: 'Kết thúc mọi phiên đăng nhập của một người, nêu lý do; người đó có thể đăng nhập lại',
  rpcs: [endAccountSessions], bind: ({ params: { accountId }, body: { reason } }) => call(endAccountSessions, { accountId, reason }),
});

export const resetSecondFactorRoute = defineRoute({
  operationId: 'resetSecondFactor', method: 'POST', path: '/api/v1/accounts/{accountId}/second-factor-reset', tag: 'account', privacy: 'personal',
  summary: 'Đặt lại xác thực hai lớp của người mất điện thoại và mã dự phòng, nêu lý do',
  params, body, response: resetSecondFactor.reply, rpcs: [resetSecondFactor], idempotent: true, limits: ['write'],
  bind: ({ params: { accountId }, body: { reason } }) => call(resetSecondFactor, { accountId, reason }),
});

export const lookUpOwnPermissionsRoute = defineRoute({
  operationId: 'lookUpOwnPermissions', method: 'GET', path: '/api/v1/account/permissions', tag: 'account', privacy: 'personal',
  summary: 'Bạn được làm gì hôm nay, ở đơn vị nào, theo vị trí việc làm hay ủy quyền nào, từ ngày nào đến ngày nào',
  response: lookUpOwnPermissions.reply, rpcs: [lookUpOwnPermissions],
  bind: () => call(lookUpOwnPermissions, {}),
});

/** Of the release and of nobody: still for those alone who look after posts, as the pages about them are. */
export const listPermissionRulesRoute = defineRoute({
  operationId: 'listPermissionRules', method: 'GET', path: '/api/v1/permission-rules', tag: 'account', privacy: 'personal',
  summary: 'Bảng phân quyền đang áp dụng: vai trò nào được làm việc gì, ở đơn vị nào của đối tượng, với điều kiện nào',
  response: listPermissionRules.reply, rpcs: [listPermissionRules],
  bind: () => call(listPermissionRules, {}),
});

export const ACCOUNT_ROUTES: readonly HttpRoute[] = [lookUpOwnPermissionsRoute, listPermissionRulesRoute, lookUpAccountRoute, lockAccountRoute, unlockAccountRoute, endAccountSessionsRoute, resetSecondFactorRoute];
