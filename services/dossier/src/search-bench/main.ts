import { createHash } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { createRelayPool, EventLogStore } from '@haicap/outbox';
import { createDataSource, createLogger, loadConfig, openDataSource, personCipher, systemClock, systemIds } from '@haicap/service-kit';
import { AppModule } from '../app.module.js';
import { benchConfig } from '../config.js';
import { PROCEDURE_CATALOGUE } from '../procedure/procedure-catalogue.js';
import { PublishProcedures } from '../procedure/publish-procedures.js';
import { ReceiptKeys } from '../receipt-proof/receipt-keys.js';
import { SearchDossiers } from '../search/search-dossiers.js';
import { benchQuestions } from './bench-questions.js';
import { knownDossiers } from './known-dossiers.store.js';
import { seedBench } from './seed-bench.js';
import { serveQuestions } from './serve-questions.js';

// Started by `./haicap bench search` on a database of its own; fills it, then takes an order a line and answers each with a line.
const dossiers = Number(process.argv[2] ?? 1_000_000);
const config = loadConfig(benchConfig);
const logger = createLogger({ service: 'dossier', level: 'warn' });
const cipher = personCipher(config, logger);
const dataSource = await openDataSource(createDataSource({ url: config.databaseUrl, applicationName: 'dossier', logger }), logger);
// Whoever reads everything takes longer than a request may.
const patient = await openDataSource(createDataSource({ url: config.databaseUrl, applicationName: 'dossier-scan', logger, silenceMaxMs: 5 * 60_000 }), logger);
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
  const began = performance.now();
  await seedBench(config.adminDatabaseUrl, cipher, { dossiers, now: systemClock.now() });
  const seedMs = Math.round(performance.now() - began);
  const questions = benchQuestions(cipher, await knownDossiers(dataSource));
  await serveQuestions({ search: app.get(SearchDossiers), questions, dataSource, patient, seedMs }, process.stdin, (line) => process.stdout.write(`${line}\n`));
} finally {
  await app.close();
  await relayPool.end();
  await patient.destroy();
  await dataSource.destroy();
}
