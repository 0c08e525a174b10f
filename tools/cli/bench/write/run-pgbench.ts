import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOnPath, unpackDebian } from '../../backing/debian-packages.ts';
import { wholeEnvironment } from '../../config.ts';
import { CliFailure, EXIT, reasonOf } from '../../failure.ts';
import type { Sample } from '../harness/benchmark.ts';

const DEBIAN = '/usr/lib/postgresql';
// Two threads are enough for the driver: what it drives has two cores in the machine these figures are for.
const THREADS = 2;
const OUTPUT_BYTES_MAX = 16 * 1024 ** 2;

/** pgbench of this machine, or from Debian's package of the server. */
export async function findPgbench(cache: string): Promise<string> {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number).sort((a, b) => b - a) : [];
  const installed = versions.map((version) => join(DEBIAN, String(version), 'bin/pgbench')).find((path) => existsSync(path)) ?? findOnPath('pgbench');
  if (installed !== undefined) return installed;
  try {
    return (await unpackDebian('pgbench', { packages: ['postgresql-15'], executables: ['usr/lib/postgresql/*/bin/pgbench'] }, cache)).executable;
  } catch (error) {
    throw new CliFailure(EXIT.backing, `pgbench could not be had (${reasonOf(error)})`, 'install it with: apt-get install -y postgresql-contrib');
  }
}

// Whoever counts its transactions fills a database for others, and need not wait for the disk as they do.
const FILLING = { PGOPTIONS: '-c synchronous_commit=off' };

/** `perSecond`: transactions arrive by themselves and wait for none. */
export type PgbenchRun = { scripts: readonly string[]; clients: number; first: number; perSecond?: number } & ({ ms: number } | { transactionsEach: number });

/** Runs transactions as fast as so many clients can; a failed one ends the run. */
export async function runPgbench({ pgbench, url, folder }: { pgbench: string; url: string; folder: string }, wish: PgbenchRun): Promise<DrivenSample> {
  const work = mkdtempSync(join(folder, 'pgbench-'));
  try {
    const files = wish.scripts.flatMap((script, index) => {
      const file = join(work, `${index}.sql`);
      writeFileSync(file, script);
      return ['-f', file];
    });
    const arriving = wish.perSecond === undefined ? [] : ['-R', String(wish.perSecond)];
    const length = 'ms' in wish ? ['-T', String(Math.max(1, Math.round(wish.ms / 1000)))] : ['-t', String(wish.transactionsEach)];
    const text = await carriedOut(pgbench, ['-n', '-M', 'prepared', '-c', String(wish.clients), '-j', String(Math.min(THREADS, wish.clients)), ...length, ...arriving,
      '-D', `k=${wish.first}`, '-l', '--log-prefix', join(work, 'times'), ...files, url], 'ms' in wish ? {} : FILLING);
    return sampleOf(text, readdirSync(work).filter((name) => name.startsWith('times')).flatMap((name) => readFileSync(join(work, name), 'utf8').split('\n')));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The first thing that went wrong says why; what pgbench says last is that it gave up. */
async function carriedOut(pgbench: string, args: readonly string[], env: Record<string, string>): Promise<string> {
  try {
    return (await promisify(execFile)(pgbench, args, { env: wholeEnvironment({ LC_ALL: 'C.UTF-8', ...env }), maxBuffer: OUTPUT_BYTES_MAX })).stdout;
  } catch (error) {
    const { stderr: said = '' } = error as { stderr?: string };
    throw new Error(`pgbench: ${/ERROR:.*/.exec(said)?.[0] ?? reasonOf(error).slice(0, 300)}`, { cause: error });
  }
}

/** A run also tells how many transactions the busiest client did. */
export type DrivenSample = Sample & { readonly furthest: number };

/** What pgbench says in the end, and its log with a line per transaction: client, number, microseconds, … */
export function sampleOf(said: string, log: readonly string[]): DrivenSample {
  const operations = Number(/number of transactions actually processed: (\d+)/.exec(said)?.[1] ?? Number.NaN);
  const perSecond = Number(/tps = ([\d.]+)/.exec(said)?.[1] ?? 0);
  const failed = Number(/number of failed transactions: (\d+)/.exec(said)?.[1] ?? 0);
  if (Number.isNaN(operations) || failed > 0) throw new Error(`pgbench did not do its transactions: ${said.trim().slice(-1000)}`);
  // A machine too busy to connect every client in time.
  if (operations === 0) return { operations, wallMs: 0, latenciesMs: [], furthest: 0 };
  const done = log.filter((line) => line !== '').map((line) => line.split(' ').map(Number));
  return {
    operations, wallMs: (operations / perSecond) * 1000, latenciesMs: done.map(([, , us = 0]) => us / 1000),
    furthest: done.reduce((most, [, number = 0]) => Math.max(most, number + 1), 0),
  };
}
