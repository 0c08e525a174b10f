import { columns } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Figures, Measured, Ratio, Result, Target } from './benchmark.ts';
import { counts } from './targets.ts';

/** A benchmark as a table, its targets and its checks below it. */
export function printResult(terminal: Terminal, result: Result): void {
  const { bold, dim, green, red } = terminal;
  terminal.say(`\n  ${bold(result.name)}  ${result.title}  ${dim(`${result.seconds.toFixed(0)} s`)}\n`);
  if (result.measured.length > 0) terminal.say(columns([['', '', 'per second', 'CPU µs each', 'p50 ms', 'p99 ms', 'operations'].map(dim), ...result.measured.flatMap((one) => rowsOf(one, terminal))]));
  if (result.failure !== null) return terminal.say(`\n  ${red('broke off')}: ${result.failure}`);
  terminal.say();
  for (const target of result.targets) terminal.say(`  ${target.met ? green('met') : red('not met')}: ${sentenceOf(target)}`);
  for (const { what, problems } of result.checks) terminal.say(`  ${problems.length === 0 ? green('checked') : red('wrong')}: ${[what, ...problems.slice(0, 5)].join('; ')}`);
  for (const note of result.notes) terminal.say(`  ${dim(note)}`);
  if (!counts(result)) terminal.say(`  ${red('These figures do not count.')}`);
}

function rowsOf({ label, product, baseline, ratio }: Measured, { bold, dim }: Terminal): string[][] {
  const rows = [[bold(label), ...cellsOf(product)]];
  if (baseline !== null && ratio !== null) rows.push(['', ...cellsOf(baseline)], ['', ...ratioCells(ratio)].map(dim));
  return rows;
}

function cellsOf({ title, perSecond, cpuUs, p50Ms, p99Ms, operations }: Figures): string[] {
  return [title, number(perSecond), number(cpuUs), number(p50Ms), number(p99Ms), operations.toLocaleString('en')];
}

function ratioCells({ rate, rateOf: [worst, best], cpu, p50 }: Ratio): string[] {
  return ['ratio', `${number(rate)}× (${number(worst)}–${number(best)})`, cpu === null ? '' : `${number(cpu)}×`, p50 === null ? '' : `${number(p50)}×`, '', ''];
}

export function sentenceOf({ what, found, bound, limit, unit }: Target): string {
  return `${what}: ${found === null ? 'not measured' : `${number(found)}${unit}`}, ${bound} ${limit.toLocaleString('en')}${unit}`;
}

/** Three digits that say something. */
export function number(value: number | null): string {
  if (value === null) return '';
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  return size >= 100 ? Math.round(value).toLocaleString('en') : size >= 10 ? value.toFixed(1) : size >= 1 ? value.toFixed(2) : value.toFixed(3);
}
