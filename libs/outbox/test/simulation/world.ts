import { seededRandom } from '@haicap/kernel';
import type { BreakableRule } from './breakable-rules.ts';
import { FollowerDatabase } from './follower-database.ts';
import { OwnerDatabase, type Answer } from './owner-database.ts';
import { Stream } from './stream.ts';

// The sandbox of a test runner makes every use of a global slow, and these are used millions of times.
const { floor } = Math;
const FOR_EVER = Infinity;

/** What an actor does, one atomic step after the other. It yields for how many ticks it rests at least. */
export type Steps<T = void> = Generator<number, T>;

interface Actor {
  /** Dies and pauses as a whole. */
  readonly process: string;
  readonly name: string;
  readonly steps: Steps;
  wakeAt: number;
}

/**
 * Half of the schedules prove the conveyor alone: nothing is lost in the stream, and nobody repairs. In the others the
 * broker loses what it can, and all repairs are on.
 */
export type Setting = 'conveyor' | 'repair';

/** One schedule: everything that exists, its clock, and the one source of chance that decides who moves next. */
export class World {
  readonly owner = new OwnerDatabase();
  readonly follower = new FollowerDatabase();
  readonly stream: Stream;
  readonly answers = new Map<string, Answer>();
  readonly anomalies: string[] = [];
  readonly keyCount = { next: 1 };
  now = 0;
  /** After the heal: no fault, no delay, no lost answer. */
  calm = false;
  /** Has something changed since? Whoever looked in vain after the last change stands in `idle`. */
  changes = 0;
  readonly idle = new Set<string>();
  ownerAwayUntil = 0;
  followerAwayUntil = 0;
  busAwayUntil = 0;
  /** How often everybody had to connect to the bus again. */
  connections = 0;
  /** The id of an event that no projection can take before the heal. */
  poison: string | undefined;
  /** Ids of the batch that a relay has in hand. */
  readonly sending = new Map<string, readonly string[]>();
  staleWrites = 0;
  trace: ((text: string) => void) | undefined;
  readonly setting: Setting;
  readonly broken: BreakableRule | undefined;
  private readonly random: () => number;
  private readonly actors: Actor[] = [];
  private current = '';

  constructor(seed: number, broken: BreakableRule | undefined, lines?: string[]) {
    this.random = seededRandom(seed);
    this.broken = broken;
    this.setting = this.chance(0.5) ? 'conveyor' : 'repair';
    this.stream = new Stream(broken);
    if (lines !== undefined) this.trace = (text) => lines.push(`${String(this.now).padStart(5)} ${this.current}: ${text}`);
  }

  below(n: number): number {
    return floor(this.random() * n);
  }

  /** Chance as such, also after the heal. */
  chance(probability: number): boolean {
    return this.random() < probability;
  }

  /** A misfortune; it never strikes after the heal. */
  misfortune(probability: number): boolean {
    return !this.calm && this.random() < probability;
  }

  /** How long a question or an answer travels: hardly at all, and now and then for long. */
  hop(): number {
    return this.misfortune(0.04) ? this.below(40) : this.below(3);
  }

  /** One of some; there must be one. */
  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  }

  spawn(process: string, name: string, steps: Steps): void {
    this.actors.push({ process, name, steps, wakeAt: this.now });
  }

  /** kill -9: what the process had in hand is gone; a server rolls its open transactions back. */
  kill(process: string): void {
    for (let at = this.actors.length - 1; at >= 0; at -= 1) {
      const actor = this.actors[at];
      if (actor?.process !== process) continue;
      this.actors.splice(at, 1);
      actor.steps.return();
    }
  }

  /** SIGSTOP: it goes on later, in the middle of what it did, and believes what it believed. */
  pause(process: string, ticks: number): void {
    for (const actor of this.actors) if (actor.process === process) actor.wakeAt = this.now + ticks;
  }

  isAlive(process: string): boolean {
    return this.actors.some((actor) => actor.process === process);
  }

  changed(): void {
    this.changes += 1;
    this.idle.clear();
  }

  /** Says that a look, begun at `since` changes, found nothing to do. */
  lookedInVain(who: string, since: number): void {
    if (since === this.changes) this.idle.add(who);
  }

  /** One atomic step of one actor that is awake. */
  step(): void {
    const actor = this.nextAwake();
    this.current = actor.name;
    this.now += 1;
    const { done, value } = actor.steps.next();
    if (done === true) this.actors.splice(this.actors.indexOf(actor), 1);
    else actor.wakeAt = this.now + value;
  }

  /** When all of them rest, time passes. This is called millions of times, so it makes no lists. */
  private nextAwake(): Actor {
    let awake = 0;
    let soonest = FOR_EVER;
    for (const { wakeAt } of this.actors) {
      if (wakeAt <= this.now) awake += 1;
      if (wakeAt < soonest) soonest = wakeAt;
    }
    if (awake === 0) {
      this.now = soonest;
      return this.nextAwake();
    }
    let nth = this.below(awake);
    for (const actor of this.actors) {
      if (actor.wakeAt > this.now) continue;
      if (nth === 0) return actor;
      nth -= 1;
    }
    throw new RangeError('nobody is awake');
  }
}
