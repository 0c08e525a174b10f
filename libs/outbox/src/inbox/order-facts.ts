import type { FactEnvelope } from '@haicap/contracts';

/** How far an aggregate is at the consumer. Blocked: its next version lies in the dead letters. */
export interface AggregateHead {
  readonly version: number;
  readonly blocked: boolean;
}

export interface OrderedBatch {
  /** To apply, each version after the one before it. */
  readonly apply: readonly FactEnvelope[];
  /** To keep until an earlier version arrives; those that are kept already are left out. */
  readonly park: readonly FactEnvelope[];
  readonly duplicates: number;
}

interface Progress {
  next: number;
  readonly blocked: boolean;
  readonly waiting: Map<number, FactEnvelope>;
}

/**
 * The version rule, without any effect: only last + 1 is applied, lower is a duplicate, higher waits. What waited
 * before follows as soon as its turn comes. Facts may arrive in any order, doubled, and with gaps.
 */
export function orderFacts(
  heads: ReadonlyMap<string, AggregateHead>,
  arrived: readonly FactEnvelope[],
  parked: readonly FactEnvelope[],
): OrderedBatch {
  const progress = new Map<string, Progress>();
  const known = new Set<string>();
  for (const fact of parked) {
    of(progress, heads, fact).waiting.set(fact.version, fact);
    known.add(keyOf(fact));
  }
  const apply: FactEnvelope[] = [];
  let duplicates = 0;
  for (const fact of arrived) {
    const state = of(progress, heads, fact);
    // A blocked aggregate's next version is the dead letter itself: it is replayed by hand, not by chance.
    const isKnown = fact.version < state.next || (state.blocked && fact.version === state.next) || state.waiting.has(fact.version);
    // A parked version whose turn has come is taken below, however it arrived.
    if (isKnown) duplicates += 1;
    else state.waiting.set(fact.version, fact);
    takeTurns(state, apply);
  }
  const park = [...progress.values()].flatMap(({ waiting }) => [...waiting.values()]).filter((fact) => !known.has(keyOf(fact)));
  return { apply, park, duplicates };
}

function of(progress: Map<string, Progress>, heads: ReadonlyMap<string, AggregateHead>, fact: FactEnvelope): Progress {
  const known = progress.get(fact.subject);
  if (known !== undefined) return known;
  const head = heads.get(fact.subject) ?? { version: 0, blocked: false };
  const fresh: Progress = { next: head.version + 1, blocked: head.blocked, waiting: new Map() };
  progress.set(fact.subject, fresh);
  return fresh;
}

function takeTurns(state: Progress, apply: FactEnvelope[]): void {
  if (state.blocked) return;
  for (let fact = state.waiting.get(state.next); fact !== undefined; fact = state.waiting.get(state.next)) {
    state.waiting.delete(state.next);
    state.next += 1;
    apply.push(fact);
  }
}

const keyOf = (fact: FactEnvelope): string => `${fact.subject}:${fact.version}`;
