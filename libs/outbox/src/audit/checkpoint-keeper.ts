import type { Clock } from '@haicap/kernel';
import type { Pool } from 'pg';
import type { AuditSigner } from './audit-signing.js';
import type { Checkpoint, CheckpointStore } from './checkpoint-store.js';

export interface KeeperSettings {
  readonly pool: Pool;
  readonly service: string;
  readonly signer: AuditSigner;
  readonly store: CheckpointStore;
  readonly clock: Clock;
}

const HOUR_MS = 3_600_000;
// Sooner than after an hour when much happens: what comes after the last checkpoint can be cut off unseen.
const ROWS_MAX = 1_000;

/**
 * States outside of the database how far the chain has come, every hour in which it grew and after every thousand rows.
 * Whoever rules the database can write another chain, but neither sign it nor take back what was stated.
 */
export class CheckpointKeeper {
  #last: Pick<Checkpoint, 'seq' | 'at'> | undefined;

  constructor(private readonly settings: KeeperSettings) {}

  /** Keeps a checkpoint when one is due. Answers whether it did. */
  async keepIfDue(): Promise<boolean> {
    const { pool, service, store, signer, clock } = this.settings;
    const { rows: [head] } = await pool.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM audit_head');
    const seq = Number(head?.seq ?? 0);
    this.#last ??= (await store.lastCheckpoint(service)) ?? { seq: 0, at: '1970-01-01T00:00:00.000Z' };
    const at = clock.now().toISOString();
    const isLate = Date.parse(at) - Date.parse(this.#last.at) >= HOUR_MS;
    // A chain shorter than what was stated is for verify-audit to find; nothing is stated about it.
    if (head === undefined || seq <= this.#last.seq || (!isLate && seq - this.#last.seq < ROWS_MAX)) return false;
    const kept = await store.keep(signer.sign('checkpoint', { service, seq, hash: head.hash.toString('hex'), at }));
    this.#last = { seq, at };
    return kept;
  }
}
