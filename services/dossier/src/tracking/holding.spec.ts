import { describe, expect, it } from '@jest/globals';
import { dossierStatus, type DossierStatus } from '@haicap/contracts';
import { holdingOf, type Held } from './holding.js';

const NOW = new Date('2025-07-02T09:00:00+07:00');
const held = (status: DossierStatus, changes: Partial<Held> = {}): Held => ({
  status, isReceived: true, returnByPost: false, needsApproval: true, dueAt: new Date('2025-07-08T17:00:00+07:00'), isPaused: false, supplyUntil: null,
  receiving: 'Xã Hoằng Hóa', competent: 'Phường Hạc Thành', returning: 'Xã Hoằng Hóa', ...changes,
});

describe('what a citizen reads about who holds a dossier', () => {
  it('is, in every state, a sentence of who holds it and one of what comes next', () => {
    for (const status of dossierStatus.options) {
      const { holding, next } = holdingOf(held(status), NOW);
      for (const sentence of [holding, next]) expect(sentence).toMatch(/^\p{Lu}.+\.$/u);
    }
  });

  it('names the unit, its limit and the step behind it', () => {
    expect(holdingOf(held('assigned'), NOW)).toEqual({
      holder: { side: 'office', name: 'Phường Hạc Thành' }, until: new Date('2025-07-08T17:00:00+07:00'),
      holding: 'Phường Hạc Thành đang giải quyết hồ sơ, hẹn đến 17:00 ngày 08/07/2025.',
      next: 'Xử lý xong, hồ sơ được trình lãnh đạo Phường Hạc Thành phê duyệt.',
    });
  });

  it('says plainly that the appointment has passed', () => {
    expect(holdingOf(held('pending-approval'), new Date('2025-07-09T08:00:00+07:00')).holding)
      .toBe('Lãnh đạo Phường Hạc Thành đang xem xét kết quả, đã quá hẹn 17:00 ngày 08/07/2025.');
  });

  it('tells the citizen when it is the citizen who holds it, and sets no limit while the clock stands', () => {
    expect(holdingOf(held('supplement-requested', { isPaused: true }), NOW)).toMatchObject({ holder: { side: 'citizen', name: null }, until: null, holding: expect.stringContaining('chờ bạn bổ sung') });
    expect(holdingOf(held('withdrawal-requested', { isPaused: true }), NOW)).toMatchObject({ holder: { side: 'office' }, until: null });
  });

  it('tells the citizen until when to supply', () => {
    expect(holdingOf(held('supplement-requested', { isPaused: true, supplyUntil: '2025-07-07' }), NOW).next)
      .toBe('Bạn nộp đủ giấy tờ tại Xã Hoằng Hóa trước hết ngày 07/07/2025; sau đó Phường Hạc Thành giải quyết tiếp và hẹn lại ngày trả.');
  });

  it('sends nobody to an approval that the procedure does not have', () => {
    expect(holdingOf(held('assigned', { needsApproval: false }), NOW).next).toBe('Khi có kết quả, bạn nhận tại Xã Hoằng Hóa.');
  });

  it('names, before the receipt, nobody but the desk, and no clock', () => {
    for (const status of ['submitted', 'refused', 'supplement-requested', 'withdrawal-requested', 'stopped'] as const) {
      const { holding, next, until } = holdingOf(held(status, { isReceived: false, isPaused: true, dueAt: null }), NOW);
      expect(`${holding} ${next}`).toContain('Xã Hoằng Hóa');
      expect(`${holding} ${next}`).not.toMatch(/Phường Hạc Thành|tạm dừng|hẹn lại/);
      expect(until).toBeNull();
    }
  });

  it('tells nobody to come for a result that goes by post', () => {
    for (const status of dossierStatus.options) {
      expect(holdingOf(held(status, { needsApproval: false, returnByPost: true }), NOW).next).not.toMatch(/bạn nhận tại|Mời bạn đến/);
    }
    expect(holdingOf(held('completed', { returnByPost: true }), NOW).next).toBe('Xã Hoằng Hóa gửi kết quả đến bạn qua bưu chính công ích.');
  });

  it('has no holder any more when it is over', () => {
    for (const status of ['refused', 'stopped', 'result-returned'] as const) expect(holdingOf(held(status), NOW)).toMatchObject({ holder: { side: 'nobody', name: null }, until: null });
  });
});
