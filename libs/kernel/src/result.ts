/**
 * The outcome of something that business rules may refuse: `ok` carries the value, `error` says why not.
 * Faults (a broken dependency, a broken invariant) are thrown instead. Example: `const parsed = parseLocalDate(text);
 * if (!parsed.ok) return parsed;`
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The successful outcome: `ok(5)` is `{ ok: true, value: 5 }`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The refused outcome: `err({ code: 'NOT_A_DATE' })` is `{ ok: false, error: { code: 'NOT_A_DATE' } }`. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
