import { z } from 'zod';
import type { RpcContract } from '../core/rpc.js';
import { localDate } from '../core/page.js';
import { dossier } from '../dossier/dossiers.js';
import { draftFeeRule, endFeeRule, feeRule, listFeeRules, publishFeeRule, quoteFees, reviseFeeRule, type FeeRule } from '../dossier/fees.js';
import {
  assessFees, cancelPayment, confirmPayment, exportPayments, listDossierPayments, listPayments, lookUpFees, paymentMethod, refundPayment,
  requestPayment, requirePayment, takePayment,
} from '../dossier/payments.js';
import {
  differenceKind, listDifferences, listReconciliations, lookUpReconciliation, requestReconciliation, settleDifference,
} from '../dossier/payment-reconciliations.js';
import { receivePaymentCallback } from '../portal-adapter/payments.js';
import { dossierEntity, dossierParams } from './dossier-routes.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type EntityVersion, type HttpRoute } from './route.js';

const paymentParams = z.strictObject({ dossierId: z.uuid(), paymentId: z.uuid() });

/** A change of the money of a dossier, or of one of its payments. */
function moneyRoute(operationId: string, subresource: string, summary: string, contract: RpcContract<z.ZodObject, typeof dossier>): HttpRoute {
  const onPayment = 'paymentId' in contract.request.shape;
  return defineRoute({
    operationId, method: 'POST', path: `/api/v1/dossiers/{dossierId}/${subresource}`, tag: 'payments', privacy: 'personal', summary,
    params: onPayment ? paymentParams : dossierParams,
    body: contract.request.omit({ dossierId: true, expectedVersion: true, ...(onPayment ? { paymentId: true } : {}) }),
    response: dossier, rpcs: [contract], idempotent: true, ifMatch: true, limits: ['write'],
    bind: ({ params, body, expectedVersion }) => call(contract, { ...params, ...body, expectedVersion }),
    entity: dossierEntity,
  });
}

export const quoteFeesRoute = defineRoute({
  operationId: 'quoteFees', method: 'POST', path: '/api/v1/fee-quotes', tag: 'fees', privacy: 'personal',
  summary: 'Tính phí, lệ phí của một thủ tục theo kênh, trường hợp, số trang và số bản; giải thích từng khoản',
  body: quoteFees.request, response: quoteFees.reply, rpcs: [quoteFees],
  bind: ({ body }) => call(quoteFees, body),
});

export const lookUpFeesRoute = defineRoute({
  operationId: 'lookUpFees', method: 'GET', path: '/api/v1/dossiers/{dossierId}/fees', tag: 'fees', privacy: 'personal',
  summary: 'Phí, lệ phí và nghĩa vụ tài chính của hồ sơ: từng khoản, đã nộp, còn phải nộp',
  params: dossierParams, response: lookUpFees.reply, rpcs: [lookUpFees],
  bind: ({ params }) => call(lookUpFees, params),
});
export const assessFeesRoute = moneyRoute('assessFees', 'fees', 'Xác định phí, lệ phí của hồ sơ; khoản chưa có mức thu do cán bộ nhập kèm căn cứ', assessFees);

export const listDossierPaymentsRoute = defineRoute({
  operationId: 'listDossierPayments', method: 'GET', path: '/api/v1/dossiers/{dossierId}/payments', tag: 'payments', privacy: 'personal',
  summary: 'Các lần thanh toán của hồ sơ; địa chỉ thanh toán trực tuyến khi đã mở',
  params: dossierParams, response: listDossierPayments.reply, rpcs: [listDossierPayments],
  bind: ({ params }) => call(listDossierPayments, params),
});
export const payDossierRoute = defineRoute({
  operationId: 'payDossier', method: 'POST', path: '/api/v1/dossiers/{dossierId}/payments', tag: 'payments', privacy: 'personal',
  summary: 'Thu tiền mặt tại quầy (có số biên lai), hoặc mở thanh toán trực tuyến',
  params: dossierParams,
  body: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('cash'), amountDong: takePayment.request.shape.amountDong }), z.strictObject({ method: z.literal('online') }),
  ]),
  response: dossier, rpcs: [takePayment, requestPayment], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => (body.method === 'cash'
    ? call(takePayment, { ...params, amountDong: body.amountDong, expectedVersion })
    : call(requestPayment, { ...params, expectedVersion })),
  entity: dossierEntity,
});
export const cancelPaymentRoute = moneyRoute('cancelPayment', 'payments/{paymentId}/cancel', 'Hủy một lần thanh toán hoặc biên lai, nêu lý do; biên lai giữ nguyên số', cancelPayment);
export const refundPaymentRoute = moneyRoute('refundPayment', 'payments/{paymentId}/refund', 'Ghi nhận hoàn trả tiền đã nộp, nêu căn cứ', refundPayment);
export const requirePaymentRoute = moneyRoute('requirePayment', 'payment-demand', 'Yêu cầu thực hiện nghĩa vụ tài chính; tạm dừng tính thời hạn', requirePayment);
export const confirmPaymentRoute = moneyRoute('confirmPayment', 'payment-confirmation', 'Xác nhận đã hoàn thành nghĩa vụ tài chính theo chứng từ; tính lại ngày hẹn và giải quyết tiếp', confirmPayment);

