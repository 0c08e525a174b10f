import type { z } from 'zod';
import type { RpcContract } from '../core/rpc.js';
import {
  approveDossier, receiveSubmittedDossier, refuseIntake, refuseWithdrawal, requestWithdrawal, returnApproval, returnResult,
  stopDossier, submitForApproval, supplyDossier,
} from '../dossier/dossier-life.js';
import { requestSupplement } from '../dossier/supplements.js';
import { dossier } from '../dossier/dossiers.js';
import { dossierEntity, dossierParams } from './dossier-routes.js';
import { call, defineRoute, type HttpRoute } from './route.js';

/** A step in the life of a dossier: its sub-resource, the version seen before, the dossier as it stands afterwards. */
export function changeRoute(operationId: string, subresource: string, summary: string, contract: RpcContract<z.ZodObject, typeof dossier>): HttpRoute {
  return defineRoute({
    operationId, method: 'POST', path: `/api/v1/dossiers/{dossierId}/${subresource}`, tag: 'dossiers', privacy: 'personal', summary,
    params: dossierParams, body: contract.request.omit({ dossierId: true, expectedVersion: true }),
    response: dossier, rpcs: [contract], idempotent: true, ifMatch: true, limits: ['write'],
    bind: ({ params, body, expectedVersion }) => call(contract, { ...params, ...body, expectedVersion }),
    entity: dossierEntity,
  });
}

export const receiveSubmittedDossierRoute: HttpRoute = { ...changeRoute('receiveSubmittedDossier', 'receipt', 'Tiếp nhận hồ sơ đã nộp và đang chờ; có ngày hẹn trả', receiveSubmittedDossier), priority: 'accept' };
export const refuseIntakeRoute = changeRoute('refuseIntake', 'intake-refusal', 'Từ chối tiếp nhận hồ sơ, nêu lý do', refuseIntake);
export const requestSupplementRoute = changeRoute('requestSupplement', 'supplement-requests', 'Yêu cầu bổ sung một lần đầy đủ; tạm dừng tính thời hạn', requestSupplement);
export const supplyDossierRoute = changeRoute('supplyDossier', 'supplements', 'Nhận hồ sơ bổ sung; tính lại ngày hẹn và giải quyết tiếp', supplyDossier);
export const submitForApprovalRoute = changeRoute('submitForApproval', 'approval-submission', 'Trình phê duyệt kết quả', submitForApproval);
export const approveDossierRoute = changeRoute('approveDossier', 'approval', 'Phê duyệt kết quả', approveDossier);
export const returnApprovalRoute = changeRoute('returnApproval', 'approval-return', 'Trả lại hồ sơ trình, nêu lý do', returnApproval);
export const returnResultRoute = changeRoute('returnResult', 'result-return', 'Trả kết quả cho người nộp', returnResult);
export const requestWithdrawalRoute = changeRoute('requestWithdrawal', 'withdrawal-request', 'Đề nghị rút hồ sơ', requestWithdrawal);
export const refuseWithdrawalRoute = changeRoute('refuseWithdrawal', 'withdrawal-refusal', 'Không chấp nhận rút hồ sơ, nêu lý do; hồ sơ được giải quyết tiếp', refuseWithdrawal);
export const stopDossierRoute = changeRoute('stopDossier', 'stop', 'Dừng giải quyết hồ sơ, nêu lý do', stopDossier);

export const DOSSIER_LIFE_ROUTES: readonly HttpRoute[] = [
  receiveSubmittedDossierRoute, refuseIntakeRoute, requestSupplementRoute, supplyDossierRoute, submitForApprovalRoute, approveDossierRoute,
  returnApprovalRoute, returnResultRoute, requestWithdrawalRoute, refuseWithdrawalRoute, stopDossierRoute,
];
