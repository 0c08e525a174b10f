import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromSchema, NAUGHTY, spoiled } from './schema-arbitrary.js';

describe('what no schema allows', () => {
  it('goes on the wire with the names of prototypes in it', () => {
    const written = fc.sample(spoiled(fc.constant({ a: 1 })), { numRuns: 2_000, seed: 6 }).map((value) => JSON.stringify(value));

    expect(JSON.stringify(NAUGHTY)).toContain('{"__proto__":{"isAdmin":true}}');
    expect(JSON.stringify(NAUGHTY)).toContain('{"constructor":{"prototype":{"role":"province-admin"}}}');
    expect(written.filter((text) => text.startsWith('{"a":1,"__proto__":'))).not.toEqual([]);
  });
});

describe('what a schema allows', () => {
  it('has as many members as an array needs, also more than are tried otherwise', () => {
    const lengths = fc.sample(fromSchema({ type: 'array', items: { type: 'integer' }, minItems: 4 }, { uuids: [], codes: [] }), { numRuns: 20, seed: 6 }).map((value) => (value as unknown[]).length);

    expect(new Set(lengths)).toEqual(new Set([4]));
  });
});
