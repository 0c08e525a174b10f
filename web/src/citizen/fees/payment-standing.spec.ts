import type { Payment } from '@haicap/contracts';
import { nextDeed, type Fees } from './payment-standing.js';

const fees: Fees = { dossierId: 'd', dossierVersion: 1, payable: true, lines: [], assessedAt: '2025-07-01T08:00:00+07:00', dueDong: 8_000, paidDong: 0, refundedDong: 0, outstandingDong: 8_000, onlinePayment: 'available' };
const payment = (status: Payment['status']): Payment => ({
  paymentId: 'p', dossierId: 'd', dossierCode: 'H', unitId: 'u', method: 'online', status, amountDong: 8_000, requestedAt: '2025-07-01T08:00:00+07:00', paidAt: null, receipt: null,
  payUrl: null, reference: null, transactionId: null, billNumber: null, refundedDong: 0, closedAt: null, reasonCode: null,
});

describe('what to do about the money of a dossier', () => {
  it('is to pay what is owed, at the desk where no platform is connected', () => {
    expect([nextDeed(fees, []), nextDeed({ ...fees, onlinePayment: 'not-connected' }, [])]).toEqual(['pay', 'at-desk']);
  });

  it('is to go on with a payment that is under way, never to begin a second one', () => {
    expect(['requested', 'waiting', 'failed', 'cancelled'].map((status) => nextDeed(fees, [payment(status as Payment['status'])]))).toEqual(['go-on', 'go-on', 'pay', 'pay']);
  });

  it('is nothing where nothing is owed, and to wait until the office has worked it out', () => {
    expect(nextDeed({ ...fees, outstandingDong: 0 }, [payment('paid')])).toBe('nothing');
    expect(nextDeed({ ...fees, payable: false }, [])).toBe('nothing');
    expect(nextDeed({ ...fees, assessedAt: null, outstandingDong: 0 }, [])).toBe('not-yet');
  });
});
