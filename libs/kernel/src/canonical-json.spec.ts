import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonValue } from './canonical-json.js';

const runs = { seed: 20250701, numRuns: 1_000 };
const values = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' }) as fc.Arbitrary<JsonValue>;

describe('canonical JSON', () => {
  it('writes the example of RFC 8785', () => {
    const example: JsonValue = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\\u0022\u002f',
      literals: [null, true, false],
    };

    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders keys by their UTF-16 units, as RFC 8785 shows', () => {
    const example = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };

    expect(canonicalJson(example)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('leaves out undefined properties and writes minus zero as zero', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
  });

  it('is the same for equal values, in whatever order their keys were set', () => {
    fc.assert(fc.property(values, (value) => canonicalJson(reversed(value)) === canonicalJson(value)), runs);
  });

  it('is JSON for the same value, and does not change when it is read and written again', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalJson(value);
        const read = JSON.parse(text) as JsonValue;
        expect(read).toEqual(JSON.parse(JSON.stringify(value)));
        return canonicalJson(read) === text;
      }),
      runs,
    );
  });

  it.each([
    ['a number without a form', NaN],
    ['an infinite number', { a: Infinity }],
    ['a missing element', [undefined]],
    ['a Date, which has no single form', new Date(0)],
    ['a Map', new Map()],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
  ])('refuses %s', (_what, value) => {
    expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError);
  });

  it('refuses a value nested without end', () => {
    let value: JsonValue = [];
    for (let depth = 0; depth < 300; depth += 1) value = [value];

    expect(() => canonicalJson(value)).toThrow(RangeError);
  });
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries<JsonValue | undefined>(value).reverse().map(([key, member]) => [key, member === undefined ? member : reversed(member)]));
}
