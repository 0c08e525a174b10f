import { EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { resolveDataFolder } from '../installation/data-folder.ts';
import { PROVINCES } from '../installation/provinces.ts';
import { readRunFile } from '../installation/run-file.ts';
import type { ProcessEntry, RunFile } from '../installation/run-file.ts';
import { publicOrigin } from '../installation/service-environment.ts';
import { isAlive } from '../state/process-identity.ts';
import { memoryOfTree } from '../state/process-memory.ts';
import { supervisorAlive } from '../supervisor/leftovers.ts';
import { readiness } from '../supervisor/service-spec.ts';
import { ago, columns, megabytes } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

type Row = { name: string; pid: number | null; state: string; restarts: number; since: string; memoryBytes: number; problem?: string };

/** Exit code 0 when everything is ready, 7 otherwise. */
export async function status(flags: { data?: string; json?: boolean; color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const dataFolder = resolveDataFolder(flags.data);
  const run = readRunFile(dataFolder);
  const running = supervisorAlive(run);
  const rows = run === undefined ? [] : await Promise.all(Object.entries(run.processes).map(([name, entry]) => rowOf(name, entry)));
  const ready = running && run?.phase === 'ready' && rows.every((row) => row.state === 'ready');
  if (terminal.json) terminal.document(documentOf({ dataFolder, run, running, ready, rows }));
  else if (run === undefined) terminal.say(`No installation is in ${dataFolder}.`);
  else print(terminal, { dataFolder, run, running, ready, rows });
  return ready ? EXIT.ok : EXIT.checks;
}

async function rowOf(name: string, entry: ProcessEntry): Promise<Row> {
  const common = { name, restarts: entry.restarts, since: entry.startedAt };
  if (entry.identity === null || !isAlive(entry.identity)) {
    return { ...common, pid: null, state: entry.state === 'stopped' ? 'stopped' : 'down', memoryBytes: 0 };
  }
  const { pid } = entry.identity;
  const problem = entry.healthPort === undefined ? undefined : await readiness(entry.healthPort);
  const alive = { ...common, pid, memoryBytes: memoryOfTree(pid) };
  return problem === undefined ? { ...alive, state: entry.state } : { ...alive, state: 'not ready', problem };
}

type Facts = { dataFolder: string; run: RunFile | undefined; running: boolean; ready: boolean; rows: Row[] };

function documentOf({ dataFolder, run, running, ready, rows }: Facts): object {
  return {
    ok: ready, running, phase: running ? run?.phase : 'stopped', data: dataFolder,
    ...(run === undefined ? {} : { province: { code: run.province, name: PROVINCES[run.province] }, port: run.port, url: publicOrigin(run.port),
      startedAt: run.startedAt, supervisorPid: running ? run.supervisor?.pid : null, backing: run.choices, ports: run.ports }),
    processes: rows, memoryBytes: rows.reduce((sum, row) => sum + row.memoryBytes, 0),
  };
}

function print(terminal: Terminal, { dataFolder, run, running, ready, rows }: Facts & { run: RunFile }): void {
  const { bold, dim, green, red, yellow } = terminal;
  const name = `${PROVINCES[run.province] ?? ''} (${run.province})`;
  if (!running) {
    terminal.say(`${name} is not running; its data is in ${dataFolder}. Start it with ./haicap up.`);
    const alive = rows.filter((row) => row.pid !== null).map((row) => row.name);
    if (alive.length > 0) terminal.say(red(`A killed supervisor left ${alive.join(', ')} running; ./haicap down ends them.`));
    return;
  }
  terminal.say(`${ready ? green('●') : yellow('●')} ${bold(name)} ${run.phase} at ${publicOrigin(run.port)} ${dim(`since ${ago(run.startedAt, Date.now())}, ${dataFolder}`)}\n`);
  const now = Date.now();
  terminal.say(columns([
    ['process', 'state', 'pid', 'up', 'restarts', 'memory'].map(dim),
    ...rows.map((row) => [row.name, row.state === 'ready' ? green(row.state) : red(row.state), String(row.pid ?? '-'),
      row.pid === null ? '-' : ago(row.since, now), String(row.restarts), `${megabytes(row.memoryBytes)}${row.problem === undefined ? '' : `  ${red(row.problem)}`}`]),
    ['', '', '', '', '', megabytes(rows.reduce((sum, row) => sum + row.memoryBytes, 0))],
  ]));
  terminal.say(`\n${columns(run.choices.map((choice) => [choice.name, choice.version, choice.which, dim(choice.url)]))}`);
}
