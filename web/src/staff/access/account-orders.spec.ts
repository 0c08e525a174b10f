import { ordersFor } from './account-orders.js';

describe('what an administrator can do with an account', () => {
  it('is to lock an open one and to unlock a locked one', () => {
    expect(ordersFor({ locked: false, kind: 'officer' })).toEqual(['lock', 'session-end', 'second-factor-reset']);
    expect(ordersFor({ locked: true, kind: 'officer' })).toEqual(['unlock', 'second-factor-reset']);
  });

  it('is not to reset what a citizen does not have', () => {
    expect(ordersFor({ locked: false, kind: 'citizen' })).toEqual(['lock', 'session-end']);
  });
});
