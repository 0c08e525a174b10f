import { standingOf, stepsAhead, type Tracked } from './standing.js';

const NOW = Date.parse('2025-07-02T09:00:00+07:00');
const tracked = (changes: Partial<Tracked>): Tracked => ({
  dossierId: 'd', code: 'c', version: 1, status: 'received', procedureName: 'Đăng ký lại khai sinh', competentUnitName: 'Phường Hạc Thành',
  receivingUnitName: 'Xã Hoằng Hóa', returningUnitName: 'Xã Hoằng Hóa', applicantName: 'N••• V•• A•', reason: null, missing: [], pausedAt: null,
  submittedAt: '2025-07-01T08:00:00+07:00', receivedAt: '2025-07-01T08:00:00+07:00', dueAt: '2025-07-08T17:00:00+07:00', dueOn: '2025-07-08',
  completedAt: null, timeliness: null, timeline: [],
  holder: { side: 'office', name: 'Phường Hạc Thành' }, until: null, holding: 'Phường Hạc Thành đang giải quyết hồ sơ.', next: '', ...changes,
});

describe('a dossier as its owner sees it', () => {
  it.each([
    ['submitted', 'Đã nộp, chờ tiếp nhận', 'Xã Hoằng Hóa sẽ kiểm tra'], ['refused', 'Không được tiếp nhận', 'nộp lại'], ['received', 'Đã nhận', 'chưa phải làm gì'],
    ['assigned', 'Đang giải quyết', 'chưa phải làm gì'], ['pending-approval', 'Đang chờ phê duyệt', 'chưa phải làm gì'],
    ['supplement-requested', 'Cần bạn bổ sung', 'nộp đủ giấy tờ dưới đây tại Xã Hoằng Hóa'], ['withdrawal-requested', 'Đã đề nghị rút hồ sơ', 'Phường Hạc Thành sẽ trả lời'],
    ['stopped', 'Đã dừng giải quyết', 'nộp hồ sơ mới'], ['completed', 'Đã xong', 'Xã Hoằng Hóa gửi kết quả'], ['result-returned', 'Đã trả kết quả', 'kết thúc'],
  ] as const)('that is %s says "%s" and what comes next', (status, words, next) => {
    const standing = standingOf(tracked({ status, next: 'Xã Hoằng Hóa gửi kết quả đến bạn.' }), NOW);

    expect(standing.words).toBe(words);
    expect(standing.next).toContain(next);
  });

  it.each(['supplement-requested', 'withdrawal-requested', 'stopped'] as const)('that is %s before the receipt lies at the desk, and no limit runs', (status) => {
    const { next, awaits } = standingOf(tracked({ status, receivedAt: null, dueAt: null, dueOn: null }), NOW);

    expect(next).toContain('Xã Hoằng Hóa');
    expect(next).not.toMatch(/Phường Hạc Thành|không tính vào thời hạn/);
    expect(awaits).not.toBe('result');
  });

  it('is overdue only while the clock runs', () => {
    const late = Date.parse('2025-08-01T09:00:00+07:00');

    expect(standingOf(tracked({ status: 'assigned' }), late)).toMatchObject({ tone: 'late', words: 'Đã quá ngày hẹn' });
    expect(standingOf(tracked({ status: 'supplement-requested', pausedAt: '2025-07-02T08:00:00+07:00' }), late).words).toBe('Cần bạn bổ sung');
    expect(standingOf(tracked({ status: 'stopped' }), late).words).toBe('Đã dừng giải quyết');
  });

  it('shows what is still to come, the last first, and nothing once it is over', () => {
    const ahead = (changes: Partial<Tracked>) => stepsAhead(tracked(changes), standingOf(tracked(changes), NOW));

    expect(ahead({ status: 'submitted', receivedAt: null, dueAt: null, dueOn: null })).toEqual(['result', 'decision', 'receipt']);
    expect(ahead({ status: 'supplement-requested' })).toEqual(['result', 'decision']);
    expect(ahead({ status: 'approved' })).toEqual(['result']);
    expect(ahead({ status: 'result-returned' })).toEqual([]);
  });
});
