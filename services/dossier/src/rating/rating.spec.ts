import { describe, expect, it } from '@jest/globals';
import { dossierStatus } from '@haicap/contracts';
import { mayRate, tallyChange, type Rating } from './rating.js';

const RATED = new Date('2025-07-31T23:30:00+07:00');
const rating = (changes: Partial<Rating> = {}): Rating => ({
  ratingId: 'r', dossierId: 'd', version: 1, unitId: 'u', procedureCode: '2.000815', score: 2, reasons: [], comment: null, ratedAt: RATED, changedAt: null, ...changes,
});

describe('a rating', () => {
  it('is open once the dossier has ended, however it ended', () => {
    expect(dossierStatus.options.filter((status) => mayRate(status, null, RATED).ok)).toEqual(['refused', 'stopped', 'completed', 'result-returned']);
  });

  it('may be changed to the end of seven days, and then no more', () => {
    expect(mayRate('completed', rating(), new Date('2025-08-07T23:30:00+07:00')).ok).toBe(true);
    expect(mayRate('completed', rating(), new Date('2025-08-07T23:30:00.001+07:00'))).toMatchObject({ ok: false, error: { code: 'RATING_CLOSED', params: { changeableUntil: '2025-08-07T23:30:00+07:00' } } });
  });

  it('counts once in the month in which it was given, also when it is changed later', () => {
    expect(tallyChange(null, rating())).toEqual({ unitId: 'u', month: '2025-07-01', count: 1, sum: 2, low: 1 });
    expect(tallyChange(rating(), rating({ version: 2, score: 5, changedAt: new Date('2025-08-02T08:00:00+07:00') }))).toEqual({ unitId: 'u', month: '2025-07-01', count: 0, sum: 3, low: -1 });
  });
});
