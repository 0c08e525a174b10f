import { readFileSync, readdirSync } from 'node:fs';
import { identityOf, signalProcess, waitForEnd } from '../state/process-identity.ts';

/** Ends what a broken test left running: processes whose command line names this run's own folder, and no others. */
export async function endProcessesNaming(folder: string): Promise<string[]> {
  const strays = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
    .filter((pid) => pid !== process.pid && commandOf(pid).includes(`${folder}/`));
  const ended: string[] = [];
  for (const pid of strays) {
    const command = commandOf(pid);
    const identity = identityOf(pid);
    if (identity === undefined || !signalProcess(identity, 'SIGTERM')) continue;
    ended.push(command.split(' ')[0] ?? String(pid));
    if (!await waitForEnd(identity, 5000)) signalProcess(identity, 'SIGKILL');
  }
  return ended;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended in the meantime.
    return '';
  }
}
