import type { EntityManager } from 'typeorm';

/** What a statement answered, as the driver has it. */
export interface StatementResult {
  readonly rows: unknown[];
  readonly rowCount: number | null;
  readonly command: string;
}

/** What is used of the driver's connection. */
export interface Connection {
  query(config: { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] }): Promise<StatementResult>;
  /** Statements go out without waiting for the answer to the one before. */
  pipeline: boolean;
}

// Each keeps its plan in the server's memory, per connection, for as long as the connection lives.
const PREPARED_MAX = 96;

/** The names of prepared statements by their text, the one that was not used for longest first. */
const preparedOn = new WeakMap<Connection, Map<string, string>>();
let numbered = 0;

/**
 * Runs a statement that the connection keeps prepared: planning a statement over partitions takes as long as counting
 * some thousand rows, and planning a short one as long as carrying it out. For texts that come again and again; values
 * belong into `values`. Each connection keeps the last 96 texts. Example:
 * `const rows = await queryPrepared<Row>(tx, 'SELECT … WHERE first_day <= $1', [day]);`
 */
export async function queryPrepared<Row>(tx: EntityManager, text: string, values: readonly unknown[]): Promise<Row[]> {
  const shared = sharedQueryOf.get(tx);
  if (shared !== undefined) return (await shared(text, values)).rows as Row[];
  const connection = await connectionOf(tx);
  // Without a pipeline a connection takes one statement at a time.
  await makeRoom(connection, text);
  return (await submitPrepared(connection, text, values)).rows as Row[];
}

/**
 * A transaction whose statements are all kept prepared (`keepsPlans` of `withScope`). They are answered as TypeORM answers them.
 */
export function preparing(tx: EntityManager): EntityManager {
  return Object.create(tx, { query: { value: (text: string, values: readonly unknown[] = []) => answerOf(tx, text, values) } }) as EntityManager;
}

async function answerOf(tx: EntityManager, text: string, values: readonly unknown[]): Promise<unknown> {
  const connection = await connectionOf(tx);
  await makeRoom(connection, text);
  return asTypeorm(await submitPrepared(connection, text, values));
}

/** What TypeORM makes of an answer. */
export function asTypeorm({ rows, rowCount, command }: StatementResult): unknown {
  return command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
}

/** How the pieces of work of one transaction send their statements (side-by-side.ts). */
export const sharedQueryOf = new WeakMap<EntityManager, (text: string, values: readonly unknown[]) => Promise<StatementResult>>();

/** The connection of a transaction. */
export async function connectionOf(tx: EntityManager): Promise<Connection> {
  const connection = await tx.queryRunner?.connect() as Connection | undefined;
  if (connection === undefined) throw new Error('a prepared statement needs a transaction');
  return connection;
}

/** Hands a statement to the connection before it returns, so that statements go out in the order in which they were given. */
export function submitPrepared(connection: Connection, text: string, values: readonly unknown[]): Promise<StatementResult> {
  void makeRoom(connection, text);
  const prepared = namesOn(connection);
  // A name is used once, so a text that comes back after it was dropped is never taken for prepared. Whether the server has
  // it, after a fault, is kept by the driver.
  const name = prepared.get(text) ?? `prepared_${numbered += 1}`;
  prepared.delete(text);
  prepared.set(text, name);
  return connection.query({ name, text, values });
}

/** Drops what was not used for longest, where a text is new and there are too many. */
async function makeRoom(connection: Connection, text: string): Promise<void> {
  const prepared = namesOn(connection);
  const oldest = prepared.size < PREPARED_MAX || prepared.has(text) ? undefined : prepared.entries().next().value;
  if (oldest === undefined) return;
  const [dropped, name] = oldest;
  prepared.delete(dropped);
  // It fails where the transaction has failed by then; what was to go stays until the connection ends.
  await connection.query({ text: `DEALLOCATE ${name}` }).catch(() => undefined);
}

function namesOn(connection: Connection): Map<string, string> {
  const known = preparedOn.get(connection);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  preparedOn.set(connection, names);
  return names;
}
