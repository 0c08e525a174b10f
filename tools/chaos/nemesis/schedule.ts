import type { Fault } from './fault.ts';

/** What happens next: some quiet, then one fault or two at once, then a rest. */
export type Turn = { quietMs: number; faults: { fault: Fault; forMs: number }[]; restMs: number };

/** A quarter of all turns begins quietly, and a third of them brings two faults at once. */
const QUIET = 0.25;
const PAIRS = 0.33;
const FAULT_MS = { least: 1_000, most: 10_000 };
const REST_MS = { least: 1_000, most: 4_000 };

/** Turns without an end, drawn from a seeded source: every fault once before any comes again, never two at one target. */
export function* drawTurns(faults: readonly Fault[], random: () => number): Generator<Turn, never> {
  const deck: Fault[] = [];
  const draw = (): Fault => {
    if (deck.length === 0) deck.push(...shuffled(faults, random));
    const fault = deck.pop();
    if (fault === undefined) throw new Error('there are no faults to draw');
    return fault;
  };
  for (;;) {
    const quietMs = random() < QUIET ? between(FAULT_MS, random) : 0;
    const first = draw();
    const second = random() < PAIRS ? draw() : undefined;
    const clashes = second !== undefined && second.target === first.target;
    if (clashes) deck.push(second);
    const together = second === undefined || clashes ? [first] : [first, second];
    yield { quietMs, faults: together.map((fault) => ({ fault, forMs: between(FAULT_MS, random) })), restMs: between(REST_MS, random) };
  }
}

function between({ least, most }: { least: number; most: number }, random: () => number): number {
  return Math.round(least + random() * (most - least));
}

function shuffled(faults: readonly Fault[], random: () => number): Fault[] {
  const deck = [...faults];
  for (let at = deck.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [deck[at], deck[other]] = [deck[other] as Fault, deck[at] as Fault];
  }
  return deck;
}
