import fc from 'fast-check';
import { KeptAnswers } from './kept-answers.js';

const LIMITS = { keptMs: 1_000, charsMax: 100 };
const of = (about: string, value = 'answer', chars = 10) => ({ value, about, chars });

describe('kept answers', () => {
  it('are given again until their time is over', () => {
    const kept = new KeptAnswers<string>(LIMITS);
    kept.keep('k', kept.ask(), of('d1'), 0);

    expect([kept.find('k', 999), kept.find('k', 1_000), kept.find('other', 0), kept.size]).toEqual(['answer', undefined, undefined, 0]);
  });

  it('are gone once what they tell of changes, and the others stay', () => {
    const kept = new KeptAnswers<string>(LIMITS);
    for (const key of ['k1', 'k2']) kept.keep(key, kept.ask(), of('d1'), 0);
    kept.keep('k3', kept.ask(), of('d2'), 0);
    kept.forget('d1');

    expect(['k1', 'k2', 'k3'].map((key) => kept.find(key, 1))).toEqual([undefined, undefined, 'answer']);
  });

  it.each([['of it', (kept: KeptAnswers<string>) => kept.forget('d1')], ['of anything', (kept: KeptAnswers<string>) => kept.forgetAll()]])('are not kept when a change %s was heard while the owner was asked', (_, change) => {
    const kept = new KeptAnswers<string>(LIMITS);
    const asked = kept.ask();
    change(kept);
    kept.keep('k', asked, of('d1'), 0);
    expect(kept.find('k', 1)).toBeUndefined();

    kept.keep('k', kept.ask(), of('d1', 'new'), 0);
    expect(kept.find('k', 1)).toBe('new');
  });

  it('let the oldest go when there is no room, and end by themselves', () => {
    const kept = new KeptAnswers<string>(LIMITS);
    for (let n = 0; n < 12; n += 1) kept.keep(`k${n}`, kept.ask(), of(`d${n}`), n);
    expect([kept.find('k1', 20), kept.find('k2', 20), kept.size]).toEqual([undefined, 'answer', 10]);
    kept.keep('huge', kept.ask(), of('d', 'answer', 101), 20);
    expect(kept.find('huge', 20)).toBeUndefined();
    kept.sweep(5_000);
    expect(kept.size).toBe(0);
  });

  it('never tell what was so before a change that was heard', () => {
    const about = fc.constantFrom('d1', 'd2', 'd3');
    const event = fc.oneof(
      fc.record({ kind: fc.constant('ask' as const), about }), fc.record({ kind: fc.constant('answer' as const), about }),
      fc.record({ kind: fc.constant('change' as const), about }), fc.record({ kind: fc.constant('all' as const), about }),
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 80 }), (walk) => {
      const kept = new KeptAnswers<number>({ keptMs: 1e9, charsMax: 1e9 });
      const versions = new Map<string, number>();
      const asked: { about: string; at: number; seen: number }[] = [];
      const versionOf = (one: string) => versions.get(one) ?? 0;
      for (const step of walk) {
        if (step.kind === 'ask') asked.push({ about: step.about, at: kept.ask(), seen: versionOf(step.about) });
        const answered = step.kind === 'answer' ? asked.pop() : undefined;
        if (answered !== undefined) kept.keep(answered.about, answered.at, { value: answered.seen, about: answered.about, chars: 1 }, 0);
        for (const one of step.kind === 'all' ? ['d1', 'd2', 'd3'] : step.kind === 'change' ? [step.about] : []) versions.set(one, versionOf(one) + 1);
        if (step.kind === 'change') kept.forget(step.about);
        if (step.kind === 'all') kept.forgetAll();
        for (const one of ['d1', 'd2', 'd3']) expect([undefined, versionOf(one)]).toContain(kept.find(one, 1));
      }
    }), { seed: 8, numRuns: 300 });
  });
});