export const listPaymentsRoute = defineRoute({
  operationId: 'listPayments', method: 'GET', path: '/api/v1/payments', tag: 'payments', privacy: 'personal',
  summary: 'Sổ thu của một ngày theo đơn vị và hình thức, theo thứ tự biên lai',
  query: z.strictObject({ ...pageQuery, day: localDate, unitId: z.uuid().optional(), method: paymentMethod.optional() }),
  response: listPayments.reply, rpcs: [listPayments],
  bind: ({ query }) => call(listPayments, query),
});
export const exportPaymentsRoute = defineRoute({
  operationId: 'exportPayments', method: 'GET', path: '/api/v1/payments/export', tag: 'payments', privacy: 'personal',
  summary: 'Sổ thu của một ngày dạng bảng: CSV hoặc XLSX',
  query: z.strictObject({ day: localDate, unitId: z.uuid().optional(), format: z.enum(['csv', 'xlsx']).optional() }),
  file: ['text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], response: exportPayments.reply, priority: 'export', rpcs: [exportPayments],
  bind: ({ query }) => call(exportPayments, query),
});

const ruleParams = z.strictObject({ ruleId: z.uuid() });
const ruleEntity = (body: FeeRule): EntityVersion => ({ version: body.version, view: 'full' });
function ruleRoute(operationId: string, action: string, summary: string, contract: RpcContract<z.ZodObject, typeof feeRule>): HttpRoute {
  return defineRoute({
    operationId, method: 'POST', path: `/api/v1/fee-rules/{ruleId}/${action}`, tag: 'fees', privacy: 'personal', summary,
    params: ruleParams, body: contract.request.omit({ ruleId: true, expectedVersion: true }),
    response: feeRule, rpcs: [contract], idempotent: true, ifMatch: true, limits: ['write'],
    bind: ({ params, body, expectedVersion }) => call(contract, { ...params, ...body, expectedVersion }),
    entity: ruleEntity,
  });
}
export const listFeeRulesRoute = defineRoute({
  operationId: 'listFeeRules', method: 'GET', path: '/api/v1/fee-rules', tag: 'fees', privacy: 'personal',
  summary: 'Quy định của tỉnh về mức thu và miễn, giảm; bản nháp chỉ quản trị tỉnh thấy',
  query: z.strictObject({ ...pageQuery, state: feeRule.shape.state.optional() }), response: listFeeRules.reply, rpcs: [listFeeRules],
  bind: ({ query }) => call(listFeeRules, query),
});
export const draftFeeRuleRoute = defineRoute({
  operationId: 'draftFeeRule', method: 'POST', path: '/api/v1/fee-rules', tag: 'fees', privacy: 'personal',
  summary: 'Soạn một quy định về mức thu hoặc miễn, giảm',
  body: draftFeeRule.request, success: 201, response: feeRule, rpcs: [draftFeeRule], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(draftFeeRule, body), entity: ruleEntity, location: (body) => `/api/v1/fee-rules?state=${body.state}`,
});
export const reviseFeeRuleRoute = ruleRoute('reviseFeeRule', 'revision', 'Sửa bản nháp của một quy định', reviseFeeRule);
export const publishFeeRuleRoute = ruleRoute('publishFeeRule', 'publication', 'Ban hành quy định; có hiệu lực từ ngày đã ghi', publishFeeRule);
export const endFeeRuleRoute = ruleRoute('endFeeRule', 'end', 'Ghi ngày hết hiệu lực của một quy định', endFeeRule);

const reconciliationParams = z.strictObject({ reconciliationId: z.uuid() });
export const requestReconciliationRoute = defineRoute({
  operationId: 'requestReconciliation', method: 'POST', path: '/api/v1/payment-reconciliations', tag: 'payments', privacy: 'personal',
  summary: 'Đối soát các khoản thu của một ngày đã qua',
  body: requestReconciliation.request, success: 202, response: requestReconciliation.reply, rpcs: [requestReconciliation], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(requestReconciliation, body),
});
export const listReconciliationsRoute = defineRoute({
  operationId: 'listReconciliations', method: 'GET', path: '/api/v1/payment-reconciliations', tag: 'payments', privacy: 'personal',
  summary: 'Các lần đối soát, mới nhất trước',
  query: z.strictObject({ ...pageQuery, day: localDate.optional() }), response: listReconciliations.reply, rpcs: [listReconciliations],
  bind: ({ query }) => call(listReconciliations, query),
});
export const lookUpReconciliationRoute = defineRoute({
  operationId: 'lookUpReconciliation', method: 'GET', path: '/api/v1/payment-reconciliations/{reconciliationId}', tag: 'payments', privacy: 'personal',
  summary: 'Một lần đối soát: tổng thu theo đơn vị và số chênh lệch',
  params: reconciliationParams, response: lookUpReconciliation.reply, rpcs: [lookUpReconciliation],
  bind: ({ params }) => call(lookUpReconciliation, params),
});
export const listDifferencesRoute = defineRoute({
  operationId: 'listDifferences', method: 'GET', path: '/api/v1/payment-reconciliations/{reconciliationId}/differences', tag: 'payments', privacy: 'personal',
  summary: 'Các chênh lệch của một lần đối soát, theo loại',
  params: reconciliationParams, query: z.strictObject({ ...pageQuery, kind: differenceKind.optional(), open: z.stringbool().optional() }),
  response: listDifferences.reply, rpcs: [listDifferences],
  bind: ({ params, query }) => call(listDifferences, { ...params, ...query }),
});
export const settleDifferenceRoute = defineRoute({
  operationId: 'settleDifference', method: 'POST', path: '/api/v1/payment-reconciliations/{reconciliationId}/differences/{number}/settlement', tag: 'payments', privacy: 'personal',
  summary: 'Ghi cách xử lý một chênh lệch',
  params: z.strictObject({ reconciliationId: z.uuid(), number: z.coerce.number().int().min(1).max(1_000_000) }),
  body: settleDifference.request.pick({ settlement: true, note: true }),
  response: settleDifference.reply, rpcs: [settleDifference], idempotent: true, limits: ['write'],
  bind: ({ params, body }) => call(settleDifference, { ...params, ...body }),
});

/** The platform knows no Idempotency-Key: its own transaction number is one, and the adapter treats it so. */
export const receivePaymentCallbackRoute = defineRoute({
  operationId: 'receivePaymentCallback', method: 'POST', path: '/api/v1/payment-callbacks', tag: 'payments', privacy: 'personal',
  summary: 'Nền tảng thanh toán báo kết quả giao dịch; nội dung và trả lời theo thông điệp của nền tảng',
  body: z.record(z.string().max(60), z.unknown()), response: z.record(z.string(), z.unknown()), rpcs: [receivePaymentCallback], limits: ['callback'],
  bind: ({ body }) => call(receivePaymentCallback, { message: body }, { present: ({ answer }) => answer }),
});

export const FEE_ROUTES: readonly HttpRoute[] = [
  quoteFeesRoute, lookUpFeesRoute, assessFeesRoute, listDossierPaymentsRoute, payDossierRoute, cancelPaymentRoute, refundPaymentRoute, requirePaymentRoute,
  confirmPaymentRoute, listPaymentsRoute, exportPaymentsRoute, listFeeRulesRoute, draftFeeRuleRoute, reviseFeeRuleRoute, publishFeeRuleRoute, endFeeRuleRoute,
  requestReconciliationRoute, listReconciliationsRoute, lookUpReconciliationRoute, listDifferencesRoute, settleDifferenceRoute, receivePaymentCallbackRoute,
];
