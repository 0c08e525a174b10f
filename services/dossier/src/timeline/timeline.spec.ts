import { describe, expect, it } from '@jest/globals';
import { DOSSIER_REASONS, LANGUAGES } from '@haicap/contracts';
import fc from 'fast-check';
import { SENTENCES } from './sentences.js';
import type { StepSentence } from './step.js';
import { reasonOf, sentenceOf } from './timeline.js';

const hacThanh = 'Phường Hạc Thành';

describe('the sentence of a step', () => {
  it('names the desk and the promised day', () => {
    expect(sentenceOf({ type: 'received', receivingUnit: hacThanh, competentUnit: hacThanh, channel: 'counter', dueOn: '2025-07-08' }, 'vi'))
      .toBe('Phường Hạc Thành đã tiếp nhận hồ sơ tại quầy. Hẹn trả kết quả ngày 08/07/2025.');
  });

  it('names who decides when it is not who received', () => {
    expect(sentenceOf({ type: 'received', receivingUnit: hacThanh, competentUnit: 'Xã Hoằng Hóa', channel: 'online', dueOn: null }, 'vi'))
      .toBe('Phường Hạc Thành đã tiếp nhận hồ sơ trực tuyến và chuyển đến Xã Hoằng Hóa giải quyết. Thủ tục này không có ngày hẹn trả.');
  });

  it('tells whether the end was in time', () => {
    expect(sentenceOf({ type: 'completed', competentUnit: hacThanh, timeliness: 'early' }, 'vi')).toBe('Phường Hạc Thành đã giải quyết xong hồ sơ, trước hạn.');
  });

  it('tells an assignment from a change of hands', () => {
    expect(sentenceOf({ type: 'assigned', competentUnit: hacThanh, again: false }, 'vi')).toBe('Phường Hạc Thành đã giao người xử lý hồ sơ.');
    expect(sentenceOf({ type: 'assigned', competentUnit: hacThanh, again: true }, 'vi')).toBe('Phường Hạc Thành đã chuyển hồ sơ cho người xử lý khác.');
  });
});

