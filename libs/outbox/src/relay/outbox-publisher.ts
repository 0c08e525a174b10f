import { busSubjectOf, streamName, type ServiceName } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import type { Bus, StreamAck } from '@haicap/messaging';
import type { Logger, Metrics } from '@haicap/service-kit';
import type { Pool } from 'pg';
import { failpoint } from '#hooks';
import { toFact, type EventRow } from '../owner/event-log.store.js';
import { inRelayTransaction, readByIndex, type RelayQuery } from '../owner/relay-pool.js';
import { BATCH_STATE, batchOf, WAITING_SINCE, type Lane } from './bulk-lane.js';
import { checkHeld, HELD_LEASE, LeaseLost, type LeaseTerm } from './relay-lease.js';
import { REFILL_DAYS, requeueFrom } from './stream-watch.js';

export interface PublisherSettings {
  readonly pool: Pool;
  readonly bus: Bus;
  readonly service: ServiceName;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly batchMax?: number;
}

interface OutboxRow extends EventRow {
  readonly stream_seq: string | null;
}

interface Published {
  readonly row: OutboxRow;
  readonly seq: number;
  readonly duplicate: boolean;
  /** How often the connection had broken when the acknowledgement came. */
  readonly disconnections: number;
}

interface BatchState {
  readonly created: string | null;
  readonly lastSeq: string | null;
  readonly oldestBulkAt: Date | null;
  readonly loading: boolean;
}

interface Batch {
  readonly rows: readonly OutboxRow[];
  /** Which stream the watch knew when the batch was read. */
  readonly created: string | null;
  /** How far that stream was marked then; what is sent now comes behind it. */
  readonly lastSeq?: number;
}

type Acknowledged = Omit<Batch, 'rows'> & { readonly published: readonly Published[] };

const WINDOW = 256;
const FAILURES_MAX = 64;
// Beyond some thousand the planner reads the log of every month from end to end instead of the rows it needs.
const BATCH_MAX = 1_000;
// A batch is marked in parts while the rest of it is still being sent.
const MARK_EVERY = 250;
// A stream that refuses (full, missing) is not asked five times a second.
const REST_AFTER_FAILURE_MS = 1_000;

/** Takes what is unpublished in the order of ids, facts of the day before those of a bulk load, puts it on the stream, and marks what the stream acknowledged. */
export class OutboxPublisher {
  private readonly batchMax: number;
  private restUntilMs = 0;

  constructor(private readonly settings: PublisherSettings) {
    this.batchMax = settings.batchMax ?? BATCH_MAX;
  }

  /** One batch. Answers true when another is worth trying at once. */
  async publishBatch(term: LeaseTerm): Promise<boolean> {
    const { rows, ...batch } = await this.unpublished();
    if (rows.length === 0) return false;
    // Without a connection the client would queue messages in memory; the outbox is the queue.
    if (!this.settings.bus.isConnected() || performance.now() < this.restUntilMs) return false;
    await failpoint('relay.batch-read', this.settings.service);
    const marks = { next: Promise.resolve(0), acknowledged: [] as Published[], hasFailed: false };
    const markAcknowledged = () => {
      const part = marks.acknowledged.splice(0);
      marks.next = marks.next.then(async (before) => before + await this.markStanding(term, { ...batch, published: part }));
      marks.next.catch(() => { marks.hasFailed = true; });
    };
    await this.send(rows, (one) => {
      if (marks.acknowledged.push(one) >= MARK_EVERY) markAcknowledged();
      return !marks.hasFailed;
    });
    await failpoint('relay.all-acknowledged', this.settings.service);
    markAcknowledged();
    const marked = await marks.next;
    await failpoint('relay.marked', this.settings.service);
    if (marked < rows.length) this.restUntilMs = performance.now() + REST_AFTER_FAILURE_MS;
    return marked === rows.length && rows.length === this.batchMax;
  }

