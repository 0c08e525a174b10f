/** Every failpoint, by what has just happened or is just about to. A spec compares this list with the sources. */
export const FAILPOINTS = [
  'rpc.before-handler', 'rpc.before-reply',
  'command.keys-claimed', 'command.events-appended', 'command.before-commit', 'command.after-commit',
  'relay.batch-read', 'relay.first-acknowledged', 'relay.all-acknowledged', 'relay.marked',
  'consumer.batch-arrived', 'consumer.projected', 'consumer.before-commit', 'consumer.after-commit', 'consumer.acknowledged',
  'repair.before-apply',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];

/** A plausible bug, and what a test has to know to see it. */
export interface Mutant {
  /** What the build does wrong. */
  readonly does: string;
  /** What it takes for somebody to be hurt. */
  readonly shows: string;
  /** What is switched with it, because the product would mend the damage before anybody could count it. */
  readonly also: readonly Mend[];
}

/** Second lines of defence. They are mutants too, but switching one off alone breaks nothing that must hold without faults. */
export type Mend = 'no-repair' | 'no-watch' | 'no-version-check';

export const MUTANTS = {
  'cursor-relay': {
    does: 'the relay remembers the last id in memory and reads what is above it',
    shows: 'a transaction that drew its ids early commits after a later one was published: two batches at once, one held at command.before-commit',
    also: ['no-repair'],
  },
  'publish-before-commit': {
    does: 'an event goes to the stream inside the transaction that appends it; the relay takes it for published',
    shows: 'the process or its database connection ends at command.before-commit',
    also: [],
  },
  'ack-before-commit': {
    does: 'the consumer acknowledges what arrives before it is applied',
    shows: 'the consumer ends between consumer.batch-arrived and consumer.after-commit, or its database is away for a moment',
    also: ['no-repair'],
  },
  'inbox-in-another-transaction': {
    does: 'the inbox is written in one transaction and the projection in a second one',
    shows: 'the consumer ends at consumer.projected, which lies between the two, or loses its database there',
    also: [],
  },
  'no-version-check': {
    does: 'a consumer applies whatever arrives as it arrives, gaps and all, and knows by event ids alone what it had; projections are told consecutive versions',
    shows: 'the stream or redeliveries bring versions out of order: another relay mutant, or facts that failed and came again after later ones',
    also: [],
  },
  'two-skip-locked-relays': {
    does: 'two loops without a lease publish rows they lock with SKIP LOCKED',
    shows: 'several versions of a dossier wait together, as after an outage of the bus',
    also: ['no-version-check'],
  },
  'relay-without-fencing': {
    does: 'a relay that held the lease once goes on without it, marks without epoch and without a look at reused sequences, and sends no message ids',
    shows: 'a relay is held at relay.batch-read or paused for longer than its lease while another one publishes; the stream_seq of versions is then out of order',
    also: ['no-repair'],
  },
  'idempotency-only-in-redis': {
    does: 'keys are kept in the memory of the process, which stands for a cache that may be emptied',
    shows: 'a command is repeated after its process was started again',
    also: [],
  },
  'emit-instead-of-outbox': {
    does: 'an event is sent after COMMIT by a plain publish; its outbox entry counts as published at once',
    shows: 'the process ends at command.after-commit, or the bus is away while commands are accepted',
    also: ['no-repair'],
  },
  'max-deliver-3': {
    does: 'a message that was delivered three times is not taken a fourth time',
    shows: 'the database of a consumer is away for half a minute while facts arrive; six seconds where connections are refused at once',
    also: ['no-repair'],
  },
  'inbox-keyed-by-stream-sequence': {
    does: 'a fact whose sequence in the stream is not above the last one applied counts as known',
    shows: 'facts are delivered again after others were applied, or the stream lost its tail and hands out its sequences a second time',
    also: ['no-repair'],
  },
  'no-repair': { does: 'consumers compare no sums and fetch no gaps', shows: 'nothing by itself: every loss then stays one', also: [] },
  'no-watch': { does: 'the relay does not look whether its stream lost something', shows: 'a stream is deleted, rewound or damaged', also: [] },
} as const satisfies Record<string, Mutant>;

export type MutantName = keyof typeof MUTANTS;

/** Whether this process is to have a mutant: named in HAICAP_MUTANT (a comma list), or switched by one that is. */
export function isMutant(name: MutantName): boolean {
  return namedMutants().some((named) => named === name || (MUTANTS[named].also as readonly string[]).includes(name));
}

/** The mutants that were asked for by name. */
export function namedMutants(): MutantName[] {
  const names = (process.env['HAICAP_MUTANT'] ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
  const unknown = names.find((one) => !(one in MUTANTS));
  // A typing error must not pass for a product that withstood.
  if (unknown !== undefined) throw new Error(`HAICAP_MUTANT: there is no mutant ${unknown}`);
  return names as MutantName[];
}
