import fc from 'fast-check';
import { bucketOf, minutesOf, quantile } from './step-bucket.js';

const histogramOf = (minutes: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const bucket of minutes.map(bucketOf)) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  return counts;
};
/** The nearest rank, from the lengths of time themselves. */
const exactly = (minutes: readonly number[], share: number) => minutes.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * minutes.length)) - 1] ?? NaN;

describe('a class of time', () => {
  it('stands for every length in it to within 5 %, or a minute', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000 }), (minutes) => {
      expect(Math.abs(minutesOf(bucketOf(minutes)) - minutes)).toBeLessThanOrEqual(Math.max(1, 0.05 * (minutes + 1)));
    }));
  });

  it('takes what ended before it began as no time at all', () => {
    expect(bucketOf(-5)).toBe(bucketOf(0));
  });
});

describe('the median and the 90th percentile of classes', () => {
  it('are those of the lengths of time, to within a class', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 200 }), fc.constantFrom(0.5, 0.9), (minutes, share) => {
      expect(quantile(histogramOf(minutes), share)).toBe(minutesOf(bucketOf(exactly(minutes, share))));
    }));
  });

  it('do not depend on the order in which classes are read', () => {
    const entries = [...histogramOf([5, 60, 600, 6_000])];

    expect(quantile(new Map(entries.toReversed()), 0.5)).toBe(quantile(new Map(entries), 0.5));
  });
});
