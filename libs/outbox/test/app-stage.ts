import { createDataSource, createLogger, withScope } from '@haicap/service-kit';
import { testDatabase, type TestDatabase } from '@haicap/testing';
import type { DataSource, EntityManager } from 'typeorm';
import { followerMigrations } from './follower-stage.js';

/** The database of one service and its app role; nothing else runs. */
export interface AppStage {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  /** A transaction with the scope of the whole installation. */
  within<T>(fn: (tx: EntityManager) => Promise<T>): Promise<T>;
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Empties the tables, which is quicker than another database. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function raiseApp(): Promise<AppStage> {
  const database = await testDatabase('dossier', followerMigrations);
  const logger = createLogger({ service: 'dossier', level: 'silent' });
  const dataSource = await createDataSource({ url: database.appUrl, applicationName: 'dossier', logger, poolSize: 25 }).initialize();
  return {
    database, dataSource,
    within: (fn) => withScope(dataSource, { kind: 'installation' }, fn),
    rows: async <Row extends object>(sql: string, values: unknown[] = []) => (await database.admin.query<Row>(sql, values)).rows,
    empty: async () => {
      await database.admin.query(`TRUNCATE event, event_head, outbox, audit, idempotency, inbox, inbox_parked, aggregate_version, dead_letter,
        bootstrap, noted, noted_log`);
    },
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** The SQLSTATE a promise is refused with; a promise that is kept fails the test. */
export async function sqlStateOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
    return driverError?.code ?? code;
  }
  throw new Error('it was not refused');
}