  /** Marks those of an acknowledged part that still count; answers how many. */
  private async markStanding(term: LeaseTerm, { published: acknowledged, ...batch }: Acknowledged): Promise<number> {
    // A server that went away may have come back without its tail and given the places of these rows to others of this batch.
    // They are sent again; where nothing was lost their ids are known.
    const published = acknowledged.filter(({ disconnections }) => disconnections === this.settings.bus.disconnections());
    if (published.length > 0) await this.mark(term, { ...batch, published });
    this.settings.metrics.relayPublished.inc(published.length);
    return published.length;
  }

  /** Tells how long the oldest event waits while nothing may be published yet: an outage must show. */
  async reportAge(): Promise<void> {
    const rows = await readByIndex(this.settings.pool, (query) => query<{ at: Date }>(WAITING_SINCE, [this.batchMax]));
    this.setAge(rows.map(({ at }) => at));
  }

  /** Without the lease nobody here knows the age, and the last value would stand for ever. */
  forgetAge(): void {
    this.setAge([]);
  }

  private setAge(waitingSince: readonly Date[]): void {
    const nowMs = this.settings.clock.now().getTime();
    const oldestMs = waitingSince.reduce((oldest, at) => Math.max(oldest, nowMs - at.getTime()), 0);
    this.settings.metrics.outboxOldestUnpublished.set(oldestMs / 1_000);
  }

  private unpublished(): Promise<Batch> {
    return readByIndex(this.settings.pool, async (query) => {
      const [state] = await query<BatchState>(BATCH_STATE, [streamName(this.settings.service)]);
      const { created = null, lastSeq, oldestBulkAt = null, loading = false } = state ?? {};
      const rows = await take(query, 'day', this.batchMax);
      // What is left of the batch is theirs, so that neither a busy day nor a fact that cannot leave keeps a load for ever.
      if (oldestBulkAt !== null && !loading && rows.length < this.batchMax) rows.push(...await take(query, 'bulk', this.batchMax - rows.length));
      // What a load holds back waits all the same.
      this.setAge([...rows.map(({ at }) => at), ...(oldestBulkAt === null ? [] : [oldestBulkAt])]);
      return { rows, created, lastSeq: Number(lastSeq ?? 0) };
    });
  }

  /**
   * Sends in id order, at most 256 at a time and never two of one aggregate: the next waits for the one before, and nobody else
   * does. After a failure the aggregate's later events stay behind, so its order in the stream is the order of its versions.
   */
  private async send(rows: readonly OutboxRow[], acknowledged: (one: Published) => boolean): Promise<void> {
    const failed = new Set<string>();
    let [next, isFirst, goesOn] = [0, true, true];
    // The bus or the stream is gone: trying the rest would only wait for as many timeouts.
    const goOn = () => goesOn && failed.size < FAILURES_MAX && this.settings.bus.isConnected();
    const behind = new Map<string, OutboxRow[]>();
    const sendOne = async (row: OutboxRow): Promise<void> => {
      try {
        const { seq, duplicate } = await this.publish(row);
        goesOn = acknowledged({ row, seq, duplicate, disconnections: this.settings.bus.disconnections() });
        if (!isFirst) return;
        isFirst = false;
        await failpoint('relay.first-acknowledged', this.settings.service);
      } catch (error) {
        if (failed.size === 0) this.settings.logger.warn({ err: error, eventId: row.event_id }, 'an event could not be published');
        failed.add(row.aggregate_id);
      }
    };
    const worker = async (): Promise<void> => {
      while (next < rows.length && goOn()) {
        const row = rows[next++];
        if (row === undefined || failed.has(row.aggregate_id)) continue;
        const later = behind.get(row.aggregate_id);
        if (later !== undefined) {
          later.push(row);
          continue;
        }
        behind.set(row.aggregate_id, []);
        let one: OutboxRow | undefined = row;
        for (; one !== undefined && !failed.has(row.aggregate_id) && goOn(); one = behind.get(row.aggregate_id)?.shift()) await sendOne(one);
        behind.delete(row.aggregate_id);
      }
    };
    await Promise.all(Array.from({ length: Math.min(WINDOW, rows.length) }, () => worker()));
  }

