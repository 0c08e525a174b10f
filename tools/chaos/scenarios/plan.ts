import { reasonOf } from '../../cli/failure.ts';
import type { Terminal } from '../../cli/terminal/terminal.ts';
import { figureOf, printResult } from '../report.ts';
import { LONG_SCENARIOS } from './long.ts';
import { replay, simulate } from '../../../libs/outbox/test/simulation/simulate.ts';
import { Failpoints } from '../stage/failpoints.ts';
import { crashLoop } from './crash-loop.ts';
import { mix } from './mix.ts';
import { mutantTrials } from './mutants.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario, ScenarioResult } from './run-scenario.ts';

/** From so many minutes on the mix is joined by every scenario of its own. */
const EVERYTHING_MINUTES = 40;
const LONG_MINUTES = 30;
const MIX_MINUTES_MIN = 10;
const SCHEDULES = 20_000;

type Context = { seed: number; terminal: Terminal; keep: string | undefined };
export type Ended = { document: unknown; figure: string; passed: boolean };
export type Plan = { title: string; run: (context: Context) => Promise<Ended> };

/** What a person asked for; undefined when there is no such scenario. */
export function planOf(name: string | undefined, minutes: number, seed: number): Plan | undefined {
  const wanted = name ?? (minutes < EVERYTHING_MINUTES ? 'mix' : 'all');
  const long = LONG_SCENARIOS.find((scenario) => scenario.name === wanted);
  if (long !== undefined) return scenarios(wanted, () => [long]);
  const plans: Readonly<Record<string, () => Plan>> = {
    all: () => scenarios('all', () => [mix(Math.max(MIX_MINUTES_MIN, minutes - LONG_MINUTES), seed), ...LONG_SCENARIOS]),
    mix: () => scenarios('mix', () => [mix(minutes, seed)]),
    'crash-loop': () => scenarios('crash-loop', (failpoints) => [crashLoop(failpoints)]),
    mutants, simulation, replay: () => replayOf(seed),
  };
  return Object.hasOwn(plans, wanted) ? plans[wanted]?.() : undefined;
}

export function runPlan(plan: Plan, context: Context): Promise<Ended> {
  return plan.run(context);
}

function scenarios(title: string, listOf: (failpoints: Failpoints) => readonly Scenario[]): Plan {
  return {
    title,
    run: withFailpoints(async (failpoints, { seed, terminal, keep }) => {
      const results: ScenarioResult[] = [];
      const broken: { scenario: string; reason: string }[] = [];
      for (const scenario of listOf(failpoints)) {
        terminal.say(`\n${scenario.name}`);
        try {
          const result = await runScenario(scenario, { seed, keep, say: (text) => terminal.say(terminal.dim(`    ${text}`)) });
          printResult(terminal, result);
          results.push(result);
        } catch (error) {
          // The others are worth running all the same, and what they found must not be thrown away.
          terminal.say(terminal.red(`  ✗ ${scenario.name} did not end: ${reasonOf(error)}`));
          broken.push({ scenario: scenario.name, reason: reasonOf(error) });
        }
      }
      const figure = results.length === 1 && results[0] !== undefined ? figureOf(results[0]) : sumOf(results);
      return {
        document: { results, broken }, figure: broken.length === 0 ? figure : `${figure}; did not end: ${broken.map(({ scenario }) => scenario).join(', ')}`,
        passed: broken.length === 0 && results.every(({ violations }) => violations === 0),
      };
    }),
  };
}

/** The checker is checked: a product with a known bug has to be found out, each bug in an installation of its own. */
function mutants(): Plan {
  return {
    title: 'mutants',
    run: withFailpoints(async (failpoints, { seed, terminal, keep }) => {
      const verdicts: { mutant: string; caught: boolean; noticedBy: string[] }[] = [];
      for (const { name, does, caughtBy, scenario } of mutantTrials(failpoints)) {
        terminal.say(`\n${name}: ${does}`);
        const result = await runScenario(scenario, { seed, keep, say: (text) => terminal.say(terminal.dim(`    ${text}`)) });
        const noticedBy = result.checks.filter(({ violations }) => violations > 0).map((check) => check.name);
        const isCaught = noticedBy.includes(caughtBy);
        terminal.say(isCaught ? terminal.green(`  caught, by: ${noticedBy.join(', ')}`) : terminal.red(`  not caught by "${caughtBy}"${noticedBy.length > 0 ? `, only by: ${noticedBy.join(', ')}` : ''}`));
        verdicts.push({ mutant: name, caught: isCaught, noticedBy });
      }
      const caught = verdicts.filter((verdict) => verdict.caught).length;
      return { document: { mutants: verdicts }, figure: `caught ${caught} of ${verdicts.length}`, passed: caught === verdicts.length };
    }),
  };
}

/** The protocol in one process, under as many schedules as `./haicap test` runs; the seed of a violation replays it. */
function simulation(): Plan {
  return {
    title: 'simulation',
    run: ({ seed, terminal }) => {
      const beganAtMs = performance.now();
      const result = simulate({ schedules: SCHEDULES, seed, onProgress: (done) => { if (done % 5_000 === 0) terminal.say(terminal.dim(`    ${done} schedules`)); } });
      for (const violation of result.violations.slice(0, 10)) terminal.say(terminal.red(`  ✗ ${violation.check}: ${violation.detail}; ./haicap chaos replay --seed ${violation.seed}`));
      const figure = `simulation, from seed ${seed}: ${result.schedules} schedules, ${result.events} events, ${result.schedulesWithLoss} with a loss in the stream, ${result.violations.length} violations, ${((performance.now() - beganAtMs) / 1000).toFixed(1)} s`;
      return Promise.resolve({ document: result, figure, passed: result.violations.length === 0 });
    },
  };
}

function replayOf(seed: number): Plan {
  return {
    title: 'replay',
    run: ({ terminal }) => {
      const lines = replay(seed);
      for (const line of lines.slice(0, -1)) terminal.say(`  ${line}`);
      const figure = lines.at(-1) ?? '';
      return Promise.resolve({ document: { seed, lines }, figure: `schedule ${seed}: ${figure}`, passed: figure === '0 violations' });
    },
  };
}

function withFailpoints(run: (failpoints: Failpoints, context: Context) => Promise<Ended>): (context: Context) => Promise<Ended> {
  return async (context) => {
    const failpoints = await Failpoints.open();
    try {
      return await run(failpoints, context);
    } finally {
      failpoints.close();
    }
  };
}

function sumOf(results: readonly ScenarioResult[]): string {
  const sum = (of: (result: ScenarioResult) => number): number => results.reduce((total, result) => total + of(result), 0);
  return `${results.length} scenarios: ${sum(({ faults }) => faults)} faults, ${sum(({ accepted }) => accepted)} dossiers accepted, ${sum(({ violations }) => violations)} violations`;
}
