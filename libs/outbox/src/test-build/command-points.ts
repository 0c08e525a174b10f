import { failpoint } from '@haicap/messaging/hooks';
import type { EntityManager } from 'typeorm';
import type { claimKeys } from '../command/idempotency.js';
import type { appendEvents } from '../owner/events.js';
import { atCommit } from './at-commit.js';

/** The points around a claim of keys; `detail` is the route of the first. */
export const claimWithPoints = (claim: typeof claimKeys): typeof claimKeys => async (tx, claims) => {
  const route = claims[0]?.route;
  watchOnce(tx, route);
  const states = await claim(tx, claims);
  await failpoint('command.keys-claimed', route);
  return states;
};

/** The points around the writing of events; `detail` is the type of the first. */
export const appendWithPoints = (append: typeof appendEvents): typeof appendEvents => async (tx, events, context) => {
  const type = events[0]?.contract.type;
  watchOnce(tx, type);
  await append(tx, events, context);
  await failpoint('command.events-appended', type);
};

const watched = new WeakSet<EntityManager>();

// The claim comes first where there is one, so COMMIT is told by its route, and by a type only where nobody claimed a key.
function watchOnce(tx: EntityManager, detail: string | undefined): void {
  if (watched.has(tx)) return;
  watched.add(tx);
  atCommit(tx, {
    before: () => failpoint('command.before-commit', detail),
    after: () => failpoint('command.after-commit', detail),
  });
}