  private publish(row: OutboxRow): Promise<StreamAck> {
    const { bus, service } = this.settings;
    return bus.toStream({ stream: streamName(service), subject: busSubjectOf(row.type), body: JSON.stringify(toFact(service, row)), messageId: row.event_id });
  }

  /** Marks what was acknowledged, under the lease. */
  private async mark(term: LeaseTerm, { published, created, lastSeq = Infinity }: Acknowledged): Promise<void> {
    const stream = streamName(this.settings.service);
    await inRelayTransaction(this.settings.pool, async (query) => {
      await checkHeld(query, term);
      // The watch has queued everything again for another stream; what the one before acknowledged counts no more.
      if (created !== null && (await this.knownStream(query, stream))?.created !== created) return;
      const rewound = await this.requeueReused(query, { stream, lastSeq }, published);
      const [marked] = await query<{ held: boolean }>(
        `WITH lease AS (${HELD_LEASE}), marked AS (
           UPDATE outbox o SET published_at = clock_timestamp(), stream_seq = m.seq
           FROM unnest($4::bigint[], $5::timestamptz[], $6::bigint[]) AS m (id, at, seq)
           WHERE o.id = m.id AND o.at = m.at AND EXISTS (SELECT 1 FROM lease) RETURNING 1
         ), moved AS (
           UPDATE relay_stream SET last_seq = CASE WHEN $8 THEN $9 ELSE greatest(last_seq, $9) END
           WHERE name = $7 AND EXISTS (SELECT 1 FROM lease)
         ) SELECT EXISTS (SELECT 1 FROM lease) AS held, (SELECT count(*) FROM marked) AS marked`,
        [term.name, term.owner, term.epoch, published.map(({ row }) => row.id), published.map(({ row }) => row.at.toISOString()),
          published.map(({ seq }) => seq), stream, rewound, Math.max(...published.map(({ seq }) => seq))],
      );
      if (marked?.held !== true) throw new LeaseLost(term);
    });
  }

  private async knownStream(query: RelayQuery, stream: string): Promise<{ created: string; last_seq: string } | undefined> {
    const [seen] = await query<{ created: string; last_seq: string }>('SELECT created, last_seq FROM relay_stream WHERE name = $1 FOR UPDATE', [stream]);
    return seen;
  }

  /**
   * A sequence that was handed out before and now again means that the stream lost its tail; what stood there is queued
   * again. A duplicate may carry a low sequence for a better reason: its first acknowledgement never reached us.
   */
  private async requeueReused(query: RelayQuery, { stream, lastSeq }: { readonly stream: string; readonly lastSeq: number }, published: readonly Published[]): Promise<boolean> {
    const seen = await this.knownStream(query, stream);
    // Acknowledgements may overtake one another within a batch, but none comes from behind where the batch began.
    const handedOut = Math.min(lastSeq, Number(seen?.last_seq ?? 0));
    const low = published.filter(({ seq }) => seq <= handedOut);
    if (low.length === 0) return false;
    const taken = await query<{ seq: string }>(
      `SELECT o.stream_seq AS seq FROM unnest($1::bigint[], $2::bigint[]) AS m (id, seq)
       JOIN outbox o ON o.stream_seq = m.seq AND o.id <> m.id AND o.published_at > clock_timestamp() - make_interval(days => $3)`,
      [low.map(({ row }) => row.id), low.map(({ seq }) => seq), REFILL_DAYS],
    );
    const reused = [...low.filter(({ duplicate }) => !duplicate).map(({ seq }) => seq), ...taken.map(({ seq }) => Number(seq))];
    if (reused.length === 0) return false;
    const queued = await requeueFrom(query, Math.min(...reused));
    this.settings.logger.error({ stream, queued }, 'the stream reused sequences: it had lost its tail');
    return true;
  }
}

function take(query: RelayQuery, lane: Lane, max: number): Promise<OutboxRow[]> {
  return query<OutboxRow>(batchOf(lane), [max]);
}
