import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const project = resolve(import.meta.dirname, '../..');
const MINUTES = 60_000;
const ROOT_FILES = ['package.json', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.tests.json', 'jest.preset.mjs', 'jest.config.mjs', '.oxlintrc.json'];
const TEST_TYPES = {
  extends: './tsconfig.base.json',
  compilerOptions: { noEmit: true, composite: false, types: ['node', 'jest'] },
  include: ['services/citizen-reception/test/**/*.ts'],
};

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** This workspace in a folder of its own, with the same packages; without the tests, which are not what is tested here. */
function copyOfWorkspace(): string {
  const copy = mkdtempSync(join(tmpdir(), 'haicap-workspace-'));
  for (const name of ROOT_FILES) cpSync(join(project, name), join(copy, name));
  // Without the caches of earlier builds: their time stamps would not survive the copy.
  const isSource = (path: string) => !/\/(node_modules|dist|test)$/.test(path);
  for (const folder of ['libs', 'services', 'simulators', 'sdk']) cpSync(join(project, folder), join(copy, folder), { recursive: true, filter: isSource });
  linkPackages(copy);
  return copy;
}

function linkPackages(copy: string): void {
  const [from, to] = [join(project, 'node_modules'), join(copy, 'node_modules')];
  mkdirSync(join(to, '@haicap'), { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@haicap') symlinkSync(join(from, name), join(to, name));
  for (const name of readdirSync(join(copy, 'libs'))) symlinkSync(join(copy, 'libs', name), join(to, '@haicap', name));
}

function run(folder: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((done, failed) => {
    // Jest marks its own workers by environment variables that a second Jest must not see.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('JEST_') && name !== 'NODE_OPTIONS'));
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => done({ code, output }));
  });
}

describe('a service made by tools/new-service.mjs', () => {
  let copy: string;
  const generate = (...args: string[]) => run(copy, [join(project, 'tools/new-service.mjs'), ...args, '--no-install', '--root', copy]);
  beforeAll(async () => {
    copy = copyOfWorkspace();
    const made = await generate('citizen-reception', '--noun', 'visit');
    expect(made).toMatchObject({ code: 0 });
    writeFileSync(join(copy, 'tsconfig.new-tests.json'), JSON.stringify(TEST_TYPES));
  }, MINUTES);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('has no type errors, in its code and in its tests', async () => {
    const tsc = join(project, 'node_modules/typescript/bin/tsc');

    expect(await run(copy, [tsc, '-b', 'services/citizen-reception'])).toEqual({ code: 0, output: '' });
    expect(await run(copy, [tsc, '-p', 'tsconfig.new-tests.json'])).toEqual({ code: 0, output: '' });
  }, 3 * MINUTES);

  it('passes the linter', async () => {
    const outcome = await run(copy, [join(project, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', 'services/citizen-reception']);

    expect(outcome.output).toContain('Found 0 warnings and 0 errors');
    expect(outcome.code).toBe(0);
  }, MINUTES);

  it('starts, answers, and drains on SIGTERM', async () => {
    const jest = ['--experimental-vm-modules', join(project, 'node_modules/jest/bin/jest.js'), '-c', 'jest.config.mjs'];

    const outcome = await run(copy, [...jest, '--runInBand', 'services/citizen-reception']);

    expect(outcome.output).toContain('Tests:       4 passed, 4 total');
    expect(outcome.code).toBe(0);
  }, 3 * MINUTES);

  it('is refused under a name that is taken or that is no name', async () => {
    expect(await generate('citizen-reception')).toEqual({ code: 2, output: 'services/citizen-reception exists already\n' });
    expect(await generate('CitizenHelper')).toMatchObject({ code: 2 });
  });
});
