import type { OutboxEntry, OwnerDatabase } from './owner-database.ts';
import type { StreamInfo } from './stream.ts';
import type { Steps, World } from './world.ts';

interface Relay {
  readonly process: string;
  epoch: number | undefined;
  goodUntil: number;
  renewAt: number;
  /** The term under which the stream was compared once; nothing is published before. */
  watchedEpoch: number | undefined;
}

/** An outbox row as it was read. */
interface Row {
  readonly entry: OutboxEntry;
  readonly seqRead: number | undefined;
}

interface Published extends Row {
  readonly seq: number;
  readonly duplicate: boolean;
  /** Over which connection it was acknowledged, counted from the first. */
  readonly connection: number;
}

const LEASE_TTL = 45;
const RENEW = 15;
const BATCH_MAX = 5;

/** One relay process: three tasks that never wait for each other, as in libs/outbox/src/relay/outbox-relay.ts. */
export function startRelay(world: World, process: string): void {
  const relay: Relay = { process, epoch: undefined, goodUntil: 0, renewAt: 0, watchedEpoch: undefined };
  world.spawn(process, `${process} lease`, keepLease(world, relay));
  world.spawn(process, `${process} watch`, watchStream(world, relay));
  world.spawn(process, `${process} publish`, publish(world, relay));
}

/** RelayLease.term: what this process believes by its own watch. Without a lease everybody believes. */
function termOf(world: World, relay: Relay): number | undefined {
  if (world.broken === 'skip-locked') return 0;
  return world.now < relay.goodUntil ? relay.epoch : undefined;
}

/** checkHeld: the fence, in the transaction of the write. A holder that finds itself replaced forgets its lease. */
function passesFence({ owner, broken }: World, relay: Relay, epoch: number): boolean {
  if (broken === 'skip-locked' || broken === 'no-fence' || owner.isHeld(relay.process, epoch)) return true;
  relay.epoch = undefined;
  relay.goodUntil = 0;
  return false;
}

function noteStaleWrite(world: World, relay: Relay, epoch: number): void {
  if (world.broken !== 'skip-locked' && !world.owner.isHeld(relay.process, epoch)) world.staleWrites += 1;
}

const ownerIsAway = (world: World) => world.now < world.ownerAwayUntil || world.misfortune(0.02);
const busIsAway = (world: World) => world.now < world.busAwayUntil;

/** keepLease in libs/outbox/src/relay/outbox-relay.ts. */
function* keepLease(world: World, relay: Relay): Steps {
  for (;;) {
    yield 8;
    if (termOf(world, relay) !== undefined && world.now < relay.renewAt) continue;
    const askedAt = world.now;
    yield world.hop();
    if (ownerIsAway(world)) continue;
    relay.epoch = world.owner.holdLease(relay.process, relay.epoch, world.now, LEASE_TTL);
    relay.goodUntil = relay.epoch === undefined ? 0 : askedAt + LEASE_TTL;
    relay.renewAt = world.now + RENEW;
  }
}

/** StreamWatch.look in libs/outbox/src/relay/stream-watch.ts: known end, then the stream, then a transaction. */
function* watchStream(world: World, relay: Relay): Steps {
  for (;;) {
    yield 12;
    const epoch = termOf(world, relay);
    const since = world.changes;
    if (epoch === undefined || busIsAway(world) || ownerIsAway(world)) continue;
    const knownSeq = world.owner.seenStream?.lastSeq ?? 0;
    yield world.hop();
    const info = world.stream.info();
    yield world.hop();
    if (info === undefined || ownerIsAway(world) || !passesFence(world, relay, epoch)) continue;
    noteStaleWrite(world, relay, epoch);
    const queued = compare(world, info, knownSeq);
    if (queued > 0) world.changed();
    if (queued > 0) world.trace?.(`finds a loss and queues ${queued} again`);
    // The answer to COMMIT may be lost here as anywhere.
    if (world.misfortune(0.03)) continue;
    relay.watchedEpoch = epoch;
    world.lookedInVain('watch', since);
  }
}

