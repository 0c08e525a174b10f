import type { FactEnvelope } from '@haicap/contracts';
import type { BreakableRule } from './breakable-rules.ts';

export interface PublishAck {
  readonly seq: number;
  readonly duplicate: boolean;
}

export interface StreamInfo {
  readonly created: number;
  readonly lastSeq: number;
  /** Sequences that are missing between the first and the last. */
  readonly deleted: readonly number[];
}

export interface Delivery {
  readonly seq: number;
  readonly fact: FactEnvelope;
}

interface Durable {
  readonly created: number;
  delivered: number;
  readonly pending: Map<number, { count: number; dueAt: number }>;
}

const ACK_WAIT = 25;

/**
 * A JetStream stream with its one durable, as nats-server 2.9 was measured to behave: at least once, ids known inside a
 * window only, a tail that can be lost and whose sequences are handed out again, a durable that delivers nothing below
 * what it has delivered. Settings: services/bus-keeper/src/topology/wanted-topology.ts.
 */
export class Stream {
  /** The durable, once bus-keeper has made it. It goes with its stream. */
  durable: Durable | undefined;
  /** Ids in the order in which they first stood in any stream of this name. */
  readonly firsts: FactEnvelope[] = [];
  hasLost = false;
  private exists = false;
  private generation = 0;
  private lastSeq = 0;
  private messages = new Map<number, FactEnvelope>();
  private ids = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly broken: BreakableRule | undefined;

  constructor(broken: BreakableRule | undefined) {
    this.broken = broken;
  }

  create(): void {
    this.delete();
    this.exists = true;
    this.generation += 1;
  }

  delete(): void {
    this.hasLost ||= this.messages.size > 0;
    this.exists = false;
    this.lastSeq = 0;
    this.messages = new Map();
    this.ids = new Map();
    this.durable = undefined;
  }

  /** Undefined when there is no such stream. */
  info(): StreamInfo | undefined {
    if (!this.exists) return undefined;
    const deleted: number[] = [];
    if (this.messages.size < this.lastSeq) for (let seq = 1; seq <= this.lastSeq; seq += 1) if (!this.messages.has(seq)) deleted.push(seq);
    return { created: this.generation, lastSeq: this.lastSeq, deleted };
  }

  at(seq: number): FactEnvelope | undefined {
    return this.messages.get(seq);
  }

  holds(): Set<string> {
    return new Set([...this.messages.values()].map(({ id }) => id));
  }

  /** Undefined when there is no stream that could take it. */
  store(fact: FactEnvelope): PublishAck | undefined {
    if (!this.exists) return undefined;
    const known = this.ids.get(fact.id);
    if (known !== undefined) return { seq: known, duplicate: true };
    this.lastSeq += 1;
    this.messages.set(this.lastSeq, fact);
    if (this.broken !== 'no-window') this.ids.set(fact.id, this.lastSeq);
    if (!this.seen.has(fact.id)) this.firsts.push(fact);
    this.seen.add(fact.id);
    return { seq: this.lastSeq, duplicate: false };
  }

  /** A restart that finds less than was acknowledged: the sequences will be handed out again, the ids are accepted again. */
  loseTail(count: number): void {
    for (let n = 0; n < count && this.lastSeq > 0; n += 1) {
      this.lose(this.lastSeq);
      this.lastSeq -= 1;
    }
  }

  loseMiddle(seq: number): void {
    if (seq < this.lastSeq) this.lose(seq);
  }

  /** The duplicate window has passed for all but these. */
  forgetIds(except: ReadonlySet<string>): void {
    for (const id of this.ids.keys()) if (!except.has(id)) this.ids.delete(id);
  }

  createDurable(from: 'all' | 'new'): void {
    this.generation += 1;
    this.durable = { created: this.generation, delivered: from === 'all' ? 0 : this.lastSeq, pending: new Map() };
  }

  /** Redeliveries first, then what lies above all that was delivered. A durable beyond the end of its stream gets nothing. */
  pull(now: number, limit: number): Delivery[] {
    const { durable } = this;
    if (durable === undefined) return [];
    const batch: Delivery[] = [];
    for (const [seq, state] of durable.pending) {
      if (batch.length >= limit) break;
      if (state.dueAt > now) continue;
      if (this.broken === 'max-deliver-3' && state.count >= 3) durable.pending.delete(seq);
      else this.deliver(durable, seq, now, batch);
    }
    while (batch.length < limit && durable.delivered < this.lastSeq) {
      durable.delivered += 1;
      this.deliver(durable, durable.delivered, now, batch);
    }
    return batch;
  }

  /** An ack names stream, durable and sequence; a late one may hit what a recreated durable delivered under the same number. */
  ack(seq: number): void {
    this.durable?.pending.delete(seq);
  }

  nak(seq: number, dueAt: number): void {
    const state = this.durable?.pending.get(seq);
    if (state !== undefined) state.dueAt = dueAt;
  }

  private deliver(durable: Durable, seq: number, now: number, batch: Delivery[]): void {
    const fact = this.messages.get(seq);
    if (fact === undefined) {
      durable.pending.delete(seq);
      return;
    }
    durable.pending.set(seq, { count: (durable.pending.get(seq)?.count ?? 0) + 1, dueAt: now + ACK_WAIT });
    batch.push({ seq, fact });
  }

  private lose(seq: number): void {
    const fact = this.messages.get(seq);
    if (fact === undefined) return;
    this.messages.delete(seq);
    this.ids.delete(fact.id);
    this.hasLost = true;
  }
}
