import { describe, expect, it } from '@jest/globals';
import { localDate, vietnamWorkingCalendar } from '@haicap/kernel';
import { supplementRequest } from './decision-papers.js';
import type { PaperFacts, PaperStep } from './paper-facts.js';

const UNIT = 'u1';
const nobody = { fullName: '', personalNumber: '', phone: '', address: '', email: '', organisationCode: '' };

/** Form 02 of a step that an earlier release took: it says no last day, only the procedure could. */
function supplyByOf(askedAt: string, supplementDays: number | null): string | undefined {
  const at = new Date(askedAt);
  const step: PaperStep = {
    version: 2, procedureVersion: 1, at, type: 'supplement-requested', status: 'supplement-requested', note: null, dueAt: null, dueOn: null, assigneeId: null, actorId: null,
    sentence: { type: 'supplement-requested', competentUnit: 'Phường Hạc Thành', reasonCode: 'incomplete', missing: [] } as unknown as PaperStep['sentence'],
  };
  const receipt = {
    dossierId: 'd1', code: 'H56.147.97-250701-0001', procedureCode: '1.004884', procedureName: 'Đăng ký lại khai sinh', field: 'Hộ tịch',
    receivingUnitId: UNIT, competentUnitId: UNIT, returningUnitId: UNIT, submittedAt: at, receivedAt: at,
  };
  const facts: PaperFacts = {
    dossier: { status: 'supplement-requested', version: 2, due: { at: null, on: null, precision: 'day', reasons: [] }, receipt } as unknown as PaperFacts['dossier'],
    steps: [step], procedure: { supplementDays } as PaperFacts['procedure'], receivedUnder: {} as PaperFacts['procedure'], components: [], applicant: nobody, submitter: null, representative: null, sets: 1, returnByPost: null,
    assessedFees: null, expectedFees: [], posts: [], receivingCalendar: vietnamWorkingCalendar(), secret: '', trackingAddress: '', further: [],
    units: [{ unitId: UNIT, asFrom: localDate('2025-01-01'), level: 'commune', fullName: 'Phường Hạc Thành', provinceCode: '38', validFrom: null, validTo: null, agencyCode: null }],
  };
  return supplementRequest(facts, step).values.supplyBy;
}

describe('the last day on form 02 of an earlier release', () => {
  it.each([
    ['a working day', '2025-07-01T08:00:00+07:00', 3, '04/07/2025'], ['the Monday after a Sunday', '2025-07-01T08:00:00+07:00', 5, '07/07/2025'],
    ['the first day after Tết', '2026-02-09T08:00:00+07:00', 10, '23/02/2026'],
  ])('is %s', (_, askedAt, days, last) => {
    expect(supplyByOf(askedAt, days)).toBe(last);
  });

  it('is empty where the procedure has none', () => {
    expect(supplyByOf('2025-07-01T08:00:00+07:00', null)).toBe('');
  });
});
