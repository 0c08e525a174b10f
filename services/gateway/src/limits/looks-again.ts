import type { RateState } from './rate-headers.js';

/** A wrong secret that another replica saw is heard of by then; one that this replica saw is heard of at once. */
const LOOKED_FOR_MS = 1_000;
const TOLD_MS = 100;
const PEOPLE_MAX = 10_000;

interface Person {
  readonly untilMs: number;
  readonly state: RateState;
  /** What was shown: anything else may be a guess. */
  readonly places: Set<string>;
  remaining: number;
  untold: number;
}

/**
 * Who was let in a moment ago, by all limits, may look at the same again without their being looked at anew. Such looks are counted, and told to
 * everybody a tenth of a second later. One wrong secret, and the person is looked at in full again: nobody who guesses comes through here.
 */
export class LooksAgain {
  private readonly people = new Map<string, Person>();
  private telling: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (network: string, times: number) => void) {}

  note(network: string, place: string, state: RateState, nowMs: number): void {
    const known = this.people.get(network);
    if (known !== undefined && known.untilMs > nowMs) {
      known.places.add(place);
      known.remaining = Math.min(known.remaining, state.remaining);
      return;
    }
    this.forget(network);
    if (this.people.size >= PEOPLE_MAX) this.tellAll(nowMs);
    if (this.people.size < PEOPLE_MAX) this.people.set(network, { untilMs: nowMs + LOOKED_FOR_MS, state, places: new Set([place]), remaining: state.remaining, untold: 0 });
  }

  /** What is left after one more look; undefined where it has to be looked at in full. */
  take(network: string, place: string, nowMs: number): RateState | undefined {
    const person = this.people.get(network);
    if (person === undefined || person.untilMs <= nowMs || person.remaining < 1 || !person.places.has(place)) return undefined;
    person.remaining -= 1;
    person.untold += 1;
    this.telling ??= setTimeout(() => this.tellAll(performance.now()), TOLD_MS).unref();
    return { ...person.state, remaining: person.remaining };
  }

  /** Tells what was not told yet: to be called before somebody is looked at in full. */
  settle(network: string): void {
    const person = this.people.get(network);
    if (person === undefined || person.untold === 0) return;
    this.tell(network, person.untold);
    person.untold = 0;
  }

  forget(network: string): void {
    this.settle(network);
    this.people.delete(network);
  }

  private tellAll(nowMs: number): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    for (const [network, person] of this.people) {
      this.settle(network);
      if (person.untilMs <= nowMs) this.people.delete(network);
    }
  }
}
