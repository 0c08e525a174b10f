import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { fixedClock } from '@haicap/kernel';
import { createRelayPool, EventLogStore, type OrderedFact } from '@haicap/outbox';
import { createDataSource, createLogger, withScope } from '@haicap/service-kit';
import { seededIds, testDatabase, type TestDatabase } from '@haicap/testing';
import type { DataSource } from 'typeorm';
import type { Pool } from 'pg';
import { AppModule } from '../src/app.module.js';
import { PORTAL_ADAPTER_MIGRATIONS } from '../src/database/data-source.js';
import { Installation } from '../src/installation.js';
import { LANES, PaymentJobWorker } from '../src/payment-job/payment-job.worker.js';
import { PaymentSessionConsumer } from '../src/payment-session/payment-session.consumer.js';
import { ReceiveCallback } from '../src/payment-session/receive-callback.js';
import { HttpPaymentPlatform } from '../src/platform/http-payment-platform.js';
import { StatementConsumer } from '../src/statement/statement.consumer.js';

const SECRET = 'khoa-thu-nghiem';
const START = '2025-07-01T08:00:00+07:00';
const ACCOUNT = { number: '3712.0.1', bank: '01', holder: 'Trung tâm Phục vụ hành chính công phường Hạc Thành' };
export const RESULT = ['MaLoi', 'MaThamChieu', 'SoTien', 'MaGiaoDich', 'MaNganHang', 'ThoiGianGD'];
export const sumOf = (fields: readonly string[], message: Record<string, string>) =>
  createHmac('sha256', SECRET).update(fields.map((field) => message[field] ?? '').join('|')).digest('hex').toUpperCase();

export type Answer = { status?: number; body?: Record<string, unknown>; lost?: true };
export const good = (message: Record<string, string>): Answer =>
  ({ body: message['LoaiBanTin'] === 'INIT' ? { MaLoi: '00', UrlThanhToan: `https://pay.test/${message['MaThamChieu']}` } : { MaLoi: '01' } });