describe('the sentences of a whole life', () => {
  const desk = { receivingUnit: 'Xã Hoằng Hóa', competentUnit: hacThanh };
  it.each<[StepSentence, string]>([
    [{ type: 'submitted', ...desk }, 'Hồ sơ đã được nộp trực tuyến đến Xã Hoằng Hóa. Chờ tiếp nhận; ngày hẹn trả có khi hồ sơ được tiếp nhận.'],
    [{ type: 'submitted', ...desk, channel: 'counter' }, 'Hồ sơ đã được nộp tại quầy của Xã Hoằng Hóa. Chờ tiếp nhận; ngày hẹn trả có khi hồ sơ được tiếp nhận.'],
    [{ type: 'submitted', ...desk, channel: 'postal' }, 'Hồ sơ đã được nộp qua bưu chính công ích đến Xã Hoằng Hóa. Chờ tiếp nhận; ngày hẹn trả có khi hồ sơ được tiếp nhận.'],
    [{ type: 'intake-refused', ...desk, reasonCode: 'duplicate' }, 'Xã Hoằng Hóa không tiếp nhận hồ sơ. Lý do: hồ sơ trùng với hồ sơ đã nộp.'],
    [{ type: 'supplement-requested', competentUnit: hacThanh, reasonCode: 'incomplete', missing: [{ name: 'Tờ khai' }, { name: 'Giấy báo tử' }] },
      'Phường Hạc Thành yêu cầu bổ sung: Tờ khai; Giấy báo tử. Lý do: thiếu thành phần hồ sơ. Thời hạn giải quyết tạm dừng đến khi bổ sung đủ.'],
    [{ type: 'supplemented', competentUnit: hacThanh, dueOn: '2025-07-10', moved: true }, 'Đã nhận đủ hồ sơ bổ sung; Phường Hạc Thành giải quyết tiếp. Ngày hẹn trả mới: 10/07/2025.'],
    [{ type: 'supplemented', competentUnit: hacThanh, dueOn: '2025-07-10', moved: false }, 'Đã nhận đủ hồ sơ bổ sung; Phường Hạc Thành giải quyết tiếp. Hẹn trả kết quả ngày 10/07/2025.'],
    [{ type: 'submitted-for-approval', competentUnit: hacThanh }, 'Phường Hạc Thành đã xử lý xong và trình phê duyệt kết quả.'],
    [{ type: 'approved', competentUnit: hacThanh }, 'Lãnh đạo Phường Hạc Thành đã phê duyệt kết quả.'],
    [{ type: 'approval-returned', competentUnit: hacThanh, reasonCode: 'legal-basis' }, 'Lãnh đạo Phường Hạc Thành yêu cầu xử lý lại trước khi phê duyệt. Lý do: căn cứ pháp lý chưa phù hợp.'],
    [{ type: 'corrected', competentUnit: hacThanh }, 'Phường Hạc Thành đã sửa thông tin người nộp của hồ sơ.'],
    [{ type: 'corrected', competentUnit: hacThanh, ofPerson: true, ofForm: true }, 'Phường Hạc Thành đã sửa thông tin người nộp và biểu mẫu điện tử của hồ sơ.'],
    [{ type: 'result-replacement-begun', competentUnit: hacThanh }, 'Phường Hạc Thành đang lập kết quả thay thế; kết quả này được ký, lấy số và phát hành trước khi trả.'],
    [{ type: 'signature-withdrawn', competentUnit: hacThanh, reasonCode: 'new-facts', numberText: '12/GKS-UBND' },
      'Lãnh đạo Phường Hạc Thành đã thu hồi chữ ký trên kết quả chưa phát hành để xử lý lại; số 12/GKS-UBND không dùng lại. Lý do: có thông tin, tài liệu mới phải xem xét trước khi phát hành.'],
    [{ type: 'completed', competentUnit: hacThanh, timeliness: 'late', returningUnit: 'Xã Hoằng Hóa' }, 'Phường Hạc Thành đã giải quyết xong hồ sơ, sau ngày hẹn trả. Mời nhận kết quả tại Xã Hoằng Hóa.'],
    [{ type: 'result-returned', competentUnit: hacThanh, returningUnit: 'Xã Hoằng Hóa' }, 'Xã Hoằng Hóa đã trả kết quả.'],
    [{ type: 'withdrawal-requested', competentUnit: hacThanh, reasonCode: 'no-longer-needed' }, 'Người nộp đã đề nghị rút hồ sơ; Phường Hạc Thành sẽ trả lời. Lý do: không còn nhu cầu.'],
    [{ type: 'withdrawal-refused', competentUnit: hacThanh, reasonCode: 'result-prepared' }, 'Phường Hạc Thành tiếp tục giải quyết, chưa chấp nhận đề nghị rút hồ sơ. Lý do: kết quả đã được chuẩn bị xong.'],
    [{ type: 'stopped', competentUnit: hacThanh, reasonCode: 'withdrawn', withdrawn: true }, 'Phường Hạc Thành đã dừng giải quyết hồ sơ theo đề nghị rút của người nộp. Lý do: người nộp đề nghị rút hồ sơ.'],
    [{ type: 'stopped', competentUnit: hacThanh, reasonCode: 'old-code', withdrawn: false }, 'Phường Hạc Thành đã dừng giải quyết hồ sơ. Lý do: old-code.'],
  ])('%#: %j', (step, sentence) => {
    expect(sentenceOf(step, 'vi')).toBe(sentence);
  });

  it('name a reason only where there is one', () => {
    expect(reasonOf({ type: 'stopped', competentUnit: hacThanh, reasonCode: 'dispute', withdrawn: false }, 'vi')).toMatchObject({ code: 'dispute', label: expect.stringContaining('tranh chấp') });
    expect(reasonOf({ type: 'approved', competentUnit: hacThanh }, 'vi')).toBeNull();
  });
});

