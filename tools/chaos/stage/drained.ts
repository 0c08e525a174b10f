import { durables, streams } from '@haicap/contracts';
import type { Client } from 'pg';
import type { Stage } from './stage.ts';
import { inDatabase, withClient } from '../../cli/database/apply-plan.ts';

const POLL_MS = 250;

/** Whether every event has been published and applied everywhere; otherwise in a few words what is on its way. */
export async function whatIsOnItsWay(stage: Stage): Promise<string | undefined> {
  const events = new Map<string, number>();
  for (const { service: owner } of streams()) {
    const { unpublished, nouns } = await ofOwner(stage, owner);
    if (unpublished > 0) return `${owner} has ${unpublished} events to publish`;
    for (const [noun, count] of nouns) events.set(`${owner}.${noun}`, count);
  }
  for (const { consumer, owner, noun } of durables()) {
    const source = `${owner}.${noun}`;
    const { applied, parked } = await ofConsumer(stage, consumer, source);
    if (parked > 0) return `${consumer} has parked ${parked} facts of ${source}`;
    if (applied !== (events.get(source) ?? 0)) return `${consumer} has applied ${applied} of ${events.get(source) ?? 0} facts of ${source}`;
  }
  return undefined;
}

/** Waits until nothing is on its way, at most until `endMs` of this process; answers what still was when the time was over. */
export async function drain(stage: Stage, endMs: number): Promise<string | undefined> {
  for (;;) {
    const onItsWay = await whatIsOnItsWay(stage).catch((error: unknown) => `it cannot be asked: ${String(error)}`);
    if (onItsWay === undefined || performance.now() > endMs) return onItsWay;
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

async function ofOwner(stage: Stage, service: string): Promise<{ unpublished: number; nouns: [string, number][] }> {
  return await inServiceDatabase(stage, service, async (client) => {
    const waiting = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL');
    const nouns = await client.query<{ noun: string; n: number }>('SELECT noun, count(*)::int AS n FROM event GROUP BY noun');
    return { unpublished: waiting.rows[0]?.n ?? 0, nouns: nouns.rows.map(({ noun, n }) => [noun, n]) };
  });
}

async function ofConsumer(stage: Stage, service: string, source: string): Promise<{ applied: number; parked: number }> {
  return await inServiceDatabase(stage, service, async (client) => {
    const { rows } = await client.query<{ applied: number; parked: number }>(
      `SELECT (SELECT coalesce(sum(version), 0)::int FROM aggregate_version WHERE source = $1) AS applied,
         (SELECT count(*)::int FROM inbox_parked WHERE source = $1) AS parked`, [source]);
    return rows[0] ?? { applied: 0, parked: 0 };
  });
}

/** As the administrator, by the direct way: the proxies are for the services. */
export async function inServiceDatabase<T>(stage: Stage, service: string, work: (client: Client) => Promise<T>): Promise<T> {
  return await withClient(inDatabase(stage.known.connections.postgresAdminUrl, `haicap_${service.replaceAll('-', '_')}`), work);
}
