import { accessSync, constants, mkdirSync, rmdirSync, statSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { callerFolder, projectRoot } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';

/** A cluster, the bus's store and the logs of a first day fit in it; below that PostgreSQL fails in ugly ways. */
const FREE_BYTES_MIN = 1024 ** 3;

export function resolveDataFolder(given: string | undefined): string {
  return given === undefined ? join(projectRoot, '.haicap') : resolve(callerFolder, given);
}

/** Makes the data folder and refuses with one sentence when it cannot hold an installation. */
export function openDataFolder(folder: string): void {
  if (isSomethingElse(folder)) throw new CliFailure(EXIT.data, `${folder} is not a folder`, 'give another one with --data <folder>');
  try {
    // Under root PostgreSQL runs as another account and has to pass through this folder; its files are 0600 each.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 });
  } catch (error) {
    throw new CliFailure(EXIT.data, `the data folder ${folder} cannot be made (${reasonOf(error)})`, 'give another one with --data <folder>');
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new CliFailure(EXIT.data, `the data folder ${folder} is not readable and writable for you`, 'give another one with --data <folder>, or change its owner');
  }
  if (folder.length > 4000 || /[\n\r\0]/.test(folder)) throw new CliFailure(EXIT.data, 'the path of the data folder is too long or holds a line break');
  const free = freeBytes(folder);
  if (free < FREE_BYTES_MIN) {
    throw new CliFailure(EXIT.data, `only ${Math.floor(free / 1024 ** 2)} MB are free in ${folder}, at least ${FREE_BYTES_MIN / 1024 ** 2} MB are needed`,
      'free some space or give another folder with --data');
  }
}

function isSomethingElse(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    // A parent that may not be entered: making the folder fails next and says so.
    return false;
  }
}

/** A refused start leaves no empty folder behind. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Where everything of an installation lies. */
export const pathsOf = (folder: string) => ({
  run: join(folder, 'run.json'),
  lock: join(folder, 'supervisor.lock'),
  secrets: join(folder, 'secrets.json'),
  /** The keys of person columns that count now, for services that run. */
  dataKeyRing: join(folder, 'data-keys/ring.json'),
  connections: join(folder, 'connections.json'),
  localGrant: join(folder, 'local-grant.secret'),
  paymentSecret: join(folder, 'payment-simulator.secret'),
  providerSecret: join(folder, 'identity-provider.secret'),
  /** By how many milliseconds the clock of a trial is ahead; absent when it goes with the machine. */
  clock: join(folder, 'clock'),
  logs: join(folder, 'logs'),
  /** What people have uploaded; to be kept as carefully as the databases. */
  files: join(folder, 'files'),
  /** What was stated about the audit trail. In production it belongs on another machine than the databases. */
  auditCheckpoints: join(folder, 'audit-checkpoints'),
});
