import type { Terminal } from '../cli/terminal/terminal.ts';
import type { ScenarioResult } from './scenarios/run-scenario.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What a scenario came to, for a person; its last line is its figure. */
export function printResult(terminal: Terminal, result: ScenarioResult): void {
  const faults = Object.entries(result.faultsByName).toSorted(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`).join(', ');
  terminal.say('');
  if (faults !== '') terminal.say(`  Faults: ${faults}`);
  for (const { name, checked, violations, examples } of result.checks) {
    const line = `  ${violations === 0 ? '✓' : '✗'} ${name}: ${checked} checked, ${violations} violations`;
    terminal.say(violations === 0 ? line : terminal.red(line));
    for (const example of examples.slice(0, 5)) terminal.say(terminal.dim(`      ${example}`));
  }
  printTroubles(terminal, result);
  terminal.say(`  ${figureOf(result)}`);
}

function printTroubles(terminal: Terminal, { problems, unknown, notDrained, drainedMs, noToken, hung }: ScenarioResult): void {
  for (const problem of problems) terminal.say(terminal.red(`  ✗ ${problem}`));
  if (unknown > 0) terminal.say(terminal.red(`  ✗ ${unknown} commands whose outcome cannot be found out`));
  if (notDrained !== undefined) terminal.say(terminal.red(`  ✗ not equal ${seconds(drainedMs)} after the last fault: ${notDrained}`));
  if (noToken > 0) terminal.say(terminal.dim(`  ${noToken} turns had no token to work with`));
  if (hung > 0) terminal.say(terminal.yellow(`  ${hung} requests had no answer within ten seconds`));
}

export function figureOf(result: ScenarioResult): string {
  return `${result.scenario}, seed ${result.seed}: ${result.faults} faults, ${result.accepted} dossiers accepted, ${result.violations} violations, `
    + `longest unavailability ${seconds(result.longestUnavailableMs)}, recovery ${result.recoveryMs === null ? 'never' : `at most ${seconds(result.recoveryMs)}`}, all equal ${seconds(result.drainedMs)} after the last fault at most`;
}
