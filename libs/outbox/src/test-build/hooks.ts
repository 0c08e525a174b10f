import type * as product from '@haicap/messaging/hooks';
import { failpoint } from '@haicap/messaging/hooks';
import type { claimKeys, storeKeys } from '../command/idempotency.js';
import type { FactSubscription } from '../inbox/fact-subscription.js';
import type { appendEvents } from '../owner/events.js';
import type { OutboxRelay } from '../relay/outbox-relay.js';
import { appendAndTell, claimInMemory, storeInMemory } from './command-mutants.js';
import { appendWithPoints, claimWithPoints } from './command-points.js';
import { mutateRelay } from './relay-mutants.js';
import { mutateSubscription } from './subscription-mutants.js';

/** The seams of this library and what stands there in this build. */
const SEAMS = {
  'claim-keys': (claim: typeof claimKeys) => claimWithPoints(claimInMemory(claim)),
  'store-keys': (store: typeof storeKeys) => storeInMemory(store),
  'append-events': (append: typeof appendEvents) => appendWithPoints(appendAndTell(append)),
  relay: (relay: OutboxRelay) => mutateRelay(relay),
  subscription: (subscription: FactSubscription) => mutateSubscription(subscription),
};

function seam<Part>(name: string, part: Part): Part {
  const exchange = (SEAMS as unknown as Record<string, ((part: Part) => Part) | undefined>)[name];
  if (exchange === undefined) throw new Error(`there is no seam ${name}`);
  return exchange(part);
}

({ failpoint, seam }) satisfies typeof product;

export { failpoint, seam };