/** StreamWatch.compare and requeueLost. Streams age at the front only after 13 days, which no schedule lives to see. */
function compare({ owner, broken }: World, info: StreamInfo, knownSeq: number): number {
  const seen = owner.seenStream;
  const now = { created: info.created, holes: info.deleted.length };
  if (seen === undefined || broken === 'no-requeue') {
    owner.seenStream = { ...now, lastSeq: seen?.lastSeq ?? 0 };
    return 0;
  }
  if (seen.created !== info.created) {
    owner.seenStream = { ...now, lastSeq: 0 };
    return owner.requeue(() => true);
  }
  const known = Math.min(knownSeq, seen.lastSeq);
  let queued = 0;
  if (info.lastSeq < known) queued += owner.requeue(({ seq }) => (seq ?? 0) > info.lastSeq);
  if (info.deleted.length > seen.holes) queued += owner.requeue(({ seq }) => info.deleted.includes(seq ?? 0));
  // What was marked between the look and now stands beyond what was looked at, and is no reason to forget the end.
  const isLower = info.lastSeq < known || (broken === 'stale-end' && info.lastSeq < seen.lastSeq);
  owner.seenStream = { ...now, lastSeq: isLower ? info.lastSeq : seen.lastSeq };
  return queued;
}

/** OutboxPublisher.publishBatch in libs/outbox/src/relay/outbox-publisher.ts: read, send, mark. */
function* publish(world: World, relay: Relay): Steps {
  try {
    for (;;) {
      yield 4;
      const epoch = termOf(world, relay);
      if (epoch === undefined || (relay.watchedEpoch !== epoch && world.broken !== 'skip-locked') || ownerIsAway(world)) continue;
      const rows = yield* unpublished(world, relay);
      if (rows.length === 0 || busIsAway(world)) continue;
      const created = world.owner.seenStream?.created;
      world.sending.set(relay.process, rows.map(({ entry }) => entry.event.fact.id));
      const published = yield* send(world, rows);
      yield world.hop();
      const sure = published.filter((one) => isSure(world, one, created));
      if (sure.length > 0 && !ownerIsAway(world)) mark(world, relay, epoch, sure);
      endBatch(world, relay.process);
    }
  } finally {
    endBatch(world, relay.process);
  }
}

/** OutboxPublisher.unpublished: facts of the day, then those of a load unless one is under way (ADR 0017). */
function* unpublished(world: World, relay: Relay): Steps<Row[]> {
  const { owner, broken } = world;
  if (broken === 'cursor-relay') return take(owner.outbox.filter(({ event }) => event.id > cursorOf(owner)));
  if (broken === 'skip-locked') return lockRows(owner, relay.process);
  const waiting = () => owner.outbox.filter(({ published }) => !published);
  const hasBulk = waiting().some(({ bulk }) => bulk);
  const { loading } = owner;
  if (broken === 'lanes-apart') yield world.hop();
  const ofTheDay = take(waiting().filter((entry) => !entry.bulk && !(hasBulk && waitsForBulk(owner, entry))));
  if (ofTheDay.length > 0 || !hasBulk || loading) return ofTheDay;
  yield world.hop();
  return take(waiting().filter(({ bulk }) => bulk));
}

/** LANES.day in libs/outbox/src/relay/bulk-lane.ts. */
const waitsForBulk = (owner: OwnerDatabase, { event }: OutboxEntry): boolean =>
  owner.outbox.some((earlier) => earlier.bulk && !earlier.published && earlier.event.aggregate === event.aggregate && earlier.event.version < event.version);

const take = (entries: readonly OutboxEntry[]): Row[] => entries.slice(0, BATCH_MAX).map((entry) => ({ entry, seqRead: entry.seq }));

const cursorOf = (owner: OwnerDatabase): number => owner.outbox.findLast(({ published }) => published)?.event.id ?? 0;

function lockRows(owner: OwnerDatabase, process: string): Row[] {
  const rows = take(owner.outbox.filter(({ published, event }) => !published && !owner.lockedRows.has(event.id)).slice(0, 2));
  for (const { entry } of rows) owner.lockedRows.set(entry.event.id, process);
  return rows;
}

