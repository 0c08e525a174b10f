import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CheckpointStore, stateDailyRoots, verifyRoots } from '@haicap/outbox';
import { ReadAuditRoots } from '../src/audit-root/read-audit-roots.js';
import { registryStage, TEST_AUDIT_SIGNER, type RegistryStage } from './registry-stage.js';

let stage: RegistryStage;
let store: CheckpointStore;
let roots: ReadAuditRoots;

beforeAll(async () => {
  stage = await registryStage({ withDemoOfficers: false });
  store = new CheckpointStore(stage.database.checkpointFolder);
  roots = stage.app.get(ReadAuditRoots);
});
afterAll(() => stage.stop());

describe('the daily roots of the audit trails', () => {
  it('are an empty list with the public key before the first day is over', async () => {
    expect(await roots.list({ limit: 50 })).toEqual({ ok: true, value: { items: [], key: { keyId: TEST_AUDIT_SIGNER.verifier.keyId, publicKey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) } } });
  });

  it('are paged, newest first, and each can be had by its day', async () => {
    await store.keep(TEST_AUDIT_SIGNER.sign('checkpoint', { service: 'dossier', seq: 5, hash: 'ab'.repeat(32), at: stage.clock.now().toISOString() }));
    stage.clock.advance(3 * 86_400_000);
    await stateDailyRoots({ store, signer: TEST_AUDIT_SIGNER, clock: stage.clock });
    const first = await roots.list({ limit: 2 });
    const second = await roots.list({ limit: 2, cursor: (first.ok && first.value.nextCursor) || '' });
    const days = [first, second].map((page) => page.ok && page.value.items.map(({ day }) => day));

    expect(days).toEqual([['2025-07-03', '2025-07-02'], ['2025-07-01']]);
    expect(second.ok && second.value.nextCursor).toBeUndefined();
    expect(await roots.lookUp({ day: '2025-07-01' })).toMatchObject({ ok: true, value: { previous: null, leaves: [{ service: 'dossier', seq: 5 }] } });
    expect(await verifyRoots(store, TEST_AUDIT_SIGNER.verifier, await store.chains())).toEqual({ roots: 3, findings: [] });
  });

  it('are not there for a day without one, and a cursor of another list is refused', async () => {
    expect(await roots.lookUp({ day: '2025-06-30' })).toMatchObject({ ok: false, error: { code: 'AUDIT_ROOT_NOT_FOUND' } });
    expect(await roots.list({ limit: 2, cursor: 'eyJhIjoxfQ' })).toMatchObject({ ok: false, error: { code: 'CURSOR_INVALID' } });
  });
});
