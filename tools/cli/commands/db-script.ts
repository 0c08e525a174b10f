import { databaseScript } from '../database/database-plan.ts';
import { buildContracts } from '../build/build.ts';
import { EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { loadTopology } from '../installation/topology.ts';

/** Prints the SQL a DBA runs once where the launcher gets no administrator's account. */
export async function dbScript(): Promise<ExitCode> {
  await buildContracts();
  const topology = await loadTopology();
  process.stdout.write(databaseScript(topology.services.filter((service) => topology.hasDatabase(service))));
  return EXIT.ok;
}
