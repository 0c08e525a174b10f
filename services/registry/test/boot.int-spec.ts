import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOfficers, listUnits, lookUpUnit, registryEventLog } from '@haicap/contracts';
import { RpcClient, type Bus } from '@haicap/messaging';
import { AuditSigner, ChainTables, CheckpointStore, verifyAudit } from '@haicap/outbox';
import { createLogger, createShutdown, signServiceToken, systemClock, type Shutdown } from '@haicap/service-kit';
import { createStreams, eventually, freePort, startNats, testDatabase, testIssuer, type TestDatabase, type TestIssuer, type TestNats } from '@haicap/testing';
import type { Config } from '../src/config.js';
import { migrations } from '../src/database/data-source.js';
import { startRegistry } from '../src/start-registry.js';
import { unitIdOf } from '../src/unit/unit-id.js';
import { TEST_KEYS } from './registry-stage.js';

const SERVICE_KEY = Buffer.alloc(32, 3);
const AUDIT_KEY = Buffer.alloc(32, 4);
const hacThanh = unitIdOf('2025', '14797');

let nats: TestNats;
let issuer: TestIssuer;
let database: TestDatabase;
let shutdown: Shutdown;
let health: string;
let client: RpcClient;
let keeper: Bus;
let exitCode: number | undefined;

beforeAll(async () => {
  nats = await startNats();
  issuer = await testIssuer();
  database = await testDatabase('registry', migrations);
  keeper = await nats.connect('bus-keeper');
  await createStreams(keeper, { owner: 'registry' });
  const logger = createLogger({ service: 'registry', level: 'silent' });
  shutdown = createShutdown(logger, { exit: (code) => { exitCode = code; } });
  const config: Config = {
    profile: 'local', province: '38', logLevel: 'silent', healthPort: await freePort(), healthHost: '127.0.0.1',
    natsUrl: nats.url, natsUser: 'registry', natsPassword: nats.password, issuer: issuer.issuer, jwksUrl: issuer.jwksUrl,
    serviceKey: SERVICE_KEY, databaseUrl: database.appUrl, relayDatabaseUrl: database.relayUrl,
    dataKey: TEST_KEYS.key, dataKeyId: TEST_KEYS.keyId, indexKey: TEST_KEYS.indexKey, auditKey: AUDIT_KEY, auditCheckpoints: database.checkpointFolder,
  };
  health = `http://127.0.0.1:${config.healthPort}`;
  await startRegistry(config, logger, shutdown, systemClock);
  client = new RpcClient(await nats.connect('gateway'));
}, 60_000);
afterAll(async () => {
  await shutdown.begin('test');
  await nats.stop();
  await issuer.stop();
  await database.drop();
});

const readiness = async () => {
  const answer = await fetch(`${health}/readyz`);
  return { status: answer.status, body: (await answer.json()) as { checks: Record<string, unknown> } };
};

describe('a registry that starts for the first time', () => {
  it('is not ready before it has loaded, and then says what it loaded', async () => {
    const first = await readiness();
    await eventually(async () => expect((await readiness()).status).toBe(200), 30_000);

    expect(first.status).toBe(503);
    expect((await readiness()).body.checks).toMatchObject({
      started: true, bus: true, schema: true,
      loaded: 'ok: 34 provinces, 3321 communes, 10977 rules, 128 repeats, 478 repaired, 0 unresolved',
    });
  }, 40_000);

  it('answers on the bus', async () => {
    const communes = await client.call(listUnits, { level: 'commune', limit: 200 });
    const missing = await client.call(lookUpUnit, { unitId: '00000000-0000-4000-8000-000000000000' });

    expect(communes.ok && communes.value.items).toHaveLength(166);
    expect(missing).toMatchObject({ ok: false, error: { code: 'UNIT_NOT_FOUND', kind: 'not-found' } });
  });

  it('shows officers to officers and to nobody else', async () => {
    const token = await issuer.sign({ accountId: 'chair', kind: 'officer', posts: [{ unitId: hacThanh, role: 'chair' }] });
    const citizen = await issuer.sign({ accountId: 'citizen', kind: 'citizen', posts: [{ unitId: hacThanh, role: 'citizen' }] });

    expect(await client.call(listOfficers, {}, { token })).toMatchObject({ ok: true, value: { items: [{}, {}, {}] } });
    expect(await client.call(listOfficers, {}, { token: citizen })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await client.call(listOfficers, {})).toMatchObject({ ok: false, error: { code: 'TOKEN_MISSING' } });
    const denials = `SELECT actor, object_id AS deed, detail->>'code' AS code FROM audit WHERE action = 'deny'`;
    await eventually(async () => expect((await database.admin.query(denials)).rows).toEqual([{ actor: 'citizen', deed: 'list-officers', code: 'FORBIDDEN' }]));
  });

  it('opens its event log to services', async () => {
    const asDossier = new RpcClient(await nats.connect('dossier'));
    const token = await signServiceToken(SERVICE_KEY, 'dossier', systemClock);

    const reply = await asDossier.call(registryEventLog.listEvents, { noun: 'calendar' }, { token });

    expect(reply.ok && reply.value.events.map(({ fact }) => (fact.data as { year: number }).year)).toEqual([2025, 2026, 2027]);
  });

  it('puts every fact on the bus', async () => {
    const unpublished = async () =>
      (await database.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL')).rows[0]?.n;

    await eventually(async () => expect(await unpublished()).toBe(0), 60_000);
  }, 70_000);

  it('seals its deeds under checkpoints that only the key of the installation signs', async () => {
    const verify = async (key: Buffer) => {
      const checkpoints = await new CheckpointStore(database.checkpointFolder).checkpoints('registry');
      return verifyAudit(new ChainTables(database.admin), { checkpoints, verifier: new AuditSigner(key).verifier });
    };
    await eventually(async () => {
      const report = await verify(AUDIT_KEY);
      expect(report).toMatchObject({ unsealed: 0, findings: [] });
      expect(report.checkpoints).toBeGreaterThan(0);
    }, 30_000);

    expect((await verify(Buffer.alloc(32, 5))).findings).toContainEqual(expect.objectContaining({ kind: 'checkpoint-broken' }));
  }, 40_000);
});

describe('a registry that is told to stop while a request is in flight', () => {
  it('answers the request, and ends with 0', async () => {
    const lock = await database.admin.connect();
    await lock.query('BEGIN; LOCK TABLE unit IN ACCESS EXCLUSIVE MODE');
    const waiting = client.call(lookUpUnit, { unitId: hacThanh });
    await eventually(async () => {
      const { rows } = await database.admin.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'unit'::regclass`);
      expect(rows).toHaveLength(1);
    });

    const stopped = shutdown.begin('SIGTERM');
    await lock.query('COMMIT');
    lock.release();

    expect(await waiting).toMatchObject({ ok: true, value: { fullName: 'Phường Hạc Thành' } });
    await stopped;
    expect(exitCode).toBe(0);
    await expect(fetch(`${health}/livez`)).rejects.toThrow('fetch failed');
  });
});
