import { failpoint } from '@haicap/messaging/hooks';
import type { FactEnvelope } from '@haicap/contracts';
import { orderFacts, type AggregateHead } from '../inbox/order-facts.js';
import type { InboxStore } from '../inbox/inbox.store.js';
import { toOrderedFact } from '../inbox/ordered-fact.js';

interface Claim {
  readonly heads: readonly (AggregateHead & { readonly aggregateId: string })[];
  readonly parked: readonly FactEnvelope[];
}

/**
 * Records in one transaction and projects in the next. The other order would be no better a bug and harder to see:
 * reporting keeps the version of every dossier and would pass over what it counted before.
 */
export function applyInTwo(store: InboxStore): void {
  const { source, project } = store['settings'];
  store.apply = async (facts, followParked) => {
    const aggregates = [...new Set(facts.map(({ subject }) => subject))];
    const batch = await store['transaction'](async (tx) => {
      const [row]: { claim: Claim }[] = await tx.query('SELECT inbox_claim($1, $2::uuid[]) AS claim', [source, aggregates]);
      const heads = new Map(row?.claim.heads.map((head) => [head.aggregateId, head]));
      const ordered = orderFacts(heads, facts, followParked === false ? [] : (row?.claim.parked ?? []));
      const applied = ordered.apply.map(({ id, time, subject, version }) => ({ id, time, subject, version }));
      await tx.query('SELECT inbox_record($1, $2::jsonb, $3::jsonb)', [source, JSON.stringify(applied), JSON.stringify(ordered.park)]);
      return ordered;
    });
    await failpoint('consumer.projected', source);
    if (batch.apply.length > 0) await store['transaction']((tx) => project(tx, batch.apply.map(toOrderedFact)));
    return { applied: batch.apply.length, duplicates: batch.duplicates, parked: batch.park.length };
  };
}
