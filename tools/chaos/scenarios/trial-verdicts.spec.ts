import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Failpoints } from '../stage/failpoints.ts';
import { mutantTrials } from './mutants.ts';
import type { NamedTrial } from './mutants.ts';
import { figureOfTrials, judgeTrial } from './trial-verdicts.ts';
import type { Run } from './trial-verdicts.ts';

const TRIAL = { name: 'cursor-relay', caughtBy: 'owner log', control: { name: 'control' } };
const run = (complaints: string[], notDrained?: string): Run => ({
  checks: ['owner log', 'audit'].map((name) => ({ name, checked: 5, violations: complaints.includes(name) ? 1 : 0, examples: [] })),
  notDrained, violations: complaints.length + (notDrained === undefined ? 0 : 1),
});
const [found, slow] = [run(['owner log']), run(['owner log'], 'reporting has applied 3 of 5 facts')];

describe('a mutant', () => {
  it('is caught when its check complains and the control is clean', () => {
    expect(judgeTrial(TRIAL, found, run([]))).toMatchObject({ caught: true, controlClean: true, noticedBy: ['owner log'] });
    expect(judgeTrial(TRIAL, slow, run([])).caught).toBe(true);
  });

  it.each<[string, Run, Run]>([
    ['another check complains', run(['audit']), run([])],
    ['the control complains as well', found, found],
    ['the control was slow as well', slow, run([], 'reporting has applied 3 of 5 facts')],
    ['the control did not end', found, undefined],
    ['it did not end itself', undefined, run([])],
  ])('is not caught when %s', (_why, mutant, control) => {
    expect(judgeTrial(TRIAL, mutant, control).caught).toBe(false);
  });

  it('is counted beside the controls', () => {
    const verdicts = [judgeTrial(TRIAL, found, run([])), judgeTrial(TRIAL, found, slow), judgeTrial(TRIAL, run([]), run([]))];

    expect(figureOfTrials(verdicts, [run([]), slow, undefined])).toBe('caught 1 of 3, controls clean 1 of 3');
  });
});

describe('the trials of mutants', () => {
  let failpoints: Failpoints;
  let trials: NamedTrial[];

  beforeAll(async () => {
    failpoints = await Failpoints.open();
    trials = mutantTrials(failpoints);
  });
  afterAll(() => failpoints.close());

  it('run every mutant against a control with the same failpoints and limits and without a bug', () => {
    for (const { mutant, control } of trials) {
      const points = (scenario: typeof mutant) => Object.values(scenario.wish?.testBuild ?? {}).map((variables) => variables?.['HAICAP_FAILPOINTS']).filter((names) => names !== undefined);

      expect(JSON.stringify(control.wish)).not.toContain('HAICAP_MUTANT');
      expect(JSON.stringify(mutant.wish)).toContain('HAICAP_MUTANT');
      expect(points(control)).toEqual(points(mutant));
      expect(control.drainMs).toBe(mutant.drainMs);
    }
  });

  it('share a control where the faults are the same', () => {
    const controlOf = (name: string) => trials.find((trial) => trial.name === name)?.control;

    expect(controlOf('no-version-check')).toBe(controlOf('inbox-keyed-by-stream-sequence'));
    expect(new Set(trials.map(({ control }) => control)).size).toBe(10);
  });
});
