import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSecrets, secretNames } from '../cli/installation/secrets.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/security/keys.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').map((cell) => cell.trim()));

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'haicap-keys-')); });
afterAll(() => rmSync(folder, { recursive: true }));

describe('the list of keys', () => {
  it('has a row for every secret that an installation may have, and no other', () => {
    expect(rows.map(([, name]) => name?.replaceAll('`', '')).toSorted()).toEqual(secretNames.filter((name) => name !== 'schema').toSorted());
    expect(Object.keys(openSecrets(folder)).filter((name) => !secretNames.includes(name))).toEqual([]);
  });

  it('says of each its algorithm, who has it, what it protects and when it is replaced', () => {
    expect(rows.filter(([, ...cells]) => cells.length !== 6 || cells.slice(0, 5).some((cell) => cell === ''))).toEqual([]);
  });
});
