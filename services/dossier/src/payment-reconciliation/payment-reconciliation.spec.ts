import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareDay, countByKind, type Day, type OurPayment, type StatementLine } from './payment-reconciliation.js';

const ours = (changes: Partial<OurPayment> = {}): OurPayment => ({
  paymentId: 'p1', dossierCode: 'H56-1', unitId: 'u1', method: 'online', status: 'paid', amountDong: 8000, reference: 'r1', billNumber: 'b1', isPaidThen: true, ...changes,
});
const theirs = (changes: Partial<StatementLine> = {}): StatementLine => ({ reference: 'r1', paymentId: 'p1', outcome: 'paid', amountDong: 8000, refusal: null, ...changes });
const kinds = (day: Partial<Day>) => compareDay({ ours: [], theirs: [], overpaid: [], missing: [], ...day }).map(({ kind }) => kind);

describe('a day', () => {
  it('on which both sides agree has no difference', () => {
    expect(kinds({ ours: [ours()], theirs: [theirs()] })).toEqual([]);
    expect(kinds({ ours: [ours({ status: 'failed' })], theirs: [theirs({ outcome: 'not-paid', amountDong: null })] })).toEqual([]);
    expect(kinds({ ours: [ours({ method: 'cash' })] })).toEqual([]);
  });

  it.each([
    ['money there that we do not have', { ours: [ours({ status: 'cancelled' })], theirs: [theirs()] }, 'paid-there-not-here'],
    ['money here that is not there', { ours: [ours()], theirs: [theirs({ outcome: 'not-paid' })] }, 'paid-here-not-there'],
    ['money here of which nothing is said', { ours: [ours()], theirs: [] }, 'paid-here-not-there'],
    ['another amount', { ours: [ours()], theirs: [theirs({ amountDong: 9000 })] }, 'amount-differs'],
    ['a payment nobody knows', { theirs: [theirs({ paymentId: null, reference: 'x' })] }, 'unknown-reference'],
    ['a refused callback', { ours: [ours()], theirs: [theirs(), theirs({ outcome: 'callback-refused', refusal: 'wrong-amount' })] }, 'callback-refused'],
    ['a platform that did not answer', { ours: [ours()], theirs: [theirs({ outcome: 'silent' })] }, 'platform-silent'],
    ['a bill that is missing', { ours: [ours({ billNumber: null })], theirs: [theirs()] }, 'bill-missing'],
    ['more than was due', { overpaid: [{ dossierCode: 'H56-1', unitId: 'u1', dueDong: 8000, keptDong: 16_000 }] }, 'paid-too-much'],
    ['a number without a receipt', { missing: [{ unitId: 'u1', label: 'TM/2025', numbers: 1 }] }, 'receipt-number-missing'],
  ])('with %s shows it', (_, day, kind) => {
    expect(kinds(day)).toEqual([kind]);
  });

  it('without a platform is compared with the receipts alone', () => {
    expect(kinds({ ours: [ours()], theirs: null })).toEqual([]);
  });

  it('is counted by kind, and every payment is judged once', () => {
    const statuses = fc.constantFrom('paid', 'failed', 'cancelled', 'waiting', 'refunded');
    fc.assert(fc.property(fc.array(fc.tuple(statuses, fc.constantFrom('paid', 'not-paid', 'unknown', 'silent'), fc.boolean()), { maxLength: 30 }), (rows) => {
      const day = {
        ours: rows.map(([status], n) => ours({ paymentId: `p${n}`, status })), overpaid: [], missing: [],
        theirs: rows.flatMap(([, outcome, isTold], n) => (isTold ? [theirs({ paymentId: `p${n}`, outcome })] : [])),
      };
      const found = compareDay(day);
      expect(new Set(found.map(({ paymentId }) => paymentId)).size).toBe(found.length);
      expect(Object.values(countByKind(found)).reduce((sum, count) => sum + count, 0)).toBe(found.length);
    }), { seed: 13, numRuns: 300 });
  });
});
