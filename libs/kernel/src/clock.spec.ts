import { describe, expect, it } from '@jest/globals';
import { fixedClock } from './clock.js';

describe('a fixed clock', () => {
  it('stands still until it is moved', () => {
    const clock = fixedClock('2025-07-01T08:00:00+07:00');

    expect(clock.now().toISOString()).toBe('2025-07-01T01:00:00.000Z');
    expect(clock.now()).toEqual(clock.now());
  });

  it('advances by milliseconds and can be set to another moment', () => {
    const clock = fixedClock(new Date('2025-07-01T01:00:00Z'));

    clock.advance(1_500);
    expect(clock.now().toISOString()).toBe('2025-07-01T01:00:01.500Z');

    clock.set('2026-01-01T00:00:00+07:00');
    expect(clock.now().toISOString()).toBe('2025-12-31T17:00:00.000Z');
  });

  it('gives out copies, so nobody can change it through a Date', () => {
    const clock = fixedClock('2025-07-01T08:00:00+07:00');

    clock.now().setFullYear(1999);

    expect(clock.now().getUTCFullYear()).toBe(2025);
  });

  it('refuses a text whose offset is missing, because machines would read it differently', () => {
    expect(() => fixedClock('2025-07-01T08:00:00')).toThrow(RangeError);
    expect(() => fixedClock('2025-99-01T08:00:00Z')).toThrow(RangeError);
  });
});
