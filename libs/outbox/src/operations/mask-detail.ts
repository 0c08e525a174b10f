const MASK = '•••';
/** Numbers of persons, cards and telephones, and addresses of mail: a trail should hold none, and shows none. Ids have letters or hyphens in between. */
const LOOKS_PERSONAL = /(?<![\w-])\+?\d(?:[ .]?\d){8,14}(?![\w-])|[^\s@]+@[^\s@]+\.[^\s@]+/gu;
/** What an earlier release encrypted into a row; nobody here has the key, and it says nothing. */
const ENCRYPTED_CHARS = 60;
const ENCRYPTED = /^[\w-]+[.:][A-Za-z0-9+/_=-]{40,}$/;
const DEPTH_MAX = 6;

export function maskText(text: string): string {
  if (text.length > ENCRYPTED_CHARS && ENCRYPTED.test(text)) return MASK;
  return text.replaceAll(LOOKS_PERSONAL, MASK);
}

/** A detail as it is shown: whatever looks like personal data is masked, however deep it lies. */
export function maskDetail(detail: unknown, depth = 0): unknown {
  if (typeof detail === 'string') return maskText(detail);
  if (typeof detail !== 'object' || detail === null) return detail;
  if (depth === DEPTH_MAX) return MASK;
  if (Array.isArray(detail)) return detail.map((one) => maskDetail(one, depth + 1));
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, maskDetail(value, depth + 1)]));
}