/** The module of the service on a database of its own, before a platform that does what a test says. */
export function paymentStage() {
  const logger = createLogger({ service: 'portal-adapter', level: 'silent' });
  const clock = fixedClock(START);
  /** What the platform got. */
  const seen: Record<string, unknown>[] = [];
  const server = platformServer((message) => {
    seen.push(message);
    return stage.behave(message);
  });
  let dataSource: DataSource;
  let relayPool: Pool;

  const appWith = (url: string | null): Promise<INestApplicationContext> => NestFactory.createApplicationContext(AppModule.with({
    dataSource, logger, eventLog: new EventLogStore(relayPool, 'portal-adapter'), installation: new Installation(clock, seededIds(url === null ? 2 : 1, clock), () => undefined),
    platform: url === null ? null : new HttpPaymentPlatform({
      url, partner: 'HAICAP', secret: SECRET, account: { number: '3741.0', bank: '', holder: 'Kho bạc tỉnh' }, accounts: { 'H56.147.97': ACCOUNT }, pageHosts: ['pay.test'], logger,
    }),
  }), { logger: false });

  const stage = {
    seen, clock, appWith,
    /** What the platform does next. */
    behave: good as (message: Record<string, string>) => Answer | Promise<Answer>,
    app: undefined as unknown as INestApplicationContext,
    database: undefined as unknown as TestDatabase,
    async open() {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      stage.database = await testDatabase('portal-adapter', PORTAL_ADAPTER_MIGRATIONS);
      dataSource = await createDataSource({ url: stage.database.appUrl, applicationName: 'portal-adapter', logger }).initialize();
      relayPool = createRelayPool({ url: stage.database.relayUrl, applicationName: 'portal-adapter-relay', logger });
      stage.app = await appWith(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    },
    async close() {
      await stage.app.close();
      await relayPool.end();
      await dataSource.destroy();
      await stage.database.drop();
      server.close();
    },
    reset() {
      stage.behave = good;
      seen.length = 0;
      clock.set(START);
    },
    project: (consumer: { project(tx: never, facts: OrderedFact[]): Promise<void> }, fact: OrderedFact) =>
      withScope(dataSource, { kind: 'installation' }, (tx) => consumer.project(tx as never, [fact])),
    /** A payment is ordered; the job is not done yet. */
    async anOrder(changes: Record<string, unknown> = {}) {
      const [paymentId, dossierId, eventId] = [randomUUID(), randomUUID(), randomUUID()];
      const fact = {
        eventId, type: 'vn.haicap.dossier.payment-order.placed.v1', aggregateId: paymentId, version: 1, at: '2025-07-01T01:00:00.000Z', actor: 'a',
        data: {
          paymentId, dossierId, code: 'H56.147.97-250701-0001', procedureCode: '2.000815', procedureName: 'Chứng thực bản sao', amountDong: 8000,
          unitName: 'Phường Hạc Thành', unitCode: null, lines: [{ code: 'phi', name: 'Phí chứng thực', kind: 'fee', amountDong: 8000 }], placedAt: START, ...changes,
        },
      };
      await stage.project(stage.app.get(PaymentSessionConsumer), fact);
      return { paymentId, dossierId, reference: eventId.replaceAll('-', ''), fact };
    },
    /** Nobody is to pay it any more, says the dossier. */
    giveUp: ({ paymentId, dossierId }: { readonly paymentId: string; readonly dossierId: string }) => stage.project(stage.app.get(PaymentSessionConsumer), {
      eventId: randomUUID(), type: 'vn.haicap.dossier.payment-order.given-up.v1', aggregateId: paymentId, version: 2, at: '2025-07-01T01:00:01.000Z', actor: 'a',
      data: { paymentId, dossierId, givenUpAt: '2025-07-01T08:00:01+07:00' },
    }),
    /** What is stated when a day is reconciled. */
    async statementOf(day: string) {
      const reconciliationId = randomUUID();
      await stage.project(stage.app.get(StatementConsumer), {
        eventId: randomUUID(), type: 'vn.haicap.dossier.payment-reconciliation.requested.v1', aggregateId: reconciliationId, version: 1, at: '2025-07-01T18:00:00Z', actor: 'a',
        data: { reconciliationId, day, cause: 'daily', requestedAt: START },
      });
      await stage.work();
      return (await stage.database.admin.query<{ type: string; body: Record<string, unknown> }>(
        `SELECT type, body FROM event WHERE noun = 'payment-statement' AND body->>'reconciliationId' = $1 ORDER BY version`, [reconciliationId])).rows;
    },
    /** Everything that is due, lot after lot. */
    async work() {
      for (const lane of LANES) while (await stage.app.get(PaymentJobWorker).runDue(lane));
    },
    pass: (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString()),
    factsOf: async (paymentId: string) =>
      (await stage.database.admin.query<{ type: string; body: Record<string, unknown> }>('SELECT type, body FROM event WHERE aggregate_id = $1 ORDER BY version', [paymentId])).rows
        .map(({ type, body }) => ({ event: type.split('.').at(-2), ...body })),
    aCallback,
    async call(message: Record<string, unknown>) {
      const reply = await stage.app.get(ReceiveCallback).run({ message });
      if (!reply.ok) throw new Error(reply.error.code);
      return reply.value.answer['MaLoi'];
    },
  };
  return stage;
}

function aCallback(reference: string, changes: Record<string, string> = {}) {
  const message = { MaLoi: '00', MaThamChieu: reference, SoTien: '8000', MaGiaoDich: 'GD1', MaNganHang: 'VCB', ThoiGianGD: '20250701080500', ...changes };
  return { ...message, MaXacThuc: sumOf(RESULT, message) };
}

/** A platform whose answers may be lost on their way. */
function platformServer(answer: (message: Record<string, string>) => Answer | Promise<Answer>): Server {
  return createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    request.on('end', () => {
      void (async () => {
        const { status = 200, body = {}, lost } = await answer(JSON.parse(text) as Record<string, string>);
        if (lost) request.socket.destroy();
        else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      })();
    });
  });
}
