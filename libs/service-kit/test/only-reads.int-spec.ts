import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource, queryPrepared, withScope } from '../src/index.js';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.js';

let database: ScratchDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await scratchDatabase();
  // One connection: whatever a transaction leaves behind meets the next one.
  dataSource = await createDataSource({ url: database.url, applicationName: 'kit', poolSize: 1 }).initialize();
  await dataSource.query('CREATE TABLE noted (n integer)');
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const SETTINGS = `SELECT current_setting('app.scope', true) AS scope, current_setting('app.actor', true) AS actor`;
const reading = <T>(fn: (tx: EntityManager) => Promise<T>) => withScope(dataSource, { kind: 'installation' }, fn, { onlyReads: true, actor: 'account-1' });

describe('a transaction that only reads', () => {
  it('has its scope and its actor from the first statement on, and leaves neither behind', async () => {
    expect(await reading((tx) => queryPrepared(tx, SETTINGS, []))).toEqual([{ scope: '*', actor: 'account-1' }]);
    expect(await reading((tx) => tx.query(SETTINGS))).toEqual([{ scope: '*', actor: 'account-1' }]);
    expect(await withScope(dataSource, { kind: 'none' }, (tx) => tx.query(SETTINGS))).toEqual([{ scope: '', actor: '' }]);
  });

  it('cannot write', async () => {
    await expect(reading((tx) => tx.query('INSERT INTO noted VALUES (1)'))).rejects.toThrow('read-only');
    expect(await dataSource.query('SELECT * FROM noted')).toEqual([]);
  });

  it('that fails fails alone', async () => {
    await expect(reading((tx) => queryPrepared(tx, 'SELECT nothing FROM nowhere', []))).rejects.toThrow('nowhere');
    await expect(reading(() => Promise.reject(new Error('of its own')))).rejects.toThrow('of its own');
    await expect(withScope(dataSource, { kind: 'units', unitIds: ['*'] }, () => Promise.resolve(1), { onlyReads: true })).rejects.toThrow('unit ids');

    expect(await reading((tx) => queryPrepared(tx, SETTINGS, []))).toEqual([{ scope: '*', actor: 'account-1' }]);
    await withScope(dataSource, { kind: 'installation' }, (tx) => tx.query('INSERT INTO noted VALUES (2)'));
    expect(await dataSource.query('SELECT n FROM noted')).toEqual([{ n: 2 }]);
  });

  it('goes on beside others that wait for its connection', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => reading((tx) => queryPrepared<{ n: number }>(tx, 'SELECT $1::int AS n', [n]))));

    expect(answers.flat().map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });
});
