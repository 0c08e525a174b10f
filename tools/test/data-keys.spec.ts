import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announceKey, forgetFormerKeys, keyPhaseOf, switchKey } from '../cli/installation/data-keys.ts';
import { openSecrets, readSecrets, saveSecrets } from '../cli/installation/secrets.ts';
import type { Secrets } from '../cli/installation/secrets.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'haicap-keys-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const ring = () => JSON.parse(readFileSync(join(folder, 'data-keys/ring.json'), 'utf8')) as { writes: string; keys: Record<string, string> };
/** What a command that is started now finds. */
const found = (): Secrets => readSecrets(folder) ?? (() => { throw new Error('no secrets'); })();

describe('the keys of person columns in a data folder', () => {
  it('are one at first, for its owner alone', () => {
    const { dataKey } = openSecrets(folder);

    expect(ring()).toEqual({ writes: 'k1', keys: { k1: dataKey } });
    expect(statSync(join(folder, 'data-keys/ring.json')).mode & 0o777).toBe(0o600);
    expect(keyPhaseOf(found())).toBe('settled');
  });

  it('change so that each is read everywhere before it writes, and wherever a command dies the next one knows how far it was', () => {
    const { dataKey: first } = openSecrets(folder);
    saveSecrets(folder, announceKey(found()));
    const second = found().nextDataKey?.key ?? '';
    expect([keyPhaseOf(found()), ring()]).toEqual(['announced', { writes: 'k1', keys: { k1: first, k2: second } }]);
    expect(second).not.toBe(first);

    saveSecrets(folder, switchKey(found()));
    expect([keyPhaseOf(found()), ring()]).toEqual(['switched', { writes: 'k2', keys: { k1: first, k2: second } }]);

    saveSecrets(folder, forgetFormerKeys(found()));
    expect([keyPhaseOf(found()), ring()]).toEqual(['settled', { writes: 'k2', keys: { k2: second } }]);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain(first);
  });

  it('are as they were after the next start, whatever became of the ring', () => {
    openSecrets(folder);
    saveSecrets(folder, switchKey(announceKey(found())));
    const before = ring();
    rmSync(join(folder, 'data-keys'), { recursive: true });

    openSecrets(folder);
    expect(ring()).toEqual(before);
  });

  it('have ids that are never used twice', () => {
    openSecrets(folder);
    const ids = Array.from({ length: 3 }, () => {
      saveSecrets(folder, forgetFormerKeys(switchKey(announceKey(found()))));
      return found().dataKeyId;
    });

    expect(ids).toEqual(['k2', 'k3', 'k4']);
  });
});
