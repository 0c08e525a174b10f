import { err, ok, type Result } from './result.js';

// Crockford's base 32 leaves out I, L, O and U, so nothing can be misread from paper.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Writes the leading bits of `bytes` as `chars` characters of Crockford's base 32, five bits each. Example:
 * `encodeCrockford(hmac, 10)` is a word of 50 bits that a person can type from a receipt.
 */
export function encodeCrockford(bytes: Uint8Array, chars: number): string {
  if (!Number.isInteger(chars) || chars < 0 || chars * 5 > bytes.length * 8) {
    throw new RangeError(`${bytes.length} bytes do not hold ${chars} characters`);
  }
  let text = '';
  for (let index = 0; index < chars; index += 1) {
    const bit = index * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return text;
}

export interface NotCrockford {
  readonly code: 'NOT_CROCKFORD';
  readonly text: string;
}

/**
 * Reads a word as people type it: small letters, spaces and hyphens are fine, O counts as 0, I and L as 1. Example:
 * `normalizeCrockford('7z3k-0oil')` is '7Z3K0011'.
 */
export function normalizeCrockford(text: string): Result<string, NotCrockford> {
  const typed = text.replace(/[\s-]/g, '');
  // Checked before the capitals, because a few foreign letters (ı, ſ) become ASCII capitals.
  if (!/^[0-9A-TV-Za-tv-z]*$/.test(typed)) return err({ code: 'NOT_CROCKFORD', text });
  return ok(typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1'));
}
