import { cardTextIn, readCard } from './card-text.js';
import { readDay } from './local-day.js';

const CARD = '038187001421|173456789|Nguyễn Thị Người Mẫu|14031987|Nữ|Số 1 Đường Mẫu, Phường Hạc Thành, Thanh Hóa|01072021';

describe('the text of an identity card', () => {
  it('names number, name, birth, sex and address', () => {
    expect(readCard(CARD)).toEqual({ personalNumber: '038187001421', fullName: 'Nguyễn Thị Người Mẫu', dateOfBirth: '1987-03-14', sex: 'female', address: 'Số 1 Đường Mẫu, Phường Hạc Thành, Thanh Hóa' });
  });

  it.each([
    ['an empty former number', '038187001421||Lê Văn Mẫu|14031987|Nam|Xã Mẫu|01072021'], ['no former number at all', '038187001421|Lê Văn Mẫu|14031987|Nam|Xã Mẫu|01072021'],
    ['marks apart from their letters', '038187001421||Lê Văn Mẫu|14031987|Nam|Xã Mẫu'.normalize('NFD')], ['spaces around the fields', ' 038187001421 | | Lê  Văn Mẫu | 14031987 | NAM | Xã Mẫu |'],
  ])('is read with %s', (_what, text) => {
    expect(readCard(text)).toEqual({ personalNumber: '038187001421', fullName: 'Lê Văn Mẫu', dateOfBirth: '1987-03-14', sex: 'male', address: 'Xã Mẫu' });
  });

  it('leaves out what no card would say, and keeps the rest', () => {
    expect(readCard('038187001421||Lê Văn Mẫu|31021987|X||')).toEqual({ personalNumber: '038187001421', fullName: 'Lê Văn Mẫu' });
  });

  it.each(['H56.147.97-250701-0042', 'khai sinh', '', '038187001421', '03818700142|1|Lê Văn Mẫu|14031987', '038187001421|1|2|3', 'https://example.vn/tra-cuu#the=abc|def|ghi|jkl'])('is not "%s"', (text) => {
    expect(readCard(text)).toBeNull();
  });
});

describe('a day that somebody types', () => {
  it.each([['14/03/1987', '1987-03-14'], ['14031987', '1987-03-14'], ['1.3.1987', '1987-03-01'], ['29/02/2024', '2024-02-29']])('%s is %s', (typed, day) => {
    expect(readDay(typed)).toBe(day);
  });

  it.each(['30/02/2024', '1987', '', '14/13/1987'])('"%s" is none', (typed) => {
    expect(readDay(typed)).toBeUndefined();
  });
});

describe('a field that a scanner typed into', () => {
  it('holds the card behind what stood there', () => {
    expect(cardTextIn(`ks${CARD}`)).toBe(CARD);
    expect(cardTextIn('038187001421')).toBeNull();
  });
});
