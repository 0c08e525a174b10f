/** How often something took as long as a class of time says, by the number of the class. */
export type Histogram = ReadonlyMap<number, number>;

// Eight classes to each doubling: 1 to 1.09 minutes as well as 100 to 109 hours, so the middle of a class is right to within 5 %.
const PER_DOUBLING = 8;
const LAST = 200;

/** The class of a length of time. */
export function bucketOf(minutes: number): number {
  return Math.min(LAST, Math.floor(PER_DOUBLING * Math.log2(1 + Math.max(0, minutes))));
}

/** The length of time a class stands for: its middle on the scale that doubles. */
export function minutesOf(bucket: number): number {
  return Math.round(2 ** ((bucket + 0.5) / PER_DOUBLING) - 1);
}

/** The length of time that a share of all did not exceed; 0.5 is the median. */
export function quantile(histogram: Histogram, share: number): number {
  const sorted = [...histogram].sort(([a], [b]) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.reduce((sum, [, count]) => sum + count, 0)));
  let passed = 0;
  for (const [bucket, count] of sorted) {
    passed += count;
    if (passed >= rank) return minutesOf(bucket);
  }
  throw new Error('a histogram without entries has no quantile');
}
