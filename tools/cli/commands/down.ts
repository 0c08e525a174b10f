import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { resolveDataFolder } from '../installation/data-folder.ts';
import { readRunFile, writeRunFile } from '../installation/run-file.ts';
import { signalProcess, waitForEnd } from '../state/process-identity.ts';
import { endLeftovers, supervisorAlive } from '../supervisor/leftovers.ts';
import { seconds } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

/** Longer than the slowest drain: services 40 s, gateway 40 s, bus-keeper 40 s, PostgreSQL 30 s. */
const STOP_MS = 180_000;

export async function down(flags: { data?: string; json?: boolean; color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  const dataFolder = resolveDataFolder(flags.data);
  const began = performance.now();
  const stopped = await stopSupervisor(dataFolder, () => terminal.say(`Stopping what runs in ${dataFolder} …`));
  const ended = await endWhatIsLeft(dataFolder);
  if (terminal.json) terminal.document({ ok: true, data: dataFolder, stopped: stopped || ended.length > 0, endedLeftovers: ended });
  else if (!stopped && ended.length === 0) terminal.say(`Nothing runs in ${dataFolder}.`);
  else terminal.say(`${terminal.green('✓')} stopped after ${seconds(performance.now() - began)}; the data stays in ${dataFolder}`);
  return EXIT.ok;
}

async function stopSupervisor(dataFolder: string, onStop: () => void): Promise<boolean> {
  const run = readRunFile(dataFolder);
  const supervisor = run?.supervisor ?? null;
  if (supervisor === null || !supervisorAlive(run)) return false;
  onStop();
  if (!signalProcess(supervisor, 'SIGTERM')) throw new CliFailure(EXIT.start, `process ${supervisor.pid} cannot be signalled; it belongs to another account`);
  if (!await waitForEnd(supervisor, STOP_MS)) throw new CliFailure(EXIT.start, `the supervisor (process ${supervisor.pid}) did not stop in ${STOP_MS / 1000} s`);
  return true;
}

/** After a killed supervisor its children are still there. */
async function endWhatIsLeft(dataFolder: string): Promise<string[]> {
  const run = readRunFile(dataFolder);
  if (run === undefined) return [];
  const ended = await endLeftovers(run);
  if (run.phase !== 'stopped') writeRunFile(dataFolder, { ...run, phase: 'stopped', supervisor: null });
  return ended;
}
