import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NAUGHTY, spoiled } from './schema-arbitrary.js';

describe('what no schema allows', () => {
  it('goes on the wire with the names of prototypes in it', () => {
    const written = fc.sample(spoiled(fc.constant({ a: 1 })), { numRuns: 2_000, seed: 6 }).map((value) => JSON.stringify(value));

    expect(JSON.stringify(NAUGHTY)).toContain('{"__proto__":{"isAdmin":true}}');
    expect(JSON.stringify(NAUGHTY)).toContain('{"constructor":{"prototype":{"role":"province-admin"}}}');
    expect(written.filter((text) => text.startsWith('{"a":1,"__proto__":'))).not.toEqual([]);
  });
});
