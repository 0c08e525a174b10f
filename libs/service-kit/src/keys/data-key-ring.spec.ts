import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersonalDataCipher } from '../personal-data-cipher.js';

const key = (n: number) => Buffer.alloc(32, n);
const cell = { table: 'dossier_person', column: 'full_name', rowId: 'row-1' };
const keyIdOf = (text: string) => text.split('.')[1];

let folder: string;
let path: string;
let written = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haicap-ring-'));
  path = join(folder, 'ring.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As the launcher does it: the file is there as a whole or not at all. */
function put(text: string): void {
  written += 1;
  const beside = `${path}.${written}`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
const ring = (writes: string, ids: readonly number[]) => put(JSON.stringify({ writes, keys: Object.fromEntries(ids.map((id) => [`k${id}`, key(id).toString('base64')])) }));

/** A process of the installation; processes share the file and nothing else. */
function process(): { readonly cipher: PersonalDataCipher; readonly problems: Error[] } {
  const problems: Error[] = [];
  return { problems, cipher: new PersonalDataCipher({ key: key(1), keyId: 'k1', indexKey: key(9), ringPath: path, onProblem: (problem) => problems.push(problem) }) };
}

describe('the keys of an installation', () => {
  it('are the first one while there is no file, and those of the file from then on', () => {
    const { cipher } = process();
    expect(cipher.keyId).toBe('k1');

    ring('k2', [1, 2]);
    const other = process();
    expect(other.cipher.keyId).toBe('k2');
    expect(other.cipher.decrypt(cipher.encrypt('An', cell), cell)).toBe('An');
  });

  it('are read at once by whoever meets a cell of a key it has not heard of', () => {
    const [early, late] = [process().cipher, process().cipher];
    expect([early.keyId, late.keyId]).toEqual(['k1', 'k1']);
    ring('k2', [1, 2]);
    const writer = process().cipher;

    expect(late.decrypt(writer.encrypt('Bình', cell), cell)).toBe('Bình');
    expect(late.decryptBytes(writer.encryptBytes(Buffer.from('Bình'), cell), cell).toString()).toBe('Bình');
    expect(keyIdOf(late.encrypt('An', cell))).toBe('k2');
    expect(early.decrypt(late.encrypt('An', cell), cell)).toBe('An');
  });

  it('no longer read what was written with one that was taken away, and say so', () => {
    ring('k1', [1]);
    const { cipher } = process();
    const old = cipher.encrypt('An', cell);
    ring('k2', [2]);
    const { cipher: other } = process();

    expect(() => other.decrypt(old, cell)).toThrow('a person column has an unknown form or key');
  });

  it.each([
    ['no JSON', 'k1 = AQEB'], ['a key that is too short', JSON.stringify({ writes: 'k2', keys: { k2: Buffer.alloc(16).toString('base64') } })],
    ['a writer it does not hold', JSON.stringify({ writes: 'k3', keys: { k2: key(2).toString('base64') } })],
  ])('go on as before when the file holds %s, which is told without the key', (_what, text) => {
    ring('k2', [1, 2]);
    const { cipher, problems } = process();
    put(text);

    expect(() => cipher.decrypt(`v1.k7.${key(7).toString('base64')}`, cell)).toThrow('unknown form or key');
    expect(cipher.keyId).toBe('k2');
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ message }) => message).join()).not.toMatch(/AQEB|AAAA|AgIC/);
    expect(() => process()).toThrow('is no key ring');
  });

  it('stay when the file goes away', () => {
    ring('k2', [1, 2]);
    const { cipher } = process();
    rmSync(path);

    expect(() => cipher.decrypt(`v1.k7.${key(7).toString('base64')}`, cell)).toThrow('unknown form or key');
    expect(cipher.keyId).toBe('k2');
  });
});
