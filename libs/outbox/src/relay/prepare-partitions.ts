import type { Pool } from 'pg';

const PARTITIONED = ['event', 'outbox', 'audit', 'inbox'] as const;

/**
 * Prepares the months ahead of `now` (an instant as ISO text). Making a partition waits for whoever writes, and writers
 * queue behind that wait; it gives up after half a second, long before they would (two seconds), and is tried again at
 * the next turn. Throws the database's refusal (55P03) then.
 */
export async function preparePartitions(pool: Pool, now: string): Promise<void> {
  for (const parent of PARTITIONED) {
    await pool.query(
      `WITH patience AS MATERIALIZED (SELECT set_config('lock_timeout', '500ms', true))
       SELECT ensure_partitions($1, $2, false) FROM patience`,
      [parent, now],
    );
  }
}
