import { z } from 'zod';
import { deferCommand, deferredState, listDeferredCommands, withdrawDeferredCommand } from '../dossier/deferred-commands.js';
import { dossierParams } from './dossier-routes.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const deferCommandRoute = defineRoute({
  operationId: 'deferCommand', method: 'POST', path: '/api/v1/dossiers/{dossierId}/deferred-commands', tag: 'dossiers', privacy: 'personal',
  summary: 'Ghi nhận một thao tác sẽ có hiệu lực sau vài giây để còn hoàn tác được; lý do không được phép được báo ngay',
  params: dossierParams, body: deferCommand.request.omit({ dossierId: true, expectedVersion: true }), success: 201,
  response: deferCommand.reply, rpcs: [deferCommand], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(deferCommand, { ...params, ...body, expectedVersion }),
});

export const withdrawDeferredCommandRoute = defineRoute({
  operationId: 'withdrawDeferredCommand', method: 'POST', path: '/api/v1/deferred-commands/{deferredCommandId}/withdrawal', tag: 'dossiers', privacy: 'personal',
  summary: 'Hoàn tác một thao tác chưa có hiệu lực; trả lại nội dung đã nhập',
  params: z.strictObject({ deferredCommandId: z.uuid() }), body: z.strictObject({}),
  response: withdrawDeferredCommand.reply, rpcs: [withdrawDeferredCommand], idempotent: true, limits: ['write'],
  bind: ({ params }) => call(withdrawDeferredCommand, params),
});

export const listDeferredCommandsRoute = defineRoute({
  operationId: 'listDeferredCommands', method: 'GET', path: '/api/v1/deferred-commands', tag: 'dossiers', privacy: 'personal',
  summary: 'Các thao tác chờ hiệu lực của chính bạn trong những ngày gần đây: đang chờ, đã thực hiện, không thực hiện được và vì sao',
  query: z.strictObject({ ...pageQuery, state: deferredState.optional() }),
  response: listDeferredCommands.reply, rpcs: [listDeferredCommands],
  bind: ({ query }) => call(listDeferredCommands, query),
});

export const DEFERRED_COMMAND_ROUTES: readonly HttpRoute[] = [deferCommandRoute, withdrawDeferredCommandRoute, listDeferredCommandsRoute];
