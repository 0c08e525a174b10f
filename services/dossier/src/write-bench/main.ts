import { createHash } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { createRelayPool, EventLogStore, type OrderedFact } from '@haicap/outbox';
import { createDataSource, createLogger, loadConfig, openDataSource, personCipher, systemClock, systemIds, withScope } from '@haicap/service-kit';
import { AppModule } from '../app.module.js';
import { CalendarMirrorConsumer } from '../calendar-mirror/calendar-mirror.consumer.js';
import { benchConfig } from '../config.js';
import { AssignDossier } from '../dossier/assign-dossier.js';
import { ReceiveDossier } from '../dossier/receive-dossier.js';
import { OfficerMirrorConsumer } from '../officer-mirror/officer-mirror.consumer.js';
import { PROCEDURE_CATALOGUE } from '../procedure/procedure-catalogue.js';
import { PublishProcedures } from '../procedure/publish-procedures.js';
import { ReceiptKeys } from '../receipt-proof/receipt-keys.js';
import { seedBench } from '../search-bench/seed-bench.js';
import { UnitMirrorConsumer } from '../unit-mirror/unit-mirror.consumer.js';
import { BenchCommands } from './bench-commands.js';
import { benchDesks, benchFacts } from './bench-registry.js';
import { serveOrders } from './serve-orders.js';
import { StatementRecorder } from './statement-recorder.js';

// Started by `./haicap bench` on a database of its own; takes an order a line and answers each with a line.
const DESKS = 16;
// Dossiers of a year that are there before the first order.
const seeded = Number(process.argv[2] ?? 0);
const config = loadConfig(benchConfig);
const logger = createLogger({ service: 'dossier', level: 'silent' });
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
  if (seeded > 0) await seedBench(config.adminDatabaseUrl, cipher, { dossiers: seeded, now: systemClock.now() });
  const desks = benchDesks(DESKS);
  const { units, officers, calendar } = benchFacts(desks);
  const project = (consumer: Pick<UnitMirrorConsumer, 'project'>, facts: readonly OrderedFact[]) => withScope(dataSource, { kind: 'installation' }, (tx) => consumer.project(tx, facts));
  await project(app.get(UnitMirrorConsumer), units);
  await project(app.get(OfficerMirrorConsumer), officers);
  await project(app.get(CalendarMirrorConsumer), calendar);
  const commands = new BenchCommands(desks, app.get(ReceiveDossier), app.get(AssignDossier));
  await serveOrders({ commands, recorder: new StatementRecorder(dataSource), desks }, process.stdin, (line) => process.stdout.write(`${line}\n`));
} finally {
  await app.close();
  await relayPool.end();
  await dataSource.destroy();
}
