import { join } from 'node:path';
import type { Copy } from '../copies/mirrors.ts';
import type { Standing } from '../copies/standings.ts';
import { unitsOfToday } from '../copies/units-of-today.ts';
import { addDays } from '../figures/figures.ts';
import type { Facts } from '../figures/figures.ts';
import type { Period, Report } from '../figures/reports.ts';
import type { AuditTrail } from '../logs/audit-chain.ts';
import type { BlockRow, CounterRow } from '../logs/codes.ts';
import { blockedIn } from '../logs/consumer-order.ts';
import { pairCopies, readAdapterTables, readDossierTables, readFilesTables, readIdentityTables, readLineage, readRegistryTables, readReportingTables, readStandings, readWebhookTables } from './copy-rows.ts';
import { readFacts } from './figure-rows.ts';
import { readReports, readToday } from './gateway.ts';
import { readDossiers, readLogs } from './log-rows.ts';
import type { DossierTables } from './log-rows.ts';
import { inDatabase } from './postgres.ts';
import type { Query } from './postgres.ts';
import type { ConsumerRows, OwnerRows } from './rows.ts';
import { readBlocks, readCheckpoints, readCounters, readTrail } from './trail-rows.ts';

export type Connections = { postgresAdminUrl: string; origin: string; checkpointFolder: string };

/** Everything that is checked, as it was read. */
export type Installation = DossierTables & {
  owners: OwnerRows[]; consumers: ConsumerRows[]; trails: AuditTrail[];
  counters: CounterRow[]; blocks: BlockRow[];
  /** By login. */
  accountIds: Map<string, string>;
  standings: Standing[]; copies: Copy[];
  facts: Facts;
  /** Former units and the units that stand for them. */
  today: Map<string, string>;
  reports: Report[];
};

/** Reads the databases, each in one snapshot, and then the reports. */
export async function readInstallation({ postgresAdminUrl, origin, checkpointFolder }: Connections, asOf: string | null): Promise<Installation> {
  const from = async <T>(service: string, read: (query: Query) => Promise<T>) => {
    const checkpoints = readCheckpoints(join(checkpointFolder, service));
    return await inDatabase(postgresAdminUrl, service, async (query) => ({ ...await readLogs(query, service), trail: await readTrail(query, service, checkpoints), read: await read(query) }));
  };
  const [registry, reporting, identity, files, adapter, webhook] = await Promise.all([
    from('registry', async (query) => ({ tables: await readRegistryTables(query), lineage: await readLineage(query) })),
    from('reporting', async (query) => ({ tables: await readReportingTables(query), standings: await readStandings(query) })),
    from('identity', async (query) => ({ tables: await readIdentityTables(query), accountIds: await readAccountIds(query) })),
    from('files', readFilesTables),
    from('portal-adapter', readAdapterTables),
    from('webhook', readWebhookTables),
  ]);
  const blocked = blockedIn(reporting.consumer.letters, 'dossier.dossier');
  const dossier = await from('dossier', async (query) => ({
    tables: await readDossierTables(query), rows: await readDossiers(query), facts: await readFacts(query, blocked),
    counters: await readCounters(query), blocks: await readBlocks(query),
  }));
  const day = await readToday(origin);
  const { lineage } = registry.read;
  const { facts, counters, blocks } = dossier.read;
  const services = [registry, dossier, reporting, identity, files, adapter, webhook];
  return {
    ...dossier.read.rows, facts, counters, blocks,
    owners: services.map(({ owner }) => owner), consumers: services.map(({ consumer }) => consumer), trails: services.map(({ trail }) => trail),
    accountIds: identity.read.accountIds, standings: reporting.read.standings,
    copies: pairCopies({
      registry: registry.read.tables, dossier: dossier.read.tables, reporting: reporting.read.tables, identity: identity.read.tables,
      files: files.read, adapter: adapter.read, webhook: webhook.read, lineage, today: day,
    }),
    today: unitsOfToday(lineage.successions, lineage.names, day),
    reports: await readReports(origin, periodsOf(facts, day, asOf), [...new Set(facts.turns.map(({ unitId }) => unitId))].toSorted()),
  };
}

async function readAccountIds(query: Query): Promise<Map<string, string>> {
  const rows = await query<{ login: string; id: string }>('SELECT login, account_id AS id FROM account');
  return new Map(rows.map(({ login, id }) => [login, id]));
}

/** From the day before the first thing that happened until today; today alone; and until the day on which the run began. */
export function periodsOf({ turns }: Facts, today: string, asOf: string | null): Period[] {
  const first = turns.reduce((least, { day }) => (day < least ? day : least), today);
  const from = addDays(first, -1);
  const periods = [{ from, asOf: today }, { from: today, asOf: today }];
  return asOf === null || asOf >= today || asOf < from ? periods : [...periods, { from, asOf }];
}
