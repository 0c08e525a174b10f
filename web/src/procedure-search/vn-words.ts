import { vnFold } from '@haicap/kernel';

/** One written syllable: as it is compared without marks, and with its tone wherever the writer has put it (hoà and hòa are one). */
export interface Word {
  readonly plain: string;
  readonly toned: string;
  readonly hasMarks: boolean;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
// "kí" and "ký", "lí" and "lý" are the same word in two spellings; "giấy" and "giải" are not.
const I_OR_Y = /^([bcdhklmstvq]|th|ch)y$/;
export const oneSpelling = (text: string): string => text.replace(I_OR_Y, '$1i');

export function wordOf(written: string): Word {
  const lower = written.normalize('NFC').toLowerCase();
  const spread = lower.normalize('NFD');
  const tone = spread.match(TONES)?.[0] ?? '';
  const plain = vnFold(lower);
  const letters = oneSpelling(spread.replace(TONES, '').normalize('NFC'));
  return { plain: oneSpelling(plain), toned: letters + tone, hasMarks: plain !== lower };
}

export function wordsOf(text: string): Word[] {
  return text.normalize('NFC').split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== '').map(wordOf);
}

const VNI_DIGITS = /(?<=[a-z])[0-9]/g;

/** What somebody meant whose input method was off: "ddawng kys" (Telex) and "d9a8ng ky1" (VNI) without marks. */
export function withoutTyping(plain: string): string[] {
  const telex = plain.replace(/([aeod])\1/g, '$1').replace(/(?<=[aou])w/g, '').replace(/^w|(?<=[^aeiouy])w/g, 'u').replace(/(?<=[aeiouy][a-z]*)[sfrxj]/g, '');
  return [telex, plain.replace(VNI_DIGITS, '')].filter((meant) => meant !== plain && meant !== '').map(oneSpelling);
}

/**
 * How many letters apart two words are (a swap of neighbours counts once), or `most + 1` when it is more than that.
 * Optimal string alignment on three rows.
 */
export function lettersApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) next.push(cheapest(one, other, row, column, { before, last, next }));
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return last[other.length] ?? most + 1;
}

interface Rows { readonly before: readonly number[]; readonly last: readonly number[]; readonly next: readonly number[] }

function cheapest(one: string, other: string, row: number, column: number, { before, last, next }: Rows): number {
  const isSame = one[row - 1] === other[column - 1];
  const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
  return Math.min(
    (last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1),
    isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
  );
}
