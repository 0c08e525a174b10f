import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource, createLogger, isDatabaseUnavailable, openDataSource, runMigrations, schemaState, UnknownOutcome, withScope } from '../src/index.js';
import { cable, scratchDatabase, type Cable, type ScratchDatabase } from './scratch-database.js';

const unitA = '0197bd00-0000-7000-8000-00000000000a';
const unitB = '0197BD00-0000-7000-8000-00000000000B';
const installation = { kind: 'installation' } as const;
const logger = createLogger({ service: 'kit', level: 'silent' });

let database: ScratchDatabase;
let opened: DataSource[];

async function open(url = database.url, silenceMaxMs?: number): Promise<DataSource> {
  const dataSource = createDataSource({ url, applicationName: 'kit', poolSize: 1, logger, ...(silenceMaxMs === undefined ? {} : { silenceMaxMs }) });
  opened.push(dataSource);
  return openDataSource(dataSource, logger);
}

beforeAll(async () => {
  database = await scratchDatabase();
});

beforeEach(() => {
  opened = [];
});

afterEach(() => Promise.all(opened.map((dataSource) => dataSource.destroy())));

afterAll(() => database.drop());

const setting = async (source: { query(sql: string): Promise<unknown> }, name: string) => {
  const [row] = (await source.query(`SELECT current_setting('${name}', true) AS value`)) as { value: string | null }[];
  return row?.value ?? '';
};

describe('a transaction', () => {
  it('carries its scope and its actor, and leaves neither on the connection', async () => {
    const dataSource = await open();

    expect(await withScope(dataSource, installation, (tx) => setting(tx, 'app.scope'))).toBe('*');
    expect(await withScope(dataSource, { kind: 'none' }, (tx) => setting(tx, 'app.scope'))).toBe('');
    expect(await withScope(dataSource, { kind: 'units', unitIds: [unitA, unitB] }, (tx) => setting(tx, 'app.scope'))).toBe(`${unitA},${unitB.toLowerCase()}`);
    expect(await withScope(dataSource, installation, (tx) => setting(tx, 'app.actor'), { actor: 'account-1' })).toBe('account-1');
    expect(await setting(dataSource, 'app.scope')).toBe('');
    expect(await setting(dataSource, 'app.actor')).toBe('');
  });

  it('cannot be given a scope that is no list of units', async () => {
    const dataSource = await open();

    for (const unitIds of [['*'], [`${unitA},*`], ['']]) await expect(withScope(dataSource, { kind: 'units', unitIds }, async () => 1)).rejects.toThrow(RangeError);
  });

  it('that lost a race runs again, up to three times', async () => {
    const dataSource = await open();
    let attempts = 0;
    const loseTimes = (times: number) => withScope(dataSource, installation, async (tx) => {
      attempts += 1;
      if (attempts <= times) await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'race' USING ERRCODE = '40001'; END $$`);
      return attempts;
    });

    expect(await loseTimes(3)).toBe(4);
    attempts = 0;
    await expect(loseTimes(4)).rejects.toMatchObject({ driverError: { code: '40001' } });
    expect(attempts).toBe(4);
  });

  it('that fails for another reason does not run again and leaves nothing', async () => {
    const dataSource = await open();
    await dataSource.query('CREATE TABLE fails (id int)');
    let attempts = 0;

    await expect(withScope(dataSource, installation, async (tx) => {
      attempts += 1;
      await tx.query('INSERT INTO fails VALUES (1)');
      throw new Error('no');
    })).rejects.toThrow('no');

    expect(attempts).toBe(1);
    expect(await dataSource.query('SELECT * FROM fails')).toEqual([]);
  });

  it('works under named timeouts', async () => {
    const dataSource = await open();

    expect(await setting(dataSource, 'statement_timeout')).toBe('5s');
    expect(await setting(dataSource, 'lock_timeout')).toBe('2s');
    expect(await setting(dataSource, 'idle_in_transaction_session_timeout')).toBe('15s');
  });
});

describe('a connection that is cut', () => {
  let line: Cable;
  let behind: DataSource;
  let dataSource: DataSource;

  beforeEach(async () => {
    line = await cable(database.url);
    behind = await open();
    await behind.query('CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY); TRUNCATE kept');
    dataSource = await open(line.url, 400);
  });

  afterEach(() => line.stop());

  const insert = (id: number) => withScope(dataSource, installation, (tx) => tx.query('INSERT INTO kept VALUES ($1)', [id]));

  it('at COMMIT has an unknown outcome, and the row may be there', async () => {
    line.cutAfter('COMMIT', 'close');

    await expect(insert(1)).rejects.toThrow(UnknownOutcome);

    expect(await behind.query('SELECT id FROM kept')).toEqual([{ id: 1 }]);
    await insert(2);
  });

  it('without a word at COMMIT has an unknown outcome too, and the next transaction gets another connection', async () => {
    line.cutAfter('COMMIT', 'silence');

    await expect(insert(1)).rejects.toThrow(UnknownOutcome);
    await insert(2);

    expect(await behind.query('SELECT id FROM kept ORDER BY 1')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('before COMMIT is a plain fault of the database, and nothing is there', async () => {
    line.cutAfter('INSERT INTO kept', 'close');

    const fault = await insert(1).then(() => undefined, (error: unknown) => error);

    expect(fault).not.toBeInstanceOf(UnknownOutcome);
    expect(isDatabaseUnavailable(fault)).toBe(true);
    expect(await behind.query('SELECT id FROM kept')).toEqual([]);
  });

  it('is not what happened when the server itself refused the COMMIT', async () => {
    await behind.query('CREATE TABLE IF NOT EXISTS late (id int REFERENCES kept DEFERRABLE INITIALLY DEFERRED)');

    const fault = await withScope(dataSource, installation, (tx) => tx.query('INSERT INTO late VALUES (99)')).then(() => undefined, (error: unknown) => error);

    expect(fault).not.toBeInstanceOf(UnknownOutcome);
    expect(fault).toMatchObject({ driverError: { code: '23503' } });
    await behind.query('DROP TABLE late');
  });
});

describe('a database that cannot be reached', () => {
  it('is unavailable, and is waited for only so long', async () => {
    const nowhere = createDataSource({ url: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'kit', logger });

    const fault = await openDataSource(nowhere, logger, 1_000).then(() => undefined, (error: unknown) => error);

    expect(isDatabaseUnavailable(fault)).toBe(true);
  });
});

class FirstTable1751331600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE first_table (id int)');
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
class SecondTable1751331600001 extends FirstTable1751331600000 {
  override async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE second_table (id int)');
  }
}

describe('the migrations of a service', () => {
  const both = [FirstTable1751331600000, SecondTable1751331600001];

  it('run once, also when two processes start at the same moment, and a service knows whether its schema is there', async () => {
    const runs = await Promise.all([1, 2].map(() => runMigrations({ ownerUrl: database.url, service: 'kit', migrations: [FirstTable1751331600000] })));
    const dataSource = await open();

    expect(runs.flat()).toEqual(['FirstTable1751331600000']);
    expect(await schemaState(dataSource, [FirstTable1751331600000])).toEqual({ upToDate: true, missing: [], unknown: [] });
    expect(await schemaState(dataSource, both)).toEqual({ upToDate: false, missing: ['SecondTable1751331600001'], unknown: [] });
    expect(await runMigrations({ ownerUrl: database.url, service: 'kit', migrations: both })).toEqual(['SecondTable1751331600001']);
    expect(await schemaState(dataSource, [FirstTable1751331600000])).toEqual({ upToDate: false, missing: [], unknown: ['SecondTable1751331600001'] });
  });
});
