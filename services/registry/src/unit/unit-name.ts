import type { UnitLevel, UnitType } from '@haicap/contracts';
import { normalizeName, vnFold } from '@haicap/kernel';

interface TypeWord {
  readonly word: string;
  readonly type: UnitType;
}

const WORDS: Readonly<Record<Exclude<UnitLevel, 'department'>, readonly TypeWord[]>> = {
  province: [{ word: 'Thành phố', type: 'thanh-pho-tw' }, { word: 'Tỉnh', type: 'tinh' }],
  district: [
    { word: 'Quận', type: 'quan' }, { word: 'Huyện', type: 'huyen' },
    { word: 'Thị xã', type: 'thi-xa' }, { word: 'Thành phố', type: 'thanh-pho' },
  ],
  commune: [
    { word: 'Xã', type: 'xa' }, { word: 'Phường', type: 'phuong' },
    { word: 'Thị trấn', type: 'thi-tran' }, { word: 'Đặc khu', type: 'dac-khu' },
  ],
};

export interface UnitName {
  readonly type: UnitType;
  readonly name: string;
  readonly fullName: string;
}

/** Takes "Phường Hạc Thành" apart into type and name. The files name provinces without "Tỉnh"; nothing else may lack its type. */
export function readUnitName(level: Exclude<UnitLevel, 'department'>, text: string): UnitName {
  const written = normalizeName(text);
  const found = WORDS[level].find(({ word }) => written.startsWith(`${word} `));
  if (found) return { type: found.type, name: written.slice(found.word.length + 1), fullName: written };
  if (level === 'province') return { type: 'tinh', name: written, fullName: `Tỉnh ${written}` };
  throw new RangeError(`no type of a ${level} in "${written}"`);
}

/** The full name of a name under a type, for example after a xã became a phường. */
export function fullNameOf(type: UnitType, name: string): string {
  const word = Object.values(WORDS).flat().find((entry) => entry.type === type)?.word;
  if (word === undefined) throw new RangeError(`no word for the type ${type}`);
  return `${word} ${name}`;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * One key for the spellings of one name: small letters, and the tone after its syllable, because "Hòa" and "Hoà" are
 * the same word while "Minh Quân" and "Minh Quán" are two communes. Example: `toneKey('Yên Hoà')`.
 */
export function toneKey(text: string): string {
  return normalizeName(text).toLowerCase().split(' ').map((syllable) => {
    const letters = syllable.normalize('NFD');
    return letters.replace(TONES, '') + (letters.match(TONES)?.join('') ?? '');
  }).join(' ');
}

/** The words of a name or a query without accents, marks and punctuation: "Cư M’gar" gives "cu m gar". */
export function foldedWords(text: string): string {
  return vnFold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
