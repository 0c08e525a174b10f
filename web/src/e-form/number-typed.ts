const GROUPED = /^\d{1,3}([.\s]\d{3})+(?=,|$)/;

/** What was typed as a number; a text when it is none, and nothing when nothing was typed. Dots before three digits group, a comma begins the fraction. */
export function numberTyped(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const plain = (GROUPED.test(text) ? text.replaceAll(/[.\s]/g, '') : text).replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
}

export const typedOf = (value: unknown): string => (typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'string' ? value : '');
