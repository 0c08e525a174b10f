import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Something that happened to one aggregate, and whether nothing has happened to it since. */
export interface WalkedChange {
  readonly position: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly at: Date;
  readonly isLatest: boolean;
}

export interface WalkedPage {
  readonly changes: readonly WalkedChange[];
  /** False: behind the last change there is nothing that has been committed. */
  readonly more: boolean;
}

/** Transactions that wrote events at that moment are still under way: what lies behind them cannot be passed yet. */
export const UNSETTLED = 'unsettled';
/** The position lies behind the end of the log: it is of a log from before a backup was put back. */
export const BEYOND = 'beyond';

export interface WalkPatience {
  readonly tries: number;
  readonly pauseMs: number;
}

// Commands take milliseconds and a chunk of a bulk load about a second.
const PATIENCE: WalkPatience = { tries: 150, pauseMs: 20 };
// Below this many ids a page finds the place by itself.
const NEAR_ENOUGH = 1_000n;
// How far the clocks of two processes may be apart, and how long after its time an event may be committed.
const SLACK_MS = 3_600_000;

/**
 * Walks through an owner's log by position and passes nothing over. An id is drawn before its transaction commits, so a
 * later id may be seen earlier; whoever went on behind it would never see the other. The walk therefore ends where everything
 * is settled: at the last id that was there when it looked, once every transaction has ended that was writing events then.
 * Example: `const page = await walk.page('dossier', '0', 2_000);`
 */
export class ChangeWalk {
  /** Up to here no event can appear any more. It only grows. */
  #settled = 0n;

  constructor(private readonly pool: Pool, private readonly patience: WalkPatience = PATIENCE) {}

  /** The next changes behind a position, in order; at most `limit` events of the log are read. */
  async page(noun: string, after: string, limit: number): Promise<WalkedPage | typeof UNSETTLED | typeof BEYOND> {
    const known = await this.#read(noun, after, limit);
    if (known.length === limit) return { changes: known, more: true };
    if (!(await this.#settle())) return UNSETTLED;
    if (BigInt(after) > this.#settled) return BEYOND;
    const changes = await this.#read(noun, after, limit);
    return { changes, more: changes.length === limit };
  }

  /** A position before everything that happened from a moment on, and not long before it. */
  async positionBefore(noun: string, since: Date): Promise<string> {
    const bound = new Date(since.getTime() - SLACK_MS);
    const { rows: [top] } = await this.pool.query<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM event WHERE noun = $1', [noun]);
    let [before, behind] = [0n, BigInt(top?.id ?? '0')];
    while (behind - before > NEAR_ENOUGH) {
      const middle = (before + behind) / 2n;
      const { rows: [next] } = await this.pool.query<{ position: string; at: Date }>({
        name: 'change-walk-next', text: 'SELECT id::text AS position, at FROM event WHERE noun = $1 AND id > $2 ORDER BY id LIMIT 1', values: [noun, middle.toString()],
      });
      if (next === undefined || next.at >= bound) behind = middle;
      else before = BigInt(next.position);
    }
    return before.toString();
  }

  async #read(noun: string, after: string, limit: number): Promise<WalkedChange[]> {
    if (BigInt(after) >= this.#settled) return [];
    const { rows } = await this.pool.query<{ position: string; aggregate_id: string; version: number; at: Date; is_latest: boolean }>({
      name: 'change-walk-page',
      text: `WITH walked AS (SELECT id, aggregate_id, version, at FROM event WHERE noun = $1 AND id > $2 AND id <= $3 ORDER BY id LIMIT $4)
        SELECT w.id::text AS position, w.aggregate_id, w.version, w.at, h.version = w.version AS is_latest
        FROM walked w JOIN event_head h ON h.noun = $1 AND h.aggregate_id = w.aggregate_id ORDER BY w.id`,
      values: [noun, after, this.#settled.toString(), limit],
    });
    return rows.map((row) => ({ position: row.position, aggregateId: row.aggregate_id, version: row.version, at: row.at, isLatest: row.is_latest }));
  }

  async #settle(): Promise<boolean> {
    const { rows: [top] } = await this.pool.query<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM event');
    // Whoever drew an id up to this one holds the lock of a writer on the log until its transaction ends, and a committed one is seen before it lets go.
    let writing = await this.#writers();
    for (let tries = 0; writing.size > 0; tries += 1) {
      if (tries >= this.patience.tries) return false;
      await pause(this.patience.pauseMs);
      const now = await this.#writers();
      writing = new Set([...writing].filter((transaction) => now.has(transaction)));
    }
    const reached = BigInt(top?.id ?? '0');
    if (reached > this.#settled) this.#settled = reached;
    return true;
  }

  async #writers(): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ transaction: string }>({
      name: 'change-walk-writers',
      text: `SELECT virtualtransaction AS transaction FROM pg_locks
        WHERE locktype = 'relation' AND relation = 'event'::regclass AND mode = 'RowExclusiveLock' AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    });
    return new Set(rows.map(({ transaction }) => transaction));
  }
}
