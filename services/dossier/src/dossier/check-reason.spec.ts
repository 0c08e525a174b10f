import { describe, expect, it } from '@jest/globals';
import { checkReason, reasonCodesIn } from './check-reason.js';

describe('the reasons to stop a dossier', () => {
  it('are a withdrawal where one was asked for, and nothing else there', () => {
    expect(reasonCodesIn('stop', 'withdrawal-requested')).toEqual(['withdrawn']);
    expect(checkReason('stop', 'withdrawal-requested', { reasonCode: 'dispute', reasonText: 'có tranh chấp' })).toMatchObject({ ok: false, error: { code: 'REASON_REQUIRED', params: { reasonCodes: ['withdrawn'] } } });
  });

  it('are never a withdrawal that nobody asked for', () => {
    expect(checkReason('stop', 'received', { reasonCode: 'withdrawn', reasonText: 'không ai xin' })).toMatchObject({ ok: false, error: { code: 'REASON_REQUIRED' } });
  });

  it('are a missing supplement only where one was asked for', () => {
    expect(reasonCodesIn('stop', 'supplement-requested', { supplementOverdue: true })).toContain('supplement-overdue');
    expect(reasonCodesIn('stop', 'assigned', { supplementOverdue: true })).not.toContain('supplement-overdue');
  });

  it('are a missing supplement only once its last day is over', () => {
    expect(reasonCodesIn('stop', 'supplement-requested')).not.toContain('supplement-overdue');
  });

  it('need words of their own', () => {
    expect(checkReason('stop', 'assigned', { reasonCode: 'dispute', reasonText: '' })).toMatchObject({ ok: false, error: { code: 'REASON_REQUIRED' } });
    expect(checkReason('stop', 'assigned', { reasonCode: 'dispute', reasonText: 'tranh chấp ranh giới' }).ok).toBe(true);
  });
});

describe('the reasons of every other action', () => {
  it('are its whole catalogue', () => {
    expect(reasonCodesIn('return-approval', 'pending-approval')).toEqual(['draft-incorrect', 'appraisal-incomplete', 'legal-basis']);
  });
});
