import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fixedClock } from './clock.js';
import { isUuid, seededBytes, seededRandom, uuidV7Source } from './id.js';

const runs = { seed: 20250701, numRuns: 1_000 };

describe('an id source', () => {
  it('writes UUIDs of version 7 that begin with the millisecond', () => {
    const ids = uuidV7Source(fixedClock('2025-07-01T08:00:00+07:00'), seededBytes(1));

    const id = ids.next();

    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2025-07-01T01:00:00Z'));
  });

  it('gives increasing ids within one millisecond, past the end of its counter', () => {
    const ids = uuidV7Source(fixedClock('2025-07-01T08:00:00+07:00'), seededBytes(2));

    const given = Array.from({ length: 10_000 }, () => ids.next());

    expect(given).toEqual([...given].sort());
    expect(new Set(given).size).toBe(10_000);
  });

  it('gives increasing ids however the clock moves, also backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 2, maxLength: 20 }), fc.integer(), (moves, seed) => {
        const clock = fixedClock('2025-07-01T08:00:00+07:00');
        const ids = uuidV7Source(clock, seededBytes(seed));
        let last = ids.next();
        for (const move of moves) {
          clock.advance(move);
          const next = ids.next();
          if (next <= last || !isUuid(next)) return false;
          last = next;
        }
        return true;
      }),
      runs,
    );
  });

  it('refuses a random source that gives too few bytes', () => {
    const ids = uuidV7Source(fixedClock('2025-07-01T08:00:00+07:00'), () => new Uint8Array(4));

    expect(() => ids.next()).toThrow(RangeError);
  });
});

describe('the check for a UUID', () => {
  it.each([
    ['a version 7 id', '0197c37f-7680-75fe-a000-87fbf7479cb8', true],
    ['a version 4 id in capitals', '9B2D3F6E-1C4A-4F0B-8D2E-0A1B2C3D4E5F', true],
    ['the nil id, which names nothing', '00000000-0000-0000-0000-000000000000', false],
    ['an id without hyphens', '0197c37f768075fea00087fbf7479cb8', false],
    ['an id with a line break behind it', '0197c37f-7680-75fe-a000-87fbf7479cb8\n', false],
    ['an empty text', '', false],
  ])('judges %s', (_what, text, expected) => {
    expect(isUuid(text)).toBe(expected);
  });
});

describe('a seeded random stream', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const take = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));

    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
    expect(seededBytes(7)(16)).toEqual(seededBytes(7)(16));
  });

  it('stays within zero and one, with a mean near one half', () => {
    const random = seededRandom(42);

    const numbers = Array.from({ length: 20_000 }, random);

    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
