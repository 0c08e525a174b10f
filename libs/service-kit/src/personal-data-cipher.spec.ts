import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PersonalDataCipher } from './personal-data-cipher.js';

const key = Buffer.alloc(32, 1);
const indexKey = Buffer.alloc(32, 2);
const cipher = new PersonalDataCipher({ key, keyId: 'k1', indexKey });
const cell = { table: 'dossier_person', column: 'full_name', rowId: 'row-1' };

describe('an encrypted person column', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      expect(cipher.decrypt(cipher.encrypt(plain, cell), cell)).toBe(Buffer.from(plain, 'utf8').toString('utf8'));
    }), { seed: 38, numRuns: 300 });
  });

  it('names its version and key, and never shows the value or repeats itself', () => {
    const first = cipher.encrypt('Nguyễn Văn An', cell);

    expect(first).toMatch(/^v1\.k1\.[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(first.split('.')[2] ?? '', 'base64').toString('utf8')).not.toContain('Văn');
    expect(cipher.encrypt('Nguyễn Văn An', cell)).not.toBe(first);
  });

  for (const [part, moved] of [['table', { ...cell, table: 'other' }], ['column', { ...cell, column: 'address' }], ['row', { ...cell, rowId: 'row-2' }]] as const) {
    it(`does not decrypt in another ${part}`, () => {
      expect(() => cipher.decrypt(cipher.encrypt('An', cell), moved)).toThrow(/unable to authenticate data/);
    });
  }

  it('does not decrypt where table and column are cut differently', () => {
    const text = new PersonalDataCipher({ key, keyId: 'k1', indexKey, mayWrite: () => true }).encrypt('An', { table: 'a', column: 'b|c', rowId: '1' });

    expect(() => cipher.decrypt(text, { table: 'a|b', column: 'c', rowId: '1' })).toThrow(/unable to authenticate data/);
  });

  it('is not made for a column that the list of personal data does not name', () => {
    for (const unlisted of [{ ...cell, column: 'nickname' }, { ...cell, table: 'other' }]) {
      expect(() => cipher.encrypt('An', unlisted)).toThrow('the list of personal data does not name');
      expect(() => cipher.encryptBytes(Buffer.from('An'), unlisted)).toThrow('the list of personal data does not name');
    }
  });

  it('does not decrypt after any single bit was changed', () => {
    const sealed = Buffer.from(cipher.encrypt('Nguyễn Văn An', cell).split('.')[2] ?? '', 'base64');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => cipher.decrypt(`v1.k1.${changed.toString('base64')}`, cell)).toThrow(/unable to authenticate data/);
    }
  });

  it('does not decrypt when cut short, of another version, or with an unknown key', () => {
    const text = cipher.encrypt('An', cell);

    expect(() => cipher.decrypt(text.slice(0, 20), cell)).toThrow('cut short');
    expect(() => cipher.decrypt(text.replace('v1', 'v2'), cell)).toThrow('unknown form or key');
    expect(() => cipher.decrypt(text.replace('k1', 'k9'), cell)).toThrow('unknown form or key');
  });

  it('is still read after a rotation, and new values use the new key', () => {
    const rotated = new PersonalDataCipher({ key: randomBytes(32), keyId: 'k2', indexKey, formerKeys: { k1: key } });

    expect(rotated.decrypt(cipher.encrypt('An', cell), cell)).toBe('An');
    expect(rotated.encrypt('An', cell)).toMatch(/^v1\.k2\./);
  });

  it('needs keys of 32 bytes', () => {
    expect(() => new PersonalDataCipher({ key: randomBytes(16), keyId: 'k', indexKey })).toThrow(RangeError);
  });
});

describe('a blind index', () => {
  it('is equal for equal values, different otherwise, and depends on its own key alone', () => {
    const sameIndexKey = new PersonalDataCipher({ key: randomBytes(32), keyId: 'k2', indexKey });
    const otherIndexKey = new PersonalDataCipher({ key, keyId: 'k1', indexKey: randomBytes(32) });

    expect(cipher.blindIndex('038204001234')).toMatch(/^[0-9a-f]{32}$/);
    expect(cipher.blindIndex('038204001235')).not.toBe(cipher.blindIndex('038204001234'));
    expect(sameIndexKey.blindIndex('038204001234')).toBe(cipher.blindIndex('038204001234'));
    expect(otherIndexKey.blindIndex('038204001234')).not.toBe(cipher.blindIndex('038204001234'));
  });
});
