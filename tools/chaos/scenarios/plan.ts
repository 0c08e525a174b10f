import { reasonOf } from '../../cli/failure.ts';
import type { Terminal } from '../../cli/terminal/terminal.ts';
import { figureOf, printResult } from '../report.ts';
import { LONG_SCENARIOS } from './long.ts';
import { replay, simulate } from '../../../libs/outbox/test/simulation/simulate.ts';
import { Failpoints } from '../stage/failpoints.ts';
import { crashLoop, crashRepair } from './crash-loop.ts';
import { mix } from './mix.ts';
import { isControl, MUTANTS_ON_TRIAL, mutantTrials } from './mutants.ts';
import { figureOfTrials, isClean, judgeTrial } from './trial-verdicts.ts';
import type { TrialVerdict } from './trial-verdicts.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario, ScenarioResult } from './run-scenario.ts';

/** From so many minutes on the mix is joined by every scenario of its own. */
const EVERYTHING_MINUTES = 40;
const LONG_MINUTES = 30;
const MIX_MINUTES_MIN = 10;
/** One of them alone, with its control. */
const ONE_MUTANT = 'mutant-';
const SCHEDULES = 20_000;

type Context = { seed: number; terminal: Terminal; keep: string | undefined };
export type Ended = { document: unknown; figure: string; passed: boolean };
export type Plan = { title: string; run: (context: Context) => Promise<Ended> };

/** What a person asked for; undefined when there is no such scenario. */
export function planOf(name: string | undefined, minutes: number, seed: number): Plan | undefined {
  const wanted = name ?? (minutes < EVERYTHING_MINUTES ? 'mix' : 'all');
  const long = Object.hasOwn(LONG_SCENARIOS, wanted) ? LONG_SCENARIOS[wanted] : undefined;
  if (long !== undefined) return scenarios(wanted, (failpoints) => [long(failpoints)]);
  const mutant = wanted.startsWith(ONE_MUTANT) ? wanted.slice(ONE_MUTANT.length) : undefined;
  if (mutant !== undefined && MUTANTS_ON_TRIAL.includes(mutant)) return mutants(mutant);
  const plans: Readonly<Record<string, () => Plan>> = {
    all: () => scenarios('all', (failpoints) => [mix(Math.max(MIX_MINUTES_MIN, minutes - LONG_MINUTES), seed), ...Object.values(LONG_SCENARIOS).map((long) => long(failpoints))]),
    mix: () => scenarios('mix', () => [mix(minutes, seed)]),
    'crash-repair': () => scenarios('crash-repair', (failpoints) => [crashRepair(failpoints)]),
    'crash-loop': () => scenarios('crash-loop', (failpoints) => [crashLoop(failpoints), crashRepair(failpoints)]),
    mutants: () => mutants(), simulation, replay: () => replayOf(seed),
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

/** The checker is checked: a product with a known bug has to be found out, each bug in an installation of its own, and one without any must not. */
function mutants(only?: string): Plan {
  return {
    title: 'mutants',
    run: withFailpoints(async (failpoints, context) => {
      const { terminal } = context;
      const controls = new Map<Scenario, ScenarioResult | undefined>();
      const verdicts: TrialVerdict[] = [];
      for (const trial of mutantTrials(failpoints).filter(({ name }) => only === undefined || name === only)) {
        const { name, does, caughtBy, mutant, control } = trial;
        terminal.say(`\n${name}: ${does}`);
        if (!controls.has(control)) controls.set(control, await attempt(control, context));
        const verdict = judgeTrial(trial, await attempt(mutant, context), controls.get(control));
        terminal.say(verdict.caught ? terminal.green(`  caught, by: ${verdict.noticedBy.join(', ')}`) : terminal.red(`  not caught by "${caughtBy}" alone: noticed by ${verdict.noticedBy.join(', ') || 'nobody'}, ${control.name} ${verdict.controlClean ? 'clean' : 'not clean'}`));
        verdicts.push(verdict);
      }
      const ended = [...controls.values()];
      return { document: { mutants: verdicts, controls: ended }, figure: figureOfTrials(verdicts, ended), passed: verdicts.every(({ caught }) => caught) };
    }),
  };
}

/** What a trial came to, in a line; undefined when it did not end, which proves nothing either way. */
async function attempt(scenario: Scenario, { seed, terminal, keep }: Context): Promise<ScenarioResult | undefined> {
  try {
    const result = await runScenario(scenario, { seed, keep, say: (text) => terminal.say(terminal.dim(`    ${text}`)) });
    // Of a mutant its verdict says what was noticed; a control that is not clean has to say why.
    if (isControl(scenario) && !isClean(result)) printResult(terminal, result);
    else terminal.say(terminal.dim(`    ${figureOf(result)}; took ${Math.round(result.tookMs / 1000)} s`));
    return result;
  } catch (error) {
    terminal.say(terminal.red(`  ✗ ${scenario.name} did not end: ${reasonOf(error)}`));
    return undefined;
  }
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