function endBatch({ owner, sending }: World, process: string): void {
  sending.delete(process);
  for (const [id, holder] of owner.lockedRows) if (holder === process) owner.lockedRows.delete(id);
}

/**
 * OutboxPublisher.send: several aggregates at the same time, so in any order among each other; within one the next is sent
 * after the one before was acknowledged, and after a failure its later events stay behind.
 */
function* send(world: World, rows: readonly Row[]): Steps<Published[]> {
  const waiting = [...rows];
  const published: Published[] = [];
  while (waiting.length > 0) {
    const { aggregate } = world.pick(waiting).entry.event;
    const next = waiting.findIndex(({ entry }) => entry.event.aggregate === aggregate);
    const [row] = waiting.splice(next, 1);
    yield world.hop();
    const ack = row === undefined || busIsAway(world) ? undefined : put(world, row.entry);
    if (row !== undefined && ack !== undefined) published.push({ ...row, ...ack, connection: world.connections });
    else waiting.splice(0, waiting.length, ...waiting.filter(({ entry }) => entry.event.aggregate !== aggregate));
  }
  return published;
}

/** js.publish with a time-out: the message, or only its ack, may get lost, and it may also arrive after nobody waits any more. */
function put(world: World, { event }: OutboxEntry): ReturnType<World['stream']['store']> {
  if (world.misfortune(0.05)) return undefined;
  if (world.misfortune(0.03)) {
    world.spawn('network', 'a late message', arriveLate(world, event.fact));
    return undefined;
  }
  const ack = world.stream.store(event.fact);
  if (ack === undefined) return undefined;
  world.changed();
  world.trace?.(`publishes ${event.aggregate} v${event.version} (id ${event.id}) as ${ack.seq}${ack.duplicate ? ', a duplicate' : ''}`);
  return world.misfortune(0.05) ? undefined : ack;
}

function* arriveLate(world: World, fact: OutboxEntry['event']['fact']): Steps {
  yield world.below(60);
  world.changed();
  world.stream.store(fact);
}

/** OutboxPublisher.mark: fence, sequences that were handed out twice, then the flag, in one transaction. */
function mark(world: World, relay: Relay, epoch: number, published: readonly Published[]): void {
  const { owner } = world;
  if (!passesFence(world, relay, epoch)) return;
  noteStaleWrite(world, relay, epoch);
  const rewound = world.broken === 'no-requeue' ? undefined : requeueReused(world, published);
  for (const { entry, seq } of published) {
    entry.published = true;
    entry.seq = seq;
  }
  const last = Math.max(...published.map(({ seq }) => seq));
  const seen = owner.seenStream;
  if (seen !== undefined) owner.seenStream = { ...seen, lastSeq: rewound === undefined ? Math.max(seen.lastSeq, last) : Math.max(rewound - 1, last) };
  world.changed();
  world.trace?.(`marks ${published.map(({ entry }) => entry.event.id).join(', ')}`);
}

/** What was acknowledged before a reconnection, or by a stream that was found replaced since, may be lost already: it is sent again. */
const isSure = ({ owner, connections, broken }: World, { connection }: Published, created: number | undefined): boolean =>
  broken === 'blind-batch' || (connection === connections && created === owner.seenStream?.created);

/** OutboxPublisher.requeueReused. Answers from where sequences were handed out twice. */
function requeueReused(world: World, published: readonly Published[]): number | undefined {
  const { owner } = world;
  const low = published.filter(({ seq, seqRead }) => seq <= (owner.seenStream?.lastSeq ?? 0) && !(world.broken === 'same-place' && seqRead === seq));
  const taken = low.filter(({ entry, seq }) => owner.outbox.some((other) => other !== entry && other.published && other.seq === seq));
  const reused = [...low.filter(({ duplicate }) => !duplicate), ...taken].map(({ seq }) => seq);
  if (reused.length === 0) return undefined;
  const from = Math.min(...reused);
  const queued = owner.requeue(({ seq }) => (seq ?? 0) >= from);
  world.trace?.(`finds sequence ${from} handed out twice and queues ${queued} again`);
  return from;
}
