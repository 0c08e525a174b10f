import { dueReasonWords, limitWords } from './due-reasons.js';

describe('why an appointment is what it is', () => {
  it('is told reason by reason', () => {
    expect(dueReasonWords([
      { code: 'first-day-not-counted', date: '2025-07-01' }, { code: 'weekend-not-counted', days: 2 }, { code: 'holiday-not-counted', date: '2025-09-02', kind: 'public-holiday', status: 'published', basis: 'Quốc khánh' },
      { code: 'received-after-same-day-cut-off', cutOffMinute: 900, startsOn: '2025-07-02' },
    ] as readonly ({ code: string } & Record<string, unknown>)[])).toEqual(['không tính ngày nhận 01/07/2025', 'không tính 2 ngày nghỉ cuối tuần', 'không tính ngày nghỉ 02/09/2025: Quốc khánh', 'nhận sau 15:00, trả trong ngày làm việc 02/07/2025']);
  });

  it('keeps the code of a reason that this page does not know yet', () => {
    expect(dueReasonWords([{ code: 'flooded' }])).toEqual(['flooded']);
  });
});

describe('a limit', () => {
  it.each([[{ unit: 'working-day', amount: 5 }, '5 ngày làm việc'], [{ unit: 'same-day' }, 'trong ngày làm việc'], [{ unit: 'none' }, 'không quy định ngày trả'], [{ unit: 'month', amount: 2 }, '2 tháng']] as const)('%j is "%s"', (limit, words) => {
    expect(limitWords(limit)).toBe(words);
  });
});
