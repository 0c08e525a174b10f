import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expiryOf, nextTry } from './delivery.js';

const at = new Date('2025-07-01T08:00:00+07:00');
const secondsTo = (next: Date | null) => (next === null ? null : (next.getTime() - at.getTime()) / 1_000);

describe('the next try', () => {
  it.each([[1, 5], [2, 30], [3, 120], [4, 600], [5, 1_800], [6, 3_600], [9, 28_800], [30, 28_800]])('after %s failures comes after about %s seconds', (tries, seconds) => {
    const next = (random: number) => secondsTo(nextTry({ tries, expiresAt: expiryOf(at), retryAfterS: 0 }, at, random));

    expect([next(0), next(0.5), next(1)]).toEqual([seconds * 0.8, seconds, seconds * 1.2]);
  });

  it('is never before the endpoint asked for, and never when the time is over', () => {
    expect(secondsTo(nextTry({ tries: 1, expiresAt: expiryOf(at), retryAfterS: 300 }, at, 0.5))).toBe(300);
    expect(nextTry({ tries: 1, expiresAt: new Date(at.getTime() + 4_000), retryAfterS: 0 }, at, 0.5)).toBeNull();
  });

  it('leads through three days by ten to thirty tries', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }), (randoms) => {
      let [now, tries]: [Date | null, number] = [at, 0];
      while (now !== null && tries < 60) {
        tries += 1;
        now = nextTry({ tries, expiresAt: expiryOf(at), retryAfterS: 0 }, now, randoms[tries - 1] ?? 0);
      }
      expect(tries).toBeGreaterThanOrEqual(10);
      expect(tries).toBeLessThanOrEqual(30);
    }));
  });
});
