/**
 * The rules of the protocol that can be broken one at a time, and how each is broken. `lanes-apart`, `blind-batch`,
 * `same-place` and `stale-end` are how libs/outbox/src/relay worked when this simulation was written, which found them.
 * `no-window` breaks the assumption that the duplicate window outlasts every attempt to mark.
 */
export const BREAKABLE_RULES = {
  'cursor-relay': 'the relay reads beyond the last id it published instead of asking for what is unpublished',
  'skip-locked': 'two relays share the outbox row by row, without a lease',
  'no-fence': 'the relay marks without asking whether the lease is still its own',
  'publish-before-commit': 'a command publishes its fact before its transaction has committed',
  'ack-before-commit': 'the follower acknowledges before its transaction has committed',
  'inbox-apart': 'the inbox row is written in a transaction after that of the projection',
  'no-version-check': 'the follower applies whatever event it does not know, in the order of arrival',
  'sequence-inbox': 'the follower knows messages by their sequence in the stream',
  'key-apart': 'the idempotency key is looked up and stored outside the transaction of the change',
  'max-deliver-3': 'the broker gives up after the third delivery',
  'no-requeue': 'the relay does not notice that its stream lost something',
  'lanes-apart': 'the relay asks in one statement whether a load waits, and takes the facts of the day in the next',
  'blind-batch': 'the relay marks a batch as if nothing could have happened to the stream while it was sent',
  'same-place': 'an event that is given the very sequence it had before is taken for no sign of a loss',
  'stale-end': 'a look at the stream lowers the known end although a mark has raised it since',
  'no-window': 'the stream has forgotten the id of a message before the relay has marked its event',
  'no-reconciler': 'the follower never compares its inbox with the log of the owner',
} as const;

export type BreakableRule = keyof typeof BREAKABLE_RULES;

export const isBreakableRule = (text: string): text is BreakableRule => Object.hasOwn(BREAKABLE_RULES, text);
