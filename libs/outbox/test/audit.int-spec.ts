import { afterAll, beforeEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createStreams, eventually, startNats, testDatabase, type TestNats } from '@haicap/testing';
import type { Bus } from '@haicap/messaging';
import { readdirSync, rmSync, writeFileSync, chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type Pool } from 'pg';
import { AuditSigner, ChainTables, CheckpointStore, outboxMigrations, verifyAudit, type AuditReport } from '../src/index.js';
import { AuditSealer } from '../src/audit/audit-sealer.js';
import { CheckpointKeeper } from '../src/audit/checkpoint-keeper.js';
import { RelayLease } from '../src/relay/relay-lease.js';
import { sqlStateOf } from './app-stage.js';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';

jest.setTimeout(30_000);

let nats: TestNats;
let bus: Bus;
let owner: OwnerStage;

const signer = new AuditSigner(Buffer.alloc(32, 7));

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

async function sealAll(): Promise<void> {
  const lease = new RelayLease({ pool: owner.relayPool, name: 'seal', owner: 'test' });
  const term = await lease.hold();
  if (term === undefined) throw new Error('no lease');
  const sealer = new AuditSealer({ pool: owner.relayPool });
  while (await sealer.seal(term));
  await lease.release();
}

const store = () => new CheckpointStore(owner.database.checkpointFolder);
/** As after a restart: it knows nothing but the store. */
const keepIfDue = (by = signer) => new CheckpointKeeper({ pool: owner.relayPool, service: 'registry', store: store(), clock: owner.clock, signer: by }).keepIfDue();
const hoursLater = (hours: number) => owner.clock.set(new Date(owner.clock.now().getTime() + hours * 3_600_000));

const found = ({ findings }: AuditReport) => findings.map(({ kind, seq }) => `${kind} ${seq}`);
const verify = async (by = signer) => verifyAudit(new ChainTables(owner.relayPool), { checkpoints: await store().checkpoints('registry'), verifier: by.verifier });

