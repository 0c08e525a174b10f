import { endedWords } from './ended-words.js';

describe('the line about dossiers without a result', () => {
  it('says until when, how many were withdrawn or stopped, and how many never counted as received', () => {
    expect(endedWords({ withdrawn: 1_204, refused: 3, waiting: 12 }, 'đến hết ngày 30/06/2025'))
      .toBe('Ngoài ra trong kỳ, đến hết ngày 30/06/2025: 1.204 hồ sơ đã tiếp nhận được rút hoặc dừng giải quyết; 3 hồ sơ không được tiếp nhận và 12 hồ sơ đã nộp đang chờ tiếp nhận, không tính vào các số trên.');
  });

  it('says so as well when there are none', () => {
    expect(endedWords({ withdrawn: 0, refused: 0, waiting: 0 }, 'đến hết ngày 01/07/2025')).toContain('0 hồ sơ không được tiếp nhận');
  });
});
