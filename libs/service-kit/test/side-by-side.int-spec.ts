import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { createDataSource, queryPrepared, sideBySide, withScope, type ScopedWork } from '../src/index.js';
import { scratchDatabase, type ScratchDatabase } from './scratch-database.js';

let database: ScratchDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await scratchDatabase();
  dataSource = await createDataSource({ url: database.url, applicationName: 'kit', poolSize: 1 }).initialize();
  await dataSource.query('CREATE TABLE deed (who text PRIMARY KEY, unit text NOT NULL)');
});

beforeEach(() => dataSource.query('TRUNCATE deed'));

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const unit = (n: number) => `0197bd00-0000-7000-8000-${String(n).padStart(12, '0')}`;
const work = <T>(n: number, run: (tx: EntityManager) => Promise<T>): ScopedWork<T> => ({ scope: { kind: 'units', unitIds: [unit(n)] }, actor: `person-${n}`, run });
const together = <T>(works: readonly ScopedWork<T>[]) => withScope(dataSource, { kind: 'none' }, (tx) => sideBySide(tx, works));
const seen = (tx: EntityManager) => tx.query(`SELECT current_setting('app.scope') AS scope, current_setting('app.actor') AS actor, pg_backend_pid() AS pid, pg_current_xact_id()::text AS tx`) as Promise<{ scope: string; actor: string; pid: number; tx: string }[]>;
const insert = (tx: EntityManager, who: string) => tx.query(`INSERT INTO deed VALUES ($1, current_setting('app.scope'))`, [who]);
const deeds = () => dataSource.query('SELECT who, unit FROM deed ORDER BY who') as Promise<unknown[]>;

describe('pieces of work in one transaction', () => {
  it('run each statement under their own scope and actor, however they take turns', async () => {
    const [many, steps] = [12, 6];
    const told = await together(Array.from({ length: many }, (_, n) => work(n, async (tx) => {
      const rows: { scope: string; actor: string; pid?: number; tx?: string }[] = [];
      for (let step = 0; step < steps; step += 1) {
        // Out of step with the others: some query at once, some after a pause, some two at a time.
        if ((n + step) % 3 === 0) await new Promise((resolve) => setTimeout(resolve, n % 4));
        rows.push(...await seen(tx), ...await queryPrepared<{ scope: string; actor: string; pid?: number; tx?: string }>(tx, `SELECT current_setting('app.scope') AS scope, current_setting('app.actor') AS actor`, []));
        if (n % 4 === 0) rows.push(...(await Promise.all([seen(tx), seen(tx)])).flat());
      }
      return rows;
    })));

    for (const [n, rows] of told.entries()) for (const { scope, actor } of rows) expect({ scope, actor }).toEqual({ scope: unit(n), actor: `person-${n}` });
    const transactions = new Set(told.flat().flatMap(({ pid, tx }) => (tx === undefined ? [] : [`${pid}/${tx}`])));
    expect(transactions.size).toBe(1);
  });

  it('answer in the order in which they were given, and as a transaction of their own would', async () => {
    const outcomes = await together([1, 2, 3].map((n) => work(n, async (tx) => {
      await insert(tx, `w${n}`);
      const [, updated]: [unknown, number] = await tx.query(`UPDATE deed SET unit = unit WHERE who = $1`, [`w${n}`]);
      return [n, updated];
    })));

    expect(outcomes).toEqual([[1, 1], [2, 1], [3, 1]]);
    expect(await deeds()).toEqual([1, 2, 3].map((n) => ({ who: `w${n}`, unit: unit(n) })));
  });

  it('leave the transaction in the scope of nobody, and its connection as it was', async () => {
    const after = await withScope(dataSource, { kind: 'installation' }, async (tx) => {
      await sideBySide(tx, [work(1, (own) => insert(own, 'a'))]);
      return seen(tx);
    });
    const next = await withScope(dataSource, { kind: 'installation' }, (tx) => seen(tx));

    expect(after).toMatchObject([{ scope: '', actor: '' }]);
    expect(next).toMatchObject([{ scope: '*', pid: after[0]?.pid }]);
  });
});

describe('a piece that fails', () => {
  it('undoes all of them, and its own fault is told', async () => {
    const works = [1, 2, 3, 4].map((n) => work(n, async (tx) => {
      await insert(tx, `w${n}`);
      if (n === 3) await tx.query('SELECT 1 / 0');
      await new Promise((resolve) => setTimeout(resolve, 5));
      await insert(tx, `again-${n}`);
    }));

    await expect(together(works)).rejects.toThrow('division by zero');

    expect(await deeds()).toEqual([]);
    expect(await together([work(9, (tx) => insert(tx, 'w9'))])).toHaveLength(1);
    expect(await deeds()).toEqual([{ who: 'w9', unit: unit(9) }]);
  });

  it('undoes all of them when it is no statement that failed', async () => {
    const works = [work(1, (tx) => insert(tx, 'a')), work(2, async (tx) => { await insert(tx, 'b'); throw new Error('a bug'); })];

    await expect(together(works)).rejects.toThrow('a bug');

    expect(await deeds()).toEqual([]);
  });

  it('is one that nobody waits for, too', async () => {
    const works = [work(1, async (tx) => { tx.query('SELECT 1 / 0').catch(() => undefined); await Promise.resolve(); return 1; })];

    await expect(together(works)).rejects.toThrow('division by zero');
  });
});

describe('a piece that does more than it may', () => {
  it.each([
    ['sets a scope', (tx: EntityManager) => tx.query(`SELECT set_config('app.scope', '*', true)`)],
    ['begins a transaction', (tx: EntityManager) => tx.transaction(() => Promise.resolve())],
    ['takes the connection', async (tx: EntityManager) => tx.queryRunner?.connect()],
  ])('is stopped: %s', async (_what, run) => {
    await expect(together([work(1, async (tx) => { await insert(tx, 'a'); await run(tx); })])).rejects.toThrow('a piece of a shared transaction');

    expect(await deeds()).toEqual([]);
  });
});
