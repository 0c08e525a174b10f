import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moveClock, openClock, parseInstant, readClock } from '../cli/installation/trial-clock.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'clock-')); });
afterEach(() => rmSync(folder, { recursive: true }));

describe('the clock of a trial', () => {
  it('takes an instant without an offset as Vietnamese time', () => {
    expect(parseInstant('2026-11-25T15:01').toISOString()).toBe('2026-11-25T08:01:00.000Z');
    expect(parseInstant('2026-11-25T15:01:30Z').toISOString()).toBe('2026-11-25T15:01:30.000Z');
  });

  it.each(['', '15:01', '2026-13-01T00:00', 'tomorrow', '2026-11-25'])('refuses "%s"', (text) => {
    expect(() => parseInstant(text)).toThrow('is no instant');
  });

  it('is absent from an installation that goes with the machine', () => {
    expect(openClock(folder, undefined)).toBeUndefined();
    expect(readClock(folder)).toBeUndefined();
  });

  it('begins where it is told, goes on at the next start and never goes back', () => {
    const file = openClock(folder, '2031-01-02T03:04:05.000Z');

    expect(Number(readFileSync(file ?? '', 'utf8'))).toBeGreaterThan(0);
    expect(openClock(folder, undefined)).toBe(file);
    expect(() => moveClock(folder, new Date('2031-01-02T03:00:00Z'))).toThrow('only goes forward');
    moveClock(folder, new Date('2031-01-03T00:00:00Z'));
    expect(readClock(folder)?.now.getTime()).toBeGreaterThanOrEqual(Date.parse('2031-01-03T00:00:00Z'));
  });
});
