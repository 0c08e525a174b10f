import type { Arrival } from './follower-database.ts';
import { Poisoned } from './follower-database.ts';
import { digestOf } from './owner-database.ts';
import type { Delivery } from './stream.ts';
import type { Steps, World } from './world.ts';

interface Follower {
  attachedTo: number | undefined;
  /** Something was repaired or came back: the next comparison leaves out nothing. */
  repairSeen: boolean;
}

/** What every replica hears by a core message, if it arrives: `hint.bus.repaired`, or the reconnection of its own connection. */
export type Ears = Set<Follower>;

const GAP_PATIENCE = 15;
const RECONCILE = 70;
const ON_ITS_WAY = 10;

/** One replica of a follower: libs/outbox/src/inbox/fact-subscription.ts. */
export function startFollower(world: World, process: string, ears: Ears): void {
  const follower: Follower = { attachedTo: undefined, repairSeen: true };
  ears.add(follower);
  world.spawn(process, `${process} live`, live(world, follower));
  if (world.setting === 'conveyor') return;
  world.spawn(process, `${process} gaps`, fillGaps(world));
  if (world.broken !== 'no-reconciler') world.spawn(process, `${process} reconciler`, reconcile(world, follower));
}

/** FactSubscription.becomeReady, then the loop of libs/messaging/src/fact-consumer.ts: pull, handle, settle. */
function* live(world: World, follower: Follower): Steps {
  yield* bootstrap(world);
  for (;;) {
    yield 3;
    if (world.now < world.busAwayUntil) continue;
    const { durable } = world.stream;
    if (durable !== undefined && durable.created !== follower.attachedTo) {
      follower.attachedTo = durable.created;
      follower.repairSeen = true;
    }
    const since = world.changes;
    const batch = disturb(world, world.stream.pull(world.now, 1 + world.below(4)));
    if (batch.length === 0 && durable !== undefined && durable.pending.size === 0) world.lookedInVain('pull', since);
    if (batch.length > 0) yield* handle(world, batch);
  }
}

/** At least once means: again, and not in order. */
function disturb(world: World, batch: Delivery[]): Delivery[] {
  const doubled = world.misfortune(0.1) ? [...batch, ...batch] : batch;
  return world.misfortune(0.3) ? doubled.toReversed() : doubled;
}

function* handle(world: World, batch: readonly Delivery[]): Steps {
  world.changed();
  yield world.hop();
  if (world.broken === 'ack-before-commit') for (const { seq } of batch) world.stream.ack(seq);
  const kept = yield* apply(world, batch);
  // Between COMMIT and ack, where a crash makes a duplicate.
  yield world.hop();
  if (world.now < world.busAwayUntil) return;
  for (const arrival of batch) {
    if (!kept.has(arrival)) world.stream.nak(arrival.seq, world.now + 8);
    else if (!world.misfortune(0.08)) world.stream.ack(arrival.seq);
  }
}

/** FactApplier.applyBatch in libs/outbox/src/inbox/fact-applier.ts: a batch that throws is halved until the fact that fails stands alone. */
function* apply<A extends Arrival>(world: World, arrivals: readonly A[]): Steps<Set<A>> {
  yield world.hop();
  try {
    return (yield* commit(world, arrivals)) ? new Set(arrivals) : new Set();
  } catch (error) {
    if (!(error instanceof Poisoned)) throw error;
  }
  const [only] = arrivals;
  if (arrivals.length > 1) {
    const middle = Math.ceil(arrivals.length / 2);
    const first = yield* apply(world, arrivals.slice(0, middle));
    return new Set([...first, ...(yield* apply(world, arrivals.slice(middle)))]);
  }
  return only === undefined ? new Set() : applyAlone(world, only);
}

/** FactApplier.applyAlone: without what waited behind it, so that a failure is its own. */
function applyAlone<A extends Arrival>(world: World, only: A): Set<A> {
  const { follower } = world;
  const plan = follower.plan([only], false, world.broken);
  if (plan.apply.some(({ id }) => id === world.poison)) {
    follower.setAside(only.fact);
    world.trace?.(`sets ${only.fact.subject} v${only.fact.version} aside`);
    return new Set([only]);
  }
  follower.project(plan, undefined);
  follower.record(plan, world.now);
  // What waited behind it may go now. If that fails it is not this fact's fault, and the gap filler asks for it again.
  const behind = follower.plan([only], true, world.broken);
  if (behind.apply.some(({ id }) => id === world.poison)) return new Set([only]);
  follower.project(behind, undefined);
  follower.record(behind, world.now);
  return new Set([only]);
}

