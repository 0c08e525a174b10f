import { describe, expect, it } from '@jest/globals';
import { parseVerdicts } from './verdicts.ts';

const line = (name: string, violations = 0, checked = 5) => JSON.stringify({ name, checked, violations, examples: [] });

describe('what a checker printed', () => {
  it('is its verdicts when every check is there and the sum is theirs', () => {
    expect(parseVerdicts(`${line('lost', 2)}\n${line('order')}\n2 violations\n`, 2).map(({ violations }) => violations)).toEqual([2, 0]);
  });

  it.each([
    ['nothing', '', 'did not end'],
    ['less than every check', `${line('lost')}\n0 violations`, 'did not end'],
    ['no sum', `${line('lost')}\n${line('order')}`, 'did not end'],
    ['another sum', `${line('lost', 1)}\n${line('order')}\n0 violations`, 'did not end'],
    ['a check that looked at nothing', `${line('lost')}\n${line('order', 0, 0)}\n0 violations`, 'nothing to look at: order'],
  ])('is no verdict when it is %s', (_what, printed, complaint) => {
    expect(() => parseVerdicts(printed, 2)).toThrow(complaint);
  });
});
