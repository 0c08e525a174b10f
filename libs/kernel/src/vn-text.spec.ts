import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalizeName, vnCollator, vnFold } from './vn-text.js';

const runs = { seed: 20250701, numRuns: 1_000 };
const vowels = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ';
const texts = fc.array(fc.constantFrom(...vowels.split(''), ...vowels.toUpperCase().split(''), 'đ', 'Đ', 'ng', 'TH', ' ', '-', '7')).map((parts) => parts.join(''));

describe('folded text', () => {
  it.each([
    ['Nguyễn Thị Đặng', 'nguyen thi dang'],
    ['HOÀ', 'hoa'],
    ['Hòa', 'hoa'],
    ['ễ'.normalize('NFD'), 'e'],
    ['Phường Hạc Thành', 'phuong hac thanh'],
    ['ỦY BAN NHÂN DÂN', 'uy ban nhan dan'],
    ['', ''],
  ])('of %j is %j', (text, folded) => {
    expect(vnFold(text)).toBe(folded);
  });

  it('maps every Vietnamese vowel to its bare letter', () => {
    expect(vnFold(vowels)).toBe('a'.repeat(18) + 'e'.repeat(12) + 'i'.repeat(6) + 'o'.repeat(18) + 'u'.repeat(12) + 'y'.repeat(6));
    expect(vnFold(vowels.toUpperCase())).toBe(vnFold(vowels));
  });

  it('is plain ASCII, the same for composed and decomposed text, and does not change when folded again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = vnFold(text);
        return /^[\x20-\x7e]*$/.test(folded) && vnFold(text.normalize('NFD')) === folded && vnFold(folded) === folded;
      }),
      runs,
    );
  });

  it('leaves other scripts as they were', () => {
    expect(vnFold('한국 東京')).toBe('한국 東京');
  });
});

describe('Vietnamese order', () => {
  it('sorts marks after the bare letter and đ after d', () => {
    const names = ['đức', 'Ất', 'Đào', 'Ăn', 'dương', 'Ân', 'Ánh', 'An'];

    expect(names.sort(vnCollator.compare)).toEqual(['An', 'Ánh', 'Ăn', 'Ân', 'Ất', 'dương', 'Đào', 'đức']);
  });
});

describe('a name', () => {
  it('is stored composed, with single spaces and nothing invisible', () => {
    expect(normalizeName('  Nguyễn\u00a0 Thị\t\u200bHoa \n'.normalize('NFD'))).toBe('Nguyễn Thị Hoa'.normalize('NFC'));
  });

  it('keeps its case and its marks', () => {
    expect(normalizeName('ĐẶNG thị Ân')).toBe('ĐẶNG thị Ân');
  });

  it('does not change when it is normalized again', () => {
    fc.assert(fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme' })), (text) => normalizeName(normalizeName(text)) === normalizeName(text)), runs);
  });
});
