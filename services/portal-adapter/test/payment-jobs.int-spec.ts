import { randomUUID } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { fixedClock } from '@haicap/kernel';
import { createRelayPool, EventLogStore } from '@haicap/outbox';
import { createDataSource, createLogger, withScope } from '@haicap/service-kit';
import { eventually, seededIds, testDatabase, type TestDatabase } from '@haicap/testing';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { PORTAL_ADAPTER_MIGRATIONS } from '../src/database/data-source.js';
import { Installation } from '../src/installation.js';
import { KeepJobs } from '../src/payment-job/keep-jobs.js';
import { LANES, PaymentJobWorker } from '../src/payment-job/payment-job.worker.js';
import { PaymentSessionStore } from '../src/payment-session/payment-session.store.js';
import { HttpPaymentPlatform } from '../src/platform/http-payment-platform.js';

const [PAYMENTS, STATEMENTS] = LANES as [(typeof LANES)[number], (typeof LANES)[number]];
const logger = createLogger({ service: 'portal-adapter', level: 'silent' });
const clock = fixedClock('2025-07-01T08:00:00+07:00');

/** Who asks the platform waits here until the test answers. */
const waiting = new Map<string, ServerResponse>();
let server: Server;
let database: TestDatabase;
let dataSource: DataSource;
let relayPool: Pool;
let app: INestApplicationContext;
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    request.on('end', () => {
      const { LoaiBanTin: kind = '', MaThamChieu: reference = '' } = JSON.parse(text) as Record<string, string>;
      waiting.set(`${kind} ${reference}`, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  database = await testDatabase('portal-adapter', PORTAL_ADAPTER_MIGRATIONS);
  dataSource = await createDataSource({ url: database.appUrl, applicationName: 'portal-adapter', logger }).initialize();
  relayPool = createRelayPool({ url: database.relayUrl, applicationName: 'portal-adapter-relay', logger });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = await NestFactory.createApplicationContext(AppModule.with({
    dataSource, logger, eventLog: new EventLogStore(relayPool, 'portal-adapter'), installation: new Installation(clock, seededIds(1, clock), () => undefined),
    platform: new HttpPaymentPlatform({ url, partner: 'HAICAP', secret: 'khoa', account: { number: '3741.0', bank: '', holder: 'Kho bạc tỉnh' }, accounts: {}, pageHosts: ['pay.test'], logger }),
  }), { logger: false });
});
afterAll(async () => {
  await app.close();
  await relayPool.end();
  await dataSource.destroy();
  await database.drop();
  server.close();
});

const inDatabase = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(dataSource, { kind: 'installation' }, fn);
const order = (job: Partial<Parameters<KeepJobs['add']>[1]>) => {
  const jobId = randomUUID();
  return inDatabase(async (tx) => {
    await app.get(KeepJobs).add(tx, { jobId, kind: 'open', paymentId: null, reconciliationId: null, day: null, ...job }, clock.now());
    return jobId;
  });
};

/** A payment that a dossier asked for. */
async function aSession(reference: string): Promise<string> {
  const paymentId = randomUUID();
  const order = { reference, amountDong: 8000, dossierCode: 'H56.147.97-250701-0001', procedureCode: '2.000815', procedureName: 'Chứng thực', unitCode: 'x', unitName: 'Phường', fees: [{ code: 'phi', name: 'Phí', kind: 'fee' as const, amountDong: 8000 }] };
  await inDatabase((tx) => app.get(PaymentSessionStore).insert(tx, { paymentId, dossierId: randomUUID(), reference, amountDong: 8000, order, at: clock.now(), on: '2025-07-01' }));
  return paymentId;
}

const asked = (message: string) => eventually(() => {
  const response = waiting.get(message);
  if (response === undefined) throw new Error(`nobody has asked ${message}`);
  return Promise.resolve(response);
});
const answer = async (message: string, body: object) => {
  (await asked(message)).writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  waiting.delete(message);
};
const statusOf = async (paymentId: string) => (await database.admin.query<{ status: string }>('SELECT status FROM payment_session WHERE payment_id = $1', [paymentId])).rows[0]?.status;
const statements = async () => (await database.admin.query(`SELECT 1 FROM event WHERE noun = 'payment-statement'`)).rowCount;

describe('a statement that takes long', () => {
  it('holds up no payment, is told once although it was lent twice, and ends when the service does', async () => {
    const paid = await aSession('asked-about');
    const worker = app.get(PaymentJobWorker);
    await order({ kind: 'statement', reconciliationId: randomUUID(), day: '2025-07-01' });
    worker.start();
    await asked('QUERY asked-about');

    const paymentId = await aSession('of-a-citizen');
    await order({ paymentId });
    worker.wake();
    await answer('INIT of-a-citizen', { MaLoi: '00', UrlThanhToan: 'https://pay.test/2' });
    await eventually(async () => expect(await statusOf(paymentId)).toBe('open'));
    expect(await statements()).toBe(0);

    // Another process takes it over after its time, while this one is still asking.
    const first = waiting.get('QUERY asked-about');
    waiting.clear();
    await database.admin.query(`UPDATE payment_job SET claimed_until = '2025-07-01T07:59:00+07:00' WHERE kind = 'statement'`);
    const again = worker.runDue(STATEMENTS);
    await answer('QUERY asked-about', { MaLoi: '01' });
    await answer('QUERY of-a-citizen', { MaLoi: '01' });
    await again;
    expect(await statements()).toBe(3);
    const ending = worker.stop();
    first?.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ MaLoi: '01' }));
    for (const message of ['QUERY asked-about', 'QUERY of-a-citizen']) waiting.get(message)?.writeHead(503).end();
    await ending;
    expect([await statements(), await statusOf(paid)]).toEqual([3, 'requested']);
  });
});

describe('a lot of jobs of which one ends in a fault', () => {
  it('tells the fault only when all others have ended, and leaves the job for later', async () => {
    await database.admin.query(`CREATE FUNCTION refuse_done() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more room'; END $$`);
    const broken = await order({ kind: 'query', paymentId: randomUUID() });
    await database.admin.query(`CREATE TRIGGER refuse_done BEFORE UPDATE OF done_at ON payment_job FOR EACH ROW WHEN (NEW.job_id = '${broken}') EXECUTE FUNCTION refuse_done()`);
    const paymentId = await aSession('beside-it');
    await order({ paymentId });

    let isTold = false;
    const lot = app.get(PaymentJobWorker).runDue(PAYMENTS).catch((error: unknown) => {
      isTold = true;
      return error;
    });
    await asked('INIT beside-it');
    await eventually(async () => expect((await database.admin.query<{ n: number }>('SELECT attempts AS n FROM payment_job WHERE job_id = $1', [broken])).rows).toEqual([{ n: 1 }]));
    // The broken one has no call outside; by the time of so many questions its fault is there.
    for (let question = 0; question < 50; question += 1) await database.admin.query('SELECT 1');
    expect(isTold).toBe(false);
    await answer('INIT beside-it', { MaLoi: '00', UrlThanhToan: 'https://pay.test/3' });

    expect(await lot).toMatchObject({ errors: [expect.objectContaining({ message: 'no more room' })] });
    expect(await statusOf(paymentId)).toBe('open');
    expect((await database.admin.query('SELECT done_at FROM payment_job WHERE job_id = $1', [broken])).rows).toEqual([{ done_at: null }]);
  });
});
