import { placeWords, valueWords } from './difference-words.js';

describe('a difference between two versions', () => {
  it('is named by its place, with the codes of parts as they are', () => {
    expect(placeWords('/components/to-khai/name')).toBe('Thành phần hồ sơ · to-khai · Tên');
    expect(placeWords('/channels/online/fees/0/amountDong')).toBe('Cách thức thực hiện · trực tuyến · Phí, lệ phí · #1 · Số tiền, đồng');
  });

  it('shows values as people write them', () => {
    expect([valueWords(true), valueWords(null), valueWords(15_000), valueWords('working-day'), valueWords([])]).toEqual(['Có', '(trống)', '15.000', 'ngày làm việc', '(trống)']);
    expect(valueWords({ unit: 'working-day', amount: 3 })).toBe('Đơn vị tính: ngày làm việc\nSố: 3');
    expect(valueWords([{ code: 'a', required: false }, 'b'])).toBe('– Mã: a; Bắt buộc: Không\n– b');
  });
});