/** InboxStore.apply: claim, project and record in one transaction. False when the database was away or did not answer the COMMIT. */
function* commit(world: World, arrivals: readonly Arrival[]): Steps<boolean> {
  const { follower } = world;
  if (world.now < world.followerAwayUntil || world.misfortune(0.04)) return false;
  const plan = follower.plan(arrivals, true, world.broken);
  follower.project(plan, world.poison);
  if (world.broken === 'inbox-apart') yield world.hop();
  follower.record(plan, world.now);
  if (plan.apply.length > 0) {
    world.changed();
    world.trace?.(`applies ${plan.apply.map(({ subject, version }) => `${subject} v${version}`).join(', ')}`);
  }
  return !world.misfortune(0.03);
}

/** Reconciler.bootstrap: the owner's log from where it stopped to the end, before the first message is pulled. */
function* bootstrap(world: World): Steps {
  const { follower } = world;
  while (!follower.bootstrap.done) {
    yield 4;
    // The durable exists before the first page is read: what is committed later than its page arrives through it.
    if (world.stream.durable === undefined || world.now < world.ownerAwayUntil) continue;
    const page = world.owner.list(follower.bootstrap.position, 3);
    const kept = yield* apply(world, page.map(({ fact }) => ({ fact })));
    if (kept.size < page.length) continue;
    follower.bootstrap = { position: page.at(-1)?.id ?? follower.bootstrap.position, done: page.length < 3 };
  }
}

/** GapFiller.fill in libs/outbox/src/inbox/gap-filler.ts. */
function* fillGaps(world: World): Steps {
  for (;;) {
    yield 15;
    if (!world.follower.bootstrap.done || world.now < world.ownerAwayUntil) continue;
    const gaps = world.follower.gaps(world.now - GAP_PATIENCE);
    if (gaps.length === 0) continue;
    const events = gaps.flatMap(({ aggregate, fromVersion }) => world.owner.eventsOf(aggregate, fromVersion));
    yield world.hop();
    yield* apply(world, events.map((fact) => ({ fact })));
  }
}

/** Reconciler.reconcile in libs/outbox/src/inbox/reconciler.ts: sums, and pages when they differ. All days are one here. */
function* reconcile(world: World, follower: Follower): Steps {
  for (let nextAt = 0; ;) {
    yield 6;
    if (!world.follower.bootstrap.done || (!follower.repairSeen && world.now < nextAt)) continue;
    nextAt = world.now + RECONCILE;
    if (world.now < world.ownerAwayUntil || world.now < world.followerAwayUntil || world.now < world.busAwayUntil) continue;
    const since = world.changes;
    const before = follower.repairSeen ? Infinity : world.now - ON_ITS_WAY;
    follower.repairSeen = false;
    const theirs = digestOf(world.owner.outbox.map(({ event }) => event).filter(({ at }) => at < before).map(({ fact }) => fact));
    yield world.hop();
    const ours = world.follower.digest(before);
    const isEqual = theirs.count === ours.count && theirs.versionSum === ours.versionSum && theirs.idXor === ours.idXor;
    if (!isEqual) yield* fillUp(world);
    else if (theirs.count === world.owner.outbox.length) world.lookedInVain('reconciler', since);
  }
}

/** Reconciler.fillDay and applyAll. */
function* fillUp(world: World): Steps {
  world.trace?.('differs from the log and is filled up');
  for (let position = 0; ;) {
    yield world.hop();
    const page = world.owner.list(position, 4);
    const last = page.at(-1);
    if (last === undefined) return;
    let waiting: readonly Arrival[] = page.map(({ fact }) => ({ fact }));
    while (waiting.length > 0) {
      const kept = yield* apply(world, waiting);
      waiting = waiting.filter((arrival) => !kept.has(arrival));
      if (waiting.length > 0) yield 8;
    }
    position = last.id;
  }
}

/** The operator, after the heal: what was set aside is applied again (InboxStore.replay). */
export function replayDeadLetters(world: World): void {
  const { follower } = world;
  for (const [subject, fact] of follower.deadLetters) {
    follower.deadLetters.delete(subject);
    const plan = follower.plan([{ fact }], true, world.broken);
    follower.project(plan, undefined);
    follower.record(plan, world.now);
  }
}
