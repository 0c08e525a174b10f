import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource, queryPrepared, withScope } from '../src/index.js';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.js';

let database: ScratchDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await scratchDatabase();
  dataSource = await createDataSource({ url: database.url, applicationName: 'kit', poolSize: 1 }).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const inTransaction = <T>(work: (tx: EntityManager) => Promise<T>) => withScope(dataSource, { kind: 'installation' }, work);
const preparedNow = () => inTransaction((tx) => tx.query('SELECT statement FROM pg_prepared_statements')) as Promise<{ statement: string }[]>;

describe('a statement that comes again and again', () => {
  it('is prepared once, sees the scope of each transaction and takes new values', async () => {
    const text = `SELECT current_setting('app.scope') AS scope, $1::int + 1 AS next`;
    const unitId = '0197bd00-0000-7000-8000-00000000000a';

    expect(await inTransaction((tx) => queryPrepared(tx, text, [1]))).toEqual([{ scope: '*', next: 2 }]);
    expect(await withScope(dataSource, { kind: 'units', unitIds: [unitId] }, (tx) => queryPrepared(tx, text, [41]))).toEqual([{ scope: unitId, next: 42 }]);
    expect((await preparedNow()).filter(({ statement }) => statement === text)).toHaveLength(1);
  });

  it('makes room when a connection keeps too many, and the one that had to go still answers', async () => {
    const text = (n: number) => `SELECT ${n} AS n`;
    for (let n = 0; n < 110; n += 1) expect(await inTransaction((tx) => queryPrepared(tx, text(n), []))).toEqual([{ n }]);

    const kept = await preparedNow();
    expect(kept).toHaveLength(96);
    expect(kept.some(({ statement }) => statement === text(0))).toBe(false);
    expect(await inTransaction((tx) => queryPrepared(tx, text(0), []))).toEqual([{ n: 0 }]);
  });

  it('that failed fails alone: the next transaction of its connection prepares and answers', async () => {
    const divide = 'SELECT 10 / $1::int AS n';

    await expect(inTransaction((tx) => queryPrepared(tx, 'SELECT nothing FROM nowhere', []))).rejects.toThrow('nowhere');
    await expect(inTransaction((tx) => queryPrepared(tx, divide, [0]))).rejects.toThrow('division by zero');
    expect(await inTransaction((tx) => queryPrepared(tx, divide, [5]))).toEqual([{ n: 2 }]);
  });

  it('is not run outside of a transaction', async () => {
    await expect(queryPrepared(dataSource.manager, 'SELECT 1', [])).rejects.toThrow('needs a transaction');
  });
});

describe('a transaction that keeps plans', () => {
  const keeping = <T>(work: (tx: EntityManager) => Promise<T>) => withScope(dataSource, { kind: 'installation' }, work, { actor: 'somebody', keepsPlans: true });

  it('keeps all its statements prepared, with generic plans, under its scope and actor', async () => {
    const text = `SELECT current_setting('app.scope') AS scope, current_setting('app.actor') AS actor, current_setting('plan_cache_mode') AS plans, $1::int AS n`;

    for (const n of [1, 2]) expect(await keeping((tx) => tx.query(text, [n]))).toEqual([{ scope: '*', actor: 'somebody', plans: 'force_generic_plan', n }]);
    expect((await preparedNow()).filter(({ statement }) => statement === text)).toHaveLength(1);
  });

  it('is answered as any other: rows of what reads and inserts, rows and their number of what changes', async () => {
    const answers = (tx: EntityManager) => Promise.resolve().then(async () => {
      await tx.query('CREATE TEMP TABLE kept (n int) ON COMMIT DROP');
      return [
        await tx.query('INSERT INTO kept VALUES ($1), ($2) RETURNING n', [1, 2]), await tx.query('UPDATE kept SET n = n + $1', [1]), await tx.query('DELETE FROM kept WHERE n = $1 RETURNING n', [3]),
        await tx.query('SELECT n FROM kept'),
      ] as unknown[];
    });

    expect(await keeping(answers)).toEqual(await inTransaction(answers));
  });

  it('leaves the next one to plan as it likes', async () => {
    await keeping((tx) => tx.query('SELECT 1'));

    expect(await inTransaction((tx) => tx.query('SHOW plan_cache_mode'))).toEqual([{ plan_cache_mode: 'auto' }]);
  });
});
