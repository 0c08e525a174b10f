import { isMutant } from '@haicap/messaging/test-build';
import type { FactSubscription } from '../inbox/fact-subscription.js';
import { applyAsItComes } from './apply-as-it-comes.js';
import { applyInTwo } from './apply-in-two.js';
import { knowBySequence } from './know-by-sequence.js';

/** Exchanges parts of a subscription that was just made. */
export function mutateSubscription(subscription: FactSubscription): FactSubscription {
  const store = subscription['store'];
  if (isMutant('no-repair')) {
    subscription['reconciler'].reconcile = () => Promise.resolve(0);
    store.gaps = () => Promise.resolve([]);
  }
  if (isMutant('inbox-in-another-transaction')) applyInTwo(store);
  if (isMutant('no-version-check')) applyAsItComes(store);
  if (isMutant('inbox-keyed-by-stream-sequence')) knowBySequence(subscription);
  return subscription;
}
