import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fromSchema, NAUGHTY, spoiled, type JsonSchema, type KnownValues } from './schema-arbitrary.js';

interface Parameter { readonly in: 'path' | 'query' | 'header'; readonly name: string; readonly required?: boolean; readonly schema: JsonSchema }
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
export interface Located extends Operation { readonly path: string; readonly method: string }

export const OPENAPI = JSON.parse(readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8')) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
export const OPERATIONS: readonly Located[] = Object.entries(OPENAPI.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })));

export interface FuzzedRequest {
  readonly operation: Located;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Which of the accounts of the run asks; the last one is nobody. */
  readonly account: number;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
// What fetch itself refuses to send never reaches the gateway.
const inHeader = (value: unknown) => asText(value).replaceAll(/[^\x20-\x7e]/g, '').trim().slice(0, 300);

/** One request to an operation: most of its parts as documented, some spoiled. */
export function requestTo(operation: Located, known: KnownValues, accounts: number): fc.Arbitrary<FuzzedRequest> {
  const partsOf = (place: Parameter['in']) => fc.record(
    Object.fromEntries((operation.parameters ?? []).filter((one) => one.in === place).map(({ name, schema }) =>
      [name, fc.oneof({ weight: 6, arbitrary: fromSchema(schema, known) }, { weight: 1, arbitrary: fc.constantFrom(...NAUGHTY) })])),
    { requiredKeys: (operation.parameters ?? []).filter((one) => one.in === place && (one.required === true || place === 'path')).map(({ name }) => name) });
  const schema = operation.requestBody?.content['application/json']?.schema;
  const body = schema === undefined ? fc.constant(undefined) : fc.oneof({ weight: 3, arbitrary: fromSchema(schema, known) }, { weight: 2, arbitrary: spoiled(fromSchema(schema, known)) });
  return fc.record({ params: partsOf('path'), query: partsOf('query'), headers: partsOf('header'), body, account: fc.nat(accounts) })
    .map(({ params, query, headers, body: sent, account }) => ({ operation, path: addressOf(operation.path, params, query), headers: mapValues(headers, inHeader), body: sent, account }));
}

function addressOf(template: string, params: Readonly<Record<string, unknown>>, query: Readonly<Record<string, unknown>>): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(wellFormed(asText(params[name]))) || 'x');
  const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, asText(value).slice(0, 2_000)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

const wellFormed = (text: string) => text.toWellFormed().slice(0, 300);
const mapValues = (values: Readonly<Record<string, unknown>>, map: (value: unknown) => string) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase(), map(value)]).filter(([, text]) => text !== ''));
