import { describe, expect, it } from '@jest/globals';
import { availabilityOf } from './availability.ts';
import { planOf } from './plan.ts';

describe('how available an installation was', () => {
  it('is told by the longest gap between two accepted dossiers, the time before the first included', () => {
    expect(availabilityOf([1_500, 1_600, 9_000, 9_100], { startedAtMs: 1_000, stoppedAtMs: 9_200 }, []).longestUnavailableMs).toBe(7_400);
    expect(availabilityOf([6_000, 6_100], { startedAtMs: 1_000, stoppedAtMs: 6_200 }, []).longestUnavailableMs).toBe(5_000);
  });

  it('recovers with the next dossier after the end of a fault', () => {
    expect(availabilityOf([1_000, 5_000, 5_100], { startedAtMs: 0, stoppedAtMs: 6_000 }, [{ untilMs: 900 }, { untilMs: 2_000 }]).recoveryMs).toBe(3_000);
  });

  it('has never recovered when nothing was accepted any more, whatever became known afterwards', () => {
    const work = { startedAtMs: 0, stoppedAtMs: 8_000 };

    expect(availabilityOf([1_000], work, [{ untilMs: 2_000 }])).toEqual({ longestUnavailableMs: 7_000, recoveryMs: null });
    expect(availabilityOf([1_000, 9_000], work, [{ untilMs: 2_000 }])).toEqual({ longestUnavailableMs: 7_000, recoveryMs: null });
  });
});

describe('a scenario by its name', () => {
  it.each([undefined, 'mix', 'all', 'mutants', 'crash-loop', 'simulation', 'replay', 'poison', 'broker-rewound', 'relay-paused', 'mutant-cursor-relay'])('is known: %s', (name) => {
    expect(planOf(name, 10, 1)).toBeDefined();
  });

  it('is not made up', () => {
    expect(planOf('storm', 10, 1)).toBeUndefined();
    expect(planOf('toString', 10, 1)).toBeUndefined();
    expect(planOf('mutant-no-repair', 10, 1)).toBeUndefined();
  });

  it('means everything from forty minutes on', () => {
    expect(planOf(undefined, 39, 1)?.title).toBe('mix');
    expect(planOf(undefined, 40, 1)?.title).toBe('all');
  });
});
