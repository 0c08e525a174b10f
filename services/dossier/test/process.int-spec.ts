import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierEventLog, listProcedures, listTimeline, receiveDossier, trackDossier, factEnvelope, type Actor, type RpcInput } from '@haicap/contracts';
import { RpcClient } from '@haicap/messaging';
import { createProcessClock, createShutdown, signServiceToken, systemClock, type Shutdown } from '@haicap/service-kit';
import { createStreams, eventually, freePort, startNats, testDatabase, testIssuer, type TestDatabase, type TestIssuer, type TestNats } from '@haicap/testing';
import { bootDossier } from '../src/boot-dossier.js';
import type { DossierConfig } from '../src/config.js';
import { DOSSIER_MIGRATIONS } from '../src/database/data-source.js';
import { answersTo, accepted, aFact, CITIZEN, logger, PEOPLE, postsOf, RECEIPT_KEY, registryFacts, UNITS } from './dossier-rig.js';
import { registryStub } from './registry-stub.js';

const SERVICE_KEY = Buffer.alloc(32, 9);

let nats: TestNats;
let issuer: TestIssuer;
let database: TestDatabase;
let shutdown: Shutdown;
let registry: ReturnType<typeof registryStub>;
let early: Awaited<ReturnType<typeof receive>>;
let client: RpcClient;
let health: string;
let exitCode: number | undefined;

beforeAll(async () => {
  [nats, issuer, database] = await Promise.all([startNats(), testIssuer(), testDatabase('dossier', DOSSIER_MIGRATIONS)]);
  await createStreams(await nats.connect('bus-keeper'));
  client = new RpcClient(await nats.connect('gateway'));
  const config: DossierConfig = {
    profile: 'local', province: '38', logLevel: 'silent', healthPort: await freePort(), healthHost: '127.0.0.1',
    natsUrl: nats.url, natsUser: 'dossier', natsPassword: nats.password, issuer: issuer.issuer, jwksUrl: issuer.jwksUrl,
    serviceKey: SERVICE_KEY, databaseUrl: database.appUrl, relayDatabaseUrl: database.relayUrl,
    dataKey: Buffer.alloc(32, 1), dataKeyId: 'test', indexKey: Buffer.alloc(32, 2), auditKey: Buffer.alloc(32, 4), auditCheckpoints: database.checkpointFolder, installationKey: Buffer.alloc(32, 3),
    receiptKeys: [RECEIPT_KEY],
  };
  health = `http://127.0.0.1:${config.healthPort}`;
  shutdown = createShutdown(logger, { exit: (code) => { exitCode = code; } });
  await bootDossier(config, { logger, shutdown, clock: createProcessClock(systemClock) });
  early = await receive();
  const facts = registryFacts();
  registry = registryStub(await nats.connect('registry'), [...facts.unit, ...facts.officer, ...facts.calendar]);
}, 30_000);

afterAll(async () => {
  await shutdown.begin('test');
  await nats.stop();
  await issuer.stop();
  await database.drop();
});

const aRequest: RpcInput<typeof receiveDossier> = {
  procedureCode: '2.000815', receivingUnitId: UNITS.hacThanh, applicant: { fullName: 'Nguyễn Văn An' },
  components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }],
};
let keys = 0;
const receive = async (actor: Actor = PEOPLE.desk) =>
  client.call(receiveDossier, actor.kind === 'citizen' ? { ...answersTo(), ...aRequest } : aRequest, { token: await issuer.sign(actor), idempotencyKey: `k${(keys += 1)}` });

describe('a dossier service that starts on an empty database', () => {
  it('is unavailable as long as it knows neither calendar nor officers', () => {
    expect(early).toMatchObject({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } });
  });

  it('is ready once it has its catalogue and the registry\'s facts', async () => {
    await eventually(async () => expect((await fetch(`${health}/readyz`)).status).toBe(200));

    expect(await (await fetch(`${health}/readyz`)).json()).toMatchObject({ checks: {
      started: true, bus: true, schema: true, catalogue: true, 'registry.unit': true, 'registry.officer': true, 'registry.calendar': true,
    } });
  });

  it('shows its procedures to everybody', async () => {
    expect(accepted(await client.call(listProcedures, {})).items).toHaveLength(50);
  });
});

