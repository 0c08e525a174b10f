import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheFolder, searchPath, wholeEnvironment } from '../config.ts';

/**
 * Debian packages are unpacked into a cache folder and run from there: nothing is installed and no service of the
 * system is touched. When the package lists of the system are absent or outdated, lists of our own are fetched.
 */
export type Wanted = {
  packages: readonly string[];
  /** Below the unpacked root, the main one first, for example usr/sbin/nats-server; `*` stands for one folder name. */
  executables: readonly string[];
};

export type Unpacked = {
  /** Runs as it is: a starter that sets the library path when the packages brought libraries along. */
  executable: string;
  /** The main file of the packages itself. */
  file: string;
  root: string;
  libraryPath: string;
};

export function findOnPath(name: string): string | undefined {
  for (const folder of [...searchPath(), '/usr/sbin', '/usr/local/sbin']) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
  }
  return undefined;
}

export async function unpackDebian(name: string, wanted: Wanted, fallbackFolder: string): Promise<Unpacked> {
  for (const base of [join(cacheFolder(), 'debian'), join(fallbackFolder, 'debian')]) {
    const present = lookUp(join(base, name), wanted);
    if (present !== undefined) return present;
  }
  if (findOnPath('apt-get') === undefined || findOnPath('dpkg-deb') === undefined) {
    throw new Error('this machine has no apt-get and dpkg-deb');
  }
  const base = writableBase([join(cacheFolder(), 'debian'), join(fallbackFolder, 'debian')]);
  const work = mkdtempSync(join(base, `.${name}-`));
  try {
    await fetchAndUnpack(work, wanted);
    writeFileSync(join(work, 'complete'), `${wanted.packages.join(' ')}\n`);
    const folder = join(base, name);
    writeStarter(work, folder, wanted);
    for (const scrap of ['debs', 'apt']) rmSync(join(work, scrap), { recursive: true, force: true });
    moveIntoPlace(work, folder);
    const made = lookUp(folder, wanted);
    if (made === undefined) throw new Error(`the packages hold no ${wanted.executables[0]}`);
    return made;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function lookUp(folder: string, wanted: Wanted): Unpacked | undefined {
  if (!existsSync(join(folder, 'complete'))) return undefined;
  const root = join(folder, 'root');
  const file = resolvePattern(root, wanted.executables[0] ?? '');
  if (file === undefined) return undefined;
  const starter = join(folder, 'bin', basename(file));
  return { executable: existsSync(starter) ? starter : file, file, root, libraryPath: libraryPath(root) };
}

function writeStarter(work: string, folder: string, wanted: Wanted): void {
  const root = join(work, 'root');
  const file = resolvePattern(root, wanted.executables[0] ?? '');
  if (file === undefined || libraryPath(root) === '') return;
  const final = (path: string): string => `'${path.replaceAll(work, folder).replaceAll("'", `'\\''`)}'`;
  mkdirSync(join(work, 'bin'));
  writeFileSync(join(work, 'bin', basename(file)), `#!/bin/sh\nLD_LIBRARY_PATH=${final(libraryPath(root))} exec ${final(file)} "$@"\n`, { mode: 0o755 });
}

function moveIntoPlace(work: string, folder: string): void {
  try {
    renameSync(work, folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Two runs side by side: the other one was first and its copy is as good.
    if ((code === 'ENOTEMPTY' || code === 'EEXIST') && existsSync(join(folder, 'complete'))) return;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  }
}

function writableBase(candidates: string[]): string {
  for (const base of candidates) {
    try {
      mkdirSync(base, { recursive: true });
      rmSync(mkdtempSync(join(base, '.try-')), { recursive: true });
      return base;
    } catch {
      // Not writable for this account: the next candidate is below the data folder.
    }
  }
  throw new Error(`no folder to unpack packages into is writable (${candidates.join(', ')})`);
}

async function fetchAndUnpack(work: string, wanted: Wanted): Promise<void> {
  const apt = new AptDownloads(join(work, 'apt'), join(work, 'debs'));
  const root = join(work, 'root');
  mkdirSync(join(work, 'debs'));
  const had = new Set<string>();
  let next = [...wanted.packages];
  for (let level = 0; level < 5 && next.length > 0; level++) {
    await apt.download(next);
    for (const name of next) had.add(name);
    for (const deb of readdirSync(join(work, 'debs'))) {
      await run('dpkg-deb', ['-x', join(work, 'debs', deb), root]);
      rmSync(join(work, 'debs', deb));
    }
    if ((await missingIn(root, wanted)).length === 0) return;
    next = (await apt.libraryDependencies([...had])).filter((name) => !had.has(name));
  }
  const missing = await missingIn(root, wanted);
  if (missing.length > 0) throw new Error(`libraries are missing: ${missing.join(', ')}`);
}

async function missingIn(root: string, wanted: Wanted): Promise<string[]> {
  const missing: string[] = [];
  for (const pattern of wanted.executables) {
    const executable = resolvePattern(root, pattern);
    if (executable === undefined) throw new Error(`the packages hold no ${pattern}`);
    missing.push(...await missingLibraries(executable, libraryPath(root)));
  }
  return missing;
}

class AptDownloads {
  private readonly state: string;
  private readonly target: string;
  private options: string[] = ['-o', 'APT::Sandbox::User=root'];
  private ownLists = false;

  constructor(state: string, target: string) {
    this.state = state;
    this.target = target;
  }

  async download(packages: string[]): Promise<void> {
    try {
      await run('apt-get', [...this.options, '-q', 'download', ...packages], this.target);
    } catch (error) {
      if (this.ownLists) throw error;
      await this.fetchOwnLists();
      await run('apt-get', [...this.options, '-q', 'download', ...packages], this.target);
    }
  }

  /** Shared libraries the packages depend on and the system does not have installed. */
  async libraryDependencies(packages: string[]): Promise<string[]> {
    const text = await run('apt-cache', [...this.options, 'depends', '--no-recommends', '--no-suggests', '--no-conflicts',
      '--no-breaks', '--no-replaces', '--no-enhances', ...packages]);
    const names = [...text.matchAll(/^\s+\|?(?:Pre)?Depends: ([a-z0-9][a-z0-9+.-]*)$/gm)].map((match) => match[1] ?? '');
    const libraries = [...new Set(names)].filter((name) => name.startsWith('lib') && !name.startsWith('libc6'));
    const missing: string[] = [];
    for (const name of libraries) if (!await isInstalled(name)) missing.push(name);
    return missing;
  }

  /** Works without root: state and cache of apt are redirected into our own folder. */
  private async fetchOwnLists(): Promise<void> {
    for (const folder of ['lists/partial', 'archives/partial']) mkdirSync(join(this.state, folder), { recursive: true });
    this.options = [...this.options, '-o', `Dir::State::Lists=${join(this.state, 'lists')}`, '-o', `Dir::Cache=${this.state}`,
      '-o', 'Debug::NoLocking=1'];
    this.ownLists = true;
    await run('apt-get', [...this.options, '-q', 'update']);
  }
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    return (await run('dpkg-query', ['-W', '-f', '${Status}', name])).includes('install ok installed');
  } catch {
    return false;
  }
}

export async function missingLibraries(executable: string, libraries: string): Promise<string[]> {
  const text = await run('ldd', [executable], '/', { LD_LIBRARY_PATH: libraries });
  return [...text.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

function libraryPath(root: string): string {
  const folders: string[] = [];
  for (const lib of ['usr/lib', 'lib']) {
    const folder = join(root, lib);
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder)) if (entry.endsWith('-linux-gnu')) folders.push(join(folder, entry));
  }
  return folders.join(':');
}

function resolvePattern(root: string, pattern: string): string | undefined {
  let found = [root];
  for (const part of pattern.split('/')) {
    found = found.flatMap((folder) => {
      if (part !== '*') return [join(folder, part)];
      return existsSync(folder) ? readdirSync(folder).map((entry) => join(folder, entry)) : [];
    }).filter((path) => existsSync(path));
  }
  return found.sort().at(-1);
}

export async function run(command: string, args: string[], cwd = '/', extra: Record<string, string> = {}): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: wholeEnvironment({ LC_ALL: 'C.UTF-8', ...extra }), stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done(output);
      else fail(new Error(`${command} ended with ${code}: ${lastLine(errors) || lastLine(output)}`));
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
