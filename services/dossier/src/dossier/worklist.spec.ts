import { describe, expect, it } from '@jest/globals';
import { dossierStatus, STATUS_GROUPS } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { worklistFilter } from './worklist.js';

const today = localDate('2025-07-01');

describe('the groups of a worklist', () => {
  it('hold every status once', () => {
    expect(Object.values(STATUS_GROUPS).flat().toSorted()).toEqual([...dossierStatus.options].sort());
  });

  it('become their statuses', () => {
    expect(worklistFilter({ statusGroup: 'waiting' }, today)).toEqual({ statuses: STATUS_GROUPS.waiting, dueFrom: null, dueBefore: null });
    expect(worklistFilter({ statusGroup: 'waiting', status: 'received' }, today).statuses).toEqual([]);
  });
});

describe('a worklist by appointment', () => {
  it.each([
    ['overdue', null, '2025-07-01T00:00:00+07:00'], ['today', '2025-07-01T00:00:00+07:00', '2025-07-02T00:00:00+07:00'],
    ['within-3-days', '2025-07-01T00:00:00+07:00', '2025-07-05T00:00:00+07:00'],
  ] as const)('%s is a stretch of whole days', (due, from, before) => {
    expect(worklistFilter({ due }, today)).toMatchObject({ dueFrom: from === null ? null : new Date(from), dueBefore: new Date(before) });
  });

  it('leaves out what waits for the citizen and what has ended', () => {
    expect(worklistFilter({ due: 'overdue' }, today).statuses.toSorted()).toEqual([...STATUS_GROUPS.open].sort());
  });
});
