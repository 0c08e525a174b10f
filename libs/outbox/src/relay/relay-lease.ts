import { performance } from 'node:perf_hooks';
import type { Pool } from 'pg';
import type { RelayQuery } from '../owner/relay-pool.js';

/** The proof a holder shows with every write. */
export interface LeaseTerm {
  readonly name: string;
  readonly owner: string;
  readonly epoch: string;
}

export interface LeaseSettings {
  readonly pool: Pool;
  readonly name: string;
  readonly owner: string;
  readonly ttlMs?: number;
}

/**
 * Joins every statement of the holder: the row is share-locked, so a takeover waits for the statement or the statement
 * finds the newer epoch and writes nothing. Parameters 1 to 3 are name, owner, epoch.
 */
export const HELD_LEASE = 'SELECT 1 FROM relay_lease WHERE name = $1 AND owner = $2 AND epoch = $3 FOR SHARE';

/** A statement found that another holder has taken over; nothing was written. */
export class LeaseLost extends Error {
  constructor(term: LeaseTerm) {
    super(`lease ${term.name} epoch ${term.epoch} is not ours any more`);
    this.name = 'LeaseLost';
  }
}

/** Asks within a transaction whether the lease is still ours, and keeps it ours until the transaction ends. */
export async function checkHeld(query: RelayQuery, term: LeaseTerm): Promise<void> {
  const held = await query(HELD_LEASE, [term.name, term.owner, term.epoch]);
  if (held.length === 0) throw new LeaseLost(term);
}

/**
 * A lease in PostgreSQL by the database's clock, with an epoch that grows at every takeover. The epoch, not the time,
 * is what protects: a holder that slept past its time writes nothing once another has taken over.
 */
export class RelayLease {
  private current: LeaseTerm | undefined;
  private goodUntilMs = 0;
  private readonly ttlMs: number;

  constructor(private readonly settings: LeaseSettings) {
    this.ttlMs = settings.ttlMs ?? 15_000;
  }

  /** The present term, or undefined when the lease is not ours or its time has run out on our own watch. */
  term(): LeaseTerm | undefined {
    return performance.now() < this.goodUntilMs ? this.current : undefined;
  }

  /** Takes the lease or renews it. */
  async hold(): Promise<LeaseTerm | undefined> {
    const askedAtMs = performance.now();
    const renewed = this.current !== undefined && (await this.renew(this.current));
    if (!renewed) this.current = await this.take();
    this.goodUntilMs = this.current === undefined ? 0 : askedAtMs + this.ttlMs;
    return this.current;
  }

  /** Gives the lease up at once, so that another need not wait for its time to run out. */
  async release(): Promise<void> {
    const term = this.current;
    this.lose();
    if (term === undefined) return;
    await this.settings.pool.query(
      'UPDATE relay_lease SET expires_at = clock_timestamp() WHERE name = $1 AND owner = $2 AND epoch = $3',
      [term.name, term.owner, term.epoch],
    );
  }

  /** Forgets the lease after a statement found it taken over. */
  lose(): void {
    this.current = undefined;
    this.goodUntilMs = 0;
  }

  private async renew({ name, owner, epoch }: LeaseTerm): Promise<boolean> {
    const { rowCount } = await this.settings.pool.query(
      `UPDATE relay_lease SET expires_at = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
       WHERE name = $1 AND owner = $2 AND epoch = $3`,
      [name, owner, epoch, this.ttlMs],
    );
    return rowCount === 1;
  }

  private async take(): Promise<LeaseTerm | undefined> {
    const { name, owner } = this.settings;
    const { rows } = await this.settings.pool.query<{ epoch: string }>(
      `INSERT INTO relay_lease AS l (name, owner, epoch, expires_at)
       VALUES ($1, $2, 1, clock_timestamp() + make_interval(secs => $3::float8 / 1000))
       ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, epoch = l.epoch + 1, expires_at = excluded.expires_at
         WHERE l.expires_at <= clock_timestamp()
       RETURNING epoch`,
      [name, owner, this.ttlMs],
    );
    const epoch = rows[0]?.epoch;
    return epoch === undefined ? undefined : { name, owner, epoch };
  }
}
