import type { BreakableRule } from './breakable-rules.ts';
import { findingsOf, type Check, type Finding } from './findings.ts';
import { replayDeadLetters } from './follower.ts';
import { newKeeperMemory } from './keeper.ts';
import { misfortunes, startAbsent, type Cast } from './misfortunes.ts';
import { World } from './world.ts';
import { loader, writer } from './writers.ts';

export interface SimulationOptions {
  /** How many schedules; their seeds are `seed`, `seed + 1`, and so on. */
  readonly schedules: number;
  readonly seed: number;
  readonly broken?: BreakableRule | undefined;
  /** Ends with the first schedule in which this check finds something. */
  readonly stopAt?: Check | undefined;
  /** Called after every thousand schedules. */
  readonly onProgress?: (done: number, violations: number) => void;
}

export interface Violation {
  readonly seed: number;
  readonly check: Check;
  readonly detail: string;
}

export interface SimulationReport {
  readonly schedules: number;
  readonly violations: readonly Violation[];
  /** What the schedules were made of, so that nobody takes an empty world for a sound one. */
  readonly steps: number;
  readonly events: number;
  readonly schedulesWithLoss: number;
}

interface Outcome {
  readonly findings: readonly Finding[];
  readonly world: World;
}

const TURBULENT_TICKS = 350;
const DRAIN_STEPS_MAX = 4_000;
const PROGRESS_EVERY = 1_000;

/**
 * Runs schedules of the outbox protocol, each from its own seed: writers, relays, stream, follower, bus-keeper and all that
 * can go wrong, in one process, one atomic step at a time. Example: `simulate({ schedules: 20_000, seed: 1 }).violations`.
 */
export function simulate({ schedules, seed, broken, stopAt, onProgress }: SimulationOptions): SimulationReport {
  const violations: Violation[] = [];
  let [steps, events, schedulesWithLoss] = [0, 0, 0];
  let n = 0;
  while (n < schedules) {
    const { findings, world } = runSchedule(seed + n, broken);
    violations.push(...findings.map((finding) => ({ seed: seed + n, ...finding })));
    steps += world.now;
    events += world.owner.outbox.length;
    schedulesWithLoss += world.stream.hasLost ? 1 : 0;
    n += 1;
    if (n % PROGRESS_EVERY === 0) onProgress?.(n, violations.length);
    if (findings.some(({ check }) => check === stopAt)) break;
  }
  return { schedules: n, violations, steps, events, schedulesWithLoss };
}

/** The steps of one schedule as lines, and what was found at its end. The same seed gives the same lines. */
export function replay(seed: number, broken?: BreakableRule): string[] {
  const lines: string[] = [];
  const { findings } = runSchedule(seed, broken, lines);
  return [...lines, ...findings.map(({ check, detail }) => `violation, ${check}: ${detail}`), `${findings.length} violations`];
}

function runSchedule(seed: number, broken: BreakableRule | undefined, lines?: string[]): Outcome {
  const world = new World(seed, broken, lines);
  const cast = stage(world);
  while (world.now < TURBULENT_TICKS) world.step();
  heal(cast);
  const isSettled = drain(world);
  return { findings: findingsOf(world, isSettled), world };
}

function stage(world: World): Cast {
  const followers = world.chance(0.4) ? ['follower-1', 'follower-2'] : ['follower-1'];
  const cast: Cast = { world, relays: ['relay-1', 'relay-2'], followers, ears: new Set(), memory: newKeeperMemory() };
  for (const n of [1, 2, 3]) world.spawn(`writer-${n}`, `writer-${n}`, writer(world, `writer-${n}`, 2 + world.below(4)));
  if (world.chance(0.4)) world.spawn('loader', 'loader', loader(world));
  if (world.setting === 'repair' && world.chance(0.3)) world.poison = String(1 + world.below(6));
  world.spawn('misfortunes', 'misfortune', misfortunes(cast));
  startAbsent(cast);
  return cast;
}

/** Everything is up again and nothing goes wrong any more. What a person has to do is done. */
function heal(cast: Cast): void {
  const { world } = cast;
  world.calm = true;
  Object.assign(world, { ownerAwayUntil: 0, followerAwayUntil: 0, busAwayUntil: 0, poison: undefined });
  world.kill('misfortunes');
  for (const process of [...cast.relays, ...cast.followers]) world.pause(process, 0);
  startAbsent(cast);
  world.changed();
  world.trace?.('everything is healed');
  replayDeadLetters(world);
}

/** Goes on until nothing is left to do and everybody has looked in vain. */
function drain(world: World): boolean {
  for (let n = 0; n < DRAIN_STEPS_MAX; n += 1) {
    world.step();
    if (world.idle.size > 0 && hasSettled(world)) return true;
  }
  return false;
}

function hasSettled(world: World): boolean {
  const wanted = ['watch', 'keeper', 'pull', ...(world.setting === 'repair' && world.broken !== 'no-reconciler' ? ['reconciler'] : [])];
  if (!wanted.every((who) => world.idle.has(who))) return false;
  const isWriting = [1, 2, 3].some((n) => world.isAlive(`writer-${n}`) || world.isAlive(`writer-${n}-server`));
  if (isWriting || world.isAlive('loader') || world.isAlive('network')) return false;
  return world.owner.outbox.every(({ published }) => published) && world.follower.parked.size === 0;
}
