import type { FactEnvelope } from '@haicap/contracts';
import { isMutant } from '@haicap/messaging/test-build';
import type { EntityManager } from 'typeorm';
import type { claimKeys, KeyClaim, KeyState, StoredAnswer, storeKeys } from '../command/idempotency.js';
import type { appendEvents } from '../owner/events.js';
import { atCommit } from './at-commit.js';
import { busAtHand, messageOf, overheard } from './bus-at-hand.js';

const PUBLISH_TIMEOUT_MS = 2_000;

/** Sequences of events that are in the stream before their transaction has ended. */
export const publishedEarly = new Map<string, number>();

export const appendAndTell = (append: typeof appendEvents): typeof appendEvents => async (tx, events, context) => {
  const early = isMutant('publish-before-commit');
  const emits = isMutant('emit-instead-of-outbox');
  if (!early && !emits) return append(tx, events, context);
  const facts: FactEnvelope[] = [];
  await append(overheard(tx, facts), events, context);
  if (early) await publishNow(facts);
  if (emits) atCommit(tx, { after: () => emit(facts) });
};

// What cannot be published now is left to the relay, so only the end of the transaction makes the difference.
async function publishNow(facts: readonly FactEnvelope[]): Promise<void> {
  const bus = busAtHand();
  if (!bus.isConnected()) return;
  await Promise.allSettled(facts.map(async (fact) => {
    const { subject, payload } = messageOf(fact);
    const { seq } = await bus.js.publish(subject, payload, { msgID: fact.id, timeout: PUBLISH_TIMEOUT_MS });
    publishedEarly.set(fact.id, seq);
  }));
}

function emit(facts: readonly FactEnvelope[]): undefined {
  const bus = busAtHand();
  if (!bus.isConnected()) return;
  for (const { subject, payload } of facts.map(messageOf)) bus.nc.publish(subject, payload);
}

interface Remembered extends StoredAnswer {
  readonly bodyHash: Buffer;
}

const remembered = new Map<string, Remembered>();
const inFlight = new Set<string>();
const answered = new WeakMap<EntityManager, readonly (KeyClaim & StoredAnswer)[]>();

/** What a restart, or FLUSHALL, does to a cache. */
export function forgetKeys(): void {
  remembered.clear();
}

export const claimInMemory = (claim: typeof claimKeys): typeof claimKeys => async (tx, claims) => {
  if (!isMutant('idempotency-only-in-redis')) return claim(tx, claims);
  const states = claims.map(stateOf);
  const mine = claims.filter((_, index) => states[index]?.state === 'new').map(nameOf);
  const release = (): void => mine.forEach((name) => inFlight.delete(name));
  atCommit(tx, {
    after: () => {
      for (const answer of answered.get(tx) ?? []) remembered.set(nameOf(answer), answer);
      release();
      return undefined;
    },
    undone: release,
  });
  return states;
};

export const storeInMemory = (store: typeof storeKeys): typeof storeKeys => async (tx, answers) => {
  if (!isMutant('idempotency-only-in-redis')) return store(tx, answers);
  answered.set(tx, answers);
};

function stateOf(claim: KeyClaim): KeyState {
  const name = nameOf(claim);
  const answer = remembered.get(name);
  if (answer !== undefined) return answer.bodyHash.equals(claim.bodyHash) ? { state: 'replay', answer } : { state: 'reused' };
  if (inFlight.has(name)) return { state: 'in-flight' };
  inFlight.add(name);
  return { state: 'new' };
}

const nameOf = ({ account, route, key }: KeyClaim): string => JSON.stringify([account, route, key]);
