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
  for (const problem of result.problems) terminal.say(terminal.red(`  ✗ ${problem}`));
  if (result.unknown > 0) terminal.say(terminal.red(`  ✗ ${result.unknown} commands whose outcome cannot be found out`));
  if (result.notDrained !== undefined) terminal.say(terminal.red(`  ✗ not equal ${seconds(result.drainedMs)} after everything was healed: ${result.notDrained}`));
  if (result.hung > 0) terminal.say(terminal.yellow(`  ${result.hung} requests had no answer within ten seconds`));
  terminal.say(`  ${figureOf(result)}`);
}

export function figureOf(result: ScenarioResult): string {
  return `${result.scenario}, seed ${result.seed}: ${result.faults} faults, ${result.accepted} dossiers accepted, ${result.violations} violations, `
    + `longest unavailability ${seconds(result.longestUnavailableMs)}, recovery at most ${seconds(result.recoveryMs)}, all equal after ${seconds(result.drainedMs)}`;
}
