import type { Answer } from './owner-database.ts';
import type { Steps, World } from './world.ts';

interface Command {
  readonly key: string;
  /** Undefined receives a new dossier, whose id the server draws at each attempt. */
  readonly aggregate: string | undefined;
}

interface Attempt {
  /** Nothing more comes of it, whether anything was told or not. */
  over: boolean;
  answer: Answer | undefined;
}

const DEADLINE = 80;

/** Somebody who sends commands and sends each of them again, with its key, until it was answered. */
export function* writer(world: World, process: string, commands: number): Steps {
  for (let n = 0; n < commands; n += 1) {
    yield world.below(40);
    const command = nextCommand(world);
    const repeats = world.chance(0.15) ? 2 : 1;
    for (let answered = 0; answered < repeats;) {
      const attempt: Attempt = { over: false, answer: undefined };
      world.spawn(`${process}-server`, `${process} ${command.key}`, transact(world, command, attempt));
      // A time-out is an unknown outcome: the command may go on behind it while it is sent again.
      const deadline = world.now + DEADLINE;
      while (!attempt.over && world.now < deadline && !world.misfortune(0.03)) yield 3;
      if (attempt.answer !== undefined) answered += 1;
      if (world.misfortune(0.04)) break;
      yield 2;
    }
  }
}

function nextCommand(world: World): Command {
  const key = `k${world.keyCount.next}`;
  world.keyCount.next += 1;
  const known = [...world.owner.heads.keys()];
  return { key, aggregate: known.length > 0 && world.chance(0.6) ? (world.chance(0.3) ? known.at(-1) : world.pick(known)) : undefined };
}

/** One command at the server: claimKeys, the aggregate's lock, appendEvents and storeKeys in one transaction (ARCHITECTURE.md §3.2). */
function* transact(world: World, { key, aggregate: wanted }: Command, attempt: Attempt): Steps {
  const { owner } = world;
  const tx = owner.begin();
  try {
    if (world.now < world.ownerAwayUntil) return;
    // claim_idempotency in libs/outbox/src/migrations/owner-functions.ts: every lock before any read.
    if (world.broken !== 'key-apart' && !owner.lock(tx, `key ${key}`)) return;
    const known = owner.keys.get(key);
    if (known !== undefined) {
      tell(world, key, known, attempt);
      return;
    }
    yield world.hop();
    const aggregate = wanted ?? owner.newAggregate();
    while (!owner.lock(tx, `head ${aggregate}`)) yield 2;
    const event = owner.append(tx, { aggregate, key, at: world.now });
    world.trace?.(`draws id ${event.id} for ${aggregate} v${event.version}`);
    if (world.broken === 'publish-before-commit') world.stream.store(event.fact);
    // Held open between INSERT and COMMIT: the id is taken early and seen late.
    yield world.chance(0.2) ? world.below(40) : world.hop();
    if (world.misfortune(0.08)) return;
    const answer = { aggregate, version: event.version };
    if (world.broken !== 'key-apart') tx.answers.set(key, answer);
    owner.commit(tx);
    world.changed();
    world.trace?.(`COMMIT of ${aggregate} v${event.version}`);
    if (world.broken === 'key-apart') {
      yield world.hop();
      owner.keys.set(key, answer);
    }
    tell(world, key, answer, attempt);
  } finally {
    owner.end(tx);
    attempt.over = true;
  }
}

/** The connection may break at COMMIT: it is done, and nobody was told (UnknownOutcome in libs/outbox/src/command/command-batcher.ts). */
function tell(world: World, key: string, answer: Answer, attempt: Attempt): void {
  if (world.misfortune(0.1)) return;
  attempt.answer = answer;
  const before = world.answers.get(key);
  if (before !== undefined && (before.aggregate !== answer.aggregate || before.version !== answer.version)) {
    world.anomalies.push(`key ${key} was answered ${before.aggregate} v${before.version} and then ${answer.aggregate} v${answer.version}`);
  }
  world.answers.set(key, answer);
}

/** A bulk load: chunks of new dossiers, each in a transaction, beside a session that holds BULK_LOAD_LOCK (services/dossier/src/bulk-load). */
export function* loader(world: World): Steps {
  const { owner } = world;
  yield world.below(80);
  owner.loading = true;
  try {
    for (let chunk = 0; chunk < 2; chunk += 1) {
      const tx = owner.begin();
      if (world.now < world.ownerAwayUntil) return;
      const aggregates = [owner.newAggregate(), owner.newAggregate()];
      // Received for all, then completed for some, as SELECT_EVENTS orders them.
      for (const aggregate of [...aggregates, ...aggregates.slice(world.below(3))]) {
        owner.append(tx, { aggregate, at: world.now, bulk: true });
        yield world.hop();
      }
      if (world.misfortune(0.15)) return;
      owner.commit(tx);
      world.changed();
      world.trace?.(`COMMIT of a chunk with ${aggregates.join(' and ')}`);
      yield world.below(20);
    }
  } finally {
    owner.loading = false;
  }
}
