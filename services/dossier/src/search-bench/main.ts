import { createDataSource, openDataSource, systemClock } from '@haicap/service-kit';
import { withBenchProcess } from '../bench-process/with-bench-process.js';
import { SearchDossiers } from '../search/search-dossiers.js';
import { benchQuestions } from './bench-questions.js';
import { knownDossiers } from './known-dossiers.store.js';
import { seedBench } from './seed-bench.js';
import { serveQuestions } from './serve-questions.js';

// Started by `./haicap bench search` on a database of its own; fills it unless that was done for another benchmark, then takes an order a line and answers each with a line.
const dossiers = Number(process.argv[2] ?? 1_000_000);

await withBenchProcess('warn', async ({ app, dataSource, cipher, logger, config }) => {
  // Whoever reads everything takes longer than a request may.
  const patient = await openDataSource(createDataSource({ url: config.databaseUrl, applicationName: 'dossier-scan', logger, silenceMaxMs: 5 * 60_000 }), logger);
  try {
    const began = performance.now();
    if (dossiers > 0) await seedBench(config.adminDatabaseUrl, cipher, { dossiers, now: systemClock.now() });
    const seedMs = Math.round(performance.now() - began);
    const questions = benchQuestions(cipher, await knownDossiers(dataSource));
    await serveQuestions({ search: app.get(SearchDossiers), questions, dataSource, patient, seedMs }, process.stdin, (line) => process.stdout.write(`${line}\n`));
  } finally {
    await patient.destroy();
  }
});
