import { newKeeperMemory, keepBus, type KeeperMemory } from './keeper.ts';
import { startFollower, type Ears } from './follower.ts';
import { startRelay } from './relay.ts';
import type { Steps, World } from './world.ts';

/** Who runs, and what has to be started again after a crash. */
export interface Cast {
  readonly world: World;
  readonly relays: readonly string[];
  readonly followers: readonly string[];
  readonly ears: Ears;
  memory: KeeperMemory;
}

interface Misfortune {
  readonly name: string;
  /** The broker loses or replaces something: never while the conveyor has to do without repairs. */
  readonly loses?: true;
  readonly strike: (cast: Cast) => void;
}

const MISFORTUNES: readonly Misfortune[] = [
  { name: 'a relay dies', strike: ({ world, relays }) => world.kill(world.pick(relays)) },
  { name: 'a relay is paused', strike: ({ world, relays }) => world.pause(world.pick(relays), 30 + world.below(90)) },
  { name: 'a relay dies beside a new one', strike: ({ world, relays }) => world.kill(world.pick(relays)) },
  { name: 'a follower dies', strike: ({ world, followers }) => world.kill(world.pick(followers)) },
  { name: 'a follower is paused', strike: ({ world, followers }) => world.pause(world.pick(followers), 10 + world.below(60)) },
  { name: 'a server dies with its transactions', strike: ({ world }) => world.kill(`writer-${1 + world.below(3)}-server`) },
  { name: 'the load dies', strike: ({ world }) => world.kill('loader') },
  { name: 'the database of the owner is away', strike: ownerAway },
  { name: 'the database of the follower is away', strike: ({ world }) => { world.followerAwayUntil = world.now + world.below(60); } },
  { name: 'the bus is away', strike: (cast) => reconnect(cast, cast.world.below(50)) },
  { name: 'the window of ids has passed', strike: windowPasses },
  { name: 'everything is delivered again', strike: ({ world }) => { if (world.stream.durable !== undefined) world.stream.createDurable('all'); } },
  { name: 'the stream loses its tail', loses: true, strike: loseTail },
  { name: 'the stream loses much of its tail', loses: true, strike: loseTail },
  { name: 'the stream loses a message in its middle', loses: true, strike: ({ world }) => world.stream.loseMiddle(1 + world.below(20)) },
  { name: 'the stream is deleted', loses: true, strike: ({ world }) => world.stream.delete() },
  { name: 'the stream is replaced by an empty one', loses: true, strike: ({ world }) => { world.stream.create(); } },
  { name: 'the durable is deleted', loses: true, strike: ({ world }) => { world.stream.durable = undefined; } },
  { name: 'bus-keeper dies', loses: true, strike: ({ world }) => world.kill('keeper') },
];

/** A server that restarts rolls back what was open; who had sent COMMIT does not learn how it ended. */
function ownerAway({ world }: Cast): void {
  world.ownerAwayUntil = world.now + world.below(50);
  for (const n of [1, 2, 3]) world.kill(`writer-${n}-server`);
  world.kill('loader');
}

/**
 * The window is meant to be longer than the relay goes on trying one event (wanted-topology.ts), so it does not pass for
 * what is not marked yet.
 */
function windowPasses({ world }: Cast): void {
  const unmarked = world.owner.outbox.filter(({ published }) => !published).map(({ event }) => event.fact.id);
  const inHand = [...world.sending.values()].flat();
  if (!world.isAlive('network')) world.stream.forgetIds(new Set([...unmarked, ...inHand]));
}

/** nats-server comes back with less than it had acknowledged; every connection notices a reconnection. */
function loseTail(cast: Cast): void {
  cast.world.stream.loseTail(1 + cast.world.below(5));
  reconnect(cast, cast.world.below(10));
}

function reconnect({ world, memory, ears }: Cast, ticks: number): void {
  world.busAwayUntil = world.now + ticks;
  world.connections += 1;
  // What was under way died with its connection.
  world.kill('network');
  memory.reconnected = true;
  for (const follower of ears) follower.repairSeen = true;
}

/** Strikes again and again until the heal, and starts again what has died. */
export function* misfortunes(cast: Cast): Steps {
  const { world } = cast;
  const possible = MISFORTUNES.filter(({ loses }) => loses !== true || world.setting === 'repair');
  while (!world.calm) {
    yield 5 + world.below(25);
    const { name, strike } = world.pick(possible);
    world.trace?.(name);
    world.changed();
    strike(cast);
    yield world.below(20);
    startAbsent(cast);
  }
}

/** The supervisor: whoever is dead is started, with nothing in memory. */
export function startAbsent(cast: Cast): void {
  const { world, relays, followers, ears } = cast;
  for (const relay of relays) if (!world.isAlive(relay)) startRelay(world, relay);
  for (const follower of followers) if (!world.isAlive(follower)) startFollower(world, follower, ears);
  if (world.isAlive('keeper')) return;
  cast.memory = newKeeperMemory();
  world.spawn('keeper', 'keeper', keepBus(world, cast.memory, ears));
}
