/** What a form is made of: JSON Schema as the service `dossier` lets it be published (its keywords, no other), and hints for the page. */
export type Json = unknown;
export type Schema = Readonly<Record<string, Json>>;
export interface Form { readonly schema: Schema; readonly uiSchema: Schema }
export type FormData = Readonly<Record<string, Json>>;

const DEFINITION = '#/$defs/';

export const isObject = (value: Json): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
export const objectOf = (value: Json): Schema => (isObject(value) ? value : {});
export const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
export const textOf = (value: Json): string => (typeof value === 'string' ? value : '');

/** A schema with what it refers to; its own words win. Published forms never refer to themselves. */
export function resolved(schema: Schema, root: Schema): Schema {
  const { $ref, ...own } = schema;
  if (typeof $ref !== 'string' || !$ref.startsWith(DEFINITION)) return schema;
  return { ...resolved(objectOf(objectOf(root['$defs'])[$ref.slice(DEFINITION.length)]), root), ...own };
}

/** What stands at a pointer of what was filled in. */
export function valueAt(data: Json, pointer: string): Json {
  return namesOf(pointer).reduce<Json>((inner, name) => {
    if (Array.isArray(inner)) return inner[Number(name)];
    return isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
  }, data);
}

/** The same data with another value at a pointer; undefined takes it away. Nothing of what was there is changed. */
export function withValueAt(data: FormData, pointer: string, value: Json): FormData {
  return changed(data, namesOf(pointer), value) as FormData;
}

const namesOf = (pointer: string) => pointer.split('/').slice(1);

function changed(inner: Json, [name, ...rest]: readonly string[], value: Json): Json {
  if (name === undefined) return value;
  if (Array.isArray(inner)) {
    const next = [...(inner as Json[])];
    if (rest.length === 0 && value === undefined) next.splice(Number(name), 1);
    else next[Number(name)] = changed(next[Number(name)], rest, value);
    return next;
  }
  const { [name]: before, ...others } = objectOf(inner);
  const after = changed(before, rest, value);
  return after === undefined ? others : { ...others, [name]: after };
}

/** Without empty texts, and without groups in which nothing stands: what nobody filled in is not sent. */
export function filledIn(data: FormData): FormData {
  return objectOf(kept(data));
}

function kept(value: Json): Json {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    const items = value.map(kept).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (!isObject(value)) return value ?? undefined;
  const entries = Object.entries(value).map(([name, inner]) => [name, kept(inner)] as const).filter(([, inner]) => inner !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
