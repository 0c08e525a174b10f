import { CliFailure, EXIT } from '../failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { bulkImport } from './bulk/import.ts';
import { replay } from './bulk/replay.ts';
import { call } from './bus/call.ts';
import { relay } from './bus/relay.ts';
import type { Benchmark, Result } from './harness/benchmark.ts';
import { machine } from './harness/machine.ts';
import type { Machine } from './harness/machine.ts';
import { printResult } from './harness/print-result.ts';
import { runBenchmark } from './harness/run-benchmark.ts';
import type { RunWish } from './harness/run-benchmark.ts';
import { isGood } from './harness/targets.ts';
import { lifecycle } from './living/lifecycle.ts';
import { rollout } from './living/rollout.ts';
import { storm } from './living/storm.ts';
import { track } from './living/track.ts';
import { paper } from './reading/paper.ts';
import { report } from './reading/report.ts';
import { search } from './reading/search.ts';
import { BenchStage } from './stage/bench-stage.ts';
import { start } from './starting/start.ts';
import { growth } from './write/growth.ts';
import { intake } from './write/intake.ts';
import { transition } from './write/transition.ts';

/** In the order of a whole run: those on servers of their own, then those that share a province, and last those that fill it. */
export const BENCHMARKS: readonly Benchmark[] = [start, paper, call, transition, relay, growth, search, intake, track, lifecycle, rollout, storm, report, replay, bulkImport];

export type BenchDocument = { schema: 1; startedAt: string; machine: Machine; roundMs: number; results: Result[]; seconds: number };
/** What all of them may take together, with the sizes and rounds that they have by themselves. */
const SUITE_MINUTES = 25;

/** Those named, in their own order, or all of them. */
export function chosen(names: readonly string[]): readonly Benchmark[] {
  for (const name of names) {
    if (!BENCHMARKS.some((benchmark) => benchmark.name === name)) throw new CliFailure(EXIT.usage, `there is no benchmark "${name}"`, `there are ${BENCHMARKS.map((benchmark) => benchmark.name).join(', ')}`);
  }
  return names.length === 0 ? BENCHMARKS : BENCHMARKS.filter(({ name }) => names.includes(name));
}

export async function runSuite(benchmarks: readonly Benchmark[], wish: RunWish, terminal: Terminal): Promise<{ document: BenchDocument; isGood: boolean }> {
  const document: BenchDocument = { schema: 1, startedAt: new Date().toISOString(), machine: machine(), roundMs: wish.roundMs, results: [], seconds: 0 };
  const began = performance.now();
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
  document.seconds = (performance.now() - began) / 1000;
  terminal.say(`\n  ${totalOf(document.seconds, benchmarks.length)}\n`);
  return { document, isGood: document.results.every(isGood) };
}

function totalOf(seconds: number, benchmarks: number): string {
  const lasted = `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return benchmarks === BENCHMARKS.length ? `all benchmarks: ${lasted} of the ${SUITE_MINUTES} min they may take` : `together: ${lasted}`;
}
