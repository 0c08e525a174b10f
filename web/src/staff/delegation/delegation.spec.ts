import { problemOf, standingOf } from './delegation.js';

const given = { validFrom: '2025-07-01', validTo: '2025-07-10', withdrawnAt: null };

describe('a delegation', () => {
  it.each([['2025-06-30', 'coming'], ['2025-07-01', 'now'], ['2025-07-10', 'now'], ['2025-07-11', 'over']] as const)('on %s is %s', (today, standing) => {
    expect(standingOf(given, today)).toBe(standing);
  });

  it('that was withdrawn is over, whatever its days say', () => {
    expect(standingOf({ ...given, withdrawnAt: '2025-07-02T08:00:00+07:00' }, '2025-07-03')).toBe('withdrawn');
  });

  it('always names somebody, something and an end', () => {
    const draft = { toOfficerId: 'o', actions: ['approve'] as const, validFrom: '2025-07-01', validTo: '2025-07-10', basis: '' };
    expect(problemOf(draft, '2025-07-01')).toBeNull();
    for (const wrong of [{ toOfficerId: '' }, { actions: [] }, { validTo: '' }, { validTo: '2025-06-30' }]) expect(problemOf({ ...draft, ...wrong }, '2025-07-01')).not.toBeNull();
  });
});
