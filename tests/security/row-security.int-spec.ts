import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOPOLOGY, type ServiceName } from '@haicap/contracts';
import { seededRandom } from '@haicap/kernel';
import { databaseRoles } from '@haicap/service-kit';
import { testDatabase, type TestDatabase } from '@haicap/testing';
import { Pool, type PoolClient } from 'pg';
import { ownerAt, plantRows, type PlantedTable } from './planted-rows.js';
import { ATTEMPTS, probe, type Attempt } from './probe-rows.js';
import { tablesOf, type Table } from './table-catalogue.js';
import { APP_RIGHTS, DATABASES, INFRASTRUCTURE, READ_BY_EVERYBODY, STAGING } from './table-lists.js';

const SERVICES = Object.keys(DATABASES) as ServiceName[];
const OWNERS = [0, 1, 2, 3].map(ownerAt);
const PROBES = 1_000;

it('looks at the database of every service that has one', () => {
  const withDatabase = Object.entries(TOPOLOGY).filter(([, { database }]) => database).map(([service]) => service);

  expect([...SERVICES].sort()).toEqual(withDatabase.sort());
});

describe.each(SERVICES)('the tables of %s', (service) => {
  let database: TestDatabase;
  let tables: Table[];
  let planted: PlantedTable[];
  let pool: Pool;
  let client: PoolClient;
  beforeAll(async () => {
    database = await testDatabase(service, DATABASES[service] ?? []);
    tables = await tablesOf(database.admin, databaseRoles(service));
    planted = await plantRows(database.admin, tables.filter(({ isForced, name, root }) => isForced && name === root).map(({ name }) => name), OWNERS, databaseRoles(service).app);
    pool = new Pool({ connectionString: database.appUrl, max: 1 });
    client = await pool.connect();
  });
  afterAll(async () => {
    client.release();
    await pool.end();
    await database.drop();
  });

  const isListed = ({ root }: Table) => INFRASTRUCTURE.includes(root) || root in STAGING;
  const tried = async (attempt: Attempt, table: PlantedTable, of: number, as: { scope: string | null; actor: string }) => probe(client, table, attempt, ownerAt(of), as);
  const own = (index: number) => ({ scope: ownerAt(index).unitId, actor: ownerAt(index).accountId });
  const NOBODY = { scope: null, actor: '' };
  const open = READ_BY_EVERYBODY[service] ?? [];

  it('are either under forced row-level security or on the list of infrastructure, and never both', () => {
    expect(tables.filter((table) => table.isForced === isListed(table)).map(({ name }) => name)).toEqual([]);
    expect(tables.filter((table) => table.isForced && table.name === table.root && table.policies === 0).map(({ name }) => name)).toEqual([]);
  });

  it('give the app role nothing of the infrastructure beside what is named', () => {
    const given = Object.fromEntries(tables.filter((table) => isListed(table) && table.appRights.length > 0).map(({ name, appRights }) => [name, appRights]));

    expect(given).toEqual(Object.fromEntries(Object.entries({ ...APP_RIGHTS, ...STAGING }).filter(([name]) => tables.some((table) => table.name === name))));
  });

  it('give nothing to any role but the three of the service', () => {
    expect(tables.filter(({ strangers }) => strangers.length > 0)).toEqual([]);
  });

  it('show every planted row to the installation, so that seeing nothing means something', async () => {
    const unseen: string[] = [];
    for (const table of planted) if (await tried('read', table, 1, { scope: '*', actor: '' }) !== '1 row') unseen.push(table.name);

    expect(unseen).toEqual([]);
  });

  it('show a row of another unit only where everybody of the installation may read, which is named', async () => {
    const seen: string[] = [];
    for (const table of planted) if (await tried('read', table, 1, own(2)) === '1 row') seen.push(table.name);

    expect(seen).toEqual(open.toSorted());
  });

  it(`give nothing away to ${PROBES} random reads and writes across units`, async () => {
    const random = seededRandom(SERVICES.indexOf(service) + 1);
    const pick = (below: number) => Math.floor(random() * below);
    const leaks: string[] = [];
    for (let left = PROBES; left > 0;) {
      const table = planted[pick(planted.length)];
      const attempt = ATTEMPTS[pick(ATTEMPTS.length)];
      const [of, as] = [pick(OWNERS.length), pick(OWNERS.length)];
      if (table === undefined || attempt === undefined || of === as || (attempt === 'read' && open.includes(table.name))) continue;
      left -= 1;
      const met = await tried(attempt, table, of, own(as));
      if (met !== 'nothing' && met !== 'refused') leaks.push(`${attempt} ${table.name}: ${met}`);
    }

    expect([...new Set(leaks)]).toEqual([]);
  });

  it('give nothing away where nobody set a scope', async () => {
    const leaks: string[] = [];
    for (const table of planted) {
      for (const attempt of ATTEMPTS.filter((one) => one !== 'read' || !open.includes(table.name))) {
        const met = await tried(attempt, table, 0, NOBODY);
        if (met !== 'nothing' && met !== 'refused') leaks.push(`${attempt} ${table.name}: ${met}`);
      }
    }

    expect(leaks).toEqual([]);
  });
});
