import type { FactEnvelope, RpcReply, RpcRequest, ServiceName, eventLogRpcs } from '@haicap/contracts';
import { addDays, instantOf, localDate } from '@haicap/kernel';
import type { Pool } from 'pg';
import { digestColumns } from '../migrations/inbox-functions.js';
import { ChangeWalk } from './change-walk.js';

type EventLogRpcs = ReturnType<typeof eventLogRpcs>;

/** A row of the event log, as the relay and the event log read it. */
export interface EventRow {
  readonly id: string;
  readonly event_id: string;
  readonly noun: string;
  readonly aggregate_id: string;
  readonly version: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
  readonly at: Date;
  readonly actor: string;
  readonly traceparent: string;
}

export const EVENT_COLUMNS = 'e.id, e.event_id, e.noun, e.aggregate_id, e.version, e.type, e.body, e.at, e.actor, e.traceparent';

/** The CloudEvent of a row. It is the same on the bus and in the answers of the event log. */
export function toFact(service: ServiceName, row: EventRow): FactEnvelope {
  return {
    specversion: '1.0', id: row.event_id, source: `/${service}/${row.noun}`, type: row.type, subject: row.aggregate_id,
    time: row.at.toISOString(), datacontenttype: 'application/json', version: row.version,
    actor: row.actor, traceparent: row.traceparent, data: row.body,
  };
}

// One answer stays well below the bus's limit of 1 MiB per message, also with positions and envelope around the facts.
const ANSWER_BYTES_MAX = 800_000;

/** Reads an owner's own log for those who follow it: pages in the order of ids, single aggregates, sums of a day. */
export class EventLogStore {
  /** The way for whoever has to see every change once, without a durable of its own. */
  readonly walk: ChangeWalk;

  constructor(private readonly pool: Pool, private readonly service: ServiceName) {
    this.walk = new ChangeWalk(pool);
  }

  /**
   * A page of a noun's events. It is a cursor by id: an event that commits late below the cursor is not on any later
   * page. Whoever follows therefore made its durable before the first page and reconciles by digests.
   */
  async list({ noun, afterPosition, limit }: RpcRequest<EventLogRpcs['listEvents']>): Promise<RpcReply<EventLogRpcs['listEvents']>> {
    const { rows } = await this.pool.query<EventRow>({
      name: 'event-log-list',
      text: `SELECT ${EVENT_COLUMNS} FROM event e WHERE e.noun = $1 AND e.id > $2 ORDER BY e.id LIMIT $3`,
      values: [noun, position(afterPosition), limit + 1],
    });
    const { facts, cut } = this.fit(rows.slice(0, limit));
    const last = rows[facts.length - 1];
    return {
      events: facts.map((fact, index) => ({ position: rows[index]?.id ?? '0', fact })),
      lastPosition: last?.id ?? afterPosition,
      more: cut || rows.length > limit,
    };
  }

  /** The events of some aggregates from a version on; `more` says that the answer was cut and must be asked again. */
  async get({ noun, aggregates }: RpcRequest<EventLogRpcs['getEvents']>): Promise<RpcReply<EventLogRpcs['getEvents']>> {
    const limit = 1_000;
    const { rows } = await this.pool.query<EventRow>({
      name: 'event-log-get',
      text: `SELECT ${EVENT_COLUMNS} FROM unnest($2::uuid[], $3::integer[]) AS w (aggregate_id, from_version)
        JOIN event e ON e.aggregate_id = w.aggregate_id AND e.version >= w.from_version AND e.noun = $1
        ORDER BY e.aggregate_id, e.version LIMIT $4`,
      values: [noun, aggregates.map(({ aggregateId }) => aggregateId), aggregates.map(({ fromVersion }) => fromVersion), limit + 1],
    });
    const { facts, cut } = this.fit(rows.slice(0, limit));
    return { events: facts, more: cut || rows.length > limit };
  }

  /** Count, sum of versions and XOR of ids of one day of Vietnam, and the positions between which its events lie. */
  async digest({ noun, day, before }: RpcRequest<EventLogRpcs['digestEvents']>): Promise<RpcReply<EventLogRpcs['digestEvents']>> {
    const { fromAt, beforeAt } = dayBounds(day, before);
    const { rows: [row] } = await this.pool.query<DigestRow>({
      name: 'event-log-digest',
      text: `SELECT ${digestColumns}, coalesce(min(id) - 1, 0)::text AS before_first, coalesce(max(id), 0)::text AS last
        FROM event WHERE noun = $1 AND at >= $2 AND at < $3`,
      values: [noun, fromAt, beforeAt],
    });
    if (row === undefined) throw new Error('an aggregate query without a row');
    return {
      count: row.count, versionSum: row.version_sum, idXor: row.id_xor,
      beforeFirstPosition: row.before_first, lastPosition: row.last,
    };
  }

  private fit(rows: readonly EventRow[]): { facts: FactEnvelope[]; cut: boolean } {
    const facts: FactEnvelope[] = [];
    let bytes = 0;
    for (const row of rows) {
      const fact = toFact(this.service, row);
      bytes += Buffer.byteLength(JSON.stringify(fact)) + 50;
      if (bytes > ANSWER_BYTES_MAX && facts.length > 0) return { facts, cut: true };
      facts.push(fact);
    }
    return { facts, cut: false };
  }
}

interface DigestRow {
  readonly count: number;
  readonly version_sum: string;
  readonly id_xor: string;
  readonly before_first: string;
  readonly last: string;
}

/** The instants of a day of Vietnam, cut at `before`. Owner and consumer use the same bounds. */
export function dayBounds(day: string, before: string): { fromAt: string; beforeAt: string } {
  const fromAt = instantOf(localDate(day), 0);
  const nextDay = instantOf(addDays(localDate(day), 1), 0);
  const cut = new Date(before);
  return { fromAt: fromAt.toISOString(), beforeAt: (cut < nextDay ? cut : nextDay).toISOString() };
}

function position(text: string): string {
  // Positions are ours: an asker sends back what it got, and '0' at first.
  if (!/^\d{1,18}$/.test(text)) throw new RangeError('not a position of this log');
  return text;
}
