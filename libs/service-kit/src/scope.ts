import type { DataSource, EntityManager } from 'typeorm';
import { preparing, queryPrepared, submitPrepared, type Connection } from './prepared-query.js';
import { isDefiniteAnswer, isLostRace, isSilentConnection } from './database-fault.js';

/** Whose rows a transaction may see: those of some units, of the whole installation, or of no unit at all. */
export type Scope =
  | { readonly kind: 'units'; readonly unitIds: readonly string[] }
  | { readonly kind: 'installation' }
  | { readonly kind: 'none' };

/**
 * The connection was lost while COMMIT was on its way: the rows may or may not be there. It is not a failure; the same
 * command runs again with the same idempotency key and finds out.
 */
export class UnknownOutcome extends Error {
  constructor(cause: unknown) {
    super('the connection was lost at COMMIT', { cause });
    this.name = 'UnknownOutcome';
  }
}

export interface TransactionContext {
  /** Account id of the originating person, or the service's name; audit triggers read it. */
  readonly actor?: string;
  /**
   * Its statements are the same texts each time, with other keys: they are kept prepared, with generic plans. Under row-level security planning one
   * takes longer than carrying it out. Not for what searches, where the values decide how it is best done.
   */
  readonly keepsPlans?: boolean;
  /** It reads and writes nothing: it begins along with its first statement, and nobody waits for its end. One round trip instead of four. */
  readonly onlyReads?: boolean;
}

/** Sets scope and actor until the end of the transaction: $1 as `scopeText` has it, $2 the account id. */
export const SET_SCOPE = `SELECT set_config('app.scope', $1, true), set_config('app.actor', $2, true)`;

const SET_SCOPE_AND_KEEP_PLANS = `${SET_SCOPE}, set_config('plan_cache_mode', 'force_generic_plan', true)`;

const TRIES_MAX = 4;
const RETRY_BASE_MS = 10;

/**
 * The only way to a transaction. Row-level security compares with the scope set here, for this transaction alone; an
 * empty scope sees nothing. Serialisation failures and deadlocks run again up to three times, so `fn` must have no
 * effect outside of the transaction. Example:
 * `await withScope(db, { kind: 'units', unitIds }, (tx) => store.load(tx, dossierId));`
 */
export async function withScope<T>(
  dataSource: DataSource,
  scope: Scope,
  fn: (tx: EntityManager) => Promise<T>,
  context: TransactionContext = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (context.onlyReads === true ? read : transact)(dataSource, scope, fn, context);
    } catch (error) {
      if (attempt >= TRIES_MAX || error instanceof UnknownOutcome || !isLostRace(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_BASE_MS * attempt ** 2));
    }
  }
}

async function transact<T>(
  dataSource: DataSource,
  scope: Scope,
  fn: (tx: EntityManager) => Promise<T>,
  context: TransactionContext,
): Promise<T> {
  let atCommit = false;
  let manager: EntityManager | undefined;
  try {
    return await dataSource.transaction(async (tx) => {
      manager = tx;
      const keepsPlans = context.keepsPlans === true;
      await queryPrepared(tx, keepsPlans ? SET_SCOPE_AND_KEEP_PLANS : SET_SCOPE, [scopeText(scope), context.actor ?? '']);
      const value = await fn(keepsPlans ? preparing(tx) : tx);
      atCommit = true;
      return value;
    });
  } catch (error) {
    if (isSilentConnection(error)) dropConnection(manager);
    if (atCommit && !isDefiniteAnswer(error)) throw new UnknownOutcome(error);
    throw error;
  }
}

async function read<T>(dataSource: DataSource, scope: Scope, fn: (tx: EntityManager) => Promise<T>, { actor = '' }: TransactionContext): Promise<T> {
  const asked = scopeText(scope);
  const runner = dataSource.createQueryRunner();
  const connection = await runner.connect() as Connection;
  connection.pipeline = true;
  const begun = [connection.query({ text: 'BEGIN READ ONLY' }), submitPrepared(connection, SET_SCOPE, [asked, actor])];
  try {
    const [value] = await Promise.all([fn(runner.manager), ...begun]);
    return value;
  } catch (error) {
    if (isSilentConnection(error)) dropConnection(runner.manager);
    throw error;
  } finally {
    // A transaction that has failed is rolled back by the same word.
    void connection.query({ text: 'COMMIT' }).catch(() => undefined).then(() => {
      connection.pipeline = false;
      return runner.release();
    });
  }
}

// Unit ids are UUIDs; anything else could smuggle a comma or a star into the setting.
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The text of the setting `app.scope`: `*`, nothing, or unit ids joined by commas. */
export function scopeText(scope: Scope): string {
  if (scope.kind === 'installation') return '*';
  if (scope.kind === 'none') return '';
  for (const unitId of scope.unitIds) {
    if (!UUID.test(unitId)) throw new RangeError('a scope consists of unit ids');
  }
  return scope.unitIds.join(',').toLowerCase();
}

// The driver would hand the silent connection to the next caller, who would wait as long again.
function dropConnection(manager: EntityManager | undefined): void {
  const client: unknown = (manager?.queryRunner as { databaseConnection?: unknown } | undefined)?.databaseConnection;
  const stream = (client as { connection?: { stream?: { destroy(error: Error): void } } } | undefined)?.connection?.stream;
  stream?.destroy(new Error('the database connection has gone silent'));
}
