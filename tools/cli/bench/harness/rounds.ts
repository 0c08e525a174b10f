import type { Measured, Measurement, Sample, Side } from './benchmark.ts';
import { figuresOf, ratioOf } from './figures.ts';

const ROUNDS = 3;

/** A-B-A-B-A: what the machine does meanwhile meets both sides alike. */
export async function inTurns(measurement: Measurement, roundMs: number): Promise<Measured> {
  const { product, baseline, rounds = ROUNDS, warmUp = true } = measurement;
  const sides = baseline === undefined ? [product] : [product, baseline];
  if (warmUp) for (const side of sides) await side.round({ ms: roundMs / 2, isWarmUp: true });
  const samples = sides.map((): Sample[] => []);
  for (const turn of turnsOf(sides.length, rounds)) {
    const side = sides[turn];
    if (side !== undefined) samples[turn]?.push(await measured(side, roundMs));
  }
  return summed(measurement, samples);
}

function summed({ label, at, product, baseline }: Measurement, [ours = [], theirs = []]: readonly Sample[][]): Measured {
  const figures = figuresOf(product.title, ours);
  const held = baseline === undefined ? null : figuresOf(baseline.title, theirs);
  return { label, at: at ?? null, product: figures, baseline: held, ratio: held === null ? null : ratioOf(figures, held) };
}

/** 0 for the product, 1 for the baseline: the product begins and ends; where it has one round, so has the other. */
function turnsOf(sides: number, rounds: number): number[] {
  if (sides === 1) return Array.from({ length: rounds }, () => 0);
  return Array.from({ length: Math.max(2, rounds * 2 - 1) }, (_, turn) => turn % 2);
}

async function measured(side: Side, ms: number): Promise<Sample> {
  const sample = await side.round({ ms, isWarmUp: false });
  if (sample.operations === 0) throw new Error(`${side.title}: nothing was done in a round, which measures nothing`);
  return sample;
}
