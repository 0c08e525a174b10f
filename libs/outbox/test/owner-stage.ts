import 'reflect-metadata';
import { eventLogRpcs } from '@haicap/contracts';
import { RpcServer, type Bus } from '@haicap/messaging';
import { createDataSource, createLogger, createMetrics, withScope, type Logger, type Metrics } from '@haicap/service-kit';
import { seededIds, testClock, testDatabase, type TestDatabase } from '@haicap/testing';
import type { IdSource, FixedClock } from '@haicap/kernel';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import {
  appendEvents, createRelayPool, eventLogController, EventLogStore, newEvent, OutboxRelay, outboxMigrations, type NewEvent, type RelayIntervals,
} from '../src/index.js';
import { unitId, unitNoted } from './note-facts.js';

export const FAST_RELAY: Partial<RelayIntervals> = { leaseTtlMs: 3_000, renewMs: 500, pollMs: 50, sealMs: 200, watchMs: 200 };

/** An owner of facts with a real database: what registry is in an installation. */
export interface OwnerStage {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly relayPool: Pool;
  readonly clock: FixedClock;
  readonly ids: IdSource;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Appends events in one transaction. */
  append(events: readonly NewEvent[]): Promise<void>;
  /** Appends versions `from` to `to` of one unit, one transaction each, in the order of versions. */
  note(unit: number, from: number, to?: number): Promise<void>;
  relay(bus: Bus, name?: string, intervals?: Partial<RelayIntervals>): OutboxRelay;
  /** Answers the event log on the bus until `close`. */
  answer(bus: Bus): Promise<void>;
  published(): Promise<number>;
  close(): Promise<void>;
}

export function noted(unit: number, version: number, mark = ''): NewEvent {
  return newEvent({
    contract: unitNoted, aggregateId: unitId(unit), version, data: { amount: 1, mark },
    audit: { action: 'note', objectType: 'unit', detail: { mark } },
  });
}

export async function raiseOwner(databaseWish?: TestDatabase): Promise<OwnerStage> {
  const database = databaseWish ?? (await testDatabase('registry', outboxMigrations('registry')));
  const logger = createLogger({ service: 'registry', level: 'silent' });
  const dataSource = await createDataSource({ url: database.appUrl, applicationName: 'registry', logger }).initialize();
  const relayPool = createRelayPool({ url: database.relayUrl, applicationName: 'registry-relay', logger, size: 3 });
  const clock = testClock();
  const ids = seededIds(7, clock);
  const metrics = createMetrics('registry');
  const stops: (() => Promise<unknown>)[] = [];
  const append = (events: readonly NewEvent[]) =>
    withScope(dataSource, { kind: 'installation' }, (tx) => appendEvents(tx, events, { actor: 'account-1', clock, ids }));
  return {
    database, dataSource, relayPool, clock, ids, metrics, logger, append,
    note: async (unit, from, to = from) => {
      for (let version = from; version <= to; version += 1) await append([noted(unit, version)]);
    },
    relay: (bus, name = 'relay-1', intervals = {}) => {
      const relay = new OutboxRelay({ pool: relayPool, bus, service: 'registry', logger, metrics, owner: name, clock, checkpointKey: Buffer.alloc(32, 4), checkpointFolder: database.checkpointFolder, intervals: { ...FAST_RELAY, ...intervals } });
      stops.unshift(() => relay.stop());
      relay.start();
      return relay;
    },
    answer: async (bus) => {
      const controller = eventLogController('registry');
      const provider = { provide: EventLogStore, useValue: new EventLogStore(relayPool, 'registry') };
      @Module({ controllers: [controller], providers: [provider] })
      class EventLogModule {}
      const rpcServer = new RpcServer({
        bus, service: 'registry', contracts: Object.values(eventLogRpcs('registry')), logger, metrics,
        authenticate: (token) => Promise.resolve(token === 'service-token' ? { accountId: 'service:dossier', kind: 'service', posts: [] } : null),
      });
      const app = await NestFactory.createMicroservice<MicroserviceOptions>(EventLogModule, { strategy: rpcServer, logger: false, abortOnError: false });
      await app.listen();
      stops.unshift(() => app.close());
    },
    published: async () => {
      const { rows } = await database.admin.query<{ n: number }>('SELECT count(*)::integer AS n FROM outbox WHERE published_at IS NOT NULL');
      return rows[0]?.n ?? 0;
    },
    close: async () => {
      for (const stop of stops) await stop();
      await dataSource.destroy();
      await relayPool.end();
      await database.drop();
    },
  };
}
