import {
  assessFees, cancelPayment, confirmPayment, draftFeeRule, endFeeRule, exportPayments, listDifferences, listDossierPayments, listFeeRules, listPayments,
  listReconciliations, lookUpFees, lookUpReconciliation, publishFeeRule, quoteFees, receivePaymentCallback, refundPayment, requestPayment,
  requestReconciliation, requirePayment, reviseFeeRule, settleDifference, takePayment, type RpcContract, type RpcReply,
} from '@haicap/contracts';

const UNIT = '3b1c0a52-5a0e-5c55-8f0e-000000014797';
const DOSSIER = '01980000-0000-7000-8000-000000000001';
export const RULE_ID = '01980000-0000-7000-8000-000000000005';
export const PAYMENT_ID = '01980000-0000-7000-8000-000000000006';
export const RECONCILIATION_ID = '01980000-0000-7000-8000-000000000007';
const AT = '2025-07-01T08:00:00+07:00';

const scope = { procedureCodes: ['1.001193'], fields: [], channels: ['online' as const], caseCodes: [], feeCodes: [], personGroups: [] };
export const aRule: RpcReply<typeof publishFeeRule> = {
  ruleId: RULE_ID, version: 1, state: 'draft', name: 'Miễn lệ phí khi nộp trực tuyến', scope, effect: { type: 'reduction', percent: 100 },
  basis: 'Nghị quyết của Hội đồng nhân dân tỉnh', validFrom: '2025-07-01', validTo: null, updatedAt: AT,
};
const payment: RpcReply<typeof listPayments>['items'][number] = {
  paymentId: PAYMENT_ID, dossierId: DOSSIER, dossierCode: 'H56.147.97-250701-0001', unitId: UNIT, method: 'cash', status: 'paid', amountDong: 8000,
  requestedAt: AT, paidAt: AT, receipt: { unitId: UNIT, series: 'TM', year: 2025, number: 1, label: 'TM/2025-0000001' }, payUrl: null, reference: null,
  transactionId: null, billNumber: null, refundedDong: 0, closedAt: null, reasonCode: null,
};
const reconciliation: RpcReply<typeof requestReconciliation> = {
  reconciliationId: RECONCILIATION_ID, version: 1, day: '2025-06-30', cause: 'on-demand', state: 'requested', platform: 'pending',
  requestedAt: AT, completedAt: null, differences: 0, openDifferences: 0,
};
const difference: RpcReply<typeof settleDifference> = {
  reconciliationId: RECONCILIATION_ID, number: 1, kind: 'amount-differs', unitId: UNIT, unitName: 'Phường Hạc Thành', paymentId: PAYMENT_ID,
  dossierCode: 'H56.147.97-250701-0001', reference: 'R1', oursDong: 8000, theirsDong: 9000, settledAt: null, settlement: null, note: null,
};

/** Replies about money; `dossier` is what every change of a dossier answers. */
export function moneyReplies(dossier: unknown): [RpcContract, unknown][] {
  const changes = [assessFees, takePayment, requestPayment, cancelPayment, refundPayment, requirePayment, confirmPayment];
  return [
    ...changes.map((contract): [RpcContract, unknown] => [contract, dossier]),
    ...[draftFeeRule, reviseFeeRule, publishFeeRule, endFeeRule].map((contract): [RpcContract, unknown] => [contract, aRule]),
    [listFeeRules, { items: [aRule] }],
    [quoteFees, { procedureCode: '1.001193', procedureVersion: 1, on: '2025-07-01', lines: [], totalDong: 0, free: true }],
    [lookUpFees, {
      dossierId: DOSSIER, dossierVersion: 3, payable: false, lines: [], assessedAt: null, dueDong: 0, paidDong: 0, refundedDong: 0, outstandingDong: 0,
      onlinePayment: 'not-connected',
    }],
    [listDossierPayments, { items: [payment] }], [listPayments, { items: [payment] }],
    [exportPayments, { fileName: 'so-thu.csv', mediaType: 'text/csv; charset=utf-8', sha256: '0'.repeat(64), bytesBase64: '' }],
    [requestReconciliation, reconciliation], [listReconciliations, { items: [reconciliation] }],
    [lookUpReconciliation, { ...reconciliation, units: [], refunds: [] }],
    [listDifferences, { items: [difference] }], [settleDifference, difference],
    [receivePaymentCallback, { answer: {} }],
  ];
}

const RULE_BODY = { name: aRule.name, scope, effect: aRule.effect, basis: aRule.basis, validFrom: aRule.validFrom, validTo: null };

/** A valid body for every write about money. */
export const MONEY_BODIES: Readonly<Record<string, unknown>> = {
  quoteFees: { procedureCode: '1.001193' }, assessFees: {}, payDossier: { method: 'cash', amountDong: 8000 }, 'payDossier?online': { method: 'online' },
  cancelPayment: { reasonCode: 'wrong-amount', reasonText: 'Ghi nhầm số tiền' }, refundPayment: { amountDong: 8000, basis: 'Quyết định hoàn trả' },
  requirePayment: { lines: [{ code: 'thue', name: 'Thuế', amountDong: 1, basis: 'Thông báo thuế' }], documentNumber: '1', reasonText: 'Nộp thuế' },
  confirmPayment: { evidence: { documentNumber: '1', paidOn: '2025-07-01' } },
  draftFeeRule: RULE_BODY, reviseFeeRule: RULE_BODY, publishFeeRule: {}, endFeeRule: { validTo: '2025-12-31' },
  requestReconciliation: { day: '2025-06-30' }, settleDifference: { settlement: 'no-difference', note: 'Đã kiểm tra' }, receivePaymentCallback: {},
};
