/**
 * Folds Vietnamese text for search: small letters without marks, đ as d. It equals SQL's
 * `lower(unaccent(normalize(x, NFC)))` for Vietnamese: `vnFold('Nguyễn Thị Đặng')` is 'nguyen thi dang'.
 */
export function vnFold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .normalize('NFC');
}

/** Sorts as Vietnamese readers expect: An, Ánh, Ăn, Ân, … đ after d. Example: `names.sort(vnCollator.compare)`. */
export const vnCollator: Intl.Collator = new Intl.Collator('vi');

/** The stored form of a name: NFC, one space between words, none around, no invisible characters from pasted text. */
export function normalizeName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
