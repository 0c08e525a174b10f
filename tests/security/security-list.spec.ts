import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
const rows = readFileSync(new URL('docs/security.md', ROOT), 'utf8').split('\n').filter((line) => /^\| V\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, section = '', level = '', state = '', by = '']) => ({ section, level, state, by, files: [...by.matchAll(/`([\w@./-]+\/[\w@./-]+)`/g)].map((match) => match[1] ?? '') }));

describe('the list of what holds the platform’s security', () => {
  it('has every chapter, and of each row a level and a state that it knows', () => {
    expect(new Set(rows.map(({ section }) => Number(/^V(\d+)/.exec(section)?.[1])))).toEqual(new Set(Array.from({ length: 17 }, (_, at) => at + 1)));
    expect(rows.filter(({ level, state }) => !['2', '3'].includes(level) || !['met', 'reason', 'gap'].includes(state))).toEqual([]);
    expect(rows.filter(({ section, level }) => /^V(8|14|16)\b/.test(section) && level !== '3')).toEqual([]);
  });

  it('names files that exist, and for whatever it calls met a test or a check', () => {
    expect(rows.flatMap(({ files }) => files).filter((file) => !existsSync(new URL(file, ROOT)))).toEqual([]);
    expect(rows.filter(({ state, files }) => state === 'met' && !files.some((file) => /spec\.ts$|\.mjs$/.test(file))).map(({ section }) => section)).toEqual([]);
  });

  it('says why where nothing shows it', () => {
    expect(rows.filter(({ state, by }) => state !== 'met' && by.length < 20).map(({ section }) => section)).toEqual([]);
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    process.stderr.write(`docs/security.md: ${rows.length} rows, ${count('met')} met by tests, ${count('reason')} by a reason, ${count('gap')} gaps\n`);
  });
});
