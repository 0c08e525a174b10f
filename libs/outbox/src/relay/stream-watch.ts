import { streamName, type ServiceName } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import type { Logger, Metrics } from '@haicap/service-kit';
import { JetStreamApiCodes, JetStreamApiError, jetstreamManager, type StreamInfo } from '@nats-io/jetstream';
import type { Pool } from 'pg';
import { inRelayTransaction, type RelayQuery } from '../owner/relay-pool.js';
import { checkHeld, type LeaseTerm } from './relay-lease.js';

interface SeenStream {
  readonly created: string;
  readonly last_seq: string;
  readonly first_seq: string;
  readonly holes: number;
}

export interface StreamWatchSettings {
  readonly pool: Pool;
  readonly bus: Bus;
  readonly service: ServiceName;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

// Streams keep 14 days; a day less, so that what merely aged out is not taken for a loss.
export const REFILL_DAYS = 13;
// One statement stays far below the statement timeout.
const PORTION = 20_000;

// `where` is one of the conditions of this file; its values begin at $3.
async function requeue(query: RelayQuery, where: string, values: unknown[]): Promise<number> {
  let queued = 0;
  let afterId = '0';
  for (;;) {
    const [portion] = await query<{ n: number; last: string | null }>(
      `WITH lost AS (
         SELECT id, at FROM outbox WHERE id > $1 AND published_at > clock_timestamp() - make_interval(days => $2) AND ${where}
         ORDER BY id LIMIT ${PORTION}
       ), again AS (
         UPDATE outbox o SET published_at = NULL FROM lost l WHERE o.id = l.id AND o.at = l.at RETURNING o.id
       ) SELECT count(*)::integer AS n, max(id)::text AS last FROM again`,
      [afterId, REFILL_DAYS, ...values],
    );
    queued += portion?.n ?? 0;
    if (portion === undefined || portion.last === null || portion.n < PORTION) return queued;
    afterId = portion.last;
  }
}

/** Queues again what was published at or after a sequence that the stream has since handed out a second time. */
export function requeueFrom(query: RelayQuery, seq: number): Promise<number> {
  return requeue(query, 'stream_seq >= $3', [seq]);
}

/**
 * Compares the owner's stream with what the relay last saw of it. A newer creation time, a lower end, a later start or
 * new holes mean that the stream was recreated, rewound, purged or damaged; what it no longer holds is queued again.
 * Publishing twice does no harm: message ids and inboxes know it.
 */
export class StreamWatch {
  constructor(private readonly settings: StreamWatchSettings) {}

  /** One look. Answers how many were queued again, or undefined when bus or stream are away. */
  async look(term: LeaseTerm): Promise<number | undefined> {
    if (!this.settings.bus.isConnected()) return undefined;
    // Asked before the stream: what is published between the two questions is no loss.
    const knownSeq = await this.readKnownSeq();
    const info = await this.readInfo();
    if (info === undefined) return undefined;
    const queued = await inRelayTransaction(this.settings.pool, async (query) => {
      await checkHeld(query, term);
      return this.compare(query, info, knownSeq);
    });
    if (queued > 0) {
      this.settings.logger.error({ stream: info.config.name, queued }, 'the stream had lost events; they are published again');
      this.settings.metrics.counter('haicap_relay_requeued_total', 'Events published again because their stream lost them').inc(queued);
    }
    return queued;
  }

  private async compare(query: RelayQuery, info: StreamInfo, knownSeq: number): Promise<number> {
    const name = info.config.name;
    const [seen] = await query<SeenStream>('SELECT created, last_seq, first_seq, holes FROM relay_stream WHERE name = $1 FOR UPDATE', [name]);
    const now = { created: info.created, lastSeq: info.state.last_seq, firstSeq: info.state.first_seq, holes: info.state.num_deleted ?? 0 };
    if (seen === undefined) {
      await query('INSERT INTO relay_stream (name, created, last_seq, first_seq, holes) VALUES ($1, $2, 0, $3, $4)',
        [name, now.created, now.firstSeq, now.holes]);
      return 0;
    }
    const recreated = seen.created !== now.created;
    const knownEnd = Math.min(knownSeq, Number(seen.last_seq));
    const queued = recreated ? await requeue(query, 'true', []) : await this.requeueLost(query, { ...seen, last_seq: String(knownEnd) }, info);
    // Only a lost tail takes the known end back: what was marked since the stream was asked lies beyond its answer, and is there.
    const end = recreated ? 0 : now.lastSeq < knownEnd ? now.lastSeq : Number(seen.last_seq);
    await query(
      'UPDATE relay_stream SET created = $2, last_seq = $3, first_seq = $4, holes = $5, seen_at = clock_timestamp() WHERE name = $1',
      [name, now.created, end, now.firstSeq, now.holes],
    );
    return queued;
  }

  private async requeueLost(query: RelayQuery, seen: SeenStream, { state }: StreamInfo): Promise<number> {
    let queued = 0;
    if (state.last_seq < Number(seen.last_seq)) queued += await requeue(query, 'stream_seq > $3', [state.last_seq]);
    if (state.first_seq > Number(seen.first_seq)) queued += await requeue(query, 'stream_seq < $3', [state.first_seq]);
    if ((state.num_deleted ?? 0) > seen.holes) queued += await requeue(query, 'stream_seq = ANY ($3::bigint[])', [state.deleted ?? []]);
    return queued;
  }

  private async readKnownSeq(): Promise<number> {
    const { rows } = await this.settings.pool.query<{ last_seq: string }>('SELECT last_seq FROM relay_stream WHERE name = $1', [streamName(this.settings.service)]);
    return Number(rows[0]?.last_seq ?? 0);
  }

  private async readInfo(): Promise<StreamInfo | undefined> {
    const name = streamName(this.settings.service);
    try {
      const manager = await jetstreamManager(this.settings.bus.nc, { checkAPI: false });
      return await manager.streams.info(name, { deleted_details: true });
    } catch (error) {
      // bus-keeper recreates it; until then there is nothing to compare.
      if (error instanceof JetStreamApiError && error.code === (JetStreamApiCodes.StreamNotFound as number)) return undefined;
      throw error;
    }
  }
}
