import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, wholeEnvironment } from '../config.ts';
import { identityOf, signalGroup } from '../state/process-identity.ts';
import { countResults } from './test-kinds.ts';
import type { Counts } from './test-kinds.ts';

export type JestRun = { patterns: readonly string[]; only: string | undefined; oneByOne: boolean; order?: string; environment?: string; resultFile: string; env: Record<string, string> };

/** Runs Jest once and counts. Its output goes to this process's own, as it comes. */
export async function runJest(wish: JestRun, onStart: (stop: () => void) => void): Promise<Counts> {
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(projectRoot, 'node_modules/jest/bin/jest.js'), '-c', join(projectRoot, 'jest.config.mjs'),
    '--ci', '--json', `--outputFile=${wish.resultFile}`, '--passWithNoTests', '--testLocationInResults',
    ...(wish.oneByOne ? ['--runInBand'] : ['--maxWorkers=2', '--workerIdleMemoryLimit=1GB']),
    ...wish.patterns.flatMap((pattern) => ['--testMatch', pattern]),
    ...(wish.order === undefined ? [] : ['--testSequencer', join(projectRoot, wish.order)]),
    ...(wish.environment === undefined ? [] : ['--env', join(projectRoot, wish.environment)]),
    ...(wish.only === undefined ? [] : ['--testPathPatterns', wish.only])];
  const code = await new Promise<number | null>((done, fail) => {
    // A group of its own, so that what a test starts can be ended with it.
    const child = spawn(process.execPath, args, { cwd: projectRoot, env: wholeEnvironment({ ...wish.env, PATH: pathWithNode24(), NODE_ENV: 'test' }),
      stdio: ['ignore', 'ignore', 'inherit'], detached: true });
    const identity = child.pid === undefined ? undefined : identityOf(child.pid);
    onStart(() => { if (identity !== undefined) signalGroup(identity, 'SIGTERM'); });
    child.once('error', fail);
    child.once('close', done);
  });
  if (!existsSync(wish.resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = countResults(JSON.parse(readFileSync(wish.resultFile, 'utf8')) as Parameters<typeof countResults>[0]);
  // Jest may fail as a whole, for example on open handles it was told to refuse, with every test passed.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function pathWithNode24(): string {
  return `${join(projectRoot, 'node_modules/.bin')}:${wholeEnvironment()['PATH'] ?? ''}`;
}
