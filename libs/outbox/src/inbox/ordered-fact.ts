import type { FactContract, FactData, FactEnvelope } from '@haicap/contracts';

/** A fact that a projection may rely on: every earlier version of its aggregate has been applied before it, once. */
export interface OrderedFact {
  readonly eventId: string;
  readonly type: string;
  readonly aggregateId: string;
  readonly version: number;
  /** When it happened, RFC 3339. */
  readonly at: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function toOrderedFact(fact: FactEnvelope): OrderedFact {
  return {
    eventId: fact.id, type: fact.type, aggregateId: fact.subject, version: fact.version, at: fact.time, actor: fact.actor, data: fact.data,
  };
}

/**
 * The data of a fact, typed, when it is of that contract; null for another type. Data that does not fit its contract
 * throws, which sets the fact aside. Example: `const received = factData(dossierReceived, fact); if (received) …`
 */
export function factData<F extends FactContract>(contract: F, fact: OrderedFact): FactData<F> | null {
  return fact.type === contract.type ? (contract.data.parse(fact.data) as FactData<F>) : null;
}
