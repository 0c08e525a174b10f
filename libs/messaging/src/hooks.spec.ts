import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { failpoint, seam } from './hooks.js';
import { FAILPOINTS } from './test-build/catalogue.js';

const LIBS = join(import.meta.dirname, '../..');

describe('the hooks of a build that is not for tests', () => {
  it('hold nobody and exchange nothing', () => {
    const part = () => 1;

    expect([failpoint('rpc.before-reply', 'a subject'), seam('claim-keys', part)]).toEqual([undefined, part]);
  });

  it('are what a library gets without the condition, and with it the test build', () => {
    const resolved = ['messaging', 'outbox'].map((lib) => [resolveHooks(lib), resolveHooks(lib, '--conditions=@haicap/test-build')]);

    expect(resolved).toEqual([
      ['messaging/dist/hooks.js', 'messaging/dist/test-build/hooks.js'],
      ['messaging/dist/hooks.js', 'outbox/dist/test-build/hooks.js'],
    ]);
  });
});

describe('the list of failpoints', () => {
  it('names every point of the sources, and no other', () => {
    const files = globSync('{messaging,outbox}/src/**/*.ts', { cwd: LIBS }).filter((path) => !path.endsWith('.spec.ts'));
    const found = files.flatMap((path) => [...readFileSync(join(LIBS, path), 'utf8').matchAll(/\bfailpoint\('([^']+)'/g)].map(([, name]) => name));

    expect([...new Set(found)].sort()).toEqual([...FAILPOINTS].sort());
  });
});

/** Where node finds `#hooks` from a library; nothing is loaded. */
function resolveHooks(lib: string, ...conditions: string[]): string {
  const options = [...conditions, '--input-type=module', '--eval', `console.log(import.meta.resolve('#hooks'))`];
  const url = execFileSync(process.execPath, options, { cwd: join(LIBS, lib), encoding: 'utf8' });
  return url.trim().slice(url.indexOf('/libs/') + '/libs/'.length);
}
