import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildWhatChanged } from '../build/build.ts';
import { callerFolder } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { Steps, stepPrinter } from '../terminal/steps.ts';
import { Terminal } from '../terminal/terminal.ts';

type Flags = { minutes?: string; seed?: string; jsonFile?: string | undefined; keep?: string; color?: boolean };

/** Breaks installations of its own at random and has an independent checker count what was lost. */
export async function chaos(flags: Flags, scenario: string | undefined): Promise<ExitCode> {
  const minutes = positive(flags.minutes ?? '10', '--minutes');
  const seed = positive(flags.seed ?? '1', '--seed');
  const terminal = new Terminal(flags);
  // Chaos is loaded after the build: it shares libraries with the product, which a clean clone has not built yet.
  await new Steps(stepPrinter(terminal)).run('Build what changed', buildWhatChanged);
  const { planOf, runPlan } = await import('../../chaos/scenarios/plan.ts');
  const plan = planOf(scenario, minutes, seed);
  if (plan === undefined) throw new CliFailure(EXIT.usage, `there is no scenario "${scenario ?? ''}"`, './haicap chaos --help names them');
  const keep = flags.keep === undefined ? undefined : resolve(callerFolder, flags.keep);
  const { document, figure, passed } = await runPlan(plan, { seed, terminal, keep });
  if (flags.jsonFile !== undefined) writeFileSync(resolve(callerFolder, flags.jsonFile), `${JSON.stringify(document, null, 2)}\n`);
  terminal.say('');
  terminal.say(passed ? terminal.green(figure) : terminal.red(figure));
  return passed ? EXIT.ok : EXIT.checks;
}

function positive(text: string, flag: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100_000) throw new CliFailure(EXIT.usage, `${flag} ${text} is not a whole number above 0`);
  return value;
}
