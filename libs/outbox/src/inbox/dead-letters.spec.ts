import { describe, expect, it } from '@jest/globals';
import type { Logger } from '@haicap/service-kit';
import { DeadLetters } from './dead-letters.js';
import type { FactApplier } from './fact-applier.js';
import type { InboxStore } from './inbox.store.js';
import { OwnerAway, type OwnerLog } from './owner-log.js';

/** Letters that somebody asks for. The owner answers about all but `away`, and another process has just closed `closed`. */
function lettersOf(asked: readonly string[], { away = [], closed = [] }: { away?: string[]; closed?: string[] } = {}) {
  const applied: string[] = [];
  const failed: string[] = [];
  const said: string[] = [];
  const store = {
    lettersAskedFor: (max: number) => Promise.resolve(asked.filter((id) => !applied.includes(id) && !failed.includes(id)).slice(0, max)),
    letter: (id: string) => Promise.resolve({ subject: id, version: 1 }),
    noteReplayFailed: (id: string, reason: string) => Promise.resolve(void failed.push(id, reason)),
  };
  const log = {
    get: ([asking]: { aggregateId: string }[]) => (away.includes(asking?.aggregateId ?? '') ? Promise.reject(new OwnerAway('registry', 'SERVICE_UNAVAILABLE')) : Promise.resolve([])),
  };
  const applier = { replay: (id: string) => Promise.resolve(!closed.includes(id) && applied.push(id) > 0) };
  const logger = { info: ({ letter }: { letter: string }) => said.push(letter), warn: () => undefined };
  const letters = new DeadLetters({
    store: store as unknown as InboxStore, applier: applier as unknown as FactApplier, log: log as unknown as OwnerLog,
    source: 'registry.unit', logger: logger as unknown as Logger,
  });
  return { letters, applied, failed, said };
}

const goesOn = () => false;

describe('a letter whose owner cannot be asked', () => {
  it('stays open with that as its reason, and the others are applied', async () => {
    const { letters, applied, failed } = lettersOf(['1', '2', '3'], { away: ['2'] });

    await letters.replayAsked(goesOn);

    expect(applied).toEqual(['1', '3']);
    expect(failed).toEqual(['2', 'OwnerAway: the event log of registry does not answer: SERVICE_UNAVAILABLE']);
  });
});

describe('a round of letters', () => {
  it('is followed by another at once when it was full', async () => {
    const { letters, applied } = lettersOf(Array.from({ length: 51 }, (_, n) => String(n)));

    expect(await letters.replayAsked(goesOn)).toBe(true);
    expect(applied).toHaveLength(50);
    expect(await letters.replayAsked(goesOn)).toBe(false);
    expect(applied).toHaveLength(51);
  });

  it('ends after the letter in hand when its service stops', async () => {
    const { letters, applied } = lettersOf(['1', '2', '3']);

    await letters.replayAsked(() => applied.length === 1);

    expect(applied).toEqual(['1']);
  });

  it('does not call applied what somebody else has closed', async () => {
    const { letters, said } = lettersOf(['1', '2'], { closed: ['2'] });

    await letters.replayAsked(goesOn);

    expect(said).toEqual(['1']);
  });
});
