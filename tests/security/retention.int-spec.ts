import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@haicap/contracts';
import { databaseRoles } from '@haicap/service-kit';
import { testDatabase, type TestDatabase } from '@haicap/testing';
import { Client } from 'pg';
import { countAged } from '../../tools/cli/retention/count-aged.ts';
import { agedOf, DATA_KINDS, tablesWithRule } from '../../tools/cli/retention/kinds.ts';
import { tablesOf } from './table-catalogue.js';
import { DATABASES } from './table-lists.js';

const SERVICES = Object.keys(DATABASES) as ServiceName[];
const NOW = new Date('2025-07-01T08:00:00+07:00');

describe.each(SERVICES)('the data of %s', (service) => {
  let database: TestDatabase;
  let owner: Client;
  beforeAll(async () => {
    database = await testDatabase(service, DATABASES[service] ?? []);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('has a rule for every table, and no rule for a table that is not there', async () => {
    const tables = new Set((await tablesOf(database.admin, databaseRoles(service))).map(({ root }) => root));
    const everywhere = Object.values(DATA_KINDS).flatMap(({ tables: named }) => named['*'] ?? []);

    expect([...tables].filter((table) => !tablesWithRule(service).includes(table)).sort()).toEqual([]);
    expect(tablesWithRule(service).filter((table) => !tables.has(table) && !everywhere.includes(table))).toEqual([]);
  });

  it('can be counted by age wherever a rule may give a period, without changing anything', async () => {
    const aged = Object.keys(DATA_KINDS).flatMap((kind) => agedOf(kind, [service]));
    const counted = [];
    for (const one of aged) counted.push(await countAged(owner, one, 30, NOW));

    expect(counted.map(({ table, rows, before }) => [table, typeof rows, before])).toEqual(aged.map(({ table }) => [table, 'number', '2025-06-01T01:00:00.000Z']));
  });
});

describe('a dry run among files', () => {
  let database: TestDatabase;
  let owner: Client;
  beforeAll(async () => {
    database = await testDatabase('files', DATABASES.files ?? []);
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await database.admin.query(`INSERT INTO stored_file (id, owner_account_id, state, version, upload_bytes, created_at, expires_at)
      SELECT gen_random_uuid(), 'a', 'uploading', 0, 10, '2025-06-01', CASE WHEN n <= 3 THEN timestamptz '2025-06-30' ELSE '2025-07-02' END FROM generate_series(1, 5) n`);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('counts what has come to its end and nothing else, and leaves all of it there', async () => {
    const [uploads] = agedOf('unfinished-uploads', ['files']);
    if (uploads === undefined) throw new Error('uploads have no age');

    expect(await countAged(owner, uploads, 0, NOW)).toMatchObject({ service: 'files', table: 'stored_file', rows: 3, more: false });
    expect((await database.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM stored_file')).rows).toEqual([{ n: 5 }]);
  });

  it('tells that there are more than it looks at', async () => {
    await database.admin.query(`INSERT INTO stored_file (id, owner_account_id, state, version, upload_bytes, created_at, expires_at)
      SELECT gen_random_uuid(), 'a', 'uploading', 0, 10, '2025-06-01', '2025-06-30' FROM generate_series(1, 10001) n`);
    const [uploads] = agedOf('unfinished-uploads', ['files']);

    expect(uploads && await countAged(owner, uploads, 0, NOW)).toMatchObject({ rows: 10_000, more: true });
  });
});
