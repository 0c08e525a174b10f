import type { Stage } from '../stage/stage.ts';
import type { History } from '../workload/history.ts';
import { wait } from './fault.ts';
import type { Fault } from './fault.ts';

/** What happened, in milliseconds of this process. */
export type Injected = { name: string; target: string; fromMs: number; untilMs: number };

/** A quarter of all turns is quiet, and a third of the others brings two faults at once. */
const QUIET = 0.25;
const PAIRS = 0.33;
const FAULT_MS = { least: 1_000, most: 10_000 };
const REST_MS = { least: 1_000, most: 4_000 };

const between = ({ least, most }: { least: number; most: number }, random: () => number): number => Math.round(least + random() * (most - least));

export class Nemesis {
  readonly injected: Injected[] = [];
  private readonly stage: Stage;
  private readonly history: History;
  private readonly say: (text: string) => void;

  constructor(parts: { stage: Stage; history: History; say: (text: string) => void }) {
    this.stage = parts.stage;
    this.history = parts.history;
    this.say = parts.say;
  }

  /** One fault from its beginning to its end. */
  async inject(fault: Fault, forMs: number): Promise<void> {
    const [fromMs, from] = [performance.now(), this.history.nowMs()];
    this.say(`${fault.name} ${fault.target} ${(forMs / 1000).toFixed(1)} s`);
    await fault.run(this.stage, forMs);
    this.injected.push({ name: fault.name, target: fault.target, fromMs, untilMs: performance.now() });
    this.history.fault({ name: fault.name, target: fault.target, from, until: this.history.nowMs() });
  }

  /** Draws faults until the time is over. The draw depends on the seed alone; when each begins depends on the machine. */
  async rage(faults: readonly Fault[], untilMs: number, random: () => number): Promise<void> {
    const deck = shuffled(faults, random);
    while (performance.now() < untilMs) {
      if (random() < QUIET) await wait(between(FAULT_MS, random));
      const pair = random() < PAIRS ? 2 : 1;
      const drawn = Array.from({ length: pair }, () => next(deck, faults, random)).filter((fault, index, all) => all.findIndex(({ target }) => target === fault.target) === index);
      await Promise.all(drawn.map((fault) => this.inject(fault, between(FAULT_MS, random))));
      await wait(between(REST_MS, random));
    }
  }
}

/** Every fault once before any comes again. */
function next(deck: Fault[], faults: readonly Fault[], random: () => number): Fault {
  if (deck.length === 0) deck.push(...shuffled(faults, random));
  const fault = deck.pop();
  if (fault === undefined) throw new Error('there are no faults to draw');
  return fault;
}

function shuffled(faults: readonly Fault[], random: () => number): Fault[] {
  const deck = [...faults];
  for (let at = deck.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [deck[at], deck[other]] = [deck[other] as Fault, deck[at] as Fault];
  }
  return deck;
}
