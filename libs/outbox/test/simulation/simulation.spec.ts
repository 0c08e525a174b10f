import { describe, expect, it, jest } from '@jest/globals';
import { BREAKABLE_RULES, type BreakableRule } from './breakable-rules.ts';
import type { Check } from './findings.ts';
import { replay, simulate } from './simulate.ts';

const SEED = 1;
const SCHEDULES = process.env['HAICAP_TEST_LONG'] === '1' ? 200_000 : 20_000;
/** Where the search for a rarely noticed rule begins; `same-place` would take some hundred thousand schedules otherwise. */
const SEARCH_FROM: Partial<Record<BreakableRule, number>> = { 'lanes-apart': 4_500, 'same-place': 141_400 };
/** So many schedules may pass before a broken rule is noticed. */
const NOTICED_WITHIN = 5_000;

jest.setTimeout(900_000);

describe(`the outbox protocol under ${SCHEDULES.toLocaleString('en')} schedules of misfortune`, () => {
  it('loses nothing, applies nothing twice, keeps every order, and comes to rest', () => {
    const { schedules, violations, events, schedulesWithLoss } = simulate({ schedules: SCHEDULES, seed: SEED });

    expect(violations).toEqual([]);
    expect(schedules).toBe(SCHEDULES);
    // An empty world would be sound as well.
    expect(events).toBeGreaterThan(10 * SCHEDULES);
    expect(schedulesWithLoss).toBeGreaterThan(0.2 * SCHEDULES);
  });
});

describe('a schedule', () => {
  it('is the same for the same seed, step by step, and so is its failure', () => {
    const { violations } = simulate({ schedules: NOTICED_WITHIN, seed: SEED, broken: 'blind-batch', stopAt: 'stream' });
    const failing = violations[0];
    if (failing === undefined) throw new Error('nothing failed');

    const lines = replay(failing.seed, 'blind-batch');

    expect(lines).toEqual(replay(failing.seed, 'blind-batch'));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines).toContain(`violation, ${failing.check}: ${failing.detail}`);
  });

  it('of another seed is another one', () => {
    expect(replay(SEED)).not.toEqual(replay(SEED + 1));
  });

  it('is counted the same with and without its lines', () => {
    const { violations } = simulate({ schedules: 1, seed: 8, broken: 'cursor-relay' });

    expect(replay(8, 'cursor-relay').filter((line) => line.startsWith('violation, '))).toEqual(violations.map(({ check, detail }) => `violation, ${check}: ${detail}`));
    expect(violations.length).toBeGreaterThan(0);
  });
});

describe('a protocol with one rule broken is caught', () => {
  const caughtBy: Readonly<Record<BreakableRule, Check>> = {
    'cursor-relay': 'lost',
    'skip-locked': 'publication',
    'no-fence': 'fence',
    'publish-before-commit': 'phantom',
    'ack-before-commit': 'lost',
    'inbox-apart': 'twice',
    'no-version-check': 'order',
    'sequence-inbox': 'twice',
    'key-apart': 'key',
    'max-deliver-3': 'lost',
    'no-requeue': 'stream',
    'lanes-apart': 'publication',
    'blind-batch': 'stream',
    'same-place': 'stream',
    'stale-end': 'stream',
    'no-window': 'stream',
    'no-reconciler': 'lost',
  };

  it.each(Object.entries(caughtBy) as [BreakableRule, Check][])('when %s: by the check "%s"', (broken, check) => {
    const { violations } = simulate({ schedules: NOTICED_WITHIN, seed: SEARCH_FROM[broken] ?? SEED, broken, stopAt: check });

    expect(violations.map((violation) => violation.check)).toContain(check);
  });

  it('whichever rule it is', () => {
    expect(Object.keys(caughtBy).toSorted()).toEqual(Object.keys(BREAKABLE_RULES).toSorted());
  });
});
