import { formatCount, formatOnTimeRate } from '@haicap/kernel';
import { join } from 'node:path';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import type { Known } from '../installation/running.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import { runBulkLoad } from '../sample/bulk-load-process.ts';
import type { LoadOutcome, LoadStep } from '../sample/bulk-load-process.ts';
import { checkH1 } from '../sample/check-h1.ts';
import type { Compared } from '../sample/compare-figures.ts';
import { H1_2025 } from '../sample/h1-2025.ts';
import { readProvince } from '../sample/province-data.ts';
import { FIGURE_NAMES } from '../sample/raw-figures.ts';
import { writeRowFile } from '../sample/row-file.ts';
import { waitForReporting } from '../sample/wait-for-reporting.ts';
import { supervisorAlive } from '../supervisor/leftovers.ts';
import { columns, seconds } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

const PROVINCE = '38';
const SOURCE = 'h1-2025';
const COMMITTED_MS_MAX = 60_000;
const REPORTED_MS_MAX = 240_000;
const STEP_NAMES: Record<LoadStep['step'], string> = { stage: 'Copied into staging', validate: 'Validating', write: 'Written', analyze: 'Gathering statistics' };

type Flags = { data?: string; json?: boolean; color?: boolean; check?: boolean; wait?: boolean; file?: string };

/** Half a year of Thanh Hóa through the bulk path, and the proof that reporting shows it. */
export async function sample(flags: Flags, what: string): Promise<ExitCode> {
  if (what !== SOURCE) throw new CliFailure(EXIT.usage, `there is no sample "${what}"`, `the one there is: ./haicap sample ${SOURCE}`);
  const known = requireInstallation(flags.data);
  if (!supervisorAlive(known.run)) throw new CliFailure(EXIT.start, `nothing runs in ${known.dataFolder}`, 'start it with ./haicap up');
  if (known.run.province !== PROVINCE) throw new CliFailure(EXIT.usage, `${SOURCE} is a sample of Thanh Hóa (38); this installation is province ${known.run.province}`);
  const terminal = new Terminal(flags);
  return flags.check === true ? await check(known, terminal) : await load(known, terminal, flags);
}

async function load(known: Known, terminal: Terminal, flags: Flags): Promise<ExitCode> {
  const folder = join(known.dataFolder, 'samples');
  const [file, errorFile] = [flags.file ?? join(folder, `${SOURCE}.csv`), join(folder, `${SOURCE}.errors.csv`)];
  const generateMs = flags.file === undefined ? await generate(known, terminal, file) : 0;

  const began = performance.now();
  const outcome = await runBulkLoad(known, { file, source: SOURCE, errorFile }, stepPrinter(terminal));
  const committedMs = performance.now() - began;
  terminal.transient('');
  printOutcome(terminal, outcome, { committedMs, errorFile });

  let reportedMs: number | undefined;
  if (flags.wait !== false) {
    await waitForReporting(known, ({ unpublished, undelivered }) =>
      terminal.transient(`  Reporting: ${formatCount(undelivered)} facts to go, ${formatCount(unpublished)} of them not yet on the bus, ${seconds(performance.now() - began)}`));
    reportedMs = performance.now() - began;
    terminal.transient('');
    terminal.say(`  Reporting equal after     ${terminal.bold(seconds(reportedMs))}  ${terminal.dim(`at most ${seconds(REPORTED_MS_MAX)}`)}`);
  }
  if (terminal.json) terminal.document({ ok: outcome.rejected === 0, generateMs, committedMs, reportedMs: reportedMs ?? null, limits: { committedMs: COMMITTED_MS_MAX, reportedMs: REPORTED_MS_MAX }, ...outcome });
  return outcome.rejected > 0 ? EXIT.checks : EXIT.ok;
}

async function generate(known: Known, terminal: Terminal, file: string): Promise<number> {
  const began = performance.now();
  const { units, procedures } = await readProvince(publicOrigin(known.run.port), PROVINCE);
  const rows = await writeRowFile(file, { units, procedures });
  const ms = performance.now() - began;
  terminal.say(`  Row file                  ${seconds(ms)}  ${terminal.dim(`${formatCount(rows)} rows at ${units.length} units, ${file}`)}`);
  return ms;
}

