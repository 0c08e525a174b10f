import type { FactEnvelope } from '@haicap/contracts';

export interface Answer {
  readonly aggregate: string;
  readonly version: number;
}

export interface OwnerEvent {
  readonly id: number;
  readonly aggregate: string;
  readonly version: number;
  readonly key: string | undefined;
  /** When its transaction noted it; sums of the reconciler are cut by it. */
  readonly at: number;
  readonly fact: FactEnvelope;
}

export interface OutboxEntry {
  readonly event: OwnerEvent;
  readonly bulk: boolean;
  published: boolean;
  seq: number | undefined;
}

/** A transaction under way: invisible to everybody else until its COMMIT. */
export interface Transaction {
  readonly entries: OutboxEntry[];
  readonly answers: Map<string, Answer>;
}

interface SeenStream {
  readonly created: number;
  readonly lastSeq: number;
  readonly holes: number;
}

export interface Digest {
  readonly count: number;
  readonly versionSum: number;
  readonly idXor: number;
}

/** The sum by which owner and follower compare: libs/outbox/src/migrations/inbox-functions.ts, digestColumns. */
export function digestOf(facts: Iterable<FactEnvelope>): Digest {
  let [count, versionSum, idXor] = [0, 0, 0];
  for (const { id, version } of facts) {
    count += 1;
    versionSum += version;
    idXor ^= Math.imul(Number(id), 0x9e37_79b1);
  }
  return { count, versionSum, idXor };
}

/**
 * The owner's PostgreSQL, as far as the protocol leans on it: an id is drawn at INSERT and seen at COMMIT, a row lock is
 * held to the end, what is read is what was committed. Tables: libs/outbox/src/migrations/owner-tables.ts.
 */
export class OwnerDatabase {
  /** Event and outbox in one, committed, by id. */
  readonly outbox: OutboxEntry[] = [];
  readonly heads = new Map<string, number>();
  readonly keys = new Map<string, Answer>();
  lease = { owner: '', epoch: 0, expiresAt: 0 };
  seenStream: SeenStream | undefined;
  /** While a session holds BULK_LOAD_LOCK: libs/outbox/src/relay/bulk-lane.ts. */
  loading = false;
  /** Ids of rows that a relay has locked; only for the broken rule `skip-locked`. */
  readonly lockedRows = new Map<number, string>();
  private readonly locks = new Map<string, Transaction>();
  private lastId = 0;
  private aggregates = 0;

  begin(): Transaction {
    return { entries: [], answers: new Map() };
  }

  newAggregate(): string {
    this.aggregates += 1;
    return `d${this.aggregates}`;
  }

  /** An advisory or a row lock, held until the transaction ends. */
  lock(tx: Transaction, name: string): boolean {
    const holder = this.locks.get(name) ?? tx;
    if (holder === tx) this.locks.set(name, tx);
    return holder === tx;
  }

  /** append_events in libs/outbox/src/migrations/owner-functions.ts: the caller holds the lock of the head before the id is drawn. */
  append(tx: Transaction, { aggregate, key, at, bulk = false }: { aggregate: string; key?: string | undefined; at: number; bulk?: boolean }): OwnerEvent {
    const mine = tx.entries.filter(({ event }) => event.aggregate === aggregate).length;
    const version = (this.heads.get(aggregate) ?? 0) + mine + 1;
    this.lastId += 1;
    const event = { id: this.lastId, aggregate, version, key, at, fact: factOf(this.lastId, aggregate, version, at) };
    tx.entries.push({ event, bulk, published: false, seq: undefined });
    return event;
  }

  /** State, event, outbox entry and idempotency record become visible at once. */
  commit(tx: Transaction): void {
    for (const entry of tx.entries) {
      this.heads.set(entry.event.aggregate, entry.event.version);
      const place = this.outbox.findLastIndex(({ event }) => event.id < entry.event.id);
      this.outbox.splice(place + 1, 0, entry);
    }
    for (const [key, answer] of tx.answers) this.keys.set(key, answer);
    this.end(tx);
  }

  /** Lets the locks go. What was not committed is as if it had never been, only its ids are used up. */
  end(tx: Transaction): void {
    for (const [name, holder] of this.locks) if (holder === tx) this.locks.delete(name);
  }

  /** RelayLease.hold in libs/outbox/src/relay/relay-lease.ts: renew what is ours, else take what has run out. */
  holdLease(owner: string, epoch: number | undefined, now: number, ttl: number): number | undefined {
    const { lease } = this;
    if (epoch !== undefined && lease.owner === owner && lease.epoch === epoch) {
      this.lease = { ...lease, expiresAt: now + ttl };
      return epoch;
    }
    if (lease.expiresAt > now) return undefined;
    this.lease = { owner, epoch: lease.epoch + 1, expiresAt: now + ttl };
    return this.lease.epoch;
  }

  /** HELD_LEASE in libs/outbox/src/relay/relay-lease.ts. */
  isHeld(owner: string, epoch: number): boolean {
    return this.lease.owner === owner && this.lease.epoch === epoch;
  }

  /** Queues again what was published and meets a condition; answers how many. */
  requeue(isLost: (entry: OutboxEntry) => boolean): number {
    const lost = this.outbox.filter((entry) => entry.published && isLost(entry));
    for (const entry of lost) entry.published = false;
    return lost.length;
  }

  /** get-events: libs/outbox/src/owner/event-log.store.ts. */
  eventsOf(aggregate: string, fromVersion: number): FactEnvelope[] {
    return this.outbox.filter(({ event }) => event.aggregate === aggregate && event.version >= fromVersion)
      .map(({ event }) => event.fact).toSorted((a, b) => a.version - b.version);
  }

  /** A page of list-events: a cursor by id, with all that is dangerous about it. */
  list(afterId: number, limit: number): OwnerEvent[] {
    return this.outbox.filter(({ event }) => event.id > afterId).slice(0, limit).map(({ event }) => event);
  }
}

function factOf(id: number, subject: string, version: number, at: number): FactEnvelope {
  return {
    specversion: '1.0', id: String(id), source: '/dossier/dossier', type: 'vn.haicap.dossier.dossier.noted.v1', subject, version,
    time: String(at), datacontenttype: 'application/json', actor: 'account-1', traceparent: '', data: { amount: (id * 7) % 11 },
  };
}
