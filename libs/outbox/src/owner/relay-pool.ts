import type { Logger } from '@haicap/service-kit';
import { Pool } from 'pg';

export interface RelayPoolSettings {
  /** Connection string of the role <service>_relay. */
  readonly url: string;
  readonly applicationName: string;
  readonly logger: Logger;
  readonly size?: number;
}

/**
 * Connections of the relay role: for the relay, audit sealing and the event log. Example:
 * `const relayPool = createRelayPool({ url: config.relayDatabaseUrl, applicationName: 'dossier-relay', logger });`
 */
export function createRelayPool({ url, applicationName, logger, size = 2 }: RelayPoolSettings): Pool {
  const pool = new Pool({
    connectionString: url, application_name: applicationName, max: size, keepAlive: true,
    connectionTimeoutMillis: 5_000, statement_timeout: 5_000, lock_timeout: 2_000, query_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    // While a connection is lent the pool listens no more, and an 'error' that nobody hears ends the process. Whoever has it
    // learns of the loss by the next statement.
    onConnect: (client) => { client.on('error', (error) => logger.debug({ err: error }, 'a relay connection was lost')); },
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle relay connection was lost'));
  return pool;
}

/** One transaction on the relay role. `fn` gets its client; whatever throws rolls back. */
export function inRelayTransaction<T>(pool: Pool, fn: (query: RelayQuery) => Promise<T>): Promise<T> {
  return between(pool, 'BEGIN', fn);
}

// Statistics lag behind a queue that fills up or empties: where they say that nothing waits, all that waits would be read and sorted for each batch, and where
// they say that everything does, a batch would be joined with the whole log.
const BEGIN_BY_INDEX = `BEGIN READ ONLY; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off;
  SET LOCAL enable_bitmapscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off`;

/** One transaction that reads along indexes, row by row, whatever the statistics say: for the first of many rows in the order of an index. */
export function readByIndex<T>(pool: Pool, fn: (query: RelayQuery) => Promise<T>): Promise<T> {
  return between(pool, BEGIN_BY_INDEX, fn);
}

async function between<T>(pool: Pool, begin: string, fn: (query: RelayQuery) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(begin);
    const value = await fn(async (text, values) => (await client.query(keptStatement(text, values))).rows as never);
    await client.query('COMMIT');
    broken = false;
    return value;
  } catch (error) {
    // A connection whose ROLLBACK fails is closed instead of being given to the next caller.
    broken = await client.query('ROLLBACK').then(() => false, () => true);
    throw error;
  } finally {
    client.release(broken);
  }
}

const names = new Map<string, string>();

/** A statement that each connection keeps prepared. What a relay asks are some dozen texts, the same ones several times a second. */
export function keptStatement(text: string, values: unknown[]): { readonly name: string; readonly text: string; readonly values: unknown[] } {
  const name = names.get(text) ?? `relay_${names.size}`;
  names.set(text, name);
  return { name, text, values };
}

export type RelayQuery = <Row>(text: string, values: unknown[]) => Promise<Row[]>;
