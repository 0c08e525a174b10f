import 'reflect-metadata';
import { eventLogRpcs, type FactContract, type ServiceName } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import { RpcServer, type Bus } from '@haicap/messaging';
import {
  appendEvents, createRelayPool, eventLogController, EventLogStore, newEvent, notifyOutbox, outboxMigrations, OutboxRelay, type OrderedFact,
} from '@haicap/outbox';
import { createDataSource, createLogger, createMetrics, verifyServiceToken, withScope } from '@haicap/service-kit';
import { seededIds, testDatabase } from '@haicap/testing';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';

export type FactOwner = Awaited<ReturnType<typeof raiseFactOwner>>;

const FAST = { leaseTtlMs: 3_000, renewMs: 500, pollMs: 50, sealMs: 500, watchMs: 200 };

/** A service as its followers know it: a real log, a real relay, answers to questions about the log. It decides nothing. */
export async function raiseFactOwner(service: ServiceName, contracts: readonly FactContract[], { bus, serviceKey, clock }: { bus: Bus; serviceKey: Uint8Array; clock: Clock }) {
  const database = await testDatabase(service, outboxMigrations(service));
  const logger = createLogger({ service, level: 'silent' });
  const metrics = createMetrics(service);
  const dataSource = await createDataSource({ url: database.appUrl, applicationName: service, logger }).initialize();
  const relayPool = createRelayPool({ url: database.relayUrl, applicationName: `${service}-relay`, logger });
  const ids = seededIds(service.length, clock);
  const relay = new OutboxRelay({ pool: relayPool, bus, service, logger, metrics, owner: 'relay', clock, checkpointKey: Buffer.alloc(32, 4), checkpointFolder: database.checkpointFolder, intervals: FAST });
  relay.start();

  @Module({ controllers: [eventLogController(service)], providers: [{ provide: EventLogStore, useValue: new EventLogStore(relayPool, service) }] })
  class EventLogModule {}
  const rpcServer = new RpcServer({
    bus, service, contracts: Object.values(eventLogRpcs(service)), logger, metrics, clock,
    authenticate: (token) => verifyServiceToken(serviceKey, token, clock),
  });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(EventLogModule, { strategy: rpcServer, logger: false, abortOnError: false });
  let stopAnswering = async () => {};
  const contractOf = (type: string): FactContract => {
    const found = contracts.find((contract) => contract.type === type);
    if (found === undefined) throw new Error(`no contract of type ${type}`);
    return found;
  };
  return {
    database,
    /** Answers questions about the log from now on. */
    answer: async () => {
      await app.listen();
      stopAnswering = () => app.close();
    },
    /** Appends facts as events of one transaction. */
    append: async (facts: readonly OrderedFact[]) => {
      const events = facts.map(({ type, aggregateId, version, data }) => newEvent({
        contract: contractOf(type), aggregateId, version, data, audit: { action: 'test', objectType: 'fact' },
      }));
      await withScope(dataSource, { kind: 'installation' }, (tx) => appendEvents(tx, events, { actor: 'service:test', clock, ids }));
      notifyOutbox(bus);
    },
    stop: async () => {
      await stopAnswering();
      await relay.stop();
      await relayPool.end();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
