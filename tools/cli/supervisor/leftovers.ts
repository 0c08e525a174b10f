import type { RunFile } from '../installation/run-file.ts';
import { isAlive, signalGroup, signalProcess, waitForEnd } from '../state/process-identity.ts';
import type { ProcessIdentity } from '../state/process-identity.ts';
import { stopGroups } from './stop-order.ts';

/** Processes of a run whose supervisor was killed: told to stop in order, then killed. Returns the names it ended. */
export async function endLeftovers(run: RunFile): Promise<string[]> {
  const alive = new Map<string, { identity: ProcessIdentity; signal: NodeJS.Signals }>();
  for (const [name, entry] of Object.entries(run.processes)) {
    if (entry.identity !== null && isAlive(entry.identity)) alive.set(name, { identity: entry.identity, signal: entry.stopSignal as NodeJS.Signals });
  }
  for (const group of stopGroups([...alive.keys()])) {
    await Promise.all(group.map(async (name) => {
      const entry = alive.get(name);
      if (entry === undefined) return;
      signalProcess(entry.identity, entry.signal);
      if (await waitForEnd(entry.identity, 40_000)) return;
      signalGroup(entry.identity, 'SIGKILL');
      await waitForEnd(entry.identity, 5000);
    }));
  }
  return [...alive.keys()];
}

export function supervisorAlive(run: RunFile | undefined): boolean {
  return run?.supervisor !== undefined && run.supervisor !== null && isAlive(run.supervisor);
}
