import { readFileSync } from 'node:fs';
import { asyncApiChanges, type AsyncApi } from '../api/asyncapi-changes.ts';
import type { Schema } from '../api/json-schema.ts';
import { openApiChanges, type OpenApi } from '../api/openapi-changes.ts';
import { schemaChanges } from '../api/schema-changes.ts';

const read = <T>(name: string) => JSON.parse(readFileSync(new URL(`../../docs/api/${name}`, import.meta.url), 'utf8')) as T;

/** A break that was decided on, word by word as the comparison tells it. Before 1.0 a minor version may break. */
interface AcceptedBreak {
  readonly change: string;
  readonly reason: string;
}

describe('the documents of the interface, compared with those of the last release', () => {
  it('break no client but where it was decided, and a decision that nothing needs any more is gone', () => {
    const changes = [
      ...openApiChanges({ released: read<OpenApi>('released/openapi.json'), current: read<OpenApi>('openapi.json') }),
      ...asyncApiChanges({ released: read<AsyncApi>('released/asyncapi.json'), current: read<AsyncApi>('asyncapi.json') }),
    ];
    const accepted = read<AcceptedBreak[]>('released/accepted-breaks.json');

    expect([...new Set(changes)].sort()).toEqual(accepted.map(({ change }) => change).sort());
    expect(accepted.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

const between = (released: Schema, current: Schema, direction: 'in' | 'out') => schemaChanges({ released: {}, current: {}, direction }, [released, current], 'x');
const object = (properties: Record<string, Schema>, more: Schema = {}): Schema => ({ type: 'object', properties, required: Object.keys(properties), ...more });
const text: Schema = { type: 'string' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const strict = { additionalProperties: false };

describe('an answer', () => {
  it.each<[string, Schema, Schema, string[]]>([
    ['loses a field', object({ a: text, b: text }), object({ a: text }), ['x/b: is gone']],
    ['gains a field', object({ a: text }), object({ a: text, b: text }), []],
    ['may lack what was always there', object({ a: text }), object({ a: text }, { required: [] }), ['x/a: may be absent now']],
    ['always has what could be absent', object({ a: text }, { required: [] }), object({ a: text }), []],
    ['may be null', text, orNull(text), ['x: an answer may now be null']],
    ['is never null any more', orNull(text), text, []],
    ['changes its type', { type: 'integer' }, text, ['x: integer became string']],
    ['loses a value', { type: 'string', enum: ['a', 'b'] }, { type: 'string', enum: ['a'] }, ['x: the value "b" is gone']],
    ['gains a value', { type: 'string', enum: ['a'] }, { type: 'string', enum: ['a', 'b'] }, []],
    ['loses its tag', { type: 'string', const: 'a' }, text, ['x: is not always "a" any more']],
    ['loses its format', { type: 'string', format: 'uuid' }, text, ['x: is not a uuid any more']],
    ['loses a field in a list of a list', { type: 'array', items: { type: 'array', items: object({ a: text }) } }, { type: 'array', items: { type: 'array', items: object({}) } }, ['x[][]/a: is gone']],
    ['gains a kind', { oneOf: [object({ kind: { const: 'a' } })] }, { oneOf: [object({ kind: { const: 'a' } }), object({ kind: { const: 'b' } })] }, []],
    ['loses a kind', { oneOf: [object({ kind: { const: 'a' } }), object({ kind: { const: 'b' } })] }, { oneOf: [object({ kind: { const: 'a' } })] }, ['x: the alternative ["object",["kind","b"]] is gone']],
    ['changes inside a kind', orNull(object({ a: text })), orNull(object({})), ['x/a: is gone']],
    ['changes the values of a map', { type: 'object', additionalProperties: text }, { type: 'object', additionalProperties: { type: 'integer' } }, ['x/*: string became integer']],
  ])('that %s', (_what, released, current, changes) => {
    expect(between(released, current, 'out')).toEqual(changes);
  });
});

describe('a request', () => {
  it.each<[string, Schema, Schema, string[]]>([
    ['loses a field', object({ a: text, b: text }, strict), object({ a: text }, strict), ['x/b: is gone']],
    ['gains an optional field', object({ a: text }, strict), object({ a: text, b: text }, { ...strict, required: ['a'] }), []],
    ['gains a field that has to be sent', object({ a: text }, strict), object({ a: text, b: text }, strict), ['x/b: has to be sent now']],
    ['asks for what could be left out', object({ a: text }, { required: [] }), object({ a: text }), ['x/a: has to be sent now']],
    ['takes null too', text, orNull(text), []],
    ['takes null no more', orNull(text), text, ['x: the alternative ["null"] is gone']],
    ['takes one value less', { type: 'string', enum: ['a', 'b'] }, { type: 'string', enum: ['a'] }, ['x: the value "b" is gone']],
    ['takes listed values alone', text, { type: 'string', enum: ['a'] }, ['x: only listed values are taken now']],
    ['takes shorter texts', { type: 'string', maxLength: 9 }, { type: 'string', maxLength: 8 }, ['x: maxLength takes less (9 became 8)']],
    ['takes longer texts', { type: 'string', maxLength: 8 }, { type: 'string', maxLength: 9 }, []],
    ['asks for a pattern', text, { type: 'string', pattern: '^a' }, ['x: pattern takes less (undefined became "^a")']],
    ['refuses unknown keys', object({ a: text }), object({ a: text }, strict), ['x: refuses keys it does not know']],
    ['takes any number', { type: 'integer' }, { type: 'number' }, []],
  ])('that %s', (_what, released, current, changes) => {
    expect(between(released, current, 'in')).toEqual(changes);
  });
});

describe('a schema that holds itself', () => {
  it('is compared once', () => {
    const tree = (leaf: Schema) => ({ $defs: { tree: object({ leaf, branches: { type: 'array', items: { $ref: '#/$defs/tree' } } }) } });

    expect(schemaChanges({ released: tree(text), current: tree({ type: 'integer' }), direction: 'out' }, [{ $ref: '#/$defs/tree' }, { $ref: '#/$defs/tree' }], 'x')).toEqual(['x/leaf: string became integer']);
  });
});

describe('an operation', () => {
  const answer = { '200': { headers: { ETag: {} }, content: { 'application/json': { schema: object({ a: text }) } } } };
  const operation = { operationId: 'readA', security: [], parameters: [{ in: 'query', name: 'q', schema: text }], responses: answer };
  const document = (changed: object | undefined): OpenApi => ({ paths: { '/a': changed === undefined ? {} : { get: { ...operation, ...changed } } } }) as never;

  it.each<[string, object | undefined, string[]]>([
    ['is gone', undefined, ['GET /a: is gone']],
    ['has another name', { operationId: 'b' }, ['GET /a: readA is called b']],
    ['asks for a sign-in', { security: [{ bearer: [] }] }, ['GET /a: asks for a sign-in']],
    ['loses a parameter', { parameters: [] }, ['GET /a query/q: is gone']],
    ['gains a parameter that has to be sent', { parameters: [...operation.parameters, { in: 'query', name: 'r', required: true, schema: text }] }, ['GET /a query/r: has to be sent now']],
    ['gains an optional parameter', { parameters: [...operation.parameters, { in: 'query', name: 'r', schema: text }] }, []],
    ['asks for a body', { requestBody: { required: true, content: {} } }, ['GET /a body: has to be sent now']],
    ['answers with another status', { responses: { '201': answer['200'] } }, ['GET /a 200: is gone']],
    ['loses a header and a form of its answer', { responses: { '200': { content: { 'text/plain': {} } } } }, ['GET /a 200 header/ETag: is gone', 'GET /a 200 application/json: is gone']],
  ])('that %s', (_what, changed, changes) => {
    expect(openApiChanges({ released: document({}), current: document(changed) })).toEqual(changes);
  });
});

describe('a fact', () => {
  const document = (channels: AsyncApi['channels'], payload: Schema): AsyncApi => ({ channels, components: { messages: { told: { payload } } } });
  const released = document({ told: { address: 'fact.told.v1' } }, object({ data: object({ a: text }) }));

  it('that is gone, moved or poorer breaks its readers', () => {
    expect(asyncApiChanges({ released, current: document({}, object({ data: object({}) })) })).toEqual(['told: is gone', 'told/data/a: is gone']);
    expect(asyncApiChanges({ released, current: document({ told: { address: 'fact.told.v2' } }, object({ data: object({ a: text, b: text }) })) })).toEqual(['told: moved to fact.told.v2']);
  });
});
