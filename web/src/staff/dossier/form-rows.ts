import type { Fields } from '../../merge/merge-fields.js';
import { textOf } from '../../merge/text-of.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';

type Schema = Readonly<Record<string, unknown>>;

/** One answer of an e-form: its place, what it was asked as, and how people read it. */
export interface FormRow { readonly place: string; readonly title: string; readonly value: unknown; readonly words: string }

/** The answers of an e-form with the titles of its questions, in the order of the form; each entry of a list by its number. */
export function formRows(schema: Schema, form: Fields): FormRow[] {
  return answersWithin(form, '').map(([place, value]) => {
    const { titles, schema: found } = along(schema, place.split('/').slice(1));
    return { place, title: titles.join(', '), value, words: wordsOf(value, found) };
  });
}

/** What a place of a form was asked as: "Con 1, Họ tên". */
export const titleAt = (schema: Schema, place: string): string => along(schema, place.split('/').slice(1)).titles.join(', ');

/** How people read a value at a place. */
export const wordsAt = (schema: Schema, place: string, value: unknown): string => wordsOf(value, along(schema, place.split('/').slice(1)).schema);

const isGroup = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function answersWithin(value: unknown, place: string): [string, unknown][] {
  if (isGroup(value)) return Object.entries(value).flatMap(([name, inner]) => answersWithin(inner, `${place}/${name}`));
  return Array.isArray(value) && value.some(isGroup) ? value.flatMap((item, index) => answersWithin(item, `${place}/${index}`)) : [[place, value]];
}

/** The schema at a place, and the titles on the way to it. */
function along(root: Schema, names: readonly string[]): { readonly titles: readonly string[]; readonly schema: Schema | undefined } {
  let at: Schema | undefined = root;
  let titles: string[] = [];
  for (const name of names) {
    const list: Schema | undefined = at;
    at = isEntry(list, name) ? resolvedIn(root, list['items'] as Schema | undefined) : propertyOf(root, list, name);
    const title = typeof at?.['title'] === 'string' ? at['title'] : name;
    // An entry is told by its number in the place of its list.
    titles = isEntry(list, name) ? [...titles.slice(0, -1), `${title === name ? titles.at(-1) : title} ${Number(name) + 1}`] : [...titles, title];
  }
  return { titles, schema: at };
}

const isEntry = (schema: Schema | undefined, name: string): schema is Schema => schema?.['items'] !== undefined && /^\d+$/.test(name);

const propertyOf = (root: Schema, schema: Schema | undefined, name: string) => resolvedIn(root, (schema?.['properties'] as Readonly<Record<string, Schema>> | undefined)?.[name]);

function resolvedIn(root: Schema, found: Schema | undefined): Schema | undefined {
  if (found === undefined) return undefined;
  const reference = found['$ref'];
  if (typeof reference !== 'string') return found;
  const defined = (root['$defs'] as Readonly<Record<string, Schema>> | undefined)?.[reference.split('/').at(-1) ?? ''];
  // A title beside the reference says what it is here.
  return { ...defined, ...found };
}

const choiceOf = (value: unknown, schema: Schema | undefined) => (schema?.['oneOf'] as readonly Choice[] | undefined)?.find((one) => one.const === value)?.title;

interface Choice { readonly const?: unknown; readonly title?: string }

function wordsOf(value: unknown, schema: Schema | undefined): string {
  if (typeof value === 'boolean') return value ? t('Có') : t('Không');
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, schema?.['items'] as Schema | undefined)).join('; ');
  if (typeof value === 'object' && value !== null) return Object.values(value).map((one) => wordsOf(one, undefined)).join(', ');
  const text = choiceOf(value, schema) ?? textOf(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? showDay(text) : text;
}
