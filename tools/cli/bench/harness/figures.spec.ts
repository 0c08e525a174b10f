import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@haicap/kernel';
import type { Result, Target } from './benchmark.ts';
import { ticksOf } from './cpu.ts';
import { spreadOf } from './figures.ts';
import { arrivals, openLoop } from './load.ts';
import { counts, equal, growthOf, isGood, isMet } from './targets.ts';
import { number } from './print-result.ts';

const target = (found: number | null, bound: Target['bound'], limit: number): Target => ({ what: '', found, bound, limit, unit: '' });

describe('percentiles', () => {
  it('are those of the times, to three digits', () => {
    const { p50Ms, p99Ms } = spreadOf(Array.from({ length: 1_000 }, (_, n) => n + 1));

    expect(p50Ms).toBeCloseTo(500, -1);
    expect(p99Ms).toBeCloseTo(990, -1);
  });

  it('are unknown where nothing was timed', () => {
    expect(spreadOf([])).toEqual({ p50Ms: null, p99Ms: null });
  });

  it('take what lasted longer than a minute for a minute', () => {
    expect(spreadOf([90_000]).p99Ms).toBeCloseTo(60_000, -2);
  });
});

describe('a target', () => {
  it('is met at its limit, from its side', () => {
    expect([target(0.9, 'at least', 0.9), target(0.89, 'at least', 0.9), target(50, 'at most', 50), target(51, 'at most', 50)].map(isMet)).toEqual([true, false, true, false]);
  });

  it('that could not be measured is not met', () => {
    expect([target(null, 'at most', 50), target(Number.NaN, 'at least', 1)].map(isMet)).toEqual([false, false]);
  });
});

describe('a benchmark', () => {
  const result = (changes: Partial<Result>): Result => ({
    name: '', title: '', curve: null, measured: [], targets: [{ ...target(1, 'at least', 1), met: true }], checks: [equal('rows', { a: 1 }, { a: 1 })], notes: [], seconds: 1, failure: null, ...changes,
  });

  it('is good when its check holds and its targets are met', () => {
    expect(isGood(result({}))).toBe(true);
    expect(isGood(result({ targets: [{ ...target(0, 'at least', 1), met: false }] }))).toBe(false);
  });

  it('does not count when its check fails, when it has none, or when it broke off', () => {
    expect([result({ checks: [equal('rows', { a: 1 }, { a: 2 })] }), result({ checks: [] }), result({ failure: 'gone' })].map(counts)).toEqual([false, false, false]);
  });
});

describe('growth', () => {
  it('is that of the greatest over the first', () => {
    expect(growthOf([10, 11, 12, 9])).toBeCloseTo(0.2);
    expect(growthOf([])).toBeNull();
  });
});

describe('arrivals', () => {
  it('come as often as wished, by chance, and lie within their time', () => {
    const due = arrivals(100, 60_000, seededRandom(1));

    expect(due.length).toBeGreaterThan(5_700);
    expect(due.length).toBeLessThan(6_300);
    expect(due.every((at, index) => at < 60_000 && at > (due[index - 1] ?? 0))).toBe(true);
  });

  it('count from when they were due: whoever stands still has late answers and not few', async () => {
    let stoodUntil = 0;
    const { latenciesMs = [] } = await openLoop({
      perSecond: 200, ms: 400, random: seededRandom(2),
      work: () => {
        // The loop of the asker itself stands still once, as one that waits for each answer would.
        if (stoodUntil === 0) for (stoodUntil = performance.now() + 200; performance.now() < stoodUntil;);
        return Promise.resolve();
      },
    });

    expect(latenciesMs.filter((ms) => ms > 50).length).toBeGreaterThan(10);
  });
});

describe('CPU time of a process', () => {
  it('is that of itself and of its children that ended, whatever its name holds', () => {
    const stat = `17 (a) b (c) S ${Array.from({ length: 49 }, (_, n) => n + 4).join(' ')}`;

    expect(ticksOf(stat)).toBe(14 + 15 + 16 + 17);
  });
});

describe('a number of a table', () => {
  it('has three digits that say something', () => {
    expect([12_345.6, 99.94, 3.14159, 0.04567, null].map(number)).toEqual(['12,346', '99.9', '3.14', '0.046', '']);
  });
});
