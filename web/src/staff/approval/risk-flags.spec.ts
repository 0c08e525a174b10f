import { riskFlags } from './risk-flags.js';

const NOW = Date.parse('2025-07-08T09:12:00+07:00');
const CALM = { dueAt: '2025-07-20T15:00:00+07:00', dueOn: '2025-07-20', pausedAt: null, originalDueOn: null, supplement: { count: 0, dueOn: null, consent: null }, financialStatus: 'paid' as const, openConsultations: [], intakeLate: null };

describe('the card of a dossier that waits for approval', () => {
  it('is silent when there is nothing to be careful about', () => {
    expect(riskFlags(CALM, NOW)).toEqual([]);
  });

  it('says what is grave first, and keeps red for what is late', () => {
    const flags = riskFlags({ ...CALM, dueAt: '2025-07-08T09:00:00+07:00', dueOn: '2025-07-08', originalDueOn: '2025-07-04', supplement: { count: 2, dueOn: null, consent: null }, financialStatus: 'due' }, NOW);
    expect(flags).toEqual([
      { tone: 'late', words: 'Đã quá hạn' }, { tone: 'due', words: 'Yêu cầu bổ sung 2 lần' }, { tone: 'due', words: 'Đã dời ngày hẹn' }, { tone: 'wait', words: 'Chưa nộp đủ phí' },
    ]);
  });
});
