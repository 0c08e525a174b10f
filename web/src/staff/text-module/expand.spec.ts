import { callAt, expanded, inserted } from './expand.js';

const MODULES = [{ name: 'du', text: 'Hồ sơ đầy đủ, hợp lệ theo quy định.' }, { name: 'giay-to', text: 'Giấy tờ chưa rõ.' }];
const typed = (text: string) => ({ text, caret: text.length });

describe('a text that an officer calls by two colons', () => {
  it('stands there as soon as its name is finished by a space', () => {
    expect(expanded(typed('Kính trình: ::du '), MODULES)).toEqual({ text: 'Kính trình: Hồ sơ đầy đủ, hợp lệ theo quy định. ', caret: 'Kính trình: Hồ sơ đầy đủ, hợp lệ theo quy định.'.length });
  });

  it('is put where the caret is and leaves what stands behind it', () => {
    const text = '::giay-to  Xin bổ sung.';
    expect(expanded({ text, caret: '::giay-to '.length }, MODULES)?.text).toBe('Giấy tờ chưa rõ.  Xin bổ sung.');
  });

  it('is not taken from the middle of a word, of an address, or while its name is not finished', () => {
    expect(expanded(typed('a::du '), MODULES)).toBeUndefined();
    expect(expanded(typed('::du'), MODULES)).toBeUndefined();
    expect(expanded(typed('::khac '), MODULES)).toBeUndefined();
  });

  it('can be looked for by its beginning, and chosen', () => {
    expect(callAt(typed('xem ::gi'))).toBe('gi');
    expect(callAt(typed('xem'))).toBeUndefined();
    expect(inserted(typed('xem ::gi'), MODULES[1] ?? { name: '', text: '' })).toEqual(typed('xem Giấy tờ chưa rõ.'));
    expect(inserted(typed('xem '), MODULES[1] ?? { name: '', text: '' })).toEqual(typed('xem Giấy tờ chưa rõ.'));
  });
});
