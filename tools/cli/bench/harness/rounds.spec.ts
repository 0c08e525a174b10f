import { describe, expect, it } from '@jest/globals';
import type { Sample, Side } from './benchmark.ts';
import { inTurns } from './rounds.ts';

function sideOf(title: string, log: string[], rates: number[], more: Partial<Sample> = {}): Side {
  let round = 0;
  return {
    title,
    round: ({ isWarmUp }) => {
      log.push(isWarmUp ? title.toLowerCase() : title);
      const operations = isWarmUp ? 1 : rates[round++] ?? 0;
      return Promise.resolve({ operations, wallMs: 1000, ...more });
    },
  };
}

describe('a measurement with a baseline', () => {
  it('warms both sides up and then takes them in turns, beginning and ending with the product', async () => {
    const log: string[] = [];

    await inTurns({ label: 'x', product: sideOf('A', log, [1, 1, 1]), baseline: sideOf('B', log, [1, 1]) }, 1_000);

    expect(log.join('')).toBe('abABABA');
  });

  it('compares medians, and says how far the worst and the best pair of rounds lie apart', async () => {
    const measured = await inTurns({ label: 'x', at: 7, product: sideOf('A', [], [100, 400, 200]), baseline: sideOf('B', [], [100, 300]) }, 1_000);

    expect(measured.at).toBe(7);
    expect(measured.product.perSecond).toBe(200);
    expect(measured.baseline?.perSecond).toBe(200);
    expect(measured.ratio).toEqual({ rate: 1, rateOf: [100 / 300, 4], cpu: null, p50: null });
  });

  it('divides CPU by all operations of all rounds', async () => {
    const measured = await inTurns({ label: 'x', product: sideOf('A', [], [100, 100, 200], { cpuUs: 40_000 }), baseline: sideOf('B', [], [100, 100], { cpuUs: 10_000 }) }, 1_000);

    expect(measured.product.cpuUs).toBe(300);
    expect(measured.ratio?.cpu).toBe(3);
  });

  it('fails where a round has done nothing', async () => {
    await expect(inTurns({ label: 'x', product: sideOf('A', [], [1, 0, 1]) }, 1_000)).rejects.toThrow('nothing was done');
  });
});

describe('a measurement that cannot be repeated', () => {
  it('is taken once, without a warm-up', async () => {
    const log: string[] = [];

    const measured = await inTurns({ label: 'x', rounds: 1, warmUp: false, product: sideOf('A', log, [5]), baseline: sideOf('B', log, [4]) }, 1_000);

    expect(log.join('')).toBe('AB');
    expect(measured.ratio?.rate).toBe(1.25);
  });
});
