import type { Terminal } from '../../cli/terminal/terminal.ts';
import { figureOf, printResult } from '../report.ts';
import { LONG_SCENARIOS } from './long.ts';
import { mix } from './mix.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario, ScenarioResult } from './run-scenario.ts';

/** From so many minutes on the mix is joined by every scenario of its own. */
const EVERYTHING_MINUTES = 40;
const LONG_MINUTES = 22;

type Context = { seed: number; terminal: Terminal; keep: string | undefined };
export type Ended = { document: unknown; figure: string; passed: boolean };
export type Plan = { title: string; run: (context: Context) => Promise<Ended> };

/** What a person asked for; undefined when there is no such scenario. */
export function planOf(name: string | undefined, minutes: number, seed: number): Plan | undefined {
  if (name === undefined || name === 'all') {
    return minutes < EVERYTHING_MINUTES && name === undefined
      ? scenarios('mix', [mix(minutes, seed)])
      : scenarios('all', [mix(Math.max(10, minutes - LONG_MINUTES), seed), ...LONG_SCENARIOS]);
  }
  if (name === 'mix') return scenarios('mix', [mix(minutes, seed)]);
  const long = LONG_SCENARIOS.find((scenario) => scenario.name === name);
  return long === undefined ? undefined : scenarios(name, [long]);
}

export function runPlan(plan: Plan, context: Context): Promise<Ended> {
  return plan.run(context);
}

function scenarios(title: string, list: readonly Scenario[]): Plan {
  return {
    title,
    run: async ({ seed, terminal, keep }) => {
      const results: ScenarioResult[] = [];
      for (const scenario of list) {
        terminal.say(`\n${scenario.name}`);
        const result = await runScenario(scenario, { seed, keep, say: (text) => terminal.say(terminal.dim(`    ${text}`)) });
        printResult(terminal, result);
        results.push(result);
      }
      return { document: { results }, figure: results.length === 1 && results[0] !== undefined ? figureOf(results[0]) : sumOf(results), passed: results.every(({ violations }) => violations === 0) };
    },
  };
}

function sumOf(results: readonly ScenarioResult[]): string {
  const sum = (of: (result: ScenarioResult) => number): number => results.reduce((total, result) => total + of(result), 0);
  return `${results.length} scenarios: ${sum(({ faults }) => faults)} faults, ${sum(({ accepted }) => accepted)} dossiers accepted, ${sum(({ violations }) => violations)} violations`;
}
