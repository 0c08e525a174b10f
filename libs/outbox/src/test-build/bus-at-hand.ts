import { busSubjectOf, type FactEnvelope } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import type { EntityManager } from 'typeorm';
import { toFact, type EventRow } from '../owner/event-log.store.js';

// Commands are given no bus, which is what keeps the product from publishing there. A mutant takes it from the relay.
let atHand: Bus | undefined;

export function keepBus(bus: Bus): void {
  atHand = bus;
}

export function busAtHand(): Bus {
  if (atHand === undefined) throw new Error('no relay was made in this process');
  return atHand;
}

type Appended = Omit<EventRow, 'id' | 'at'> & { readonly at: string };

/** A manager that tells what `append_events` is handed. */
export function overheard(tx: EntityManager, facts: FactEnvelope[]): EntityManager {
  const query = (text: string, values?: unknown[]): Promise<unknown> => {
    if (text.includes('append_events(')) {
      const entries = JSON.parse(String(values?.[0])) as Appended[];
      facts.push(...entries.map((entry) => toFact(busAtHand().service, { ...entry, id: '0', at: new Date(entry.at) })));
    }
    return tx.query(text, values);
  };
  return Object.assign(Object.create(tx) as EntityManager, { query });
}

export const messageOf = (fact: FactEnvelope): { subject: string; payload: string } => ({ subject: busSubjectOf(fact.type), payload: JSON.stringify(fact) });
