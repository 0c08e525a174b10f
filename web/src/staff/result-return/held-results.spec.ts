import { daysHeld, heldSince } from './held-results.js';

const result = (completedAt: string | null, returningUnitId = 'own') => ({ completedAt, returningUnitId });
const [old, newer, today, elsewhere] = [result('2025-06-20T09:00:00+07:00'), result('2025-07-03T16:59:00+07:00'), result('2025-07-10T08:00:00+07:00'), result('2025-06-01T08:00:00+07:00', 'other')];

describe('results that nobody has fetched', () => {
  it('are those of the own desks, the longest waiting first', () => {
    expect(heldSince([today, newer, elsewhere, old], ['own'], 0, '2025-07-10')).toEqual([old, newer, today]);
  });

  it('are narrowed to those that have waited so many days at least', () => {
    expect([7, 8, 15, 30].map((days) => heldSince([today, newer, old], ['own'], days, '2025-07-10').length)).toEqual([2, 1, 1, 0]);
    expect([daysHeld(newer, '2025-07-10'), daysHeld(result(null), '2025-07-10')]).toEqual([7, 0]);
  });
});
