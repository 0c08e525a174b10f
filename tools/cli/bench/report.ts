import { formatCount } from '@haicap/kernel';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { requireInstallation } from '../installation/running.ts';
import { supervisorAlive } from '../supervisor/leftovers.ts';
import { columns } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';
import { measureReport } from './report-figures.ts';
import type { MeasuredReport, MeasuredView, Spread } from './report-figures.ts';

const SERVICE_MS_MAX = 5;

/** The report by unit of the day and by commune of today at the size of half a year, inside the service and as a GROUP BY over the same rows. */
export async function benchReport(flags: { data?: string; json?: boolean; color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const known = requireInstallation(flags.data);
  if (!supervisorAlive(known.run)) throw new CliFailure(EXIT.start, `nothing runs in ${known.dataFolder}`, 'start it with ./haicap up');
  const measured = await measureReport(known);
  if (measured.dossiers === 0) throw new CliFailure(EXIT.usage, 'there is nothing to report on', 'load it first: ./haicap sample h1-2025');
  const isMet = measured.views.every((view) => keepsLimit(view) && view.difference === 0);
  if (terminal.json) terminal.document({ ok: isMet, ...measured, limits: { serviceP50Ms: SERVICE_MS_MAX } });
  else print(terminal, measured);
  return isMet ? EXIT.ok : EXIT.checks;
}

function keepsLimit({ service }: MeasuredView): boolean {
  return service.p50Ms <= SERVICE_MS_MAX;
}

const TITLES: Readonly<Record<MeasuredView['view'], string>> = { 'of-the-day': 'Report by unit of the day', today: 'Report by commune of today' };

function print(terminal: Terminal, { dossiers, views, groupBy }: MeasuredReport): void {
  const { bold, dim, green, red } = terminal;
  const row = (name: string, spread: Spread): string[] => [name, String(spread.runs), spread.p50Ms.toFixed(2), spread.p99Ms.toFixed(2)];
  for (const view of views) {
    const { service, http, rows, difference } = view;
    terminal.say(`\n  ${TITLES[view.view]}, 01/01/2025 – 30/06/2025: ${formatCount(dossiers)} dossiers in ${formatCount(rows)} rows\n`);
    terminal.say(columns([['', 'runs', 'p50 ms', 'p99 ms'].map(dim), row('inside the service', service), row('over HTTP', http), row('GROUP BY over the dossiers', groupBy)]));
    terminal.say(`\n  ${keepsLimit(view) ? green('met') : red('not met')}: at most ${SERVICE_MS_MAX} ms in the service (p50); GROUP BY takes ${bold(`${(groupBy.p50Ms / service.p50Ms).toFixed(0)} times`)} as long`);
    terminal.say(`  Both answers compared, cell by cell: difference ${difference === 0 ? green('0') : red(String(difference))}`);
  }
}
