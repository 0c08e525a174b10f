import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@haicap/kernel';
import type { Fault } from './fault.ts';
import { drawTurns } from './schedule.ts';

const fault = (name: string, target = name): Fault => ({ name, target, run: () => Promise.resolve() });
const FAULTS = ['a', 'b', 'c', 'd', 'e'].map((name) => fault(name));
const firstTurns = (seed: number, count: number, faults = FAULTS) => {
  const turns = drawTurns(faults, seededRandom(seed));
  return Array.from({ length: count }, () => turns.next().value);
};

describe('a schedule of faults', () => {
  it('is the same for the same seed and another for another', () => {
    const told = (seed: number) => JSON.stringify(firstTurns(seed, 50));

    expect(told(1)).toBe(told(1));
    expect(told(1)).not.toBe(told(2));
  });

  it('brings every fault once before any comes again', () => {
    const drawn = firstTurns(3, 100).flatMap(({ faults }) => faults.map((one) => one.fault.name));

    for (let at = 0; at + FAULTS.length <= drawn.length; at += FAULTS.length) expect(new Set(drawn.slice(at, at + FAULTS.length)).size).toBe(FAULTS.length);
  });

  it('keeps every fault within ten seconds, is quiet in a quarter of its turns and brings two in a third', () => {
    const turns = firstTurns(4, 2_000);

    expect(turns.flatMap(({ faults }) => faults).every(({ forMs }) => forMs >= 1_000 && forMs <= 10_000)).toBe(true);
    expect(turns.filter(({ quietMs }) => quietMs > 0).length / turns.length).toBeCloseTo(0.25, 1);
    expect(turns.filter(({ faults }) => faults.length === 2).length / turns.length).toBeCloseTo(0.33, 1);
  });

  it('never does two things to one target at once', () => {
    const turns = firstTurns(5, 500, [fault('kill', 'dossier'), fault('pause', 'dossier'), fault('cut', 'nats')]);

    expect(turns.every(({ faults }) => new Set(faults.map((one) => one.fault.target)).size === faults.length)).toBe(true);
  });
});
