import { daysBetween, dueWords, type Timed } from './due-words.js';

const NOW = Date.parse('2025-07-08T09:12:00+07:00');
const dossier = (changes: Partial<Timed> = {}): Timed => ({
  status: 'assigned', receivedAt: '2025-07-01T09:12:00+07:00', dueAt: '2025-07-10T15:30:00+07:00', dueOn: '2025-07-10', pausedAt: null, completedAt: null, timeliness: null, intakeDueAt: null, ...changes,
});
const dueAt = (day: string, clock = '15:30') => ({ dueAt: `${day}T${clock}:00+07:00`, dueOn: day });

describe('the appointment of a dossier', () => {
  it.each([
    ['2025-07-10', 'ok', 'còn 2 ngày'], ['2025-08-08', 'ok', 'còn 31 ngày'], ['2025-07-09', 'due', 'ngày mai'], ['2025-07-08', 'due', 'hôm nay 15:30'],
    ['2025-07-07', 'late', 'quá hạn 1 ngày'], ['2025-06-05', 'late', 'quá hạn 33 ngày'],
  ])('on %s is %s: "%s"', (day, tone, words) => {
    expect(dueWords(dossier(dueAt(day)), NOW)).toMatchObject({ tone, words });
  });

  it('is over from its minute on, not from the end of its day', () => {
    const today = dossier(dueAt('2025-07-08', '09:00'));
    expect(dueWords(today, NOW)).toMatchObject({ tone: 'late', words: 'quá giờ hẹn 09:00' });
    expect(dueWords(today, Date.parse('2025-07-08T08:59:59+07:00'))).toMatchObject({ tone: 'due', words: 'hôm nay 09:00' });
  });

  it('is of the day in Việt Nam, also just after its midnight', () => {
    expect(dueWords(dossier(dueAt('2025-07-08')), Date.parse('2025-07-07T17:30:00Z')).words).toBe('hôm nay 15:30');
  });

  it('of a known day without an hour lasts until that day is over', () => {
    expect(dueWords(dossier({ dueAt: null, dueOn: '2025-07-08' }), NOW)).toMatchObject({ tone: 'due', words: 'hôm nay' });
    expect(dueWords(dossier({ dueAt: null, dueOn: '2025-07-06' }), NOW).words).toBe('quá hạn 2 ngày');
  });

  it('stands still while the clock does, however late it would be', () => {
    expect(dueWords(dossier({ ...dueAt('2025-07-02'), status: 'supplement-requested', pausedAt: '2025-07-02T08:00:00+07:00' }), NOW)).toMatchObject({ tone: 'wait', words: 'dừng đồng hồ từ 02/07/2025' });
  });

  it.each([['early', 'ok', 'xong trước hạn'], ['on-time', 'ok', 'xong đúng hạn'], ['late', 'late', 'xong muộn']] as const)('that was kept %s says so and is not counted on', (timeliness, tone, words) => {
    expect(dueWords(dossier({ ...dueAt('2025-07-02'), status: 'completed', completedAt: '2025-07-02T08:00:00+07:00', timeliness }), NOW)).toMatchObject({ tone, words });
  });

  it.each(['refused', 'stopped'] as const)('of a dossier that was %s is none', (status) => {
    expect(dueWords(dossier({ ...dueAt('2025-07-02'), status }), NOW)).toMatchObject({ tone: 'none', words: 'đã kết thúc' });
  });

  it('where the procedure promises none is never late', () => {
    expect(dueWords(dossier({ dueAt: null, dueOn: null }), NOW)).toMatchObject({ tone: 'none', words: 'không hẹn ngày' });
  });

  it('does not exist before the receipt; the desk has its own time to answer', () => {
    const filed = { status: 'submitted', receivedAt: null, dueAt: null, dueOn: null } as const;
    expect(dueWords(dossier(filed), NOW)).toMatchObject({ tone: 'wait', words: 'chờ tiếp nhận' });
    expect(dueWords(dossier({ ...filed, intakeDueAt: '2025-07-08T17:00:00+07:00' }), NOW).words).toBe('tiếp nhận trước 17:00');
    expect(dueWords(dossier({ ...filed, intakeDueAt: '2025-07-09T08:00:00+07:00' }), NOW).words).toBe('tiếp nhận trước 09/07/2025');
    expect(dueWords(dossier({ ...filed, intakeDueAt: '2025-07-08T08:00:00+07:00' }), NOW)).toMatchObject({ tone: 'late', words: 'quá giờ tiếp nhận' });
    expect(dueWords(dossier({ ...filed, status: 'supplement-requested' }), NOW).words).toBe('chờ người nộp');
  });

  it('tells each tone by a shape of its own', () => {
    const shapes = [dueAt('2025-08-01'), dueAt('2025-07-08'), dueAt('2025-07-01'), { pausedAt: '2025-07-02T08:00:00+07:00' }, { dueAt: null, dueOn: null }].map((changes) => dueWords(dossier(changes), NOW).shape);
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});

describe('days between two days', () => {
  it('are those of the calendar, backwards below zero', () => {
    expect(daysBetween('2025-02-27', '2025-03-01')).toBe(2);
    expect(daysBetween('2025-07-08', '2025-07-01')).toBe(-7);
  });
});
