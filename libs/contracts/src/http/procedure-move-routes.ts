import { z } from 'zod';
import {
  applyProcedureMove, cancelProcedureMove, listProcedureMoveLines, listProcedureMoves, lookUpProcedureMove, previewProcedureMove, procedureMove,
  procedureMoveLineState, takeBackProcedureMove, type ProcedureMove,
} from '../dossier/procedure-moves.js';
import { call, defineRoute, type HttpRoute } from './route.js';
import { pageQuery } from './query.js';

const params = z.strictObject({ moveId: z.uuid() });
const move = '/api/v1/procedure-moves/{moveId}';
const entity = ({ version }: ProcedureMove) => ({ version, view: 'full' });

export const previewProcedureMoveRoute = defineRoute({
  operationId: 'previewProcedureMove', method: 'POST', path: '/api/v1/procedure-moves', tag: 'procedures', privacy: 'personal',
  summary: 'Xem trước việc chuyển hồ sơ đang giải quyết sang phiên bản thủ tục khác', body: previewProcedureMove.request, success: 201,
  response: procedureMove, rpcs: [previewProcedureMove], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(previewProcedureMove, body), entity, location: ({ moveId }) => `/api/v1/procedure-moves/${moveId}`,
});

export const listProcedureMovesRoute = defineRoute({
  operationId: 'listProcedureMoves', method: 'GET', path: '/api/v1/procedure-moves', tag: 'procedures', privacy: 'personal', summary: 'Các đợt chuyển phiên bản thủ tục',
  query: z.strictObject(pageQuery), response: listProcedureMoves.reply, rpcs: [listProcedureMoves], bind: ({ query }) => call(listProcedureMoves, query),
});

export const lookUpProcedureMoveRoute = defineRoute({
  operationId: 'lookUpProcedureMove', method: 'GET', path: move, tag: 'procedures', privacy: 'personal', summary: 'Một đợt chuyển phiên bản và tiến độ',
  params, response: procedureMove, rpcs: [lookUpProcedureMove], bind: ({ params: named }) => call(lookUpProcedureMove, named), entity,
});

export const listProcedureMoveLinesRoute = defineRoute({
  operationId: 'listProcedureMoveLines', method: 'GET', path: `${move}/lines`, tag: 'procedures', privacy: 'personal', summary: 'Từng hồ sơ của đợt chuyển: thiếu gì, ngày hẹn, kết quả',
  params, query: z.strictObject({ ...pageQuery, state: procedureMoveLineState.optional() }), response: listProcedureMoveLines.reply, rpcs: [listProcedureMoveLines],
  bind: ({ params: named, query }) => call(listProcedureMoveLines, { ...named, ...query }),
});

export const applyProcedureMoveRoute = defineRoute({
  operationId: 'applyProcedureMove', method: 'POST', path: `${move}/application`, tag: 'procedures', privacy: 'personal', summary: 'Thực hiện đợt chuyển, theo từng phần',
  params, body: z.strictObject({}), success: 202, response: procedureMove, rpcs: [applyProcedureMove], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params: named, expectedVersion }) => call(applyProcedureMove, { ...named, expectedVersion }), entity,
});

export const takeBackProcedureMoveRoute = defineRoute({
  operationId: 'takeBackProcedureMove', method: 'POST', path: `${move}/take-back`, tag: 'procedures', privacy: 'personal', summary: 'Đưa hồ sơ trở lại phiên bản trước',
  params, body: z.strictObject({}), success: 202, response: procedureMove, rpcs: [takeBackProcedureMove], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params: named, expectedVersion }) => call(takeBackProcedureMove, { ...named, expectedVersion }), entity,
});

export const cancelProcedureMoveRoute = defineRoute({
  operationId: 'cancelProcedureMove', method: 'POST', path: `${move}/cancellation`, tag: 'procedures', privacy: 'personal', summary: 'Bỏ đợt chuyển chưa thực hiện',
  params, body: z.strictObject({}), response: procedureMove, rpcs: [cancelProcedureMove], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params: named, expectedVersion }) => call(cancelProcedureMove, { ...named, expectedVersion }), entity,
});

export const PROCEDURE_MOVE_ROUTES: readonly HttpRoute[] = [
  previewProcedureMoveRoute, listProcedureMovesRoute, lookUpProcedureMoveRoute, listProcedureMoveLinesRoute, applyProcedureMoveRoute, takeBackProcedureMoveRoute,
  cancelProcedureMoveRoute,
];
