import { ledgerLines, remainingWords, workingTime } from './ledger-words.js';

const segment = (changes: object) => ({
  from: '2025-07-01T08:00:00+07:00', to: '2025-07-01T12:00:00+07:00', side: 'unit' as const, unitId: 'u', accountId: null, rule: null, status: 'received', clockRuns: true, calendarMinutes: 240, workingMinutes: 240, consultingUnitIds: [], ...changes,
});

describe('the time of a dossier, explained', () => {
  it('is counted in working days of eight hours', () => {
    expect([30, 60, 480, 660, -960].map(workingTime)).toEqual(['30 phút', '1 giờ', '1 ngày làm việc', '1 ngày làm việc 3 giờ', '2 ngày làm việc']);
  });

  it('leaves out the nights, and reads what follows one another in the same hands as one line', () => {
    const lines = ledgerLines([segment({}), segment({ side: 'rule', workingMinutes: 0 }), segment({ to: '2025-07-02T12:00:00+07:00' }), segment({ side: 'person', accountId: 'a', status: 'assigned' })]);
    expect(lines.map(({ side, workingMinutes, to }) => [side, workingMinutes, to])).toEqual([['unit', 480, '2025-07-02T12:00:00+07:00'], ['person', 240, '2025-07-01T12:00:00+07:00']]);
  });

  it('says how much is left, that it is over, or that the clock stands', () => {
    const current = { at: '2025-07-03T17:00:00+07:00', on: '2025-07-03' };
    expect(remainingWords({ remainingMinutes: 120, ended: false, current })).toBe('Còn 2 giờ.');
    expect(remainingWords({ remainingMinutes: -480, ended: false, current })).toBe('Quá hạn 1 ngày làm việc.');
    expect(remainingWords({ remainingMinutes: null, ended: false, current })).toBe('Đồng hồ đang dừng: thời gian chờ người nộp không tính.');
    expect(remainingWords({ remainingMinutes: null, ended: true, current })).toBe('Đã kết thúc, thời hạn không tính nữa.');
  });
});
