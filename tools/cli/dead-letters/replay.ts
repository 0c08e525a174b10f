import { setTimeout as sleep } from 'node:timers/promises';
import { durables } from '@haicap/contracts';
import { inDatabase, withClient } from '../database/apply-plan.ts';
import { planDatabase } from '../database/database-plan.ts';

/** A fact that a service had set aside, and what became of it after it was asked for. */
export type Letter = {
  readonly service: string; readonly id: string; readonly source: string; readonly aggregateId: string | null; readonly version: number | null;
  readonly state: 'applied' | 'failed' | 'waiting'; readonly error: string;
};

const POLL_MS = 500;

/** Services that follow another one, and so may have dead letters. */
export function followers(): string[] {
  return [...new Set(durables().map(({ consumer }) => consumer))].toSorted();
}

/** Asks a service for every letter that is open and waits for what becomes of each; what the service did not take up in time still waits. */
export async function replayLetters({ adminUrl, service, waitMs, onAsked = () => undefined }: {
  readonly adminUrl: string; readonly service: string; readonly waitMs: number; readonly onAsked?: (letters: number) => void;
}): Promise<Letter[]> {
  const url = inDatabase(adminUrl, planDatabase(service, () => '').database);
  return await withClient(url, async (client) => {
    const { rows: asked } = await client.query<{ id: string }>('UPDATE dead_letter SET replay_asked_at = clock_timestamp() WHERE replayed_at IS NULL RETURNING id::text');
    onAsked(asked.length);
    const endMs = performance.now() + waitMs;
    for (;;) {
      const { rows } = await client.query<Omit<Letter, 'service'>>(`
        SELECT id::text, source, aggregate_id AS "aggregateId", version, error,
          CASE WHEN replayed_at IS NOT NULL THEN 'applied' WHEN replay_failed_at > replay_asked_at THEN 'failed' ELSE 'waiting' END AS state
        FROM dead_letter WHERE id = ANY($1::bigint[]) ORDER BY id`, [asked.map(({ id }) => id)]);
      if (performance.now() > endMs || rows.every(({ state }) => state !== 'waiting')) return rows.map((row) => ({ service, ...row }));
      await sleep(POLL_MS);
    }
  });
}
