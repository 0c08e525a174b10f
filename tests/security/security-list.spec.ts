import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

/** Every requirement of the standard with its level; whose text is not ours to copy. */
const STANDARD = textOf('tests/security/asvs-5.0.0-ids.csv').trim().split('\n').filter((line) => line.startsWith('V')).map((line) => line.split(',')).map(([id = '', level = '']) => ({ id, level }));
const LEVEL_3_TOO = /^V(8|14|16)\./;
const WANTED = STANDARD.filter(({ id, level }) => level !== '3' || LEVEL_3_TOO.test(id));

interface Named { readonly file: string; readonly sentence?: string }

/** Files in `…` that have a folder, and the sentences in “…” behind each. */
function namedIn(by: string): Named[] {
  let file = '';
  return [...by.matchAll(/`([\w@.-]+\/[\w@./-]+)`|“([^”]+)”/g)].map(([, path, sentence]) => {
    file = path ?? file;
    return sentence === undefined ? { file } : { file, sentence };
  });
}

const rows = textOf('docs/security/asvs-5.0.md').split('\n').filter((line) => line.startsWith('| V')).map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', level = '', state = '', about = '', by = '', ...more]) => ({ id, level, state, about, by, named: namedIn(by), isWhole: more.length === 1 }));
const inState = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id);
const says = (text: string, sentence: string) => ["'", '`', '"'].some((quote) => text.replaceAll("\\'", "'").includes(`(${quote}${sentence}${quote}`) || text.includes(`\n    ${quote}${sentence}${quote}`));

describe('the list of what holds the platform’s security', () => {
  it('has every requirement of our levels once, in the order of the standard and at its level, and no other', () => {
    expect(STANDARD).toHaveLength(345);
    expect(rows.map(({ id, level }) => ({ id, level }))).toEqual(WANTED);
  });

  it('says of each what it is about, in a state that it knows, and by what', () => {
    expect(rows.filter(({ state, about, by, isWhole }) => !['met', 'reason', 'gap'].includes(state) || about === '' || by === '' || !isWhole)).toEqual([]);
  });

  it('names files that exist, and sentences that stand in them', () => {
    const named = rows.flatMap((row) => row.named);

    expect(named.filter(({ file }) => !existsSync(new URL(file, ROOT)))).toEqual([]);
    expect(named.filter(({ file, sentence }) => sentence !== undefined && !says(textOf(file), sentence))).toEqual([]);
    expect(named.filter(({ sentence }) => sentence !== undefined).length).toBeGreaterThan(100);
  });

  it('names for whatever it calls met a test or a check', () => {
    expect(rows.filter(({ state, named }) => state === 'met' && !named.some(({ file }) => /spec\.ts$|^tools\/check-\w+\.mjs$/.test(file))).map(({ id }) => id)).toEqual([]);
  });

  it('is summed up in docs/security.md: how many there are, and every one that is not met', () => {
    const page = textOf('docs/security.md');
    const notMet = page.split('\n').filter((line) => /^\| .* \| V\d/.test(line)).flatMap((line) => [...line.matchAll(/V\d+\.\d+\.\d+/g)].map(([id]) => id));
    const counts = `${rows.length} requirements: ${inState('met').length} met, ${inState('reason').length} by a reason, ${inState('gap').length} not met.`;
    process.stderr.write(`ASVS 5.0: ${counts}\n`);

    expect(page).toContain(counts);
    expect(notMet.toSorted()).toEqual(inState('gap').toSorted());
  });
});
