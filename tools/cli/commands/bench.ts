import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildWhatChanged } from '../build/build.ts';
import { callerFolder } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { Steps, stepPrinter } from '../terminal/steps.ts';
import { Terminal } from '../terminal/terminal.ts';

export type BenchFlags = { data?: string; color?: boolean; jsonFile?: string | undefined; sizes?: string; only?: string; seconds?: string; minutes?: string; svg?: string };
const SIZE_MAX = 1e8;
const ROUND_SECONDS = '3';

/** Measures the product against what the machine itself can do, in turns in one run. */
export async function bench(flags: BenchFlags, names: readonly string[]): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const [sizes, roundMs, only] = [sizesOf(flags.sizes), secondsOf(flags.seconds ?? ROUND_SECONDS) * 1000, patternOf(flags.only)];
  const stormMs = flags.minutes === undefined ? undefined : minutesOf(flags.minutes) * 60_000;
  // The benchmarks share libraries with the product, which a clean clone has not built yet.
  await new Steps(stepPrinter(terminal)).run('Build what changed', buildWhatChanged);
  const { chosen, runSuite } = await import('../bench/suite.ts');
  const { abandonScratch } = await import('../bench/stage/scratch-folder.ts');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => {
    abandonScratch();
    process.exit(EXIT.interrupted);
  });
  const { document, isGood } = await runSuite(chosen(names), { sizes, roundMs, stormMs, only, data: flags.data, say: (text) => terminal.say(terminal.dim(text)) }, terminal);
  if (flags.jsonFile !== undefined) writeFileSync(resolve(callerFolder, flags.jsonFile), `${JSON.stringify(document, null, 2)}\n`);
  if (flags.svg !== undefined) await drawCurves(document, resolve(callerFolder, flags.svg));
  return isGood ? EXIT.ok : EXIT.checks;
}

async function drawCurves(document: Awaited<ReturnType<(typeof import('../bench/suite.ts'))['runSuite']>>['document'], folder: string): Promise<void> {
  const { curveOf } = await import('../bench/curves/curve.ts');
  mkdirSync(folder, { recursive: true });
  for (const result of document.results) {
    const svg = curveOf(result);
    if (svg !== undefined) writeFileSync(join(folder, `${result.name}.svg`), svg);
  }
}

/** `1e4,1e5` as numbers. */
export function sizesOf(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const sizes = text.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1 || size > SIZE_MAX)) throw new CliFailure(EXIT.usage, `--sizes ${text} are not whole numbers above 0`, 'for example --sizes 1e4,1e5');
  return sizes.toSorted((a, b) => a - b);
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds >= 1 && seconds <= 600)) throw new CliFailure(EXIT.usage, `--seconds ${text} is not a length of a round, from 1 to 600`);
  return seconds;
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (!(minutes > 0 && minutes <= 60)) throw new CliFailure(EXIT.usage, `--minutes ${text} is not how long a storm blows, up to 60`);
  return minutes;
}

function patternOf(text: string | undefined): RegExp | undefined {
  try {
    return text === undefined ? undefined : new RegExp(text, 'i');
  } catch {
    throw new CliFailure(EXIT.usage, `--only ${text ?? ''} is not a pattern`);
  }
}
