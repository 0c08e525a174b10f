import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeCrockford, normalizeCrockford } from './crockford.js';

const runs = { seed: 20250701, numRuns: 1_000 };

describe('a word in base 32', () => {
  it('writes five bits to a character', () => {
    expect(encodeCrockford(Uint8Array.of(0x00, 0x44, 0x32, 0x14, 0xc7), 8)).toBe('01234567');
    expect(encodeCrockford(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc0), 10)).toBe('ZZZZZZZZZZ');
  });

  it('holds exactly the leading bits of the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 32 }), fc.integer({ min: 1, max: 11 }), (bytes, chars) => {
        const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('').slice(0, chars * 5);
        const word = encodeCrockford(bytes, chars).split('').map((char) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(char).toString(2).padStart(5, '0'));
        return word.join('') === bits;
      }),
      runs,
    );
  });

  it('is not longer than its bytes', () => {
    expect(() => encodeCrockford(new Uint8Array(6), 10)).toThrow(RangeError);
    expect(() => encodeCrockford(new Uint8Array(6), -1)).toThrow(RangeError);
  });
});

describe('a word typed by a person', () => {
  it.each([
    ['7z3k-0oil', '7Z3K0011'],
    [' ABC de-FGH ', 'ABCDEFGH'],
    ['', ''],
  ])('as %j is read as %j', (typed, word) => {
    expect(normalizeCrockford(typed)).toEqual({ ok: true, value: word });
  });

  it.each(['U123', 'mã-số', '12_34', 'ıſ'])('as %j is refused', (text) => {
    expect(normalizeCrockford(text)).toEqual({ ok: false, error: { code: 'NOT_CROCKFORD', text } });
  });

  it('is the word that was printed, in small letters and groups too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), (bytes) => {
        const word = encodeCrockford(bytes, 10);
        const typed = `${word.slice(0, 5)}-${word.slice(5)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        const read = normalizeCrockford(typed);
        return read.ok && read.value === word;
      }),
      runs,
    );
  });
});
