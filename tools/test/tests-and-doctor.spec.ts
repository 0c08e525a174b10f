import { isAtLeast } from '../cli/doctor/bus-checks.ts';
import { judgeProcess } from '../cli/doctor/process-checks.ts';
import type { ProcessEntry } from '../cli/installation/run-file.ts';
import { judgeHigh, judgeLow } from '../cli/doctor/check.ts';
import { differingPackages } from '../cli/doctor/machine-checks.ts';
import { columns } from '../cli/terminal/table.ts';
import { addCounts, countResults, lastLine, parseTestKind } from '../cli/testing/test-kinds.ts';
import { shellWord } from '../cli/installation/running.ts';

describe('the last line of the tests', () => {
  it('adds up all runs', () => {
    expect(lastLine(addCounts([{ passed: 10, failed: 0, skipped: 1 }, { passed: 5, failed: 2, skipped: 0 }]))).toBe('15 passed, 2 failed, 1 skipped');
  });

  it('counts a file that cannot be loaded as a failure', () => {
    expect(countResults({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, numRuntimeErrorTestSuites: 1 })).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });
});

describe('the kind of tests asked for', () => {
  it('is all of them by default and refused when unknown', () => {
    expect(parseTestKind(undefined)).toEqual(['unit', 'integration', 'system', 'e2e']);
    expect(parseTestKind('e2e')).toEqual(['e2e']);
    expect(() => parseTestKind('smoke')).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});

describe('a check of the doctor', () => {
  it('turns from OK to WARN to FAIL at its limits', () => {
    expect([0, 9, 10, 59, 60].map((value) => judgeHigh(value, { warn: 10, fail: 60 }))).toEqual(['OK', 'OK', 'WARN', 'WARN', 'FAIL']);
    expect([6, 5, 4, 1, 0].map((value) => judgeLow(value, { warn: 5, fail: 1 }))).toEqual(['OK', 'OK', 'WARN', 'WARN', 'FAIL']);
  });

  it('compares versions by their numbers', () => {
    expect(isAtLeast('2.9.10', [2, 9])).toBe(true);
    expect(isAtLeast('2.12.7', [2, 9])).toBe(true);
    expect(isAtLeast('2.8.4', [2, 9])).toBe(false);
  });

  it('names packages that differ from the lock file and forgives optional ones of other machines', () => {
    const wanted = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' }, 'node_modules/other-cpu': { version: '1.0.0', optional: true }, 'node_modules/@haicap/kernel': { link: true } } });
    const present = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.9.0' } } });

    expect(differingPackages(wanted, present)).toEqual(['b']);
  });
});

describe('a table on the screen', () => {
  it('aligns Vietnamese letters, composed or not, and ignores colours', () => {
    const [bold, plain] = ['\u001B[1m', '\u001B[22m'];

    const table = columns([['Tiếp nhận'.normalize('NFD'), 'x'], [`${bold}abc${plain}`, 'y']], '');

    expect(table.replaceAll(bold, '').replaceAll(plain, '').normalize('NFC')).toBe('Tiếp nhận  x\nabc        y');
  });
});

describe('a path in a command that is shown', () => {
  it('can be pasted into a shell', () => {
    expect(shellWord('/srv/haicap-38')).toBe('/srv/haicap-38');
    expect(shellWord("/tmp/it's here")).toBe(`'/tmp/it'\\''s here'`);
  });
});

describe('a service that crashed', () => {
  const startedAt = '2025-07-01T01:00:00.000Z';
  const crashed: ProcessEntry = { identity: null, kind: 'service', state: 'restarting', restarts: 1, startedAt, log: '/l', stopSignal: 'SIGTERM', lastExit: 'SIGKILL' };
  const statusAfter = (ms: number, entry = crashed) => judgeProcess('dossier', entry, entry.state === 'ready' ? undefined : 'not running', Date.parse(startedAt) + ms).status;

  it('is a warning while it comes back, and still one afterwards, because it happened', () => {
    expect(statusAfter(5_000)).toBe('WARN');
    expect(statusAfter(3_600_000, { ...crashed, state: 'ready' })).toBe('WARN');
  });

  it('is a failure when it has not come back after a minute', () => {
    expect(statusAfter(61_000)).toBe('FAIL');
  });

  it('is a failure at once when nobody restarts it', () => {
    expect(statusAfter(5_000, { ...crashed, restarts: 0 })).toBe('FAIL');
  });
});
