import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@haicap/contracts';
import { seededRandom } from '@haicap/kernel';
import { countKeys, rotateKeys, type DataKeyJob } from '@haicap/outbox';
import { createDataSource, createLogger, databaseRoles, encryptedTablesOf, encryptingServices, PERSONAL_TABLES, PersonalDataCipher, rotateCells } from '@haicap/service-kit';
import { testDatabase, type TestDatabase } from '@haicap/testing';
import { ownerAt, plantRows } from './planted-rows.js';
import { tablesOf } from './table-catalogue.js';
import { DATABASES } from './table-lists.js';

type DataSource = ReturnType<typeof createDataSource>;
const SERVICES = Object.keys(DATABASES) as ServiceName[];
const [OLD, NEW, INDEX] = [1, 2, 9].map((n) => Buffer.alloc(32, n)) as [Buffer, Buffer, Buffer];
const before = new PersonalDataCipher({ key: OLD, keyId: 'k1', indexKey: INDEX });
const during = new PersonalDataCipher({ key: NEW, keyId: 'k2', indexKey: INDEX, formerKeys: { k1: OLD } });
const after = new PersonalDataCipher({ key: NEW, keyId: 'k2', indexKey: INDEX });
const OWNERS = [0, 1, 2, 3].map(ownerAt);
const random = seededRandom(38);

/** Columns that only sound like it. */
const OF_NOBODY: Readonly<Record<string, string>> = {
  'unit_mirror.full_name': 'a unit', 'unit_version.full_name': 'a unit', 'signatory_unit.full_name': 'a unit',
};

interface PlantedCell {
  readonly table: string;
  readonly column: string;
  readonly where: string;
  readonly values: readonly string[];
  readonly address: { readonly table: string; readonly column: string; readonly rowId: string };
  readonly plain: string;
}

it('is about every service that has a database', () => {
  expect(encryptingServices().filter((service) => !SERVICES.includes(service))).toEqual([]);
});

describe.each(SERVICES)('the list of personal data of %s', (service) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(service, DATABASES[service] ?? []);
  });
  afterAll(() => database.drop());

  it('names columns that there are', async () => {
    const { rows } = await database.admin.query<{ at: string }>(`SELECT table_name || '.' || column_name AS at FROM information_schema.columns WHERE table_schema = 'public'`);
    const there = new Set(rows.map(({ at }) => at));

    expect(PERSONAL_TABLES.filter((one) => one.service === service).flatMap(({ table, columns }) => columns.map(({ column }) => `${table}.${column}`)).filter((at) => !there.has(at))).toEqual([]);
  });

  it('names the keys of its tables', async () => {
    const dataSource = await asOwner(database, service);

    await expect(rotateCells({ service, dataSource, cipher: during })).resolves.toBe(0);
    await dataSource.destroy();
  });

  it('misses no column that is called like something of a person', async () => {
    const { rows } = await database.admin.query<{ at: string }>(
      `SELECT c.table_name || '.' || c.column_name AS at FROM information_schema.columns c JOIN pg_class t ON t.oid = to_regclass(c.table_name) AND NOT t.relispartition
       WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character varying', 'bytea', 'bigint')
         AND c.column_name ~ '(^|_)(full_name|first_name|person|personal|birth|phone|e?mail|address|login|applicant|recipient|passport|subject|name_index|name_word)(_|$)'`);
    const listed = new Set(PERSONAL_TABLES.filter((one) => one.service === service).flatMap(({ table, columns }) => columns.map(({ column }) => `${table}.${column}`)));

    expect(rows.map(({ at }) => at).filter((at) => !listed.has(at) && !(at in OF_NOBODY))).toEqual([]);
  });
});

