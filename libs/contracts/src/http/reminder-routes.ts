import { z } from 'zod';
import { listReminders, remindUnit } from '../dossier/reminders.js';
import { dossierParams } from './dossier-routes.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const remindUnitRoute = defineRoute({
  operationId: 'remindUnit', method: 'POST', path: '/api/v1/dossiers/{dossierId}/reminders', tag: 'work', privacy: 'personal',
  summary: 'Nhắc đơn vị giải quyết xem lại hồ sơ; nhắc lại khi hồ sơ chưa chuyển biến không tạo thêm lời nhắc',
  params: dossierParams, body: z.strictObject({}), response: remindUnit.reply, rpcs: [remindUnit], idempotent: true, limits: ['write'],
  bind: ({ params }) => call(remindUnit, params),
});
export const listRemindersRoute = defineRoute({
  operationId: 'listReminders', method: 'GET', path: '/api/v1/dossier-reminders', tag: 'work', privacy: 'personal',
  summary: 'Các hồ sơ đơn vị của bạn được nhắc mà chưa chuyển biến, mới nhất trước',
  query: z.strictObject(pageQuery), response: listReminders.reply, rpcs: [listReminders],
  bind: ({ query }) => call(listReminders, query),
});

export const REMINDER_ROUTES: readonly HttpRoute[] = [remindUnitRoute, listRemindersRoute];
