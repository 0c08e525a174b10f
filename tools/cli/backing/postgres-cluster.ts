import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../config.ts';
import { readIfPresent } from '../state/files.ts';
import { canUse } from './unprivileged.ts';
import type { Account } from './unprivileged.ts';

export const POSTGRES_ADMIN = 'haicap_admin';
const SHARED_HOME = '/var/lib/haicap';
const NOTE = 'postgres-is-elsewhere.txt';
const ORIGIN = 'data-folder.txt';

/** Where the cluster lies and which account its server runs under. */
export type ClusterPlace = { folder: string; account: Account | undefined; elsewhere: boolean };

/**
 * The cluster lies below the data folder. Under root its account may be unable to reach that (a 0700 parent such as a
 * temporary folder) or to read the binaries; then both go below /var/lib/haicap, and a note in the data folder says so.
 */
export function placeCluster(dataFolder: string, account: Account | undefined, binariesUsable: boolean): ClusterPlace {
  const inData = join(dataFolder, 'postgres');
  if (existsSync(join(inData, 'cluster/PG_VERSION'))) return { folder: inData, account: ownerOf(inData, account), elsewhere: false };
  if (account === undefined) {
    mkdirSync(inData, { recursive: true, mode: 0o700 });
    return { folder: inData, account, elsewhere: false };
  }
  const shared = sharedFolder(dataFolder);
  if (!existsSync(join(shared, 'cluster/PG_VERSION')) && binariesUsable) {
    mkdirSync(inData, { recursive: true });
    chownSync(inData, account.uid, account.gid);
    if (canUse(account, inData, 'w')) return { folder: inData, account, elsewhere: false };
    rmSync(inData, { recursive: true });
  }
  for (const folder of [SHARED_HOME, shared]) mkdirSync(folder, { recursive: true, mode: 0o755 });
  chmodSync(shared, 0o755);
  chownSync(shared, account.uid, account.gid);
  writeFileSync(join(shared, ORIGIN), dataFolder);
  writeFileSync(join(dataFolder, NOTE), `The PostgreSQL files of this folder are in ${shared},\nbecause the account "${account.name}" cannot reach this folder or the binaries.\n`);
  return { folder: shared, account, elsewhere: true };
}

export function sharedFolder(dataFolder: string): string {
  return join(SHARED_HOME, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16));
}

/** Removes what throw-away runs with data folders below `folder` put outside of it. */
export function removeSharedClusters(folder: string): void {
  for (const entry of existsSync(SHARED_HOME) ? readdirSync(SHARED_HOME) : []) {
    const origin = readIfPresent(join(SHARED_HOME, entry, ORIGIN));
    if (origin?.startsWith(`${folder}/`) === true) rmSync(join(SHARED_HOME, entry), { recursive: true, force: true });
  }
}

/** A cluster made by an ordinary user keeps that user also when root starts it later. */
function ownerOf(folder: string, account: Account | undefined): Account | undefined {
  const { uid, gid } = statSync(join(folder, 'cluster'));
  if (account === undefined || uid === account.uid || uid === 0) return account;
  return { uid, gid, name: String(uid) };
}

export async function createCluster(bin: string, libraryPath: string, place: ClusterPlace, password: string): Promise<void> {
  const cluster = join(place.folder, 'cluster');
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const fresh = join(place.folder, 'cluster.new');
  const passwordFile = join(place.folder, 'initial-password');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (place.account !== undefined) chownSync(passwordFile, place.account.uid, place.account.gid);
    await runInitdb(join(bin, 'initdb'), libraryPath, place.account, ['-D', fresh, '-U', POSTGRES_ADMIN, `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=vi', '--data-checksums']);
    // A cluster under its final name is complete: an initdb that was killed half-way leaves only cluster.new.
    renameSync(fresh, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function runInitdb(initdb: string, libraryPath: string, account: Account | undefined, args: string[]): Promise<void> {
  await new Promise<void>((done, fail) => {
    const child = spawn(initdb, args, {
      cwd: '/', env: postgresEnvironment(libraryPath), stdio: ['ignore', 'ignore', 'pipe'],
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done() : fail(new Error(`initdb ended with ${code}: ${errors.trim().split('\n').at(-1)}`))));
  });
}

export function postgresEnvironment(libraryPath: string): Record<string, string> {
  return childEnvironment({ LC_ALL: 'C.UTF-8', ...(libraryPath === '' ? {} : { LD_LIBRARY_PATH: libraryPath }) });
}

/** The major version that made the cluster, for a clear sentence instead of a crash loop. */
export function clusterVersion(folder: string): number {
  return Number(readFileSync(join(folder, 'cluster/PG_VERSION'), 'utf8').trim());
}

/**
 * A server killed with -9 leaves postmaster.pid behind. Its number may belong to another program by now, which would
 * keep PostgreSQL from starting for ever; a server that really still runs on this cluster is told to stop. Backends outlive a
 * killed postmaster until they notice, and the file is what keeps a new one from the files they still write: so they end first.
 */
export async function clearStalePid(folder: string): Promise<void> {
  const cluster = join(folder, 'cluster');
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  for (let waitedMs = 0; isPostmasterOf(pid, cluster); waitedMs += 100) {
    if (waitedMs === 0) process.kill(pid, 'SIGINT');
    if (waitedMs > 30_000) throw new Error(`an older PostgreSQL server (pid ${pid}) still uses ${folder}`);
    await pause(100);
  }
  for (let waitedMs = 0; ; waitedMs += 50) {
    const orphans = processesOfCluster(folder);
    if (orphans.length === 0) break;
    if (waitedMs > 10_000) throw new Error(`processes of an older PostgreSQL server still use ${folder}: ${orphans.join(', ')}`);
    for (const orphan of orphans) signalIfAlive(orphan, 'SIGKILL');
    await pause(50);
  }
  rmSync(file, { force: true });
}

/** Every process of the server on this cluster, postmaster and backends: they work in its folder. */
export function processesOfCluster(folder: string): number[] {
  const cluster = join(folder, 'cluster');
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOfCluster(name, cluster)).map(Number);
}

function isOfCluster(pid: string, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster && readlinkSync(`/proc/${pid}/exe`).endsWith('/postgres');
  } catch {
    // It has ended, or belongs to somebody else.
    return false;
  }
}

export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words[0]?.endsWith('postgres') === true && words.includes(cluster);
  } catch {
    return false;
  }
}