describe('a dossier received over the bus', () => {
  it('is answered, and tracked by whoever holds the receipt', async () => {
    const { dossier, trackingSecret } = accepted(await receive());

    const tracked = accepted(await client.call(trackDossier, { code: dossier.code, secret: trackingSecret }));

    expect(tracked).toMatchObject({ dossierId: dossier.dossierId, applicantName: 'N••• V•• A•' });
  });

  it('needs a token of a role the contract names, and a key', async () => {
    const token = await issuer.sign(PEOPLE.leader);

    expect(await client.call(receiveDossier, aRequest, { idempotencyKey: 'no-token' })).toMatchObject({ ok: false, error: { code: 'TOKEN_MISSING' } });
    expect(await client.call(receiveDossier, aRequest, { token, idempotencyKey: 'leader' })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await client.call(receiveDossier, aRequest, { token: await issuer.sign(PEOPLE.desk) })).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REQUIRED' } });
  });

  it.each(['\0', '\ud800'])('with text that no database can keep is invalid and not a fault', async (text) => {
    const request = { ...aRequest, applicant: { fullName: `An ${text}` } };

    expect(await client.call(receiveDossier, request, { token: await issuer.sign(PEOPLE.desk), idempotencyKey: 'odd-text' }))
      .toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID', params: { issues: [{ pointer: '/applicant/fullName' }] } } });
  });

  it('is on the stream as a fact within a second, with the trace and without personal data', async () => {
    const watcher = await nats.connect('bus-keeper');
    const facts: unknown[] = [];
    watcher.nc.subscribe('fact.dossier.dossier.received.v1', { callback: (_error, message) => { facts.push(message.json()); } });
    await watcher.nc.flush();

    const { dossier } = accepted(await receive());

    const fact = await eventually(() => facts.map((one) => factEnvelope.parse(one)).find(({ subject }) => subject === dossier.dossierId) ?? false, 1_000);
    expect(fact).toMatchObject({ version: 1, source: '/dossier/dossier', actor: PEOPLE.desk.accountId, data: { code: dossier.code, historic: false } });
    expect(JSON.stringify(fact)).not.toContain('Nguyễn');
  });

  it('lies in the event log for services that follow', async () => {
    const reporting = new RpcClient(await nats.connect('reporting'));
    const token = await signServiceToken(SERVICE_KEY, 'reporting', systemClock);

    const page = accepted(await reporting.call(dossierEventLog.listEvents, { noun: 'dossier' }, { token }));

    expect(page.events.length).toBeGreaterThan(0);
    expect(await reporting.call(dossierEventLog.listEvents, { noun: 'dossier' }, { token: await issuer.sign(PEOPLE.desk) })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('by a citizen is the citizen\'s to follow', async () => {
    const { dossier } = accepted(await receive(CITIZEN));

    const timeline = await client.call(listTimeline, { dossierId: dossier.dossierId }, { token: await issuer.sign(CITIZEN) });

    expect(accepted(timeline).entries).toHaveLength(1);
  });
});

describe('an officer who is appointed while the service runs', () => {
  it('may receive as soon as the fact has arrived', async () => {
    const newcomer: Actor = { accountId: '00000000-0000-7000-8000-0000000000f1', kind: 'officer', posts: [{ unitId: UNITS.hacThanh, role: 'one-stop-officer' }] };

    await registry.publish({ ...postsOf(newcomer), eventId: '00000000-0000-7000-8000-0000000000f2' });
    await eventually(async () => expect((await database.admin.query('SELECT 1 FROM officer_post WHERE officer_id = $1', [newcomer.accountId])).rowCount).toBe(1));

    expect((await receive(newcomer)).ok).toBe(true);
  });
});

describe('a unit that is renamed', () => {
  it('has its new name from its day on', async () => {
    const hoangHoa = registryFacts().unit.find(({ aggregateId }) => aggregateId === UNITS.hoangHoa);
    const changed = { ...hoangHoa?.data, fullName: 'Phường Hoằng Hóa', changedFrom: '2030-01-01', reason: 'test' };

    await registry.publish({ ...aFact('unit.revised', UNITS.hoangHoa, changed, 2), eventId: '00000000-0000-7000-8000-0000000000f3' });

    await eventually(async () => expect((await database.admin.query('SELECT full_name FROM unit_mirror WHERE unit_id = $1 ORDER BY as_from', [UNITS.hoangHoa])).rows)
      .toEqual([{ full_name: 'Xã Hoằng Hóa' }, { full_name: 'Phường Hoằng Hóa' }]));
  });
});

// Last, because nothing can be asked of the service after it.
describe('a dossier service that is told to stop while a command is in flight', () => {
  it('answers the command, takes no more, and ends with 0', async () => {
    const holder = await database.admin.connect();
    await holder.query('BEGIN; LOCK TABLE dossier_step IN ACCESS EXCLUSIVE MODE');
    const answer = receive();
    await eventually(async () => expect((await database.admin.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`)).rowCount).toBe(1));

    const stopped = shutdown.begin('SIGTERM');
    await holder.query('COMMIT');
    holder.release();
    await stopped;

    const { dossier } = accepted(await answer);
    expect((await database.admin.query('SELECT 1 FROM dossier WHERE id = $1', [dossier.dossierId])).rowCount).toBe(1);
    expect(await receive()).toMatchObject({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } });
    expect(exitCode).toBe(0);
    await expect(fetch(`${health}/livez`)).rejects.toThrow('fetch failed');
  });
});
