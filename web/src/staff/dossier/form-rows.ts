import type { Fields } from '../../merge/merge-fields.js';
import { formPlaces } from '../../merge/form-places.js';
import { textOf } from '../../merge/text-of.js';
import { showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';

type Schema = Readonly<Record<string, unknown>>;

/** One answer of an e-form: its place, what it was asked as, and how people read it. */
export interface FormRow { readonly place: string; readonly title: string; readonly value: unknown; readonly words: string }

/** The answers of an e-form with the titles of its questions, in the order of the form. */
export function formRows(schema: Schema, form: Fields): FormRow[] {
  const places = formPlaces(form);
  return Object.entries(places).map(([place, value]) => {
    const { titles, schema: found } = along(schema, place.split('/').slice(1));
    return { place, title: titles.join(', '), value, words: wordsOf(value, found) };
  });
}

/** The schema at a place, and the titles on the way to it. */
function along(root: Schema, names: readonly string[]): { readonly titles: readonly string[]; readonly schema: Schema | undefined } {
  let at: Schema | undefined = root;
  const titles: string[] = [];
  for (const name of names) {
    at = propertyOf(root, at, name);
    titles.push(typeof at?.['title'] === 'string' ? at['title'] : name);
  }
  return { titles, schema: at };
}

function propertyOf(root: Schema, schema: Schema | undefined, name: string): Schema | undefined {
  const properties = schema?.['properties'] as Readonly<Record<string, Schema>> | undefined;
  const found = properties?.[name];
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
  if (typeof value === 'object' && value !== null) return Object.values(value).map((one) => wordsOf(one, undefined)).join(Array.isArray(value) ? '; ' : ', ');
  const text = choiceOf(value, schema) ?? textOf(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? showDay(text) : text;
}
