import { describe, expect, it } from '@jest/globals';
import { loopbackAddress } from './many-clients.ts';

describe('people of a benchmark', () => {
  it('come from an address each: two at one would meet the limits of one', () => {
    const addresses = Array.from({ length: 200_000 }, (_, at) => loopbackAddress(at));

    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.every((address) => /^127\.\d{1,3}\.\d{1,3}\.(?!0$|255$)\d{1,3}$/.test(address))).toBe(true);
  });
});
