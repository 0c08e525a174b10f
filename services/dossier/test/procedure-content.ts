import { procedureContent, type ProcedureContent } from '@haicap/contracts';

const paper = { code: 'don', name: 'Đơn đề nghị', required: true, originals: 1, copies: 0, replaceableByData: false };

/** A content that may be published as it is: a licence of the commune, in one week. */
export function aContent(changes: Partial<ProcedureContent> = {}): ProcedureContent {
  return procedureContent.parse({
    name: 'Cấp giấy phép thử nghiệm', field: 'Xây dựng', competentLevel: 'commune', competentPost: 'Chủ tịch Ủy ban nhân dân cấp xã',
    channels: [
      { channel: 'counter', timeLimit: { unit: 'working-day', amount: 7 }, fees: [{ code: 'phi-cap', name: 'Phí cấp giấy phép', kind: 'fee', amountDong: 15_000, unit: 'per-dossier' }] },
      { channel: 'online', timeLimit: { unit: 'working-day', amount: 5 }, fees: [] },
    ],
    components: [paper], cases: [{ code: 'gia-han', name: 'Gia hạn', components: [paper, { ...paper, code: 'giay-phep-cu', name: 'Giấy phép đã cấp' }] }],
    resultCode: 'KQ.0001', result: 'Giấy phép', resultIsPaper: true, needsSignature: false, legalBasis: 'Luật Xây dựng',
    publishingDecision: { number: '1/QĐ-UBND', issuedOn: '2025-06-01', issuedBy: 'Ủy ban nhân dân tỉnh' }, validTo: null,
    onlineLevel: 'full', onlineLevelReason: '', nonTerritorialScope: 'province', sameDayCutOff: null, noAppointment: false, supplementDays: 30,
    consultationSilence: 'agreement', isSimple: false, confidence: 'verified', uncertain: [],
    process: [
      { code: 'tiep-nhan', name: 'Tiếp nhận', role: 'one-stop-officer', unit: 'receiving', hours: 2 },
      { code: 'tham-dinh', name: 'Thẩm định', role: 'specialist', unit: 'competent', hours: 24 },
      { code: 'phe-duyet', name: 'Phê duyệt', role: 'chair', unit: 'competent', hours: 8 },
      { code: 'tra', name: 'Trả kết quả', role: 'one-stop-officer', unit: 'returning', hours: 2 },
    ],
    eForm: { schema: { type: 'object', properties: { noiDung: { type: 'string', title: 'Nội dung', maxLength: 500 } }, required: ['noiDung'] }, uiSchema: {} },
    ...changes,
  });
}