function stepPrinter(terminal: Terminal): (step: LoadStep) => void {
  let current: LoadStep | undefined;
  const sentence = ({ step, rows, of, elapsedMs }: LoadStep): string =>
    `  ${STEP_NAMES[step].padEnd(24)}  ${seconds(elapsedMs)}  ${terminal.dim(`${formatCount(rows)}${of === null ? '' : ` of ${formatCount(of)}`} rows, ${formatCount(Math.round(rows / Math.max(0.001, elapsedMs / 1000)))} rows/s`)}`;
  return (step) => {
    if (current !== undefined && current.step !== step.step) {
      terminal.transient('');
      terminal.say(sentence(current));
    }
    current = step;
    terminal.transient(sentence(step));
  };
}

function printOutcome(terminal: Terminal, outcome: LoadOutcome, { committedMs, errorFile }: { committedMs: number; errorFile: string }): void {
  const { rows, accepted, alreadyThere, rejected, reasons } = outcome;
  terminal.say(`  Committed after           ${terminal.bold(seconds(committedMs))}  ${terminal.dim(`at most ${seconds(COMMITTED_MS_MAX)}`)}`);
  terminal.say(`  Rows of the file          ${formatCount(rows)} = ${formatCount(accepted)} accepted + ${formatCount(alreadyThere)} already there + ${formatCount(rejected)} rejected`);
  if (alreadyThere === rows) terminal.say(`  ${formatCount(alreadyThere)} rows already there; nothing was changed.`);
  if (rejected === 0) return;
  terminal.say(`  ${terminal.red(`${formatCount(rejected)} rows were rejected`)}; each with line and reason in ${errorFile}`);
  terminal.say(columns(reasons.map((one) => [one.reason, formatCount(one.rows)]), '    '));
}

async function check(known: Known, terminal: Terminal): Promise<ExitCode> {
  await waitForReporting(known, ({ undelivered }) => terminal.transient(`  Waiting for reporting: ${formatCount(undelivered)} facts to go`));
  terminal.transient('');
  const compared = await checkH1(known);
  const total = compared[0]?.raw;
  if (total === undefined) throw new CliFailure(EXIT.internal, 'nothing was compared');
  const rate = formatOnTimeRate(total);
  const missing = Object.entries(H1_2025).filter(([name, value]) => typeof value === 'number' && total[name as keyof typeof total] !== value);
  const difference = compared.reduce((sum, one) => sum + one.difference, 0);
  const equal = difference === 0 && missing.length === 0;
  if (terminal.json) terminal.document({ ok: equal, from: H1_2025.from, asOf: H1_2025.asOf, difference, onTimeRate: rate, expected: H1_2025, compared });
  else print(terminal, compared, { rate, total, missing: missing.map(([name, value]) => `${name}: ${total[name as keyof typeof total]} instead of ${value}`) });
  return equal ? EXIT.ok : EXIT.checks;
}

function print(terminal: Terminal, compared: readonly Compared[], { rate, total, missing }: { rate: string; total: Compared['raw']; missing: string[] }): void {
  const { bold, dim, green, red } = terminal;
  terminal.say(`\n  01/01/2025 – 30/06/2025, ${bold('as of 30/06/2025')}: counted again from the rows, and as reporting answers\n`);
  const cells = compared.flatMap(({ view, rows, raw, reported, difference, examples }) => [
    // The sum of 181 evenings says nothing; the evenings themselves are compared below it.
    ...FIGURE_NAMES.filter((_, index) => view !== 'by day' || index < 4).map((name, index) => [index === 0 ? bold(view) : index === 1 ? dim(`${formatCount(rows)} rows`) : '', name, formatCount(raw[name]), formatCount(reported[name]), formatCount(raw[name] - reported[name])]),
    ['', 'every cell', '', '', difference === 0 ? green('0') : red(formatCount(difference))],
    ...examples.map((example) => ['', red(example)]),
  ]);
  terminal.say(columns([['', '', 'rows', 'reporting', 'difference'].map(dim), ...cells]));
  terminal.say(`\n  ${formatCount(total.onTime)} / ${formatCount(total.resolved)} = ${bold(rate)}`);
  for (const one of missing) terminal.say(`  ${red(`not the published number: ${one}`)}`);
}
