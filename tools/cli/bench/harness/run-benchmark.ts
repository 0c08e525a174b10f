import { reasonOf } from '../../failure.ts';
import type { BenchStage } from '../stage/bench-stage.ts';
import type { Benchmark, BenchWish, Measured, Result } from './benchmark.ts';
import { inTurns } from './rounds.ts';
import { isMet } from './targets.ts';

export type RunWish = Omit<BenchWish, 'sizes'> & { readonly sizes: readonly number[] | undefined; readonly only: RegExp | undefined };

const REASON_CHARS_MAX = 500;

type Found = Pick<Result, 'measured' | 'targets' | 'checks' | 'notes'>;

/** Everything of one benchmark. One that breaks off says why and lets the others go on. */
export async function runBenchmark(benchmark: Benchmark, stage: BenchStage, wish: RunWish): Promise<Result> {
  const began = performance.now();
  const measured: Measured[] = [];
  const outcome = (found: Found, failure: string | null): Result => {
    const { name, title, curve = null } = benchmark;
    return { name, title, curve, ...found, failure, seconds: (performance.now() - began) / 1000 };
  };
  try {
    return outcome(await carryOut(benchmark, stage, wish, measured), null);
  } catch (error) {
    wish.say(`  ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    return outcome({ measured, targets: [], checks: [], notes: [] }, reasonOf(error).slice(0, REASON_CHARS_MAX));
  }
}

async function carryOut(benchmark: Benchmark, stage: BenchStage, wish: RunWish, measured: Measured[]): Promise<Found> {
  const prepared = await benchmark.prepare(stage, { ...wish, sizes: wish.sizes ?? benchmark.sizes ?? [] });
  try {
    for await (const measurement of prepared.measurements()) {
      if (wish.only?.test(measurement.label) === false) continue;
      wish.say(`  ${measurement.label} …`);
      measured.push(await inTurns(measurement, wish.roundMs));
    }
    if (measured.length === 0) throw new Error('nothing was measured');
    const checks = await prepared.check();
    const targets = prepared.targets(measured).map((target) => ({ ...target, met: isMet(target) }));
    return { measured, targets, checks, notes: prepared.notes?.() ?? [] };
  } finally {
    await prepared.close?.();
  }
}
