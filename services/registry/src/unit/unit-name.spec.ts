import { describe, expect, it } from '@jest/globals';
import { foldedWords, fullNameOf, readUnitName, toneKey } from './unit-name.js';

describe('the name of a unit', () => {
  it.each([
    ['commune', 'Phường Hạc Thành', 'phuong', 'Hạc Thành'],
    ['commune', 'Thị trấn Triệu Sơn', 'thi-tran', 'Triệu Sơn'],
    ['district', 'Thành phố Sông Công', 'thanh-pho', 'Sông Công'],
    ['province', 'Thành phố Huế', 'thanh-pho-tw', 'Huế'],
  ] as const)('of level %s: %s is taken apart', (level, text, type, name) => {
    expect(readUnitName(level, text)).toEqual({ type, name, fullName: text });
    expect(fullNameOf(type, name)).toBe(text);
  });

  it('of a province may lack "Tỉnh", which is added', () => {
    expect(readUnitName('province', 'Thanh Hóa')).toEqual({ type: 'tinh', name: 'Thanh Hóa', fullName: 'Tỉnh Thanh Hóa' });
  });

  it('of a commune without a type is refused', () => {
    expect(() => readUnitName('commune', 'Hạc Thành')).toThrow(RangeError);
  });
});

describe('two spellings of one name', () => {
  it.each([['Yên Hoà', 'Yên Hòa'], ['Thuỷ Nguyên', 'Thủy Nguyên'], ['KBang', 'Kbang'], ['Hòa', 'Hòa']])('%s and %s have one key', (a, b) => {
    expect(toneKey(a)).toBe(toneKey(b));
  });

  it.each([['Minh Quân', 'Minh Quán'], ['Hoa Lộc', 'Hòa Lộc'], ['Sa Pả', 'Sa Pa']])('%s and %s are two names', (a, b) => {
    expect(toneKey(a)).not.toBe(toneKey(b));
  });
});

describe('the words of a query', () => {
  it.each([['Hạc  Thành', 'hac thanh'], ['Cư M’gar', 'cu m gar'], ['Huyện Đông Sơn,', 'huyen dong son']])('%s gives %s', (text, words) => {
    expect(foldedWords(text)).toBe(words);
  });
});
