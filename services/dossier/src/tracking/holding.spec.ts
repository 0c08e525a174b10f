import { describe, expect, it } from '@jest/globals';
import { dossierStatus, type DossierStatus } from '@haicap/contracts';
import fc from 'fast-check';
import { holdingOf } from './holding.js';
import type { Held } from './holding-words.js';

const NOW = new Date('2025-07-02T09:00:00+07:00');
const held = (status: DossierStatus, changes: Partial<Held> = {}): Held => ({
  status, isReceived: true, returnByPost: false, needsApproval: true, dueAt: new Date('2025-07-08T17:00:00+07:00'), isPaused: false, supplyUntil: null,
  receiving: 'Xã Hoằng Hóa', competent: 'Phường Hạc Thành', returning: 'Xã Hoằng Hóa', ...changes,
});

describe('what a citizen reads about who holds a dossier', () => {
  it('is, in every state, a sentence of who holds it and one of what comes next', () => {
    for (const status of dossierStatus.options) {
      const { holding, next } = holdingOf(held(status), NOW, 'vi');
      for (const sentence of [holding, next]) expect(sentence).toMatch(/^\p{Lu}.+\.$/u);
    }
  });

  it('names the unit, its limit and the step behind it', () => {
    expect(holdingOf(held('assigned'), NOW, 'vi')).toEqual({
      holder: { side: 'office', name: 'Phường Hạc Thành' }, until: new Date('2025-07-08T17:00:00+07:00'),
      holding: 'Phường Hạc Thành đang giải quyết hồ sơ, hẹn đến 17:00 ngày 08/07/2025.',
      next: 'Xử lý xong, hồ sơ được trình lãnh đạo Phường Hạc Thành phê duyệt.',
    });
  });

  it('says plainly that the appointment has passed', () => {
    expect(holdingOf(held('pending-approval'), new Date('2025-07-09T08:00:00+07:00'), 'vi').holding)
      .toBe('Lãnh đạo Phường Hạc Thành đang xem xét kết quả, đã quá hẹn 17:00 ngày 08/07/2025.');
  });

  it('tells the citizen when it is the citizen who holds it, and sets no limit while the clock stands', () => {
    expect(holdingOf(held('supplement-requested', { isPaused: true }), NOW, 'vi')).toMatchObject({ holder: { side: 'citizen', name: null }, until: null, holding: expect.stringContaining('chờ bạn bổ sung') });
    expect(holdingOf(held('withdrawal-requested', { isPaused: true }), NOW, 'vi')).toMatchObject({ holder: { side: 'office' }, until: null });
  });

  it('tells the citizen until when to supply', () => {
    expect(holdingOf(held('supplement-requested', { isPaused: true, supplyUntil: '2025-07-07' }), NOW, 'vi').next)
      .toBe('Bạn nộp đủ giấy tờ tại Xã Hoằng Hóa trước hết ngày 07/07/2025; sau đó Phường Hạc Thành giải quyết tiếp và hẹn lại ngày trả.');
  });

  it('sends nobody to an approval that the procedure does not have', () => {
    expect(holdingOf(held('assigned', { needsApproval: false }), NOW, 'vi').next).toBe('Khi có kết quả, bạn nhận tại Xã Hoằng Hóa.');
  });

  it('names, before the receipt, nobody but the desk, and no clock', () => {
    for (const status of ['submitted', 'refused', 'supplement-requested', 'withdrawal-requested', 'stopped'] as const) {
      const { holding, next, until } = holdingOf(held(status, { isReceived: false, isPaused: true, dueAt: null }), NOW, 'vi');
      expect(`${holding} ${next}`).toContain('Xã Hoằng Hóa');
      expect(`${holding} ${next}`).not.toMatch(/Phường Hạc Thành|tạm dừng|hẹn lại/);
      expect(until).toBeNull();
    }
  });

  it('tells nobody to come for a result that goes by post', () => {
    for (const status of dossierStatus.options) {
      expect(holdingOf(held(status, { needsApproval: false, returnByPost: true }), NOW, 'vi').next).not.toMatch(/bạn nhận tại|Mời bạn đến/);
    }
    expect(holdingOf(held('completed', { returnByPost: true }), NOW, 'vi').next).toBe('Xã Hoằng Hóa gửi kết quả đến bạn qua bưu chính công ích.');
  });

  it('has no holder any more when it is over', () => {
    for (const status of ['refused', 'stopped', 'result-returned'] as const) expect(holdingOf(held(status), NOW, 'vi')).toMatchObject({ holder: { side: 'nobody', name: null }, until: null });
  });
});

describe('the same for whoever reads English', () => {
  it('names the unit, its limit and the step behind it', () => {
    expect(holdingOf(held('assigned'), NOW, 'en')).toEqual({
      holder: { side: 'office', name: 'Phường Hạc Thành' }, until: new Date('2025-07-08T17:00:00+07:00'),
      holding: 'Phường Hạc Thành is working on the dossier, due at 17:00 on 08/07/2025.',
      next: 'When it is done, it goes to the head of Phường Hạc Thành for approval.',
    });
    expect(holdingOf(held('pending-approval'), new Date('2025-07-09T08:00:00+07:00'), 'en')).toMatchObject({
      holder: { side: 'office', name: 'The head of Phường Hạc Thành' }, holding: 'The head of Phường Hạc Thành is looking at the result, overdue since 17:00 on 08/07/2025.',
    });
  });

  it('is, in every state and whatever else is known, two sentences without a Vietnamese letter of their own; who holds it is the same in both', () => {
    const anything = fc.record({
      isReceived: fc.boolean(), needsApproval: fc.boolean(), isPaused: fc.boolean(), returnByPost: fc.boolean(),
      supplyUntil: fc.constantFrom(null, '2025-07-07'), dueAt: fc.constantFrom(null, new Date('2025-07-01T17:00:00+07:00'), new Date('2025-07-08T17:00:00+07:00')),
      receiving: fc.constant('Ward One'), competent: fc.constant('Commune Two'), returning: fc.constant('Ward Three'),
    });
    fc.assert(fc.property(fc.constantFrom(...dossierStatus.options), anything, (status, data) => {
      const [vietnamese, english] = [holdingOf({ status, ...data }, NOW, 'vi'), holdingOf({ status, ...data }, NOW, 'en')];
      for (const sentence of [english.holding, english.next]) {
        expect(sentence).toMatch(/^[A-Z].+\.$/);
        expect(sentence).not.toMatch(/[\u00c0-\u024f\u1e00-\u1eff]|undefined|null/);
      }
      expect([english.holder.side, english.until]).toEqual([vietnamese.holder.side, vietnamese.until]);
    }), { seed: 13, numRuns: 500 });
  });
});
