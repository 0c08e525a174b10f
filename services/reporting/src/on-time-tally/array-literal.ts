type Element = string | number | boolean | null;

// The driver writes any value at all and asks each one what it is; a batch has ten thousand of them, all short and simple.
const NEEDS_QUOTES = /^$|^null$|["\\{},\s]/i;

/** A list as PostgreSQL reads it in text: the parameter of an `unnest`. */
export function arrayLiteral(elements: readonly Element[]): string {
  let text = '{';
  for (const element of elements) text += `${text.length > 1 ? ',' : ''}${typeof element === 'string' ? stringElement(element) : String(element ?? 'NULL')}`;
  return `${text}}`;
}

function stringElement(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : text;
}
