import type { Dossier } from '@haicap/contracts';
import { counted, nextDue } from './counters.js';

const due = (dueOn: string | null, pausedAt: string | null = null) => ({ dueOn, pausedAt, returningUnitId: dueOn ?? '' }) as Dossier;

describe('the counters of a day', () => {
  it('count a first page and say when there is more', () => {
    expect(counted({ items: [due('a'), due('b')] })).toEqual({ count: 2, more: false });
    expect(counted({ items: [due('a'), due('b')], nextCursor: 'x' }, ({ returningUnitId }) => returningUnitId === 'a')).toEqual({ count: 1, more: true });
  });

  it('say when the next one is due, the clock of which runs', () => {
    const now = new Date('2025-07-08T23:30:00+07:00');
    expect(nextDue([due('2025-07-11'), due('2025-07-10'), due('2025-07-10'), due('2025-07-08'), due(null), due('2025-07-09', '2025-07-01T08:00:00+07:00')], now)).toEqual({ day: '2025-07-10', count: 2 });
    expect(nextDue([due('2025-07-08')], now)).toBeNull();
  });
});
