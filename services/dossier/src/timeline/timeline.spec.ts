import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from './timeline.js';

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
