import { describe, expect, it } from '@jest/globals';
import type { Figures, Measured } from '../harness/benchmark.ts';
import { curveOf } from './curve.ts';

const CURVE = { title: 'Receipts <fast> & slow', x: 'in flight', y: 'per second', figure: 'perSecond' } as const;
const figures = (perSecond: number): Figures => ({ title: '', rounds: 3, operations: 1, perSecond, perSecondOf: [1, 1], cpuUs: null, p50Ms: null, p99Ms: null });
const at = (x: number | null, ours: number, theirs?: number): Measured => ({ label: '', at: x, product: figures(ours), baseline: theirs === undefined ? null : figures(theirs), ratio: null });

describe('a curve', () => {
  it('goes through both sides in the order of sizes, on axes by powers of ten', () => {
    const svg = curveOf({ curve: CURVE, measured: [at(100, 1_000, 10), at(1, 10, 10), at(10, 100, 10)] }) ?? '';

    const [ours, theirs] = [...svg.matchAll(/points="([^"]+)"/g)].map(([, points = '']) => points.split(' ').map((point) => point.split(',').map(Number)));
    const steps = (ours ?? []).map(([x = 0], index, all) => x - (all[index - 1]?.[0] ?? x)).slice(1);
    expect(ours).toHaveLength(3);
    expect(steps[0]).toBeCloseTo(steps[1] ?? 0, 0);
    expect(new Set((theirs ?? []).map(([, y]) => y)).size).toBe(1);
  });

  it('writes words as words', () => {
    expect(curveOf({ curve: CURVE, measured: [at(1, 1), at(2, 2)] })).toContain('Receipts &lt;fast&gt; &amp; slow');
  });

  it('is none without two points, or where a benchmark has none', () => {
    expect([curveOf({ curve: CURVE, measured: [at(1, 1), at(null, 2)] }), curveOf({ curve: null, measured: [at(1, 1), at(2, 2)] })]).toEqual([undefined, undefined]);
  });
});
