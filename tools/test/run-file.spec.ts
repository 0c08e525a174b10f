import { createPrivateKey } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRunFile, writeRunFile } from '../cli/installation/run-file.ts';
import type { RunFile } from '../cli/installation/run-file.ts';
import { changeReceiptKey, derivePassword, openSecrets, readSecrets } from '../cli/installation/secrets.ts';
import { tryLock } from '../cli/state/lock-file.ts';
import { stopGroups } from '../cli/supervisor/stop-order.ts';
import { trimLog } from '../cli/supervisor/supervised-child.ts';
import { backoffMs } from '../cli/supervisor/backoff.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'haicap-spec-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const run: RunFile = {
  schema: 1, phase: 'ready', province: '38', port: 8080, empty: false, startedAt: '2025-07-01T01:00:00.000Z',
  supervisor: { pid: 1, startedTicks: '1', bootId: 'b' }, ports: { nats: 24222 }, choices: [],
  processes: { nats: { identity: null, kind: 'backing', state: 'restarting', restarts: 1, startedAt: '2025-07-01T01:00:00.000Z', log: '/l', stopSignal: 'SIGTERM', lastExit: 'SIGKILL' } },
};

describe('what runs in a data folder', () => {
  it('is written for its owner alone and read again as it was', () => {
    writeRunFile(folder, run);

    expect(readRunFile(folder)).toEqual(run);
    expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
  });

  it('is unknown in a fresh folder', () => {
    expect(readRunFile(folder)).toBeUndefined();
  });

  it.each(['', '{', '{"schema":2}'])('ends with a clear sentence when the file holds %j', (text) => {
    writeFileSync(join(folder, 'run.json'), text);

    expect(() => readRunFile(folder)).toThrow(expect.objectContaining({ exitCode: 5 }));
  });
});

describe('the secrets of an installation', () => {
  it('are made once and stay', () => {
    const made = openSecrets(folder);

    expect(openSecrets(folder)).toEqual(made);
    expect(readSecrets(folder)).toEqual(made);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'local-grant.secret'), 'utf8').trim()).toBe(made.localGrantSecret);
  });

  it('of an older installation get the keys that sign audit checkpoints and receipts, once, and keep everything else', () => {
    const { auditKey: _unknownThen, receiptKeys: _norThis, ...older } = openSecrets(folder);
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify(older));

    const readOnly = readSecrets(folder);
    const opened = openSecrets(folder);

    expect(opened).toEqual({ ...older, auditKey: readOnly?.auditKey, receiptKeys: readOnly?.receiptKeys });
    expect(Buffer.from(opened.auditKey, 'base64')).toHaveLength(32);
    expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual(opened);
  });

  it('have the sizes the services ask for', () => {
    const made = openSecrets(folder);

    for (const key of [made.installationKey, made.dataKey, made.indexKey, made.auditKey]) expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(made.serviceKey).toMatch(/^[0-9a-f]{64}$/);
    expect(made.oidcSigningKey).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig', e: 'AQAB' });
    expect(Buffer.from(made.oidcSigningKey['n'] ?? '', 'base64url')).toHaveLength(3072 / 8);
    expect(createPrivateKey({ key: Buffer.from(made.signingAuthority.key, 'base64'), format: 'der', type: 'pkcs8' }).asymmetricKeyDetails).toMatchObject({ modulusLength: 3072 });
    expect(made.receiptKeys).toEqual([expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', d: expect.stringMatching(/^[\w-]{43}$/), x: expect.stringMatching(/^[\w-]{43}$/) })]);
  });

  it('let the key of receipts be changed: the one before ends, loses its secret half, and stays to verify', () => {
    const [first] = openSecrets(folder).receiptKeys;
    const now = new Date('2099-01-01T00:00:00Z');

    const keyId = changeReceiptKey(folder, now);

    expect(openSecrets(folder).receiptKeys).toEqual([
      expect.objectContaining({ kid: keyId, nbf: now.getTime() / 1_000, d: expect.any(String) }),
      { kty: 'OKP', crv: 'Ed25519', kid: first?.kid, x: first?.x, nbf: first?.nbf, exp: now.getTime() / 1_000 },
    ]);
  });

  it('give every role its own password, the same at every start', () => {
    const root = Buffer.alloc(32, 1).toString('base64');

    expect(derivePassword({ root }, 'nats/dossier')).toBe(derivePassword({ root }, 'nats/dossier'));
    expect(derivePassword({ root }, 'nats/dossier')).not.toBe(derivePassword({ root }, 'nats/reporting'));
    expect(derivePassword({ root }, 'nats/dossier')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe('the lock of a data folder', () => {
  it('is held by one process, which the second one is told', () => {
    const path = join(folder, 'supervisor.lock');
    const first = tryLock(path);
    const second = tryLock(path);

    expect(first).toHaveProperty('release');
    expect(second).toMatchObject({ pid: process.pid });
    if ('release' in first) first.release();
    expect(tryLock(path)).toHaveProperty('release');
  });

  it('is taken over from a process that is gone', () => {
    const path = join(folder, 'supervisor.lock');
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedTicks: '1', bootId: 'earlier' }));

    expect(tryLock(path)).toHaveProperty('release');
  });
});

describe('stopping an installation', () => {
  it('ends the work first, then the edge, the owners, the keeper of the bus, and PostgreSQL last', () => {
    expect(stopGroups(['postgres', 'nats', 'redis', 'bus-keeper', 'identity', 'registry', 'dossier', 'gateway', 'trickle'])).toEqual([
      ['trickle'], ['gateway'], ['identity', 'registry', 'dossier'], ['bus-keeper'], ['redis'], ['nats'], ['postgres'],
    ]);
  });

  it('leaves out what was never started', () => {
    expect(stopGroups(['postgres', 'nats'])).toEqual([['nats'], ['postgres']]);
  });
});

describe('the log of a process', () => {
  it('is cut under its writer when it has grown too long, and its past kept once', () => {
    const log = join(folder, 'a.log');
    const writer = openSync(log, 'a');
    writeSync(writer, 'long line\n');

    trimLog(log, 5);
    writeSync(writer, 'next\n');
    closeSync(writer);

    expect(readFileSync(log, 'utf8')).toBe('next\n');
    expect(readFileSync(`${log}.1`, 'utf8')).toBe('long line\n');
  });
});

describe('the pause before a restart', () => {
  it('is short after one crash and grows to a quarter of a minute', () => {
    expect([1, 2, 3, 4, 20].map(backoffMs)).toEqual([250, 500, 1000, 2000, 15_000]);
  });
});
