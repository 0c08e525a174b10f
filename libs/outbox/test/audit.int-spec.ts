import { afterAll, beforeEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createStreams, eventually, startNats, testDatabase, type TestNats } from '@haicap/testing';
import type { Bus } from '@haicap/messaging';
import { Client } from 'pg';
import { outboxMigrations, verifyAudit, type AuditReport } from '../src/index.js';
import { AuditSealer } from '../src/audit/audit-sealer.js';
import { RelayLease } from '../src/relay/relay-lease.js';
import { sqlStateOf } from './app-stage.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';

jest.setTimeout(30_000);

let nats: TestNats;
let bus: Bus;
let owner: OwnerStage;

const checkpointKey = Buffer.alloc(32, 7);

beforeAll(async () => {
  nats = await startNats();
  bus = await nats.connect('registry');
  await createStreams(await nats.connect('bus-keeper'), { owner: 'registry' });
  owner = await raiseOwner(await testDatabase('registry', outboxMigrations('registry')));
});

afterAll(async () => {
  await owner.close();
  await nats.stop();
});

const admin = (sql: string, values: unknown[] = []) => owner.database.admin.query(sql, values);

/** Whoever owns the machine can switch the trigger off; the chain must show what was done. */
async function tamper(sql: string): Promise<void> {
  const client = new Client({ connectionString: owner.database.ownerUrl });
  await client.connect();
  await client.query('ALTER TABLE audit DISABLE TRIGGER USER');
  await client.query(sql);
  await client.query('ALTER TABLE audit ENABLE TRIGGER USER');
  await client.end();
}

async function sealAll(key: Uint8Array | undefined = checkpointKey): Promise<void> {
  const lease = new RelayLease({ pool: owner.relayPool, name: 'seal', owner: 'test' });
  const term = await lease.hold();
  if (term === undefined) throw new Error('no lease');
  const sealer = new AuditSealer({ pool: owner.relayPool, checkpointKey: key });
  while (await sealer.seal(term));
  await lease.release();
}

const found = ({ findings }: AuditReport) => findings.map(({ kind, seq }) => `${kind} ${seq}`);
const verify = () => verifyAudit(owner.relayPool, { checkpointKey });

describe('an audit row', () => {
  it('is sealed within a second of its transaction, by the relay', async () => {
    const relay = owner.relay(bus);
    await eventually(() => relay.isHolder());

    await owner.append([noted(900, 1), noted(901, 1)]);
    await eventually(async () => expect((await admin('SELECT count(*)::int AS n FROM audit WHERE seq IS NULL')).rows).toEqual([{ n: 0 }]), 1_000);

    expect(await verify()).toEqual({ sealed: 2, unsealed: 0, findings: [] });
    await relay.stop();
  });

  it('cannot be changed by the sealer once it is sealed', async () => {
    expect(await sqlStateOf(owner.relayPool.query('UPDATE audit SET seq = 99 WHERE seq = 1'))).toBe('HC003');
    expect(await sqlStateOf(owner.relayPool.query(`UPDATE audit SET actor = 'somebody else'`))).toBe('42501');
    expect(await sqlStateOf(owner.relayPool.query('DELETE FROM audit'))).toBe('42501');
  });
});

describe('a chain of audit rows', () => {
  beforeEach(async () => {
    await tamper(`TRUNCATE audit; TRUNCATE audit_checkpoint; UPDATE audit_head SET seq = 0, hash = '\\x'; TRUNCATE event_head`);
    for (let start = 0; start < 1_200; start += 400) await owner.append(Array.from({ length: 400 }, (_, n) => noted(start + n, 1)));
    await sealAll();
  });

  it('verifies, with a signed checkpoint every thousand rows', async () => {
    expect(await verify()).toEqual({ sealed: 1_200, unsealed: 0, findings: [] });
    expect((await admin('SELECT seq FROM audit_checkpoint')).rows).toEqual([{ seq: '1000' }]);
  });

  it.each([
    ['a row whose actor was changed', `UPDATE audit SET actor = 'account-2' WHERE seq = 17`, ['changed 17']],
    ['a row whose time was changed', `UPDATE audit SET at = at + interval '1 microsecond' WHERE seq = 17`, ['changed 17']],
    ['a row whose detail was changed', `UPDATE audit SET detail = '{"mark": "y"}' WHERE seq = 17`, ['changed 17']],
    ['a row that was removed', 'DELETE FROM audit WHERE seq = 17', ['missing 17']],
    ['two rows that were exchanged', 'UPDATE audit SET seq = 35 - seq WHERE seq IN (17, 18)', ['changed 17', 'changed 18', 'reordered 17', 'reordered 18', 'reordered 19']],
    ['a row that was inserted twice', `INSERT INTO audit (at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash)
      SELECT at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash FROM audit WHERE seq = 17`, ['doubled 17']],
    ['rows that were cut off at the end', 'DELETE FROM audit WHERE seq > 1190', ['cut-off 1200']],
    ['rows and head that were cut off below a checkpoint', `DELETE FROM audit WHERE seq > 990; UPDATE audit_head SET seq = 990, hash = (SELECT hash FROM audit WHERE seq = 990)`, ['cut-off 1000']],
  ])('shows %s', async (_, sql, expected) => {
    await tamper(sql);

    expect(found(await verify()).sort()).toEqual([...expected].sort());
  });

  it('shows a chain that was written anew from a changed row on', async () => {
    await tamper(`UPDATE audit SET actor = 'account-2' WHERE seq = 17; UPDATE audit SET seq = NULL, prev_hash = NULL, hash = NULL WHERE seq >= 17;
      UPDATE audit_head SET seq = 16, hash = (SELECT hash FROM audit WHERE seq = 16); DELETE FROM audit_checkpoint`);
    await sealAll(Buffer.alloc(32, 8));

    expect(found(await verify())).toEqual(['checkpoint-broken 1016']);
  });

  it('shows a stretch without the checkpoints that the sealer writes', async () => {
    for (let start = 1_200; start < 3_600; start += 400) await owner.append(Array.from({ length: 400 }, (_, n) => noted(start + n, 1)));
    await sealAll();
    expect(found(await verify())).toEqual([]);
    await tamper('DELETE FROM audit_checkpoint WHERE seq > 1000');

    expect(found(await verify())).toEqual(['checkpoint-broken 3600']);
  });

  it('shows a row that has waited for its seal for more than ten seconds', async () => {
    await owner.append([noted(5_000, 1)]);
    expect(await verify()).toMatchObject({ unsealed: 1, findings: [] });
    await tamper(`UPDATE audit SET recorded_at = recorded_at - interval '11 seconds' WHERE seq IS NULL`);

    expect(found(await verify())).toEqual(['unsealed 0']);
  });
});
