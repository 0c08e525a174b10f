import { isObject, listOf, objectOf, resolved, type FormData, type Json, type Schema } from './form-schema.js';
import { FORMATS } from './formats.js';

/** Where a filled-in form is wrong, by which keyword, and what the keyword asks for: the same pointers and codes as the service tells. */
export interface FormIssue {
  readonly pointer: string;
  readonly code: string;
  readonly asked?: Json;
}

interface Place { readonly value: Json; readonly schema: Schema; readonly pointer: string; readonly root: Schema }
type Check = (place: Place, asked: Json) => FormIssue[];

/** Everything that is wrong with what was filled in, in the order of the form. */
export function issuesOf(schema: Schema, data: FormData): FormIssue[] {
  return issuesAt({ value: data, schema, pointer: '', root: schema });
}

/** Whether a value is what a schema asks for; for conditions within a form. */
export const isValid = (value: Json, schema: Schema, root: Schema): boolean => issuesAt({ value, schema, pointer: '', root }).length === 0;

function issuesAt(place: Place): FormIssue[] {
  const schema = resolved(place.schema, place.root);
  const here = { ...place, schema };
  return Object.entries(schema).flatMap(([keyword, asked]) => {
    const check = Object.hasOwn(CHECKS, keyword) ? CHECKS[keyword] : undefined;
    return check === undefined ? [] : check(here, asked);
  });
}

const unless = (holds: boolean, { pointer }: Place, code: string, asked: Json): FormIssue[] => (holds ? [] : [{ pointer, code, asked }]);
const within = (place: Place, schema: Json) => issuesAt({ ...place, schema: objectOf(schema) });

const ofText = (code: string, holds: (text: string, asked: Json) => boolean): Check =>
  (place, asked) => unless(typeof place.value !== 'string' || holds(place.value, asked), place, code, asked);
const ofNumber = (code: string, holds: (value: number, asked: number) => boolean): Check =>
  (place, asked) => unless(typeof place.value !== 'number' || holds(place.value, asked as number), place, code, asked);
const ofList = (code: string, holds: (items: readonly Json[], asked: Json) => boolean): Check =>
  (place, asked) => unless(!Array.isArray(place.value) || holds(place.value, asked), place, code, asked);
const ofNames = (code: string, holds: (count: number, asked: number) => boolean): Check =>
  (place, asked) => unless(!isObject(place.value) || holds(Object.keys(place.value).length, asked as number), place, code, asked);

const isOfType = (value: Json, type: Json): boolean => {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'null') return value === null;
  return type === 'number' ? Number.isFinite(value) : typeof value === type;
};
const same = (a: Json, b: Json): boolean => a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted);
  return isObject(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]) : value;
};
const lengthOf = (text: string) => [...text].length;

const required: Check = ({ value, pointer }, asked) =>
  (isObject(value) ? (listOf(asked) as string[]).filter((name) => !Object.hasOwn(value, name)).map((name) => ({ pointer: `${pointer}/${name}`, code: 'required' })) : []);

const properties: Check = (place, asked) => {
  const { value } = place;
  if (!isObject(value)) return [];
  return Object.entries(objectOf(asked)).flatMap(([name, schema]) =>
    (Object.hasOwn(value, name) ? issuesAt({ ...place, value: value[name], schema: objectOf(schema), pointer: `${place.pointer}/${name}` }) : []));
};

const items: Check = (place, asked) =>
  (Array.isArray(place.value) ? place.value.flatMap((value: Json, index) => issuesAt({ ...place, value, schema: objectOf(asked), pointer: `${place.pointer}/${index}` })) : []);

const additionalProperties: Check = (place, asked) => {
  if (asked !== false || !isObject(place.value)) return [];
  const known = objectOf(place.schema['properties']);
  return Object.keys(place.value).filter((name) => !Object.hasOwn(known, name)).map(() => ({ pointer: place.pointer, code: 'additionalProperties' }));
};

const condition: Check = (place, asked) => {
  const branch = isValid(place.value, objectOf(asked), place.root) ? place.schema['then'] : place.schema['else'];
  return branch === undefined ? [] : within(place, branch);
};

const countOf = (place: Place, asked: Json) => listOf(asked).filter((schema) => within(place, schema).length === 0).length;

/** What `services/dossier/src/e-form` lets stand in a form and what checks a value; the other keywords describe. */
const CHECKS: Readonly<Record<string, Check>> = {
  type: (place, asked) => unless((Array.isArray(asked) ? asked : [asked]).some((type) => isOfType(place.value, type)), place, 'type', asked),
  required, properties, items, additionalProperties, if: condition,
  const: (place, asked) => unless(same(place.value, asked), place, 'const', asked),
  enum: (place, asked) => unless(listOf(asked).some((one) => same(one, place.value)), place, 'enum', asked),
  allOf: (place, asked) => listOf(asked).flatMap((schema) => within(place, schema)),
  anyOf: (place, asked) => unless(countOf(place, asked) > 0, place, 'anyOf', undefined),
  oneOf: (place, asked) => unless(countOf(place, asked) === 1, place, 'oneOf', undefined),
  not: (place, asked) => unless(within(place, asked).length > 0, place, 'not', undefined),
  minLength: ofText('minLength', (text, asked) => lengthOf(text) >= (asked as number)),
  maxLength: ofText('maxLength', (text, asked) => lengthOf(text) <= (asked as number)),
  pattern: ofText('pattern', (text, asked) => new RegExp(asked as string, 'u').test(text)),
  format: ofText('format', (text, asked) => FORMATS[asked as string]?.(text) ?? true),
  minimum: ofNumber('minimum', (value, asked) => value >= asked), maximum: ofNumber('maximum', (value, asked) => value <= asked),
  exclusiveMinimum: ofNumber('exclusiveMinimum', (value, asked) => value > asked), exclusiveMaximum: ofNumber('exclusiveMaximum', (value, asked) => value < asked),
  multipleOf: ofNumber('multipleOf', (value, asked) => Number.isInteger(value / asked)),
  minItems: ofList('minItems', (list, asked) => list.length >= (asked as number)), maxItems: ofList('maxItems', (list, asked) => list.length <= (asked as number)),
  uniqueItems: ofList('uniqueItems', (list, asked) => asked !== true || list.every((one, index) => !list.slice(0, index).some((other) => same(one, other)))),
  minProperties: ofNames('minProperties', (count, asked) => count >= asked), maxProperties: ofNames('maxProperties', (count, asked) => count <= asked),
};
