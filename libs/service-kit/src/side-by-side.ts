import type { EntityManager } from 'typeorm';
import { asTypeorm, connectionOf, sharedQueryOf, submitPrepared, type Connection, type StatementResult } from './prepared-query.js';
import { SET_SCOPE, scopeText, type Scope } from './scope.js';

/** A piece of work of a transaction that several share. */
export interface ScopedWork<T> {
  /** Whose rows it may see, as in `withScope`. */
  readonly scope: Scope;
  /** Account id of the person it is done for. */
  readonly actor: string;
  readonly run: (tx: EntityManager) => Promise<T>;
}

// These texts come again and again with other keys; under row-level security each new plan takes longer than the statement.
const KEEP_PLANS = `SELECT set_config('plan_cache_mode', 'force_generic_plan', true)`;
const NOBODY = { scope: '', actor: '' };

/**
 * Does several pieces of work in the caller's transaction at once. Their statements go out without waiting for one another,
 * prepared, and each runs under the scope and the actor of its own piece. One that throws spoils the transaction for all;
 * what was thrown first is thrown again. Afterwards the transaction is in the scope of nobody. A piece may only query: it
 * has no savepoints, and does not set its scope itself. Example:
 * `const answers = await withScope(db, { kind: 'none' }, (tx) => sideBySide(tx, works));`
 */
export async function sideBySide<T>(tx: EntityManager, works: readonly ScopedWork<T>[]): Promise<T[]> {
  const lane = new SharedConnection(await connectionOf(tx));
  lane.open();
  try {
    const outcomes = await Promise.allSettled(works.map(async (work) => work.run(lane.managerFor(tx, work))));
    await lane.end();
    if (lane.fault !== undefined) throw lane.fault.reason;
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  } finally {
    lane.close();
  }
}

/** One connection, and whose turn it is on it. */
class SharedConnection {
  /** What failed first: what follows in a transaction that has failed fails for no reason of its own. */
  fault: { readonly reason: unknown } | undefined;
  private now = { scope: '?', actor: '?' };
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(private readonly connection: Connection) {}

  open(): void {
    this.connection.pipeline = true;
    this.submit(KEEP_PLANS, []).catch(() => undefined);
  }

  /** Waits for every answer, also of statements that nobody waits for any more. */
  async end(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
    if (this.fault !== undefined) return;
    this.turnTo(NOBODY);
    await Promise.allSettled(this.underWay);
  }

  close(): void {
    this.connection.pipeline = false;
  }

  /** What a piece of work takes for its transaction. */
  managerFor(tx: EntityManager, { scope, actor }: ScopedWork<unknown>): EntityManager {
    const own = { scope: scopeText(scope), actor };
    const send = (text: string, values: readonly unknown[]) => {
      if (text.includes(`set_config('app.`)) throw new Error('a piece of a shared transaction does not set its scope itself');
      // Both go out before anybody else's turn: nothing is awaited in between.
      this.turnTo(own);
      return this.submit(text, values);
    };
    const query = async (text: string, values: readonly unknown[] = []) => asTypeorm(await send(text, values));
    const manager = Object.create(tx, {
      query: { value: query },
      queryRunner: { get: () => { throw new Error('a piece of a shared transaction may only query'); } },
      transaction: { value: () => Promise.reject(new Error('a piece of a shared transaction has no transaction of its own')) },
    }) as EntityManager;
    sharedQueryOf.set(manager, async (text, values) => send(text, values));
    return manager;
  }

  private turnTo(whose: typeof NOBODY): void {
    if (this.now.scope === whose.scope && this.now.actor === whose.actor) return;
    this.now = whose;
    // Whoever waits for the statement behind it learns of its failure.
    this.submit(SET_SCOPE, [whose.scope, whose.actor]).catch(() => undefined);
  }

  private submit(text: string, values: readonly unknown[]): Promise<StatementResult> {
    const answer = submitPrepared(this.connection, text, values);
    const ended: Promise<void> = answer
      .then(() => undefined, (error: unknown) => { this.fault ??= { reason: error }; })
      .finally(() => this.underWay.delete(ended));
    this.underWay.add(ended);
    return answer;
  }
}
