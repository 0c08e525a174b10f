import { describe, expect, it } from '@jest/globals';
import { DOSSIER_REASONS, OWN_REASONS_MAX, type DossierReason, type DossierStatus } from '@haicap/contracts';
import { localDate, type LocalDate } from '@haicap/kernel';
import type { Dossier } from '../dossier/dossier.js';
import { asOfVersion, checkNew, chooseReason, end, lastDayAskedFor, needsReason, reasonFactsOf, reasonsFor, type Offered } from './reason.js';

const STOP: readonly Offered[] = DOSSIER_REASONS.stop.map(({ code, vi }) => ({ code, words: vi }));
const toStop = (status: DossierStatus, supplementOverdue = false) => reasonsFor('stop', STOP, { status, supplementOverdue }).map(({ code }) => code);
const TODAY = localDate('2025-07-01');
const storm: DossierReason = {
  reasonId: 'r1', version: 1, action: 'extend', code: 'storm', words: 'Bão lũ kéo dài', origin: 'province', basis: '12/QĐ-UBND', validFrom: '2025-07-01', validTo: null,
};

describe('the reasons to stop a dossier', () => {
  it('are a withdrawal where one was asked for, and nothing else there', () => {
    expect(toStop('withdrawal-requested')).toEqual(['withdrawn']);
  });

  it('are never a withdrawal that nobody asked for', () => {
    expect(toStop('received')).toEqual(['conditions-not-met', 'dispute', 'authority-order']);
  });

  it('are a missing supplement only where one was asked for, and once its last day is over', () => {
    expect(toStop('supplement-requested', true)).toEqual(['supplement-overdue', 'conditions-not-met', 'dispute', 'authority-order']);
    expect(toStop('assigned', true)).not.toContain('supplement-overdue');
    expect(toStop('supplement-requested')).not.toContain('supplement-overdue');
  });
});

describe('the last day to supply what was asked for', () => {
  const asked = {
    status: 'supplement-requested', supplyUntil: TODAY, pausedAt: new Date('2025-06-01T01:00:00Z'), before: { status: 'received' }, reasonCode: 'incomplete', missing: [],
  } as unknown as Dossier;

  it('decides about a stop alone, so nothing else asks for a calendar', () => {
    expect([lastDayAskedFor('stop', asked), lastDayAskedFor('extend', asked), lastDayAskedFor('refuse-withdrawal', asked)]).toEqual([TODAY, null, null]);
    expect(lastDayAskedFor('stop', { ...asked, supplyUntil: undefined } as Dossier)).toBeNull();
  });

  it('is over the day after', () => {
    const overdue = (today: string, until: LocalDate | null) => reasonFactsOf(asked, localDate(today), until).supplementOverdue;
    expect([overdue('2025-07-01', TODAY), overdue('2025-07-02', TODAY), overdue('2025-07-02', null)]).toEqual([false, true, false]);
  });
});

describe('a reason that is given', () => {
  const choice = [{ code: 'dispute', words: 'Có tranh chấp' }, { code: 'authority-order', words: 'Theo văn bản' }];

  it('is one of those offered, with words of its own beside it', () => {
    expect(chooseReason('stop', choice, { reasonCode: 'dispute', reasonText: 'tranh chấp ranh giới' })).toEqual({ ok: true, value: choice[0] });
  });

  it('is refused without a text, without a code and with a code nobody offers; the refusal names the choice', () => {
    const refused = { ok: false, error: { code: 'REASON_REQUIRED', params: { action: 'stop', reasonCodes: ['dispute', 'authority-order'] } } };
    for (const given of [{ reasonCode: 'dispute', reasonText: '' }, { reasonCode: '', reasonText: 'lý do khác' }, { reasonCode: 'whim', reasonText: 'lý do khác' }, {}]) {
      expect(chooseReason('stop', choice, given)).toMatchObject(refused);
    }
  });

  it('is needed by every action with a list, except the demand for money whose document is its reason', () => {
    expect(Object.keys(DOSSIER_REASONS).filter((action) => !needsReason(action))).toEqual(['require-payment']);
    expect(['assign', 'approve', 'complete', 'toString'].filter(needsReason)).toEqual([]);
  });
});

describe('a reason of the province', () => {
  it('begins today or later, with a code that the action never had', () => {
    expect(checkNew(storm, [], TODAY).ok).toBe(true);
    expect(checkNew({ ...storm, validFrom: '2025-06-30' }, [], TODAY)).toMatchObject({ ok: false, error: { code: 'DOSSIER_REASON_DAY_INVALID' } });
    expect(checkNew(storm, [{ ...storm, validTo: '2025-06-30' }], TODAY)).toMatchObject({ ok: false, error: { code: 'DOSSIER_REASON_EXISTS', params: { code: 'storm' } } });
  });

  it('is refused when there are so many that nobody would read them; those that have ended do not count', () => {
    const many = Array.from({ length: OWN_REASONS_MAX }, (_, n): DossierReason => ({ ...storm, code: `r-${n}` }));
    expect(checkNew(storm, many, TODAY)).toMatchObject({ ok: false, error: { code: 'DOSSIER_REASONS_TOO_MANY' } });
    expect(checkNew(storm, [...many.slice(1), { ...storm, code: 'r-0', validTo: '2025-06-30' }], TODAY).ok).toBe(true);
  });

  it('ends once, today or later, and is shown as it was before to whoever asks again', () => {
    const ended = end(storm, localDate('2025-08-01'), TODAY);
    expect(ended).toEqual({ ok: true, value: { ...storm, version: 2, validTo: '2025-08-01' } });
    expect(end(storm, localDate('2025-06-30'), TODAY)).toMatchObject({ ok: false, error: { code: 'DOSSIER_REASON_DAY_INVALID' } });
    expect(end({ ...storm, validTo: '2025-08-01' }, localDate('2025-09-01'), TODAY)).toMatchObject({ ok: false, error: { code: 'DOSSIER_REASON_FIXED' } });
    expect(asOfVersion({ ...storm, version: 2, validTo: '2025-08-01' }, 1)).toEqual(storm);
  });

  it('may end, one of the common list may not', () => {
    expect(end({ ...storm, origin: 'national' }, TODAY, TODAY)).toMatchObject({ ok: false, error: { code: 'DOSSIER_REASON_FIXED', params: { origin: 'national' } } });
  });
});
