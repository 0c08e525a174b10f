import type { FactEnvelope } from '@haicap/contracts';
import { orderFacts } from '../../src/inbox/order-facts.ts';
import type { BreakableRule } from './breakable-rules.ts';
import { digestOf, type Digest } from './owner-database.ts';

/** A fact on its way into the inbox; only a message of the stream has a sequence. */
export interface Arrival {
  readonly fact: FactEnvelope;
  readonly seq?: number;
}

interface Plan {
  readonly apply: readonly FactEnvelope[];
  readonly park: readonly FactEnvelope[];
  readonly seqs: readonly number[];
}

interface Parked {
  readonly fact: FactEnvelope;
  readonly since: number;
}

/** A projection cannot take this fact. */
export class Poisoned extends Error {
  override readonly name = 'Poisoned';
}

/**
 * The follower's PostgreSQL: libs/outbox/src/migrations/inbox-tables.ts and inbox-functions.ts. inbox_claim locks the heads,
 * so that two transactions over one aggregate run one after the other; here each of them is one step.
 */
export class FollowerDatabase {
  readonly projection = new Map<string, { version: number; amount: number }>();
  /** Everything that was ever projected, in the order of commits. */
  readonly log: FactEnvelope[] = [];
  readonly deadLetters = new Map<string, FactEnvelope>();
  readonly parked = new Map<string, Parked>();
  bootstrap = { position: 0, done: false };
  private readonly heads = new Map<string, number>();
  private readonly inbox = new Map<string, FactEnvelope>();
  private readonly seqs = new Set<number>();

  /** InboxStore.applyIn in libs/outbox/src/inbox/inbox.store.ts, up to the projection: the version rule is the real one. */
  plan(arrivals: readonly Arrival[], followParked: boolean, broken: BreakableRule | undefined): Plan {
    const seqs = arrivals.flatMap(({ seq }) => seq ?? []);
    if (broken === 'no-version-check') return { apply: unknownOnly(arrivals, ({ fact }) => this.inbox.has(fact.id)), park: [], seqs };
    if (broken === 'sequence-inbox') {
      return { apply: unknownOnly(arrivals, ({ fact, seq }) => (seq === undefined ? this.inbox.has(fact.id) : this.seqs.has(seq))), park: [], seqs };
    }
    const facts = arrivals.map(({ fact }) => fact);
    const subjects = new Set(facts.map(({ subject }) => subject));
    const heads = new Map([...subjects].map((subject) => [subject, { version: this.heads.get(subject) ?? 0, blocked: this.deadLetters.has(subject) }]));
    const waiting = followParked ? [...this.parked.values()].map(({ fact }) => fact).filter(({ subject }) => subjects.has(subject)) : [];
    const { apply, park } = orderFacts(heads, facts, waiting);
    return { apply, park, seqs };
  }

  /** The projection's own writes. Throws for the fact it cannot take, before anything is written. */
  project({ apply }: Plan, poison: string | undefined): void {
    if (apply.some(({ id }) => id === poison)) throw new Poisoned('a projection refuses');
    for (const fact of apply) {
      const before = this.projection.get(fact.subject) ?? { version: 0, amount: 0 };
      this.projection.set(fact.subject, { version: fact.version, amount: before.amount + Number(fact.data['amount']) });
      this.log.push(fact);
    }
  }

  /** inbox_record: what was applied, how far each aggregate is, what waits. */
  record({ apply, park, seqs }: Plan, now: number): void {
    for (const fact of apply) {
      this.inbox.set(fact.id, fact);
      this.heads.set(fact.subject, fact.version);
    }
    for (const seq of seqs) this.seqs.add(seq);
    for (const [key, { fact }] of this.parked) if (fact.version <= (this.heads.get(fact.subject) ?? 0)) this.parked.delete(key);
    for (const fact of park) this.parked.set(placeOf(fact), { fact, since: now });
  }

  /** dead_letter_put. */
  setAside(fact: FactEnvelope): void {
    this.deadLetters.set(fact.subject, fact);
    this.parked.delete(placeOf(fact));
  }

  /** inbox_gaps: aggregates with parked facts, that are not blocked by a dead letter, and from which version they wait. */
  gaps(parkedBefore: number): { aggregate: string; fromVersion: number }[] {
    const waiting = [...this.parked.values()].filter(({ fact, since }) => since <= parkedBefore && !this.deadLetters.has(fact.subject));
    return [...new Set(waiting.map(({ fact }) => fact.subject))].map((aggregate) => ({ aggregate, fromVersion: (this.heads.get(aggregate) ?? 0) + 1 }));
  }

  /** inbox_digest: inbox, parked and dead letters together, of what happened before a moment. */
  digest(before: number): Digest {
    const kept = [...this.inbox.values(), ...[...this.parked.values()].map(({ fact }) => fact), ...this.deadLetters.values()];
    return digestOf(kept.filter(({ time }) => Number(time) < before));
  }
}

const placeOf = ({ subject, version }: FactEnvelope): string => `${subject}:${version}`;

function unknownOnly(arrivals: readonly Arrival[], isKnown: (arrival: Arrival) => boolean): FactEnvelope[] {
  const fresh = arrivals.filter((arrival) => !isKnown(arrival)).map(({ fact }) => fact);
  return fresh.filter((fact, index) => fresh.findIndex(({ id }) => id === fact.id) === index);
}
