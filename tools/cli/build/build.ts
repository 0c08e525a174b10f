import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, wholeEnvironment } from '../config.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { readIfPresent, writeWhole } from '../state/files.ts';
import { waitForLock } from '../state/lock-file.ts';

const cache = join(projectRoot, 'node_modules/.cache/haicap');
const SKIPPED = new Set(['node_modules', 'dist', '.cache', 'test-results']);

type Part = { name: 'packages' | 'web'; sources: string[]; results: string[]; work: () => Promise<void> };

/** Builds what changed since the last build and nothing otherwise; two starts side by side build one after the other. */
export async function buildWhatChanged(note: (text: string) => void): Promise<void> {
  const stale = () => parts().filter((part) => !isCurrent(part));
  if (stale().length === 0) return note('nothing changed');
  const lock = await waitForLock(join(cache, 'build.lock'), (holder) => note(`waited for the build of process ${holder.pid}`));
  try {
    const work = stale();
    for (const part of work) {
      const before = fingerprint(part.sources);
      await part.work();
      writeWhole(stampOf(part), before, 0o644);
    }
    note(work.map((part) => part.name).join(', ') || 'built by another process');
  } finally {
    lock.release();
  }
}

/** Enough to read the topology, for commands that start nothing. */
export async function buildContracts(): Promise<void> {
  const sources = ['libs/kernel', 'libs/contracts'];
  if (existsSync(join(projectRoot, 'libs/contracts/dist/index.js'))) return;
  const lock = await waitForLock(join(cache, 'build.lock'), () => undefined);
  try {
    await runBuild('libs/contracts', process.execPath, [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-b', ...sources], projectRoot);
  } finally {
    lock.release();
  }
}

function parts(): Part[] {
  const packages = ['libs', 'services', 'simulators'].flatMap((group) => listFolders(group)).filter((folder) => existsSync(join(projectRoot, folder, 'tsconfig.json')));
  const node = process.execPath;
  return [
    { name: 'packages', sources: [...packages, 'tsconfig.base.json', 'package-lock.json'],
      results: listFolders('services').map((folder) => `${folder}/dist/main.js`),
      work: () => runBuild('tsc', node, [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-b', ...packages], projectRoot) },
    { name: 'web', sources: ['web', 'package-lock.json', 'libs/contracts/src', 'libs/kernel/src'], results: ['web/dist/index.html', 'web/dist/can-bo.html'],
      work: () => runBuild('web', 'npm', ['run', 'build', '--silent'], join(projectRoot, 'web')) },
  ];
}

function listFolders(group: string): string[] {
  const folder = join(projectRoot, group);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${group}/${entry.name}`).sort();
}

function isCurrent(part: Part): boolean {
  return part.results.every((result) => existsSync(join(projectRoot, result))) && readIfPresent(stampOf(part)) === fingerprint(part.sources);
}

function stampOf(part: Part): string {
  return join(cache, `${part.name}.stamp`);
}

/** Names, sizes and times of the sources: a few hundred stats, a few milliseconds. */
export function fingerprint(sources: readonly string[], root = projectRoot): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const absolute = join(root, path);
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
      return;
    }
    for (const entry of readdirSync(absolute).sort()) {
      if (!SKIPPED.has(entry) && !/\.(tsbuildinfo|spec\.ts|int-spec\.ts|contract-spec\.ts|md|log)$/.test(entry)) visit(`${path}/${entry}`);
    }
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}

async function runBuild(what: string, command: string, args: string[], cwd: string): Promise<void> {
  const output = await new Promise<{ code: number | null; text: string }>((done, fail) => {
    const child = spawn(command, args, { cwd, env: wholeEnvironment({ NX_DAEMON: 'false', PATH: pathWithNode24() }), stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    child.once('error', fail);
    child.once('close', (code) => done({ code, text }));
  });
  if (output.code !== 0) {
    throw new CliFailure(EXIT.start, `the build of ${what} failed:\n${output.text.trim().split('\n').slice(0, 25).map((line) => `  ${line}`).join('\n')}`);
  }
}

function pathWithNode24(): string {
  return [join(projectRoot, 'node_modules/.bin'), ...(wholeEnvironment()['PATH'] ?? '').split(':')].join(':');
}
