import { localDayOf, periodStart, showDay, showInstant, showWeekday } from './dates.js';

describe('dates as people in Việt Nam read them', () => {
  it('puts the day first and the time of Việt Nam', () => {
    expect(showInstant('2025-07-01T02:12:00Z')).toBe('09:12, 01/07/2025');
    expect(showDay('2025-07-01')).toBe('01/07/2025');
    expect(showWeekday('2025-07-01')).toBe('Thứ Ba, 01/07/2025');
  });

  it('begins the new day at 17:00 UTC', () => {
    expect(localDayOf(new Date('2025-06-30T16:59:59Z'))).toBe('2025-06-30');
    expect(localDayOf(new Date('2025-06-30T17:00:00Z'))).toBe('2025-07-01');
  });

  it('knows the first day of each period', () => {
    expect(periodStart('day', '2025-07-01')).toBe('2025-07-01');
    expect(periodStart('week', '2025-07-01')).toBe('2025-06-25');
    expect(periodStart('month', '2025-07-19')).toBe('2025-07-01');
    expect(periodStart('year', '2025-07-19')).toBe('2025-01-01');
  });
});
