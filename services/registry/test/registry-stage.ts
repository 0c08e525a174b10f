import { fixedClock, type FixedClock } from '@haicap/kernel';
import { AuditSigner, CheckpointStore, createRelayPool } from '@haicap/outbox';
import { createLogger, openDataSource, PersonalDataCipher } from '@haicap/service-kit';
import { seededIds, testDatabase, TEST_NOW, type TestDatabase } from '@haicap/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { migrations, registryDataSource } from '../src/database/data-source.js';

export interface RegistryStage {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly app: INestApplicationContext;
  readonly clock: FixedClock;
  stop(): Promise<void>;
}

export const TEST_KEYS = { key: Buffer.alloc(32, 1), keyId: 'test', indexKey: Buffer.alloc(32, 2) };

export const TEST_AUDIT_SIGNER = new AuditSigner(Buffer.alloc(32, 4));

/** The registry of Thanh Hóa on a database of its own, without a bus; nothing is loaded yet. */
export async function registryStage(wish: { readonly withDemoOfficers?: boolean } = {}): Promise<RegistryStage> {
  const database = await testDatabase('registry', migrations);
  const logger = createLogger({ service: 'registry', level: 'silent' });
  const dataSource = await openDataSource(registryDataSource(database.appUrl, logger), logger);
  const relayPool = createRelayPool({ url: database.relayUrl, applicationName: 'registry-test-relay', logger });
  const clock = fixedClock(TEST_NOW);
  const module = AppModule.with({
    dataSource, relayPool, checkpoints: new CheckpointStore(database.checkpointFolder), auditVerifier: TEST_AUDIT_SIGNER.verifier, clock, ids: seededIds(1, clock), logger, cipher: new PersonalDataCipher(TEST_KEYS),
    provinceCode: '38', withDemoOfficers: wish.withDemoOfficers ?? true, afterCommit: () => undefined,
  });
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  return {
    database, dataSource, app, clock,
    stop: async () => {
      await app.close();
      await dataSource.destroy();
      await relayPool.end();
      await database.drop();
    },
  };
}
