import { readFileSync } from 'node:fs';

/**
 * A pid alone names whatever runs under that number now. The kernel's start time and the boot it belongs to make it
 * one process, so a number that was given to another program is never signalled.
 */
export type ProcessIdentity = { pid: number; startedTicks: string; bootId: string };

export function identityOf(pid: number): ProcessIdentity | undefined {
  const stat = statOf(pid);
  return stat === undefined ? undefined : { pid, startedTicks: stat.startedTicks, bootId: bootId() };
}

export function isAlive(identity: ProcessIdentity): boolean {
  const stat = statOf(identity.pid);
  return stat !== undefined && stat.state !== 'Z' && stat.state !== 'X'
    && stat.startedTicks === identity.startedTicks && bootId() === identity.bootId;
}

/** Fields of /proc/<pid>/stat after the command name, which may itself hold spaces and brackets. */
export function parseStat(text: string): { state: string; startedTicks: string } | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).trim().split(' ');
  const [state, startedTicks] = [fields[0], fields[19]];
  return state === undefined || startedTicks === undefined ? undefined : { state, startedTicks };
}

/** Signals the process group when the identity still holds; false means there was nothing to signal. */
export function signalGroup(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  if (!isAlive(identity)) return false;
  return send(-identity.pid, signal) || send(identity.pid, signal);
}

export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): boolean {
  return isAlive(identity) && send(identity.pid, signal);
}

export async function waitForEnd(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isAlive(identity)) {
    if (performance.now() > deadline) return false;
    await new Promise((done) => setTimeout(done, 50));
  }
  return true;
}

function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    // ESRCH: it ended between the check and the signal. EPERM: it belongs to another account.
    return false;
  }
}

function statOf(pid: number): { state: string; startedTicks: string } | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
