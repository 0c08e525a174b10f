import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';

const MINUTES = 2;
// Besides the faults: an installation is raised, healed, drained, checked and taken down.
jest.setTimeout((MINUTES + 5) * 60_000);

const ROOT = resolve(import.meta.dirname, '../..');

interface Result {
  readonly faults: number;
  readonly accepted: number;
  readonly violations: number;
  readonly problems: readonly string[];
  readonly notDrained?: string;
  readonly checks: readonly { readonly name: string; readonly checked: number; readonly violations: number; readonly examples: readonly string[] }[];
}

describe('a province in which something breaks every few seconds', () => {
  it('loses nothing, doubles nothing and reports what its rows say, as somebody counts who asks it nothing', async () => {
    const folder = mkdtempSync(join(process.env['HAICAP_TEST_TMP'] ?? tmpdir(), 'chaos-'));
    const figures = join(folder, 'figures.json');

    await promisify(execFile)(join(ROOT, 'haicap'), ['chaos', 'mix', '--minutes', String(MINUTES), '--seed', '1', '--json', figures, '--no-color'],
      { env: { ...process.env, TMPDIR: folder }, maxBuffer: 64 << 20 }).catch((error: unknown) => error);

    const { results: [result] } = JSON.parse(readFileSync(figures, 'utf8')) as { results: [Result] };
    rmSync(folder, { recursive: true, force: true });
    expect(result.checks.filter(({ violations }) => violations > 0)).toEqual([]);
    expect(result).toMatchObject({ violations: 0, problems: [] });
    // A run in which hardly anything happened shows nothing.
    expect(result.faults).toBeGreaterThanOrEqual(8);
    expect(result.accepted).toBeGreaterThanOrEqual(200);
    expect(result.checks).toHaveLength(13);
    expect(result.checks.filter(({ checked }) => checked === 0)).toEqual([]);
  });
});
