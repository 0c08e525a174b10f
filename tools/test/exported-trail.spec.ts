import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditSigner, CheckpointStore } from '@haicap/outbox';
import type { ChainSource } from '@haicap/outbox';
import { exportTrails } from '../cli/audit/exported-chain.ts';
import { verifyExport } from '../cli/audit/verify-services.ts';

const signer = new AuditSigner(Buffer.alloc(32, 7));
let folder: string;
let storeFolder: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trail-'));
  [storeFolder, target] = [join(folder, 'stated'), join(folder, 'exported')];
  mkdirSync(target);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A chain without rows, of which something happens while it is read. */
const chain = (meanwhile: () => Promise<unknown> = async () => undefined): ChainSource => ({
  head: async () => undefined,
  rows: async function* () {
    await meanwhile();
    yield [];
  },
  unsealed: async () => [],
});
const exported = (source: ChainSource) => exportTrails(target, {
  publicKey: Buffer.from(signer.verifier.publicKey).toString('base64'), storeFolder, services: ['dossier'], inSnapshot: (_, work) => work(source),
});
const state = () => new CheckpointStore(storeFolder).keep(signer.sign('checkpoint', { service: 'dossier', seq: 1, hash: '00'.repeat(32), at: '2026-11-26T08:00:00.000Z' }));
const verified = async (keyId?: string) => (await verifyExport(target, keyId, () => undefined)).services.map(({ checkpoints, findings }) => ({ checkpoints, findings }));

describe('an exported audit trail', () => {
  it('is sound although more was stated of it while its chain was read', async () => {
    await exported(chain(state));

    expect(await verified()).toEqual([{ checkpoints: 0, findings: [] }]);
  });

  it('is held against what was stated before', async () => {
    await state();
    await exported(chain());

    expect(await verified()).toEqual([{ checkpoints: 1, findings: [{ kind: 'cut-off', seq: 1 }] }]);
  });

  it('is accepted only with the key that whoever checks it knows from elsewhere', async () => {
    await exported(chain());

    expect(await verified(signer.verifier.keyId)).toHaveLength(1);
    await expect(verified(new AuditSigner(Buffer.alloc(32, 8)).verifier.keyId)).rejects.toMatchObject({ exitCode: 7 });
  });
});