describe.each(encryptingServices())('a new key of %s', (service) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let cells: PlantedCell[];
  let job: DataKeyJob;
  beforeAll(async () => {
    database = await testDatabase(service, DATABASES[service] ?? []);
    dataSource = await asOwner(database, service);
    job = { service, dataSource, cipher: during };
    const tables = await tablesOf(database.admin, databaseRoles(service));
    await plantRows(database.admin, tables.filter(({ isForced, name, root }) => isForced && name === root).map(({ name }) => name), OWNERS, databaseRoles(service).app);
    if (service === 'dossier') await plantRows(database.admin, ['bulk_staging'], OWNERS, databaseRoles(service).app);
    cells = await sealAll(database, service);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const held = async ({ table, column, where, values }: PlantedCell): Promise<string | Buffer> => {
    const { rows: [row] } = await database.admin.query<Record<string, string | Buffer>>(`SELECT ${column} FROM ${table} WHERE ${where}`, [...values]);
    return row?.[column] ?? '';
  };
  const read = (cipher: PersonalDataCipher, text: string | Buffer, { address }: PlantedCell) => (typeof text === 'string' ? cipher.decrypt(text, address) : cipher.decryptBytes(text, address).toString());

  it('finds a cell in every table that is listed', () => {
    expect([...new Set(cells.map(({ table }) => table))].sort()).toEqual(encryptedTablesOf(service).map(({ table }) => table).sort());
  });

  it('goes on where it was broken off', async () => {
    const breakAt = Math.floor(random() * cells.length * 0.5);
    let done = 0;
    const broken = rotateCells({ service, dataSource, cipher: during, pageRows: 1, onPage: (page) => {
      done += page.cells;
      if (done > breakAt) throw new Error('the power is gone');
    } });
    await expect(broken).rejects.toThrow('the power is gone');
    const counts = await countKeys(job);
    expect(counts.filter(({ keyId }) => keyId === 'k2').reduce((sum, { cells: some }) => sum + some, 0)).toBe(done);
    for (const cell of cells) expect(read(during, await held(cell), cell)).toBe(cell.plain);

    expect(await rotateKeys(job)).toBe(cells.length - done);
  });

  it('leaves no cell that names the key before, each in its place and as it was', async () => {
    expect([...new Set((await countKeys(job)).map(({ keyId }) => keyId))]).toEqual(['k2']);
    for (const cell of cells) expect(read(after, await held(cell), cell)).toBe(cell.plain);
    expect(await rotateKeys(job)).toBe(0);
  });

  it('is in the audit trail, once, and no event and no version is', async () => {
    const { rows } = await database.admin.query(`SELECT actor, action, object_type, object_id, version FROM audit WHERE object_type = 'data-key'`);
    const { rows: [events] } = await database.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM event');

    expect(rows).toEqual([{ actor: `service:${service}`, action: 'rotate-data-key', object_type: 'data-key', object_id: 'k2', version: null }]);
    expect(events?.n).toBe(0);
  });
});

const asOwner = (database: TestDatabase, service: ServiceName): Promise<DataSource> =>
  createDataSource({ url: database.ownerUrl, applicationName: `${service}-keys`, logger: createLogger({ service, level: 'silent' }), poolSize: 1 }).initialize();

/** Puts something encrypted with the key before into every listed cell of the planted rows. */
async function sealAll({ admin }: TestDatabase, service: ServiceName): Promise<PlantedCell[]> {
  const cells: PlantedCell[] = [];
  for (const { table, rows, columns } of encryptedTablesOf(service)) {
    // Planted rows are bound by nothing, and a rotation goes by their key.
    await admin.query(`ALTER TABLE ${table} ADD PRIMARY KEY (${rows.key.join(', ')})`);
    if (table === 'dossier_person') await admin.query(`UPDATE dossier_person SET role = 'applicant' WHERE role = 'p0'`);
    const names = [...new Set([...rows.key, ...rows.beside ?? []])];
    const found = await admin.query<Record<string, string>>(`SELECT ${names.map((name) => `${name}::text`).join(', ')} FROM ${table}`);
    for (const values of found.rows) {
      const where = rows.key.map((name, n) => `${name}::text = $${n + 1}`).join(' AND ');
      const key = rows.key.map((name) => values[name] ?? '');
      for (const { column } of columns.filter(({ protection }) => protection === 'encrypted')) {
        const address = { table: rows.boundTo ?? table, column, rowId: rows.rowIdOf(values) };
        const plain = `Nguyễn Thị ${cells.length}`;
        const sealed = rows.areBytes === true ? before.encryptBytes(Buffer.from(plain), address) : before.encrypt(plain, address);
        await admin.query(`UPDATE ${table} SET ${column} = $${key.length + 1} WHERE ${where}`, [...key, sealed]);
        cells.push({ table, column, where, values: key, address, plain });
      }
    }
  }
  return cells;
}
