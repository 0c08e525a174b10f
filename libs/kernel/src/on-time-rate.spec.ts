import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCount, formatDong, formatOnTimeRate } from './on-time-rate.js';

const runs = { seed: 20250701, numRuns: 1_000 };

describe('the on-time rate', () => {
  it('of the first half of 2025 in Thanh Hóa prints 99,33 %', () => {
    expect(formatOnTimeRate({ onTime: 405_750, resolved: 408_503 })).toBe('99,33 %');
  });

  it.each([
    [0, 0, '—'],
    [0, 7, '0,00 %'],
    [7, 7, '100,00 %'],
    [1, 3, '33,33 %'],
    [2, 3, '66,67 %'],
    [1, 20_000, '0,01 %'],
    [1, 20_001, '0,00 %'],
    [1, 16, '6,25 %'],
  ])('of %d in %d prints %s', (onTime, resolved, text) => {
    expect(formatOnTimeRate({ onTime, resolved })).toBe(text);
  });

  it('lies within half a hundredth of the true rate, also for the largest counts', () => {
    const counts = fc.maxSafeNat().chain((resolved) => fc.record({ onTime: fc.maxSafeNat().map((n) => n % (resolved + 1)), resolved: fc.constant(resolved) }));
    fc.assert(
      fc.property(counts, ({ onTime, resolved }) => {
        if (resolved === 0) return true;
        const hundredths = BigInt(formatOnTimeRate({ onTime, resolved }).replace(/[ ,%]/g, ''));
        const twiceError = 2n * (hundredths * BigInt(resolved) - BigInt(onTime) * 10_000n);
        return twiceError <= BigInt(resolved) && twiceError > -BigInt(resolved);
      }),
      runs,
    );
  });

  it.each([[-1, 5], [6, 5], [0.5, 1], [NaN, 1], [1, Infinity]])('of %d in %d is refused', (onTime, resolved) => {
    expect(() => formatOnTimeRate({ onTime, resolved })).toThrow(RangeError);
  });
});

describe('a count', () => {
  it('is grouped by points', () => {
    expect(formatCount(508_350)).toBe('508.350');
    expect([0, 999, 1_000, 1_234_567, -1_234].map(formatCount)).toEqual(['0', '999', '1.000', '1.234.567', '-1.234']);
    expect(() => formatCount(1.5)).toThrow(RangeError);
  });

  it('agrees with the Vietnamese format of the platform', () => {
    const platform = new Intl.NumberFormat('vi-VN');

    fc.assert(fc.property(fc.maxSafeInteger(), (count) => formatCount(count) === platform.format(count === 0 ? 0 : count)), runs);
  });
});

describe('an amount of money', () => {
  it('is whole đồng', () => {
    expect(formatDong(150_000)).toBe('150.000 ₫');
  });
});
