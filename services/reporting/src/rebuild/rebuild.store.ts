import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Slot } from '../freshness/figure-state.js';
import type { Totals } from '../on-time-tally/compare-copies.js';

/** A rebuild under way or done. */
export interface Rebuild {
  readonly rebuildId: string;
  readonly startedAt: Date;
  /** The copy it fills; null before that copy was emptied. */
  readonly slot: Slot | null;
  /** How far the owner's log was read. */
  readonly position: string;
  readonly readEvents: number;
}

const COLUMNS = `rebuild_id AS "rebuildId", started_at AS "startedAt", slot, position, read_events::integer AS "readEvents"`;
// A worker that has not been seen for so long is gone, and another one goes on where it stopped.
const WORKER_GONE_S = 30;

@Injectable()
export class RebuildStore {
  /** Begins a rebuild unless one is running; answers the one that runs now. */
  async begin(tx: EntityManager, wish: { readonly rebuildId: string; readonly at: Date; readonly by: string }): Promise<Rebuild> {
    await tx.query(
      `INSERT INTO figure_rebuild (rebuild_id, started_at, started_by, state) VALUES ($1, $2, $3, 'running')
       ON CONFLICT (state) WHERE state = 'running' DO NOTHING`,
      [wish.rebuildId, wish.at, wish.by],
    );
    return one(await tx.query(`SELECT ${COLUMNS} FROM figure_rebuild WHERE state = 'running'`));
  }

  async find(tx: EntityManager, rebuildId: string): Promise<Rebuild> {
    return one(await tx.query(`SELECT ${COLUMNS} FROM figure_rebuild WHERE rebuild_id = $1`, [rebuildId]));
  }

  /** Takes the running rebuild for this worker, or goes on with it; null when there is none or another one works on it. */
  async take(tx: EntityManager, worker: string): Promise<Rebuild | null> {
    const [taken]: Rebuild[] = await tx.query(
      // Who sums up holds the row for as long as that takes, and nobody needs to wait for it.
      `WITH taken AS (
         UPDATE figure_rebuild SET worker = $1, worker_seen_at = clock_timestamp()
         WHERE rebuild_id IN (SELECT rebuild_id FROM figure_rebuild WHERE state = 'running'
           AND (worker IS NULL OR worker = $1 OR worker_seen_at < clock_timestamp() - make_interval(secs => ${WORKER_GONE_S})) FOR UPDATE SKIP LOCKED)
         RETURNING *
       ) SELECT ${COLUMNS} FROM taken`,
      [worker],
    );
    return taken ?? null;
  }

  /** Notes progress in the transaction that made it. False when another worker has taken over: then nothing may be kept. */
  async note(tx: EntityManager, worker: string, progress: Rebuild): Promise<boolean> {
    const kept: unknown[] = await tx.query(
      `WITH kept AS (
         UPDATE figure_rebuild SET slot = $3, position = $4, read_events = $5, worker_seen_at = clock_timestamp()
         WHERE rebuild_id = $1 AND worker = $2 AND state = 'running' RETURNING 1
       ) SELECT 1 FROM kept`,
      [progress.rebuildId, worker, progress.slot, progress.position, progress.readEvents],
    );
    return kept.length === 1;
  }

  async finish(tx: EntityManager, rebuildId: string, result: { readonly at: Date; readonly before: Totals; readonly after: Totals }): Promise<void> {
    await tx.query(
      `UPDATE figure_rebuild SET state = 'finished', summed_up = true, finished_at = $2, totals_before = $3, totals_after = $4 WHERE rebuild_id = $1`,
      [rebuildId, result.at, JSON.stringify(result.before), JSON.stringify(result.after)],
    );
  }
}

function one([row]: Rebuild[]): Rebuild {
  if (row === undefined) throw new Error('there is no such rebuild');
  return row;
}
