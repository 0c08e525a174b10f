import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FactEnvelope } from '@haicap/contracts';
import { orderFacts, type AggregateHead } from './order-facts.js';

const fact = (subject: string, version: number): FactEnvelope => ({
  specversion: '1.0', id: `${subject}-${version}`, source: '/registry/unit', type: 'vn.haicap.registry.unit.noted.v1', subject,
  time: '2025-07-01T01:00:00.000Z', datacontenttype: 'application/json', version, actor: 'account-1', traceparent: '', data: {},
});
const names = (facts: readonly FactEnvelope[]) => facts.map(({ id }) => id);
const heads = (entries: Record<string, AggregateHead | number>) =>
  new Map(Object.entries(entries).map(([id, head]) => [id, typeof head === 'number' ? { version: head, blocked: false } : head]));

describe('facts that arrived', () => {
  it('apply when they follow the last version, also several of one aggregate', () => {
    const { apply, park, duplicates } = orderFacts(heads({ a: 2, b: 0 }), [fact('a', 3), fact('b', 1), fact('a', 4)], []);

    expect(names(apply)).toEqual(['a-3', 'b-1', 'a-4']);
    expect({ park, duplicates }).toEqual({ park: [], duplicates: 0 });
  });

  it('are duplicates at or below the last version, and at their second arrival', () => {
    const { apply, duplicates } = orderFacts(heads({ a: 2 }), [fact('a', 1), fact('a', 2), fact('a', 3), fact('a', 3)], []);

    expect(names(apply)).toEqual(['a-3']);
    expect(duplicates).toBe(3);
  });

  it('wait above a gap, and go as soon as the gap is closed', () => {
    const parked = orderFacts(heads({ a: 0 }), [fact('a', 3), fact('a', 2)], []);
    expect(names(parked.apply)).toEqual([]);
    expect(names(parked.park)).toEqual(['a-3', 'a-2']);

    const { apply, park } = orderFacts(heads({ a: 0 }), [fact('a', 1)], parked.park);
    expect(names(apply)).toEqual(['a-1', 'a-2', 'a-3']);
    expect(park).toEqual([]);
  });

  it('are not parked twice', () => {
    const { park, duplicates } = orderFacts(heads({ a: 0 }), [fact('a', 3)], [fact('a', 3)]);

    expect(park).toEqual([]);
    expect(duplicates).toBe(1);
  });

  it('of a blocked aggregate wait, and its dead letter is known', () => {
    const { apply, park, duplicates } = orderFacts(heads({ a: { version: 4, blocked: true }, b: 0 }), [fact('a', 5), fact('a', 6), fact('b', 1)], []);

    expect(names(apply)).toEqual(['b-1']);
    expect(names(park)).toEqual(['a-6']);
    expect(duplicates).toBe(1);
  });

  it('apply when a parked fact of a mended aggregate is its next version', () => {
    const { apply } = orderFacts(heads({ a: 4 }), [fact('a', 2)], [fact('a', 5), fact('a', 6)]);

    expect(names(apply)).toEqual(['a-5', 'a-6']);
  });
});

describe('any sequence of deliveries of any history', () => {
  const history = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
  const deliveries = history.chain((lengths) => {
    const all = lengths.flatMap((length, n) => Array.from({ length }, (_, index) => fact(`u${n}`, index + 1)));
    return fc.tuple(fc.constant(all), fc.array(fc.subarray(all, { minLength: 0 }).chain((part) => fc.shuffledSubarray([...part, ...part])), { maxLength: 8 }));
  });

  it('applies each version once and in order, and everything once everything has come', () => {
    fc.assert(fc.property(deliveries, ([all, batches]) => {
      const versions = new Map<string, number>();
      let parked: FactEnvelope[] = [];
      for (const batch of [...batches, all]) {
        const state = new Map([...new Set(batch.map(({ subject }) => subject))].map((subject) => [subject, { version: versions.get(subject) ?? 0, blocked: false }]));
        const here = parked.filter(({ subject }) => state.has(subject));
        const { apply, park, duplicates } = orderFacts(state, batch, here);
        expect(duplicates).toBeGreaterThanOrEqual(0);
        for (const { subject, version } of apply) {
          expect(version).toBe((versions.get(subject) ?? 0) + 1);
          versions.set(subject, version);
        }
        parked = [...parked, ...park].filter(({ subject, version }) => version > (versions.get(subject) ?? 0));
        expect(new Set(names(parked)).size).toBe(parked.length);
      }
      expect([...versions.values()].reduce((sum, version) => sum + version, 0)).toBe(all.length);
      expect(parked).toEqual([]);
    }), { seed: 38, numRuns: 500 });
  });
});