describe('an audit row', () => {
  it('is sealed within a second of its transaction, by the relay', async () => {
    const relay = owner.relay(bus);
    await eventually(() => relay.isHolder());

    await owner.append([noted(900, 1), noted(901, 1)]);
    await eventually(async () => expect((await admin('SELECT count(*)::int AS n FROM audit WHERE seq IS NULL')).rows).toEqual([{ n: 0 }]), 1_000);

    expect(await verify()).toMatchObject({ sealed: 2, unsealed: 0, findings: [] });
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
    rmSync(owner.database.checkpointFolder, { recursive: true, force: true });
    await tamper(`TRUNCATE audit; UPDATE audit_head SET seq = 0, hash = '\\x'; TRUNCATE event_head`);
    for (let start = 0; start < 600; start += 300) {
      await owner.append(Array.from({ length: 300 }, (_, n) => noted(start + n, 1)));
      await sealAll();
      hoursLater(1);
      await keepIfDue();
    }
    await owner.append(Array.from({ length: 10 }, (_, n) => noted(600 + n, 1)));
    await sealAll();
  });

  it('verifies against what was stated of it', async () => {
    expect(await verify()).toEqual({ sealed: 610, unsealed: 0, checkpoints: 2, findings: [] });
  });

  it.each([
    ['a row whose actor was changed', `UPDATE audit SET actor = 'account-2' WHERE seq = 17`, ['changed 17']],
    ['a row whose time was changed', `UPDATE audit SET at = at + interval '1 microsecond' WHERE seq = 17`, ['changed 17']],
    ['a row whose detail was changed', `UPDATE audit SET detail = '{"mark": "y"}' WHERE seq = 17`, ['changed 17']],
    ['a row that was removed', 'DELETE FROM audit WHERE seq = 17', ['missing 17']],
    ['two rows that were exchanged', 'UPDATE audit SET seq = 35 - seq WHERE seq IN (17, 18)', ['reordered 17', 'changed 17', 'reordered 18', 'changed 18', 'reordered 19']],
    ['a row that was inserted', `INSERT INTO audit (at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash)
      SELECT at, 'account-2', action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash FROM audit WHERE seq = 17`, ['inserted 17']],
    ['a row that was inserted after the last', `INSERT INTO audit (at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash)
      SELECT at, actor, action, object_type, object_id, version, trace_id, detail, 611, hash, hash FROM audit WHERE seq = 610`, ['changed 611', 'inserted 611']],
    ['rows that were inserted before the first', `INSERT INTO audit (at, actor, action, object_type, object_id, version, trace_id, detail, seq, prev_hash, hash)
      SELECT at, 'account-2', action, object_type, object_id, version, trace_id, detail, place, prev_hash, hash FROM audit, unnest('{0,-1,-9223372036854775808}'::bigint[]) AS place WHERE seq = 17`,
    [`inserted ${-(2 ** 63)}`, 'inserted -1', 'inserted 0']],
    ['rows that were cut off at the end', 'DELETE FROM audit WHERE seq > 605', ['cut-off 606']],
    ['rows and head that were cut off below a checkpoint', `DELETE FROM audit WHERE seq > 590; UPDATE audit_head SET seq = 590, hash = (SELECT hash FROM audit WHERE seq = 590)`, ['cut-off 591']],
    ['a chain that was emptied', `TRUNCATE audit; UPDATE audit_head SET seq = 0, hash = '\\x'`, ['cut-off 1']],
  ])('shows %s', async (_, sql, expected) => {
    await tamper(sql);

    expect(found(await verify())).toEqual(expected);
  });

  it('shows a chain that was written anew from a changed row on, and after which checkpoint', async () => {
    await tamper(`UPDATE audit SET actor = 'account-2' WHERE seq = 317; UPDATE audit SET seq = NULL, prev_hash = NULL, hash = NULL WHERE seq >= 317;
      UPDATE audit_head SET seq = 316, hash = (SELECT hash FROM audit WHERE seq = 316)`);
    await sealAll();

    expect((await verify()).findings).toEqual([{ kind: 'rewritten', seq: 600, id: expect.any(String), after: 300 }]);
  });

  it('shows checkpoints that another key signed, and one that was changed', async () => {
    expect(found(await verify(new AuditSigner(Buffer.alloc(32, 8))))).toEqual(['checkpoint-broken 300', 'checkpoint-broken 600']);
    const months = join(owner.database.checkpointFolder, 'registry');
    const folder = join(months, readdirSync(months)[0] ?? '');
    const file = join(folder, readdirSync(folder)[0] ?? '');
    chmodSync(file, 0o600);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seq": 300', '"seq": 299'));

    expect(found(await verify())).toEqual(['checkpoint-broken 299']);
  });

  it('is stated again after an hour in which it grew, or a thousand rows, and never for nothing', async () => {
    expect(await keepIfDue()).toBe(false);
    hoursLater(1);
    expect(await keepIfDue()).toBe(true);
    hoursLater(1);
    expect(await keepIfDue()).toBe(false);
    for (let start = 700; start < 1_700; start += 500) await owner.append(Array.from({ length: 500 }, (_, n) => noted(start + n, 1)));
    await sealAll();

    expect(await keepIfDue()).toBe(true);
    expect((await store().checkpoints('registry')).map(({ seq }) => seq)).toEqual([300, 600, 610, 1_610]);
  });

  it('keeps what was stated when another chain is stated at the same place', async () => {
    const first = await store().lastCheckpoint('registry');
    await store().keep(signer.sign('checkpoint', { service: 'registry', seq: 600, hash: '00'.repeat(32), at: first?.at ?? '' }));

    expect(await store().lastCheckpoint('registry')).toEqual(first);
  });

  it('shows a row that has waited for its seal for more than ten seconds', async () => {
    await owner.append([noted(5_000, 1)]);
    expect(await verify()).toMatchObject({ unsealed: 1, findings: [] });
    await tamper(`UPDATE audit SET recorded_at = recorded_at - interval '11 seconds' WHERE seq IS NULL`);

    expect(found(await verify())).toEqual(['unsealed 0']);
  });

  it('counts the wait for a seal up to the snapshot that it reads, however long reading takes', async () => {
    await owner.append([noted(5_001, 1)]);
    const reader = new Client({ connectionString: owner.database.ownerUrl });
    await reader.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ; ALTER TABLE audit DISABLE TRIGGER USER');
    await reader.query(`UPDATE audit SET recorded_at = now() - interval '10 seconds' WHERE seq IS NULL`);
    const report = await verifyAudit(new ChainTables(reader as unknown as Pick<Pool, 'query'>), { checkpoints: await store().checkpoints('registry'), verifier: signer.verifier });
    await reader.query('ROLLBACK');
    await reader.end();

    expect(report).toMatchObject({ unsealed: 1, findings: [] });
  });
});
