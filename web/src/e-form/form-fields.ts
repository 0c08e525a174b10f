import { isValid } from './form-check.js';
import { isObject, listOf, objectOf, resolved, textOf, valueAt, type Form, type FormData, type Json, type Schema } from './form-schema.js';

export interface Choice { readonly value: string | number | boolean | null; readonly label: string }

interface Said {
  readonly pointer: string;
  readonly title: string;
  readonly hint: string;
  readonly isRequired: boolean;
}
/** One question of a form as a page shows it. */
export type Field = Said & (
  | { readonly kind: 'text'; readonly isLong: boolean; readonly isDigits: boolean; readonly charsMax: number | undefined }
  | { readonly kind: 'number'; readonly isInteger: boolean }
  | { readonly kind: 'date' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly isList: boolean }
  | { readonly kind: 'many'; readonly choices: readonly Choice[] }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly items: readonly Field[]; readonly itemsMax: number; readonly itemTitle: string; /** What stands in it and an empty entry behind. */ readonly withOneMore: readonly Json[] }
);
export type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

interface Place { readonly schema: Schema; readonly ui: Schema; readonly pointer: string; readonly isRequired: boolean; readonly name: string }
interface Filling { readonly root: Schema; readonly data: FormData }

const LONG_FROM_CHARS = 500;
const LISTED_FROM_CHOICES = 7;
const DIGITS = /^\^\[0-9\]\{\d+(,\d+)?\}\$$/;

/** The questions that a form asks now: what depends on an answer appears with it. */
export function fieldsOf({ schema, uiSchema }: Form, data: FormData): Field[] {
  return fieldsIn({ schema, ui: uiSchema, pointer: '', isRequired: true, name: '' }, { root: schema, data });
}

/** All fields that take a value, groups and lists opened. */
export const leavesOf = (fields: readonly Field[]): Field[] => fields.flatMap((field) => {
  if (field.kind === 'group') return leavesOf(field.fields);
  return field.kind === 'list' ? [field, ...leavesOf(field.items)] : [field];
});

function fieldsIn(place: Place, filling: Filling): Field[] {
  const { properties, required } = asked(place.schema, valueAt(filling.data, place.pointer) ?? {}, filling.root);
  return ordered(Object.keys(properties), place.ui['ui:order']).map((name) => fieldOf({
    schema: resolved(objectOf(properties[name]), filling.root), ui: objectOf(place.ui[name]), pointer: `${place.pointer}/${name}`, isRequired: required.includes(name), name,
  }, filling));
}

/** The properties of an object as it is filled in: its own, and those of the conditions that hold. */
function asked(schema: Schema, value: Json, root: Schema): { readonly properties: Schema; readonly required: readonly string[] } {
  const branch = schema['if'] === undefined ? undefined : schema[isValid(value, objectOf(schema['if']), root) ? 'then' : 'else'];
  const parts = [...listOf(schema['allOf']), branch].filter(isObject).map((part) => asked(resolved(part, root), value, root));
  return {
    properties: parts.reduce((all, part) => merged(all, part.properties), objectOf(schema['properties'])),
    required: [...(listOf(schema['required']) as string[]), ...parts.flatMap((part) => part.required)],
  };
}

/** A condition may say more about a question that stands in the form already. */
function merged(all: Schema, more: Schema): Schema {
  return { ...all, ...Object.fromEntries(Object.entries(more).map(([name, schema]) => [name, { ...objectOf(all[name]), ...objectOf(schema) }])) };
}

function ordered(names: readonly string[], order: Json): string[] {
  const wished = listOf(order).filter((name): name is string => typeof name === 'string');
  const rest = names.filter((name) => !wished.includes(name));
  const named = wished.flatMap((name) => (name === '*' ? rest : names.filter((one) => one === name)));
  return wished.includes('*') ? named : [...named, ...rest];
}

function fieldOf(place: Place, filling: Filling): Field {
  const { schema, ui, pointer, isRequired, name } = place;
  const said = { pointer, isRequired, title: textOf(ui['ui:title']) || textOf(schema['title']) || name, hint: textOf(ui['ui:help']) || textOf(schema['description']) };
  const choices = choicesOf(schema);
  if (choices.length > 0) return { ...said, kind: 'choice', choices, isList: isList(choices, ui) };
  if (schema['type'] === 'object' || isObject(schema['properties'])) return { ...said, kind: 'group', fields: fieldsIn(place, filling) };
  if (schema['type'] === 'array') return listField(said, place, filling);
  return { ...said, ...plain(schema, ui) };
}

function plain(schema: Schema, ui: Schema) {
  const { type } = schema;
  if (type === 'boolean') return { kind: 'yes' as const };
  if (type === 'integer' || type === 'number') return { kind: 'number' as const, isInteger: type === 'integer' };
  if (schema['format'] === 'date') return { kind: 'date' as const };
  const charsMax = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : undefined;
  return { kind: 'text' as const, charsMax, isLong: ui['ui:widget'] === 'textarea' || (charsMax ?? 0) > LONG_FROM_CHARS, isDigits: DIGITS.test(textOf(schema['pattern'])) };
}

function listField(said: Said, { schema, ui, pointer }: Place, filling: Filling): Field {
  const item = resolved(objectOf(schema['items']), filling.root);
  const choices = choicesOf(item);
  if (choices.length > 0) return { ...said, kind: 'many', choices };
  const itemTitle = textOf(item['title']);
  const there = listOf(valueAt(filling.data, pointer));
  return {
    ...said, kind: 'list', itemTitle, itemsMax: typeof schema['maxItems'] === 'number' ? schema['maxItems'] : Infinity,
    withOneMore: [...there, item['type'] === 'object' || isObject(item['properties']) ? {} : ''],
    items: there.map((_, index) => fieldOf({ schema: item, ui: objectOf(ui['items']), pointer: `${pointer}/${index}`, isRequired: true, name: `${itemTitle || said.title} ${index + 1}` }, filling)),
  };
}

const isList = (choices: readonly Choice[], ui: Schema) => (ui['ui:widget'] === undefined ? choices.length >= LISTED_FROM_CHOICES : ui['ui:widget'] === 'select');

/** `enum` with its names, or `oneOf` of single values with titles. */
function choicesOf(schema: Schema): Choice[] {
  const named = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])].filter(isObject).filter((one) => Object.hasOwn(one, 'const'));
  if (named.length > 0) return named.map((one) => ({ value: one['const'] as Choice['value'], label: textOf(one['title']) || String(one['const']) }));
  return listOf(schema['enum']).map((value) => ({ value: value as Choice['value'], label: String(value) }));
}
