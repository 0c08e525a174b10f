import { isReceiptForgotten, isReceiptOf, receiptOf, trackingFragment } from './filing-receipt.js';

const MORNING = new Date('2025-07-01T08:00:00+07:00');
const FILED = { draftId: 'd1', ownerAccountId: 'an', procedure: { code: '1.001193', name: 'Đăng ký khai sinh' }, unitName: 'Phường Hạc Thành' };
const answer = {
  dossier: { dossierId: 'x', code: 'H56.147.97-250701-0001', submittedAt: '2025-07-01T08:00:00+07:00', intakeDueAt: null, applicantName: 'Lê Thị Thử' },
  trackingSecret: 'ABCDE12345', trackingToken: 'token', warnings: [],
} as unknown as Parameters<typeof receiptOf>[1];

describe('the confirmation of a filing', () => {
  const receipt = receiptOf(FILED, answer, MORNING);

  it('keeps the codes and names nobody', () => {
    expect(receipt).toMatchObject({ draftId: 'd1', code: 'H56.147.97-250701-0001', trackingSecret: 'ABCDE12345', isDoubtful: false });
    expect(JSON.stringify(receipt)).not.toContain('Lê Thị Thử');
  });

  it('is for the account that filed, not for whoever sits at the browser', () => {
    expect(['an', 'binh', null].map((accountId) => isReceiptOf(receipt, accountId))).toEqual([true, false, false]);
  });

  it('is forgotten after thirty days', () => {
    expect([isReceiptForgotten(receipt, new Date('2025-07-31T07:59:00+07:00')), isReceiptForgotten(receipt, new Date('2025-07-31T08:01:00+07:00'))]).toEqual([false, true]);
  });

  it('opens the tracking page by its token, or by both codes where there is none', () => {
    expect(trackingFragment(receipt)).toBe('the=token');
    expect(trackingFragment({ ...receipt, trackingToken: null })).toBe('ma=H56.147.97-250701-0001&khoa=ABCDE12345');
  });
});
