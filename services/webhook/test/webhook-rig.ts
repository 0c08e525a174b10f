import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor, RpcInput, RpcRequest } from '@haicap/contracts';
import { createWebhookSubscription } from '@haicap/contracts';
import { fixedClock, seededBytes } from '@haicap/kernel';
import { createRelayPool, EventLogStore, type OrderedFact } from '@haicap/outbox';
import { createDataSource, createLogger, createMetrics, PersonalDataCipher, systemClock, withScope } from '@haicap/service-kit';
import { seededIds, testDatabase, type TestDatabase } from '@haicap/testing';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { WEBHOOK_MIGRATIONS } from '../src/database/data-source.js';
import { DeliveryWorker } from '../src/delivery/delivery.worker.js';
import { FindDeliveries } from '../src/delivery/find-deliveries.js';
import { FanOutConsumer } from '../src/fan-out/fan-out.consumer.js';
import { readRanges, Targets } from '../src/outbound/target.js';
import { OwnerConsumer } from '../src/owner/owner.consumer.js';
import { CreateSubscription } from '../src/subscription/create-subscription.js';
import { FindSubscriptions } from '../src/subscription/find-subscriptions.js';
import { receiver, type Receiver } from './receiver.js';

export const START = '2025-07-01T08:00:00+07:00';
export const [HERE, THERE, ELSEWHERE] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003'] as const;
export const ADMIN: Actor = { accountId: '00000000-0000-7000-8000-00000000000a', kind: 'officer', posts: [{ unitId: HERE, role: 'province-admin' }] };
export const OTHER_ADMIN: Actor = { accountId: '00000000-0000-7000-8000-00000000000b', kind: 'officer', posts: [{ unitId: HERE, role: 'province-admin' }] };

/** A program that may subscribe, for one unit. */
export const PROGRAM: Actor = { accountId: '00000000-0000-7000-8000-00000000000c', kind: 'client', posts: [], scopes: ['webhook:manage'], unitIds: [THERE] };

