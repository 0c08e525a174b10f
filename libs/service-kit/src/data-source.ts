import type { ClientBase } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import type { Logger } from './logger.js';

export type MigrationClass = new () => MigrationInterface;

export interface DataSourceSettings {
  readonly url: string;
  readonly migrations?: readonly MigrationClass[];
  /** Connections at most; 4 for the service, 1 for its relay (ARCHITECTURE.md §5). */
  readonly poolSize?: number;
  readonly applicationName: string;
  readonly logger?: Logger;
  /** False for a service whose statements read a few thousand rows: starting workers would take longer than reading them. */
  readonly mayRunInParallel?: boolean;
  /** After so long without a word the connection counts as gone. */
  readonly silenceMaxMs?: number;
}

const STATEMENT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
// Longer than any statement may take on the server: it fires only when the connection itself has gone silent.
const SILENT_CONNECTION_MS = 10_000;
const CONNECTION_LIFE_S = 3_600;
const POOL_SIZE = 4;

/**
 * A data source for the rows of one role, not yet connected: no entities of its own making, no synchronisation, named
 * timeouts on every statement, and a pool that survives the loss of an idle connection. Connect with `openDataSource`.
 */
export function createDataSource(settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    entities: [],
    migrations: [...(settings.migrations ?? [])],
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: settings.applicationName,
    poolSize: settings.poolSize ?? POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: (error: unknown) => settings.logger?.warn({ err: error }, 'an idle database connection was lost'),
    extra: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      query_timeout: settings.silenceMaxMs ?? SILENT_CONNECTION_MS,
      ...(settings.mayRunInParallel === false ? { options: '-c max_parallel_workers_per_gather=0' } : {}),
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // pg keeps the text of every statement that a connection ever had prepared, also of those that were given up.
      maxLifetimeSeconds: CONNECTION_LIFE_S,
      // TypeORM stops listening at a connection's first error, and a second one that nobody hears would end the process.
      onConnect: (client: ClientBase) => { client.on('error', (error) => settings.logger?.debug({ err: error }, 'a database connection was lost')); },
    },
  });
}

const RETRY_MS = 500;

/**
 * Connects a data source and waits for a database that is still starting, so the order in which processes start does
 * not matter. After `waitMs` the last fault is thrown.
 */
export async function openDataSource(dataSource: DataSource, logger: Logger, waitMs = 60_000): Promise<DataSource> {
  const tries = Math.max(1, Math.ceil(waitMs / RETRY_MS));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await dataSource.initialize();
    } catch (error) {
      if (attempt >= tries) throw error;
      if (attempt % 10 === 1) logger.warn({ err: error, attempt }, 'waiting for the database');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
