import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fixedClock } from '@haicap/kernel';
import { AuditSigner } from './audit-signing.js';
import { CheckpointStore } from './checkpoint-store.js';
import { rootHash, stateDailyRoots, verifyRoots } from './daily-root.js';

const signer = new AuditSigner(Buffer.alloc(32, 7));
let folder: string;
let store: CheckpointStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoints-'));
  store = new CheckpointStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const state = (at: string) => stateDailyRoots({ store, signer, clock: fixedClock(at) });
const checkpoint = (service: string, seq: number, at: string) =>
  store.keep(signer.sign('checkpoint', { service, seq, hash: Buffer.alloc(32, seq).toString('hex'), at: new Date(at).toISOString() }));
const places = async (day: string) => (await store.root(day)).leaves.map(({ service, seq }) => `${service} ${seq}`);

describe('the root of a day', () => {
  beforeEach(async () => {
    await checkpoint('registry', 1, '2025-07-01T08:00:00+07:00');
    await checkpoint('dossier', 2, '2025-07-01T09:00:00+07:00');
    await checkpoint('dossier', 3, '2025-07-01T23:59:59+07:00');
    await checkpoint('dossier', 4, '2025-07-02T00:00:00+07:00');
  });

  it('covers the last checkpoint of every chain by the day of Vietnam, also of one that stood still', async () => {
    await state('2025-07-03T00:10:00+07:00');

    expect(await store.rootDays()).toEqual(['2025-07-01', '2025-07-02']);
    expect(await places('2025-07-01')).toEqual(['dossier 3', 'registry 1']);
    expect(await places('2025-07-02')).toEqual(['dossier 4', 'registry 1']);
    expect(await verifyRoots(store, signer.verifier, await store.chains())).toEqual({ roots: 2, findings: [] });
  });

  it('leaves out what else lies on the volume of the store', async () => {
    mkdirSync(join(folder, 'lost+found'), { mode: 0o000 });
    mkdirSync(join(folder, 'Snapshots', 'weekly'), { recursive: true });
    writeFileSync(join(folder, 'Snapshots', 'weekly', '1.json'), '{}');
    await state('2025-07-02T00:10:00+07:00');

    expect(await store.services()).toEqual(['dossier', 'registry']);
    expect(await places('2025-07-01')).toEqual(['dossier 3', 'registry 1']);
  });

  it('is not stated before the day is over and what was stated in it has come', async () => {
    await state('2025-07-02T00:09:59+07:00');
    expect(await store.rootDays()).toEqual([]);

    await state('2025-07-02T00:10:00+07:00');
    expect(await store.rootDays()).toEqual(['2025-07-01']);
  });

  it('is stated for every day that was missed, fifty at a time, and never twice', async () => {
    expect(await state('2025-09-01T08:00:00+07:00')).toBe(true);
    const first = await store.root('2025-07-01');
    expect(await store.rootDays()).toHaveLength(50);

    expect(await state('2025-09-01T08:00:00+07:00')).toBe(false);
    expect(await store.rootDays()).toHaveLength(62);
    expect(await store.root('2025-07-01')).toEqual(first);
    expect(await verifyRoots(store, signer.verifier, await store.chains())).toEqual({ roots: 62, findings: [] });
  });

  it.each([
    ['a root that another key signed', async () => { await state('2025-07-05T08:00:00+07:00'); }, new AuditSigner(Buffer.alloc(32, 8)).verifier, ['2025-07-01', '2025-07-02', '2025-07-03', '2025-07-04']],
    ['a day that was taken out', async () => { await state('2025-07-05T08:00:00+07:00'); rmSync(join(folder, 'daily-roots/2025-07-02.json')); }, signer.verifier, ['2025-07-03']],
    ['a checkpoint that is gone', async () => { await state('2025-07-05T08:00:00+07:00'); rmSync(join(folder, 'registry'), { recursive: true }); }, signer.verifier, ['2025-07-01', '2025-07-02', '2025-07-03', '2025-07-04']],
    ['a root whose leaf was changed', async () => {
      await state('2025-07-05T08:00:00+07:00');
      const file = join(folder, 'daily-roots/2025-07-04.json');
      chmodSync(file, 0o600);
      writeFileSync(file, readFileSync(file, 'utf8').replace('"seq": 4', '"seq": 3'));
    }, signer.verifier, ['2025-07-04']],
  ])('shows %s', async (_, deed, verifier, days) => {
    await deed();

    expect((await verifyRoots(store, verifier, await store.chains())).findings.map(({ day }) => day)).toEqual(days);
  });

  it('can be recomputed by anybody from what it states', async () => {
    await state('2025-07-02T08:00:00+07:00');
    const { keyId, signature, root, ...statement } = await store.root('2025-07-01');

    expect(rootHash(statement)).toBe(root);
    expect(signer.verifier.isSigned('daily-root', { ...statement, root, keyId, signature })).toBe(true);
    expect(signer.verifier.isSigned('checkpoint', { ...statement, root, keyId, signature })).toBe(false);
  });
});
