import { describe, expect, it } from '@jest/globals';
import { reasonOf, sentenceOf, type StepSentence } from './timeline.js';

const hacThanh = 'Phường Hạc Thành';

describe('the sentence of a step', () => {
  it('names the desk and the promised day', () => {
    expect(sentenceOf({ type: 'received', receivingUnit: hacThanh, competentUnit: hacThanh, channel: 'counter', dueOn: '2025-07-08' }))
      .toBe('Phường Hạc Thành đã tiếp nhận hồ sơ tại quầy. Hẹn trả kết quả ngày 08/07/2025.');
  });

  it('names who decides when it is not who received', () => {
    expect(sentenceOf({ type: 'received', receivingUnit: hacThanh, competentUnit: 'Xã Hoằng Hóa', channel: 'online', dueOn: null }))
      .toBe('Phường Hạc Thành đã tiếp nhận hồ sơ trực tuyến và chuyển đến Xã Hoằng Hóa giải quyết. Thủ tục này không có ngày hẹn trả.');
  });

  it('tells whether the end was in time', () => {
    expect(sentenceOf({ type: 'completed', competentUnit: hacThanh, timeliness: 'early' })).toBe('Phường Hạc Thành đã giải quyết xong hồ sơ, trước hạn.');
  });

  it('tells an assignment from a change of hands', () => {
    expect(sentenceOf({ type: 'assigned', competentUnit: hacThanh, again: false })).toBe('Phường Hạc Thành đã giao người xử lý hồ sơ.');
    expect(sentenceOf({ type: 'assigned', competentUnit: hacThanh, again: true })).toBe('Phường Hạc Thành đã chuyển hồ sơ cho người xử lý khác.');
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
    expect(sentenceOf(step)).toBe(sentence);
  });

  it('name a reason only where there is one', () => {
    expect(reasonOf({ type: 'stopped', competentUnit: hacThanh, reasonCode: 'dispute', withdrawn: false })).toMatchObject({ code: 'dispute', label: expect.stringContaining('tranh chấp') });
    expect(reasonOf({ type: 'approved', competentUnit: hacThanh })).toBeNull();
  });
});
