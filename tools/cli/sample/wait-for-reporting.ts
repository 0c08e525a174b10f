import { CliFailure, EXIT } from '../failure.ts';
import type { Known } from '../installation/running.ts';
import { inServiceDatabase } from './check-h1.ts';

/** A consumer that applies nothing for so long is stuck, however much is left. */
const STANDSTILL_MS = 120_000;
const POLL_MS = 500;

export type Waiting = { unpublished: number; undelivered: number };

/** Waits until reporting has applied every event that dossier had recorded by now: published, and in its inbox. */
export async function waitForReporting(known: Known, say: (waiting: Waiting) => void): Promise<void> {
  const recorded = await inServiceDatabase(known, 'dossier', async (client) =>
    (await client.query<{ events: string; last: string }>(
      `SELECT count(*)::text AS events, coalesce(max(id), 0)::text AS last FROM event WHERE noun = 'dossier'`)).rows[0]);
  const events = Number(recorded?.events ?? 0);
  let [least, movedAt] = [Infinity, performance.now()];
  for (;;) {
    const applied = await inServiceDatabase(known, 'reporting', async (client) =>
      Number((await client.query<{ applied: string }>(
        `SELECT coalesce(sum(version), 0)::text AS applied FROM aggregate_version WHERE source = 'dossier.dossier'`)).rows[0]?.applied ?? 0));
    // A version counts the facts of its dossier, so their sum counts all that were applied.
    const undelivered = events - applied;
    if (undelivered <= 0) return;
    const unpublished = await inServiceDatabase(known, 'dossier', async (client) =>
      Number((await client.query<{ n: string }>('SELECT count(*)::text AS n FROM outbox WHERE published_at IS NULL')).rows[0]?.n ?? 0));
    say({ unpublished, undelivered });
    // Facts that reporting fetched from the log arrive a second time; the queue then moves and the sum does not.
    if (undelivered + unpublished < least) [least, movedAt] = [undelivered + unpublished, performance.now()];
    if (performance.now() - movedAt > STANDSTILL_MS) {
      throw new CliFailure(EXIT.checks, `reporting has applied nothing for ${STANDSTILL_MS / 1000} s; ${undelivered} facts are left`, './haicap doctor says where they are');
    }
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}
