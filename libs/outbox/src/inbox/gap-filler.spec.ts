import { describe, expect, it } from '@jest/globals';
import type { FactEnvelope } from '@haicap/contracts';
import { createLogger } from '@haicap/service-kit';
import type { FactApplier } from './fact-applier.js';
import { GapFiller } from './gap-filler.js';
import type { InboxStore } from './inbox.store.js';
import type { OwnerLog } from './owner-log.js';

const fact = (subject: string): FactEnvelope => ({
  specversion: '1.0', id: `event-of-${subject}`, source: 'registry', type: 'vn.haicap.registry.unit.noted.v1', subject, time: '2025-07-01T08:00:00+07:00',
  datacontenttype: 'application/json', version: 1, actor: 'account-1', traceparent: '', data: {},
});

/** A gap filler whose owner has events of `known`, at most `perAnswer` in one answer. */
function fillerOf(gaps: readonly string[], known: readonly string[], perAnswer: number) {
  const asked: string[][] = [];
  const open = new Set(gaps);
  const store = {
    gaps: (_patienceMs: number, max: number, except: ReadonlySet<string> = new Set()) =>
      Promise.resolve([...open].filter((id) => !except.has(id)).slice(0, max).map((aggregateId) => ({ aggregateId, fromVersion: 1 }))),
  };
  const applier = {
    restingAggregates: () => new Set<string>(),
    apply: (arrivals: { fact: FactEnvelope }[]) => {
      for (const { fact: { subject } } of arrivals) open.delete(subject);
      return Promise.resolve(arrivals.map(() => 'kept'));
    },
  };
  const log = {
    getSome: (aggregates: { aggregateId: string }[]) => {
      asked.push(aggregates.map(({ aggregateId }) => aggregateId));
      const found = aggregates.filter(({ aggregateId }) => known.includes(aggregateId)).map(({ aggregateId }) => fact(aggregateId));
      return Promise.resolve({ events: found.slice(0, perAnswer), more: found.length > perAnswer });
    },
  };
  const filler = new GapFiller({
    store: store as unknown as InboxStore, applier: applier as unknown as FactApplier, log: log as unknown as OwnerLog,
    source: 'registry.unit', logger: createLogger({ service: 'dossier', level: 'silent' }), patienceMs: 0,
  });
  return { filler, asked, open };
}

describe('an answer of the owner that was cut', () => {
  it('is followed by a question for what it did not reach, at once', async () => {
    const { filler, asked, open } = fillerOf(['a', 'b', 'c'], ['a', 'b', 'c'], 1);

    expect(await filler.fill()).toBe(true);
    expect(await filler.fill()).toBe(true);
    expect(await filler.fill()).toBe(false);

    expect(asked).toEqual([['a', 'b', 'c'], ['b', 'c'], ['c']]);
    expect([...open]).toEqual([]);
  });
});

describe('a whole answer of the owner', () => {
  it('lets what it lacks rest, and the next question names others', async () => {
    const unknown = Array.from({ length: 100 }, (_, n) => `unknown-${n}`);
    const { filler, asked, open } = fillerOf([...unknown, 'known'], ['known'], 1_000);

    await filler.fill();
    await filler.fill();

    expect(asked).toEqual([unknown, ['known']]);
    expect([...open]).toEqual(unknown);
  });
});
