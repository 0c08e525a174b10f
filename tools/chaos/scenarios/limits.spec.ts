import { describe, expect, it } from '@jest/globals';
import { recoveriesOf } from './availability.ts';
import { brokenLimits } from './limits.ts';
import { kills } from './processes.ts';

const kill = (target: string, untilMs: number) => ({ name: 'kill -9', target, untilMs });
const of = (...recoveries: [target: string, ms: number | null][]) => ({ accepted: 5_000, recoveries: recoveries.map(([target, ms]) => ({ name: 'kill -9', target, ms })) });

describe('the recoveries of a run', () => {
  it('are told for every fault by itself, and are none where nothing was accepted before the work ended', () => {
    expect(recoveriesOf([1_000, 5_000, 9_000], { stoppedAtMs: 8_000 }, [kill('dossier', 900), kill('postgres', 2_000), kill('nats', 6_000)]).map(({ target, ms }) => [target, ms]))
      .toEqual([['dossier', 100], ['postgres', 3_000], ['nats', null]]);
  });
});

describe('the limits of the kills', () => {
  it('are kept by what is just within them', () => {
    expect(brokenLimits(kills, of(['dossier', 15_000], ['postgres', 30_000]))).toEqual([]);
  });

  it.each<[string, Parameters<typeof brokenLimits>[1], string]>([
    ['a service is not back after 15 s', of(['dossier', 15_001]), 'longer than 15 s'],
    ['PostgreSQL is not back after 30 s', of(['postgres', 30_001]), 'longer than 30 s'],
    ['nothing is accepted any more', of(['dossier', null]), 'nothing was accepted any more after kill -9 dossier'],
    ['fewer than 5,000 dossiers were accepted', { accepted: 4_999, recoveries: [] }, 'only 4999 dossiers were accepted, of 5000'],
  ])('are broken when %s', (_what, run, complaint) => {
    expect(brokenLimits(kills, run)).toEqual([expect.stringContaining(complaint)]);
  });
});

describe('a scenario without limits of its own', () => {
  it('has to accept a hundred dossiers, and one after every fault', () => {
    expect(brokenLimits({}, { ...of(['dossier', 600_000]), accepted: 100 })).toEqual([]);
    expect(brokenLimits({}, { ...of(['dossier', null]), accepted: 99 })).toHaveLength(2);
  });
});
