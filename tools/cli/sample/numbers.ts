import { createHash } from 'node:crypto';

/** A stream of numbers in [0, 1) that is the same on every machine for the same words. */
export type Chance = () => number;

/** Chance that follows from words alone: a unit's rows do not depend on how many units come before it. */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = createHash('sha256').update(words.join('|')).digest().readUInt32LE(0);
  // mulberry32: 32 bits of state are plenty for some thousand draws per unit.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Shares a whole number out by weight so that the parts sum to it exactly; no part is above its cap. */
export function shareOut(total: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const parts: number[] = weights.map(() => 0);
  let rest = total;
  // A part that reaches its cap leaves what is over to the others; each round fills at least one cap or ends.
  while (rest > 0) {
    const open = weights.map((weight, index) => (parts[index] === (caps?.[index] ?? Infinity) ? 0 : weight));
    const sum = open.reduce((a, b) => a + b, 0);
    if (sum === 0) throw new RangeError(`${rest} of ${total} find no place`);
    const exact = open.map((weight) => (rest * weight) / sum);
    const order = exact.map((value, index) => ({ index, left: value - Math.floor(value) })).filter(({ index }) => (open[index] ?? 0) > 0)
      .sort((a, b) => b.left - a.left || a.index - b.index);
    let spare = rest - exact.reduce((a, value) => a + Math.floor(value), 0);
    const wanted = exact.map((value) => Math.floor(value));
    for (const { index } of order) if (spare > 0) { wanted[index] = (wanted[index] ?? 0) + 1; spare -= 1; }
    rest = 0;
    wanted.forEach((add, index) => {
      const part = Math.min((parts[index] ?? 0) + add, caps?.[index] ?? Infinity);
      rest += add - (part - (parts[index] ?? 0));
      parts[index] = part;
    });
  }
  return parts;
}

/** Draws one of the indexes with the chance of its weight; `cumulative` are the running sums of the weights. */
export function drawIndex(cumulative: readonly number[], chance: Chance): number {
  const at = chance() * (cumulative.at(-1) ?? 0);
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}
