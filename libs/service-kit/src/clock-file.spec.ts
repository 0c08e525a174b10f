import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockOfFile } from './clock-file.js';

const folder = mkdtempSync(join(tmpdir(), 'clock-'));
const file = join(folder, 'clock');
const machine = { now: () => new Date('2026-11-26T03:00:00Z') };
afterEach(() => rmSync(file, { force: true }));

describe('a clock that a file moves', () => {
  it('shows the time of the machine moved by the milliseconds of the file, and moves as soon as the file says so', () => {
    writeFileSync(file, '3600000\n');
    const clock = clockOfFile(file, machine);
    expect(clock.now().toISOString()).toBe('2026-11-26T04:00:00.000Z');

    writeFileSync(file, '-86400000');
    expect(clock.now().toISOString()).toBe('2026-11-25T03:00:00.000Z');
  });

  it.each([['nothing', ''], ['words', 'tomorrow'], ['parts of a millisecond', '1.5']])('refuses to guess when the file holds %s', (_, text) => {
    writeFileSync(file, text);

    expect(() => clockOfFile(file, machine).now()).toThrow('holds no whole milliseconds');
  });

  it('fails when there is no file', () => {
    expect(() => clockOfFile(file, machine).now()).toThrow('ENOENT');
  });
});
