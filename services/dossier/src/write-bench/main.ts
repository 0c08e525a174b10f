import type { OrderedFact } from '@haicap/outbox';
import { systemClock, withScope } from '@haicap/service-kit';
import { withBenchProcess } from '../bench-process/with-bench-process.js';
import { CalendarMirrorConsumer } from '../calendar-mirror/calendar-mirror.consumer.js';
import { AssignDossier } from '../dossier/assign-dossier.js';
import { ReceiveDossier } from '../dossier/receive-dossier.js';
import { OfficerMirrorConsumer } from '../officer-mirror/officer-mirror.consumer.js';
import { seedBench } from '../search-bench/seed-bench.js';
import { UnitMirrorConsumer } from '../unit-mirror/unit-mirror.consumer.js';
import { BenchCommands } from './bench-commands.js';
import { BenchLife } from './bench-life.js';
import { benchDesks, benchFacts } from './bench-registry.js';
import { serveOrders } from './serve-orders.js';
import { StatementRecorder } from './statement-recorder.js';

// Started by `./haicap bench` on a database of its own; takes an order a line and answers each with a line.
const DESKS = 16;
// Dossiers of a year that are there before the first order, with their history.
const seeded = Number(process.argv[2] ?? 0);

await withBenchProcess('silent', async ({ app, dataSource, cipher, config }) => {
  if (seeded > 0) await seedBench(config.adminDatabaseUrl, cipher, { dossiers: seeded, now: systemClock.now(), withHistory: true });
  const desks = benchDesks(DESKS);
  const { units, officers, calendar } = benchFacts(desks);
  const project = (consumer: Pick<UnitMirrorConsumer, 'project'>, facts: readonly OrderedFact[]) => withScope(dataSource, { kind: 'installation' }, (tx) => consumer.project(tx, facts));
  await project(app.get(UnitMirrorConsumer), units);
  await project(app.get(OfficerMirrorConsumer), officers);
  await project(app.get(CalendarMirrorConsumer), calendar);
  const commands = new BenchCommands(desks, app.get(ReceiveDossier), app.get(AssignDossier), new BenchLife(app));
  await serveOrders({ commands, recorder: new StatementRecorder(dataSource), desks }, process.stdin, (line) => process.stdout.write(`${line}\n`));
});
