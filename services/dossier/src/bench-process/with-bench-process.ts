import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createRelayPool, EventLogStore } from '@haicap/outbox';
import { createDataSource, createLogger, loadConfig, openDataSource, personCipher, systemClock, systemIds, type Logger, type PersonalDataCipher } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { benchConfig } from '../config.js';
import { PROCEDURE_CATALOGUE } from '../procedure/procedure-catalogue.js';
import { PublishProcedures } from '../procedure/publish-procedures.js';
import { ReceiptKeys } from '../receipt-proof/receipt-keys.js';

export interface BenchProcess {
  readonly app: INestApplicationContext;
  readonly dataSource: DataSource;
  readonly cipher: PersonalDataCipher;
  readonly logger: Logger;
  readonly config: ReturnType<typeof loadConfig<typeof benchConfig>>;
}

/** The service on a database of a benchmark, with its procedures and without a bus; ends with what is done with it. */
export async function withBenchProcess(level: 'silent' | 'warn', use: (bench: BenchProcess) => Promise<void>): Promise<void> {
  const config = loadConfig(benchConfig);
  const logger = createLogger({ service: 'dossier', level });
  const cipher = personCipher(config, logger);
  const dataSource = await openDataSource(createDataSource({ url: config.databaseUrl, applicationName: 'dossier', logger }), logger);
  const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: 'dossier-relay', logger });
  const app = await NestFactory.createApplicationContext(AppModule.with({
    dataSource, logger, cipher, eventLog: new EventLogStore(relayPool, 'dossier'), receiptKeys: new ReceiptKeys([]),
    installation: {
      provinceCode: config.province, installationKey: createHash('sha256').update('bench').digest(), publicOrigin: 'http://localhost',
      clock: systemClock, ids: systemIds(systemClock), wakeRelay: () => undefined,
    },
  }), { logger: false });
  try {
    await app.get(PublishProcedures).run({ entries: PROCEDURE_CATALOGUE, actor: 'service:dossier', mode: 'unknown-only' });
    await use({ app, dataSource, cipher, logger, config });
  } finally {
    await app.close();
    await relayPool.end();
    await dataSource.destroy();
  }
}