describe('the same step for whoever reads English', () => {
  it.each<[StepSentence, string]>([
    [{ type: 'received', receivingUnit: hacThanh, competentUnit: 'Xã Hoằng Hóa', channel: 'counter', dueOn: '2025-07-08' },
      'Phường Hạc Thành received the dossier at the desk and passed it on to Xã Hoằng Hóa for a decision. The result is promised for 08/07/2025.'],
    [{ type: 'supplement-requested', competentUnit: hacThanh, reasonCode: 'incomplete', reasonLabel: 'Thiếu thành phần hồ sơ', missing: [{ name: 'Tờ khai' }], supplyUntil: '2025-07-10' },
      'Phường Hạc Thành asks for a supplement: Tờ khai. Reason: papers are missing. To be supplied by 10/07/2025 at the latest. The time for the decision stands still until everything is there.'],
    [{ type: 'stopped', competentUnit: hacThanh, reasonCode: 'flood', reasonLabel: 'Ngập lụt tại xã', withdrawn: false }, 'Phường Hạc Thành stopped the dossier. Reason: “Ngập lụt tại xã”.'],
    [{ type: 'payment-received', competentUnit: hacThanh, amountDong: 1_250_000, receipt: '0012' }, '1.250.000 ₫ was received, receipt 0012.'],
    [{ type: 'corrected', competentUnit: hacThanh, ofPerson: true, ofForm: true }, 'Phường Hạc Thành corrected what is known of the applicant and the electronic form of the dossier.'],
  ])('%#: %j', (step, sentence) => {
    expect(sentenceOf(step, 'en')).toBe(sentence);
  });

  it('names a reason of the first list in English, and one that a province worded as it worded it', () => {
    const stopped = { type: 'stopped', competentUnit: hacThanh, withdrawn: false } as const;
    expect(reasonOf({ ...stopped, reasonCode: 'dispute' }, 'en')).toEqual({ code: 'dispute', label: 'A dispute or a complaint is before the competent authority' });
    expect(reasonOf({ ...stopped, reasonCode: 'dispute', reasonLabel: 'Words of that day' }, 'en')).toEqual({ code: 'dispute', label: 'Words of that day' });
  });
});

/** Everything a sentence may be told with, in plain letters: whatever is Vietnamese then comes from the sentence itself. */
const plain = fc.constantFrom('Ward One', 'Commune Two', '12/GKS', 'Form A');
const aDay = fc.constantFrom('2025-07-08', '2026-02-16');
const reasonCodes = [...new Set(Object.values(DOSSIER_REASONS).flatMap((reasons) => reasons.map(({ code }) => code)))];
const anything = fc.record({
  receivingUnit: plain, competentUnit: plain, fromUnit: plain, consultedUnit: plain, returningUnit: plain, document: plain, receipt: plain,
  numberText: fc.option(plain), channel: fc.constantFrom('counter', 'online', 'postal'), dueOn: fc.option(aDay), previousDueOn: fc.option(aDay), supplyUntil: fc.option(aDay),
  reasonCode: fc.constantFrom(...reasonCodes, 'of-the-province'), missing: fc.array(fc.record({ name: plain }), { maxLength: 3 }), amountDong: fc.nat(10_000_000),
  again: fc.boolean(), moved: fc.boolean(), withdrawn: fc.boolean(), takenBack: fc.boolean(), waived: fc.boolean(), byPost: fc.boolean(), ofPerson: fc.constant(true), ofForm: fc.boolean(), ofPost: fc.boolean(),
  procedureVersion: fc.nat(9), timeliness: fc.constantFrom('early', 'on-time', 'late'), method: fc.constantFrom('counter', 'postal'),
}, { noNullPrototype: true });
// A consultation always has a day, and only a signature that is withdrawn may have had no number.
const told = (type: string, data: { readonly numberText: string | null }) => ({
  ...data, type, ...(type === 'consultation-requested' ? { dueOn: '2025-07-08' } : {}), ...(type === 'signature-withdrawn' ? {} : { numberText: data.numberText ?? '12/GKS' }),
}) as unknown as StepSentence;
const VIETNAMESE = /[\u00c0-\u024f\u1e00-\u1eff]/;

describe.each(Object.keys(SENTENCES))('every sentence of %s', (type) => {
  it('is Vietnamese in the one language and has no Vietnamese letter in the other', () => {
    fc.assert(fc.property(anything, (data) => {
      expect(sentenceOf(told(type, data), 'vi')).toMatch(VIETNAMESE);
      expect(sentenceOf(told(type, data), 'en')).not.toMatch(VIETNAMESE);
      for (const language of LANGUAGES) expect(sentenceOf(told(type, data), language)).not.toMatch(/undefined|null|NaN|\.\.|\s\s/);
    }), { seed: 13, numRuns: 100 });
  });
});
