import { createHistogram } from 'node:perf_hooks';
import type { Figures, Ratio, Sample } from './benchmark.ts';

// A minute in microseconds: whatever takes longer has failed.
const LATENCY_US_MAX = 60_000_000;

/** The figures of one side over its rounds. CPU and latencies count where every round has them. */
export function figuresOf(title: string, samples: readonly Sample[]): Figures {
  const rates = samples.map(({ operations, wallMs }) => (operations / wallMs) * 1000);
  const operations = samples.reduce((sum, sample) => sum + sample.operations, 0);
  const cpu = samples.map(({ cpuUs }) => cpuUs);
  const { p50Ms, p99Ms } = spreadOf(samples.flatMap(({ latenciesMs }) => latenciesMs ?? []));
  return {
    title, rounds: samples.length, operations,
    perSecond: median(rates), perSecondOf: [Math.min(...rates), Math.max(...rates)],
    cpuUs: operations > 0 && cpu.every((one) => one !== undefined) ? cpu.reduce((sum, one) => sum + one, 0) / operations : null,
    p50Ms, p99Ms,
  };
}

/** The product over the baseline; the worst and the best pair of rounds stand for how far chance may have moved it. */
export function ratioOf(product: Figures, baseline: Figures): Ratio {
  return {
    rate: product.perSecond / baseline.perSecond,
    rateOf: [product.perSecondOf[0] / baseline.perSecondOf[1], product.perSecondOf[1] / baseline.perSecondOf[0]],
    cpu: quotient(product.cpuUs, baseline.cpuUs),
    p50: quotient(product.p50Ms, baseline.p50Ms),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? Number.NaN : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Percentiles by an HDR histogram of three digits, which is what Node has. */
export function spreadOf(latenciesMs: readonly number[]): { p50Ms: number | null; p99Ms: number | null } {
  if (latenciesMs.length === 0) return { p50Ms: null, p99Ms: null };
  const histogram = createHistogram({ lowest: 1, highest: LATENCY_US_MAX, figures: 3 });
  for (const ms of latenciesMs) histogram.record(Math.min(LATENCY_US_MAX, Math.max(1, Math.round(ms * 1000))));
  return { p50Ms: histogram.percentile(50) / 1000, p99Ms: histogram.percentile(99) / 1000 };
}

function quotient(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : a / b;
}
