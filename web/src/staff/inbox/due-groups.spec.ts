import { dueGroupOf, grouped } from './due-groups.js';

const NOW = Date.parse('2025-07-08T09:12:00+07:00');
const due = (day: string, clock = '15:30') => ({ dueAt: `${day}T${clock}:00+07:00`, dueOn: day, pausedAt: null });

describe('the inbox of a specialist', () => {
  it.each([
    [due('2025-07-08', '09:00'), 'late'], [due('2025-07-08', '09:13'), 'today'], [due('2025-07-11'), 'soon'], [due('2025-07-12'), 'later'],
    [{ ...due('2025-07-01'), pausedAt: '2025-07-01T08:00:00+07:00' }, 'waiting'], [{ dueAt: null, dueOn: null, pausedAt: null }, 'later'],
  ] as const)('puts %o among what is %s', (dossier, group) => {
    expect(dueGroupOf(dossier, NOW)).toBe(group);
  });

  it('shows what is late first, and no empty group', () => {
    expect(grouped([due('2025-07-12'), due('2025-07-07'), due('2025-07-13')], NOW).map(({ group, rows }) => [group, rows.length])).toEqual([['late', 1], ['later', 2]]);
  });
});
