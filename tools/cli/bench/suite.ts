import { CliFailure, EXIT } from '../failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Benchmark, Result } from './harness/benchmark.ts';
import { machine } from './harness/machine.ts';
import type { Machine } from './harness/machine.ts';
import { printResult } from './harness/print-result.ts';
import { runBenchmark } from './harness/run-benchmark.ts';
import type { RunWish } from './harness/run-benchmark.ts';
import { isGood } from './harness/targets.ts';
import { paper } from './reading/paper.ts';
import { report } from './reading/report.ts';
import { search } from './reading/search.ts';
import { BenchStage } from './stage/bench-stage.ts';
import { start } from './starting/start.ts';
import { intake } from './write/intake.ts';
import { transition } from './write/transition.ts';

/** In the order of a whole run: those on servers of their own, then those that share a province. */
export const BENCHMARKS: readonly Benchmark[] = [start, paper, intake, transition, search, report];

export type BenchDocument = { schema: 1; startedAt: string; machine: Machine; roundMs: number; results: Result[] };

/** One benchmark by its name, or all of them. */
export function chosen(name: string | undefined): readonly Benchmark[] {
  if (name === undefined) return BENCHMARKS;
  const one = BENCHMARKS.find((benchmark) => benchmark.name === name);
  if (one === undefined) throw new CliFailure(EXIT.usage, `there is no benchmark "${name}"`, `there are ${BENCHMARKS.map((benchmark) => benchmark.name).join(', ')}`);
  return [one];
}

export async function runSuite(benchmarks: readonly Benchmark[], wish: RunWish, terminal: Terminal): Promise<{ document: BenchDocument; isGood: boolean }> {
  const document: BenchDocument = { schema: 1, startedAt: new Date().toISOString(), machine: machine(), roundMs: wish.roundMs, results: [] };
  const stage = new BenchStage(wish.say);
  try {
    for (const benchmark of benchmarks) {
      wish.say(`\n  ${benchmark.name}: ${benchmark.title}`);
      const result = await runBenchmark(benchmark, stage, wish);
      document.results.push(result);
      printResult(terminal, result);
    }
  } finally {
    await stage.close();
  }
  return { document, isGood: document.results.every(isGood) };
}
