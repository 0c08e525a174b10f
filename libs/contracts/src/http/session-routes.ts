import { z } from 'zod';
import { endOtherSessions, endSession, listSessions, lookUpSession } from '../gateway/sessions.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const lookUpSessionRoute = defineRoute({
  operationId: 'lookUpSession', method: 'GET', path: '/api/v1/session', tag: 'sessions', privacy: 'personal',
  summary: 'Phiên đăng nhập của trình duyệt này, và mã X-CSRF-Token cho các thao tác ghi bằng cookie',
  response: lookUpSession.reply, rpcs: [lookUpSession],
  bind: () => call(lookUpSession, {}),
});

export const listSessionsRoute = defineRoute({
  operationId: 'listSessions', method: 'GET', path: '/api/v1/sessions', tag: 'sessions', privacy: 'personal',
  summary: 'Các phiên đăng nhập của chính bạn: bắt đầu khi nào, gần đúng từ đâu, dùng lần cuối lúc nào',
  response: listSessions.reply, rpcs: [listSessions],
  bind: () => call(listSessions, {}),
});

export const endSessionRoute = defineRoute({
  operationId: 'endSession', method: 'DELETE', path: '/api/v1/sessions/{sessionId}', tag: 'sessions', privacy: 'personal',
  summary: 'Kết thúc một phiên đăng nhập của chính bạn',
  params: z.strictObject({ sessionId: z.string().regex(/^[\w-]{43}$/) }),
  response: endSession.reply, rpcs: [endSession], idempotent: true, limits: ['write'],
  bind: ({ params }) => call(endSession, params),
});

export const endOtherSessionsRoute = defineRoute({
  operationId: 'endOtherSessions', method: 'DELETE', path: '/api/v1/sessions', tag: 'sessions', privacy: 'personal',
  summary: 'Kết thúc mọi phiên đăng nhập khác của chính bạn, trừ phiên đang dùng',
  response: endOtherSessions.reply, rpcs: [endOtherSessions], idempotent: true, limits: ['write'],
  bind: () => call(endOtherSessions, {}),
});

/** Answered by the gateway, which keeps the sessions. */
export const SESSION_ROUTES: readonly HttpRoute[] = [lookUpSessionRoute, listSessionsRoute, endSessionRoute, endOtherSessionsRoute];
