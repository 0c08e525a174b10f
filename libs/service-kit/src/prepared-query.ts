import type { EntityManager } from 'typeorm';

/** What is used of the driver's connection. */
interface Connection {
  query(config: { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] }): Promise<{ readonly rows: unknown[] }>;
}

// Each keeps its plan in the server's memory, per connection, for as long as the connection lives.
const PREPARED_MAX = 24;

/** The names of prepared statements by their text, the one that was not used for longest first. */
const preparedOn = new WeakMap<Connection, Map<string, string>>();
let numbered = 0;

/**
 * Runs a statement that the connection keeps prepared: planning a statement over partitions takes as long as counting
 * some thousand rows. For texts that come again and again; values belong into `values`. Each connection keeps the last
 * 24 texts. Example: `const rows = await queryPrepared<Row>(tx, 'SELECT … WHERE first_day <= $1', [day]);`
 */
export async function queryPrepared<Row>(tx: EntityManager, text: string, values: readonly unknown[]): Promise<Row[]> {
  const connection = await tx.queryRunner?.connect() as Connection | undefined;
  if (connection === undefined) throw new Error('a prepared statement needs a transaction');
  const prepared = preparedOn.get(connection) ?? new Map<string, string>();
  preparedOn.set(connection, prepared);
  const known = prepared.get(text);
  if (known === undefined) await makeRoom(connection, prepared);
  prepared.delete(text);
  // A name is used once, so a text that comes back after it was dropped is never taken for prepared.
  const name = known ?? `prepared_${numbered += 1}`;
  const { rows } = await connection.query({ name, text, values });
  // Only what the server has answered is there for certain.
  prepared.set(text, name);
  return rows as Row[];
}

async function makeRoom(connection: Connection, prepared: Map<string, string>): Promise<void> {
  const oldest = prepared.size < PREPARED_MAX ? undefined : prepared.entries().next().value;
  if (oldest === undefined) return;
  const [text, name] = oldest;
  prepared.delete(text);
  await connection.query({ text: `DEALLOCATE ${name}` });
}
