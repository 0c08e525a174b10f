import type { FactEnvelope } from '@haicap/contracts';
import type { Ears } from './follower.ts';
import type { StreamInfo } from './stream.ts';
import type { Steps, World } from './world.ts';

/** What bus-keeper saw at its last look; it is lost with its process. */
export interface KeeperMemory {
  stream: { readonly created: number; readonly lastSeq: number; readonly last: FactEnvelope | undefined } | undefined;
  durable: boolean;
  /** Its connection was away: the next look also reads the message at the remembered end. */
  reconnected: boolean;
}

export const newKeeperMemory = (): KeeperMemory => ({ stream: undefined, durable: false, reconnected: true });

/** TopologyWorker in services/bus-keeper/src/topology: looks, repairs, and tells everybody. */
export function* keepBus(world: World, memory: KeeperMemory, ears: Ears): Steps {
  for (;;) {
    yield 14;
    if (world.now < world.busAwayUntil) continue;
    const since = world.changes;
    const { reconnected } = memory;
    memory.reconnected = false;
    if (yield* look(world, memory, reconnected)) {
      world.changed();
      for (const follower of ears) if (!world.misfortune(0.2)) follower.repairSeen = true;
    } else world.lookedInVain('keeper', since);
  }
}

/** planRepairs and repairBus, one stream with one durable. True when something was repaired. */
function* look(world: World, memory: KeeperMemory, reconnected: boolean): Steps<boolean> {
  const { stream } = world;
  // The durable first: a stream that grows in between would make it look as if it stood beyond the end.
  const durable = stream.durable === undefined ? undefined : { delivered: stream.durable.delivered };
  yield world.hop();
  const info = stream.info();
  const lastThen = memory.stream === undefined ? undefined : stream.at(memory.stream.lastSeq);
  yield world.hop();
  // Nobody may delete or purge: a gap inside is damage, and its stream is made anew (isDamaged).
  if (info === undefined || info.deleted.length > 0) {
    stream.create();
    stream.createDurable('all');
    Object.assign(memory, { stream: undefined, durable: true });
    world.trace?.('makes the stream and its durable anew');
    return true;
  }
  const isReplaced = memory.stream !== undefined && memory.stream.created !== info.created;
  const isRewound = !isReplaced && memory.stream !== undefined && hasRewound(info, memory.stream, reconnected ? { last: lastThen } : undefined);
  memory.stream = { created: info.created, lastSeq: info.lastSeq, last: stream.at(info.lastSeq) };
  const wasKnown = memory.durable;
  memory.durable = true;
  if (durable !== undefined && !isRewound && durable.delivered <= info.lastSeq) return isReplaced;
  // A first creation begins at `new`: its follower reads the owner's log up to now (beginning).
  stream.createDurable(durable !== undefined || wasKnown || isReplaced || isRewound || info.lastSeq === 0 ? 'all' : 'new');
  world.trace?.('makes the durable anew');
  return true;
}

/** isRewound: a lower end, or after a reconnection another message at the remembered end. */
function hasRewound(info: StreamInfo, before: NonNullable<KeeperMemory['stream']>, compared: { last: FactEnvelope | undefined } | undefined): boolean {
  if (info.lastSeq < before.lastSeq) return true;
  return compared !== undefined && before.lastSeq > 0 && compared.last !== before.last;
}
