import fc from 'fast-check';

export interface JsonSchema {
  readonly $ref?: string; readonly type?: string | readonly string[]; readonly enum?: readonly unknown[]; readonly const?: unknown; readonly format?: string; readonly pattern?: string;
  readonly minLength?: number; readonly maxLength?: number; readonly minimum?: number; readonly maximum?: number; readonly minItems?: number; readonly maxItems?: number;
  readonly items?: JsonSchema; readonly properties?: Readonly<Record<string, JsonSchema>>; readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[]; readonly oneOf?: readonly JsonSchema[]; readonly allOf?: readonly JsonSchema[];
}

/** What no schema allows and programs stumble over: other types, the names of prototypes, other people's syntax, broken text. */
export const NAUGHTY: readonly unknown[] = [
  null, true, -1, 0, 1.5, 1e308, 2 ** 53 + 2, '', ' ', '\u0000', '\ud800', 'a'.repeat(5_000), '‮ẮẰẲẴẶ\u0301', '😀'.repeat(40), '../../etc/passwd', '..%2f..%2f', '%00',
  `' OR '1'='1`, `"; DROP TABLE dossier; --`, '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '\r\nX-Injected: 1', 'Infinity', 'NaN', '0x10', '9'.repeat(400),
  '2025-02-30', '9999-12-31T23:59:59+14:00', '-271821-04-20', [], [[[[[[]]]]]], {}, { ['__proto__']: { isAdmin: true } }, { $gt: '' }, { constructor: { prototype: { role: 'province-admin' } } },
];
const UNKNOWN_KEYS = ['__proto__', 'constructor', 'prototype', 'role', 'roles', 'posts', 'isAdmin', 'actor', 'unitId', 'version', 'status', 'ownerAccountId'];

/** Values that exist in the installation under test, so that a request comes past the first look-up. */
export interface KnownValues { readonly uuids: readonly string[]; readonly codes: readonly string[] }

/** Values that a schema mostly allows. Formats and patterns that are not generated give a short text, which is refused. */
export function fromSchema(schema: JsonSchema, known: KnownValues, depth = 0): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => fromSchema(one, known, depth + 1)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'object' || schema.properties !== undefined) return objectFrom(schema, known, depth);
  if (type === 'array') return fc.array(depth > 6 ? fc.constant(null) : fromSchema(schema.items ?? {}, known, depth + 1), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) });
  if (type === 'integer' || type === 'number') return fc.integer({ min: Math.max(schema.minimum ?? 0, -1_000_000), max: Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 1_000, 1_000_000)) });
  if (type === 'boolean') return fc.boolean();
  return type === 'string' ? textFrom(schema, known) : fc.jsonValue({ maxDepth: 2 });
}

function objectFrom({ properties = {}, required = [] }: JsonSchema, known: KnownValues, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant({});
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fromSchema(schema, known, depth + 1)]));
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

function textFrom({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema, { uuids, codes }: KnownValues): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...uuids) }, { weight: 1, arbitrary: fc.uuid({ version: 7 }) });
  if (format === 'date') return fc.constantFrom('2025-07-01', '2025-06-30', '2026-11-26', '2027-01-04', '1900-01-01');
  if (format === 'date-time') return fc.constantFrom('2026-11-26T08:00:00+07:00', '2025-07-01T17:00:00Z');
  if (pattern !== undefined) return matching(pattern);
  return fc.oneof(fc.constantFrom(...codes).filter((text) => text.length >= minLength && text.length <= maxLength), fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) }));
}

function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    return fc.constant('abc');
  }
}

/** The same value with one thing in it that does not belong there. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, fc.nat(200), fc.constantFrom(...NAUGHTY), fc.constantFrom(...UNKNOWN_KEYS), fc.constantFrom('replace', 'remove', 'add')).map(([whole, at, naughty, key, how]) => {
    if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return naughty;
    const names = Object.keys(whole);
    const name = names[at % Math.max(names.length, 1)];
    if (how === 'add' || name === undefined) return Object.fromEntries([...Object.entries(whole), [key, naughty]]);
    return Object.fromEntries(Object.entries(whole).flatMap(([each, held]): [string, unknown][] => (each === name ? (how === 'remove' ? [] : [[each, naughty]]) : [[each, held]])));
  });
}