/** The module of the service on a database of its own, and somebody who receives. */
export async function webhookRig({ privateTargets = '127.0.0.0/8' } = {}) {
  const logger = createLogger({ service: 'webhook', level: 'silent' });
  const clock = fixedClock(START);
  let wakes = 0;
  const database: TestDatabase = await testDatabase('webhook', WEBHOOK_MIGRATIONS);
  const dataSource: DataSource = await createDataSource({ url: database.appUrl, applicationName: 'webhook', logger }).initialize();
  const relayPool: Pool = createRelayPool({ url: database.relayUrl, applicationName: 'webhook-relay', logger });
  const appWith = (targets: string): Promise<INestApplicationContext> => NestFactory.createApplicationContext(AppModule.with({
    dataSource, logger, metrics: createMetrics('webhook'), eventLog: new EventLogStore(relayPool, 'webhook'), targets: new Targets(readRanges(targets) ?? []),
    cipher: new PersonalDataCipher({ key: Buffer.alloc(32, 1), keyId: 'test', indexKey: Buffer.alloc(32, 2) }),
    installation: {
      // Signatures are of the machine's time, as receivers judge them by theirs.
      clock, machineClock: systemClock, ids: seededIds(1, clock), random: () => 0.5, randomBytes: seededBytes(7), publicOrigin: 'https://dvc.example.vn', wakeRelay: () => { wakes += 1; },
    },
  }), { logger: false });
  const app = await appWith(privateTargets);
  const receiving: Receiver = await receiver();
  const worker = app.get(DeliveryWorker);
  const inDatabase = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(dataSource, { kind: 'installation' }, fn);

  const rig = {
    app, appWith, clock, database, dataSource, receiving, worker,
    /** How often the relay was told that there is something to publish. */
    wakes: () => wakes,
    /** How many of the service's sessions wait for a row that somebody else holds. */
    async waiting() {
      const { rowCount } = await database.admin.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
      return rowCount ?? 0;
    },
    /** Registry says who administers the province. */
    appoint: (accountId: string, validTo: string | null = null, version = 1) => inDatabase((tx) => app.get(OwnerConsumer).project(tx, [{
      ...aFact('registry.officer.appointed', accountId, version),
      data: { officerId: accountId, login: 'quantri', demo: true, posts: [{ postId: accountId, unitId: HERE, role: 'province-admin', title: 'Quản trị', validFrom: '2025-01-01', validTo }] },
    }])),
    /** Identity says what became of an account. */
    account: (event: 'locked' | 'unlocked', accountId: string) => inDatabase((tx) => app.get(OwnerConsumer).projectAccounts(tx, [{
      ...aFact(`identity.account.${event}`, accountId), data: { accountId, kind: 'client', locked: event === 'locked', tokensNotBefore: null },
    }])),
    /** Identity says from when to when a program may come. */
    validity: (accountId: string, validTo: string | null, version = 1) => inDatabase((tx) => app.get(OwnerConsumer).projectAccounts(tx, [{
      ...aFact('identity.account.validity-set', accountId, version), data: { accountId, kind: 'client', locked: false, tokensNotBefore: null, validFrom: '2025-01-01', validTo },
    }])),
    tell: (...facts: OrderedFact[]) => inDatabase((tx) => app.get(FanOutConsumer).project(tx, facts)),
    async subscribe(changes: Partial<RpcInput<typeof createWebhookSubscription>> = {}, actor: Actor = ADMIN) {
      const request: RpcRequest<typeof createWebhookSubscription> = createWebhookSubscription.request.parse({ url: receiving.url, ...changes });
      const created = await app.get(CreateSubscription).run(request, actor, randomUUID());
      if (!created.ok) throw new Error(`${created.error.code} ${JSON.stringify(created.error.params)}`);
      return created.value;
    },
    /** Everything that is due now, until nothing is. */
    async send() {
      let before = -1;
      while (receiving.seen.length + receiving.connections() !== before) {
        before = receiving.seen.length + receiving.connections();
        await worker.fill();
        await worker.settled();
      }
    },
    pass: (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString()),
    async log(subscriptionId: string, actor: Actor = ADMIN) {
      const page = await app.get(FindDeliveries).list({ subscriptionId, limit: 200 }, actor);
      if (!page.ok) throw new Error(page.error.code);
      return page.value.items;
    },
    async look(subscriptionId: string, actor: Actor = ADMIN) {
      const found = await app.get(FindSubscriptions).lookUp({ subscriptionId }, actor);
      if (!found.ok) throw new Error(found.error.code);
      return found.value;
    },
    async reset() {
      await database.admin.query('TRUNCATE subscription, subscription_revision, subscription_secret, endpoint_health, delivery, admin_post, locked_account, program_validity');
      receiving.reset();
      clock.set(START);
      await rig.appoint(ADMIN.accountId);
      await rig.appoint(OTHER_ADMIN.accountId);
    },
    async close() {
      await app.close();
      await receiving.close();
      await relayPool.end();
      await dataSource.destroy();
      await database.drop();
    },
  };
  return rig;
}
export type WebhookRig = Awaited<ReturnType<typeof webhookRig>>;

function aFact(name: string, aggregateId: string, version = 1): Omit<OrderedFact, 'data'> {
  return { eventId: randomUUID(), type: `vn.haicap.${name}.v1`, aggregateId, version, at: '2025-07-01T01:00:01.000Z', actor: 'a' };
}

export const CODE = 'H56.147.97-250701-0001';
/** Something that happened to a dossier between two units. */
export function dossierFactOf(event: string, changes: Record<string, unknown> = {}, about: Partial<OrderedFact> = {}): OrderedFact {
  const fact = aFact(`dossier.dossier.${event}`, about.aggregateId ?? randomUUID(), about.version ?? 1);
  return {
    ...fact, ...about,
    data: {
      dossierId: fact.aggregateId, code: CODE, status: 'received', procedureCode: '2.000815', procedureVersion: 1, field: 'chung-thuc', channel: 'counter',
      receivingUnitId: HERE, competentUnitId: HERE, returningUnitId: HERE, receivedAt: START, receivedOn: '2025-07-01', dueAt: '2025-07-02T17:00:00+07:00', dueOn: '2025-07-02',
      historic: false, ownerAccountId: '00000000-0000-7000-8000-0000000000ff', ...changes,
    },
  };
}
