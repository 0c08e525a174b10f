import { z } from 'zod';
import {
  answerConsultation, approveDossiers, consultationState, enterOfflineDossier, listCodeBlocks, listConsultations, listDossierConsultations, requestConsultation, takeCodeBlock,
  transferDossier, withdrawConsultation,
} from '../dossier/offices.js';
import { assignResultNumber, issueResult, listResults, replaceResult, signResult, withdrawResult, withdrawSignature } from '../dossier/results.js';
import { dossier } from '../dossier/dossiers.js';
import { localDate } from '../core/page.js';
import type { RpcContract } from '../core/rpc.js';
import { changeRoute } from './dossier-life-routes.js';
import { pageQuery } from './query.js';
import { dossierEntity, dossierParams } from './dossier-routes.js';
import { call, defineRoute, type HttpRoute } from './route.js';

const consultationParams = dossierParams.extend({ consultationId: z.uuid() });

/** What happens to one consultation of a dossier; the version is the dossier's. */
function consultationRoute(operationId: string, subresource: string, summary: string, contract: RpcContract<z.ZodObject, typeof dossier>): HttpRoute {
  return defineRoute({
    operationId, method: 'POST', path: `/api/v1/dossiers/{dossierId}/consultations/{consultationId}/${subresource}`, tag: 'dossiers', privacy: 'personal', summary,
    params: consultationParams, body: contract.request.omit({ dossierId: true, consultationId: true, expectedVersion: true }),
    response: dossier, rpcs: [contract], idempotent: true, ifMatch: true, limits: ['write'],
    bind: ({ params, body, expectedVersion }) => call(contract, { ...params, ...body, expectedVersion }),
    entity: dossierEntity,
  });
}

export const requestConsultationRoute = changeRoute('requestConsultation', 'consultations', 'Lấy ý kiến đơn vị khác, có thời hạn riêng; có thể hỏi nhiều đơn vị song song', requestConsultation);
export const answerConsultationRoute = consultationRoute('answerConsultation', 'answer', 'Đơn vị được hỏi trả lời ý kiến', answerConsultation);
export const withdrawConsultationRoute = consultationRoute('withdrawConsultation', 'withdrawal', 'Rút yêu cầu lấy ý kiến, nêu lý do', withdrawConsultation);
export const transferDossierRoute = changeRoute('transferDossier', 'transfers', 'Chuyển hồ sơ đến cơ quan có thẩm quyền, nêu lý do', transferDossier);
export const signResultRoute = changeRoute('signResult', 'signature', 'Ký kết quả, ghi bằng chứng chữ ký', signResult);
export const assignResultNumberRoute = changeRoute('assignResultNumber', 'result-number', 'Cấp số kết quả theo sổ của đơn vị trong năm', assignResultNumber);
export const issueResultRoute = changeRoute('issueResult', 'issuance', 'Phát hành kết quả', issueResult);
export const withdrawSignatureRoute = changeRoute('withdrawSignature', 'signature-withdrawal', 'Thu hồi chữ ký trên kết quả chưa phát hành, nêu lý do', withdrawSignature);
export const withdrawResultRoute = changeRoute('withdrawResult', 'result-withdrawal', 'Thu hồi kết quả đã cấp, nêu lý do', withdrawResult);
export const replaceResultRoute = changeRoute('replaceResult', 'result-replacement', 'Lập kết quả thay thế kết quả đã thu hồi; sau đó ký, cấp số, phát hành và hoàn thành như mọi kết quả', replaceResult);

export const listResultsRoute = defineRoute({
  operationId: 'listResults', method: 'GET', path: '/api/v1/dossiers/{dossierId}/results', tag: 'dossiers', privacy: 'personal',
  summary: 'Các kết quả của hồ sơ với bằng chứng ký, số, phát hành, thu hồi và thay thế',
  params: dossierParams, response: listResults.reply, rpcs: [listResults],
  bind: ({ params }) => call(listResults, params),
});

export const listDossierConsultationsRoute = defineRoute({
  operationId: 'listDossierConsultations', method: 'GET', path: '/api/v1/dossiers/{dossierId}/consultations', tag: 'dossiers', privacy: 'personal',
  summary: 'Các yêu cầu lấy ý kiến của hồ sơ',
  params: dossierParams, response: listDossierConsultations.reply, rpcs: [listDossierConsultations],
  bind: ({ params }) => call(listDossierConsultations, params),
});

export const listConsultationsRoute = defineRoute({
  operationId: 'listConsultations', method: 'GET', path: '/api/v1/consultations', tag: 'dossiers', privacy: 'personal',
  summary: 'Các yêu cầu lấy ý kiến gửi đến một đơn vị, hạn gần nhất trước',
  query: z.strictObject({ ...pageQuery, unit: z.uuid(), state: consultationState.optional() }),
  response: listConsultations.reply, rpcs: [listConsultations],
  bind: ({ query: { unit, ...rest } }) => call(listConsultations, { ...rest, unitId: unit }),
});

export const approveDossiersRoute = defineRoute({
  operationId: 'approveDossiers', method: 'POST', path: '/api/v1/approvals', tag: 'dossiers', privacy: 'personal',
  summary: 'Phê duyệt nhiều hồ sơ trong một lần; mỗi hồ sơ có kết quả riêng',
  body: approveDossiers.request, response: approveDossiers.reply, rpcs: [approveDossiers], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(approveDossiers, body),
});

export const listCodeBlocksRoute = defineRoute({
  operationId: 'listCodeBlocks', method: 'GET', path: '/api/v1/code-blocks', tag: 'dossiers', privacy: 'personal',
  summary: 'Các dải số của một đơn vị trong ngày và những số chưa dùng',
  query: z.strictObject({ ...pageQuery, unit: z.uuid(), day: localDate }),
  response: listCodeBlocks.reply, rpcs: [listCodeBlocks],
  bind: ({ query: { unit, ...rest } }) => call(listCodeBlocks, { ...rest, unitId: unit }),
});

export const takeCodeBlockRoute = defineRoute({
  operationId: 'takeCodeBlock', method: 'POST', path: '/api/v1/code-blocks', tag: 'dossiers', privacy: 'personal',
  summary: 'Nhận một dải số để làm việc khi mất mạng',
  body: takeCodeBlock.request, success: 201, response: takeCodeBlock.reply, rpcs: [takeCodeBlock], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(takeCodeBlock, body),
});

export const enterOfflineDossierRoute = defineRoute({
  operationId: 'enterOfflineDossier', method: 'POST', path: '/api/v1/dossiers/offline-receipts', tag: 'dossiers', privacy: 'personal',
  summary: 'Nhập hồ sơ đã tiếp nhận trên giấy khi mất mạng, bằng số của dải số ngoại tuyến của quầy',
  body: enterOfflineDossier.request, success: 201, response: enterOfflineDossier.reply, priority: 'accept', rpcs: [enterOfflineDossier], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(enterOfflineDossier, body),
  entity: (body) => dossierEntity(body.dossier), location: (body) => `/api/v1/dossiers/${body.dossier.dossierId}`,
});

/** How offices work together on a dossier, and what becomes of its result. */
export const OFFICE_ROUTES: readonly HttpRoute[] = [
  requestConsultationRoute, answerConsultationRoute, withdrawConsultationRoute, transferDossierRoute, signResultRoute, assignResultNumberRoute,
  issueResultRoute, withdrawResultRoute, replaceResultRoute, listResultsRoute, listDossierConsultationsRoute, listConsultationsRoute,
  approveDossiersRoute, listCodeBlocksRoute, takeCodeBlockRoute, enterOfflineDossierRoute, withdrawSignatureRoute,
];
