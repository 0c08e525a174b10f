import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDossierCode, formatDossierCode, parseDossierCode } from './dossier-code.js';
import { fromEpochDay, localDate, toEpochDay } from './local-date.js';

const runs = { seed: 20250701, numRuns: 1_000 };
const day = (offset: number) => fromEpochDay(toEpochDay(localDate('2000-01-01')) + offset);

describe('a dossier code', () => {
  it('names the agency, the day and the number of the day in at least four digits', () => {
    const parts = { agencyCode: 'H56.14', receivedOn: localDate('2024-08-23') };

    expect(formatDossierCode({ ...parts, sequence: 1 })).toBe('H56.14-240823-0001');
    expect(formatDossierCode({ ...parts, sequence: 9_999 })).toBe('H56.14-240823-9999');
    expect(formatDossierCode({ ...parts, sequence: 10_000 })).toBe('H56.14-240823-10000');
  });

  it('gives back what it was made from', () => {
    const agencies = fc.constantFrom('H56', 'H56.14', 'H56.147.97', 'H15.50.05.13', 'H37.DN.001');
    fc.assert(
      fc.property(agencies, fc.integer({ min: 0, max: 36_000 }).map(day), fc.integer({ min: 1, max: 9_999_999 }), (agencyCode, receivedOn, sequence) => {
        const parsed = parseDossierCode(formatDossierCode({ agencyCode, receivedOn, sequence }));
        return parsed.ok && parsed.value.agencyCode === agencyCode && parsed.value.receivedOn === receivedOn && parsed.value.sequence === sequence;
      }),
      runs,
    );
  });

  it.each([
    ['of the present scheme', 'H15.50.05.13-261008-0975', 'H15.50.05.13', '2026-10-08', 975, false],
    ['of the scheme before 2020', '000.17.22.H56-210531-0001', '000.17.22.H56', '2021-05-31', 1, true],
    ['of a ministry', 'G09.20-20260609-0092637', 'G09.20', '2026-06-09', 92_637, false],
    ['whose digits name no day', 'H56.14-241340-0001', 'H56.14', null, 1, false],
  ])('%s is taken apart and can be put together again', (_which, code, agencyCode, receivedOn, sequence, isLegacy) => {
    const parsed = parseDossierCode(code);

    expect(parsed).toMatchObject({ ok: true, value: { agencyCode, receivedOn, sequence, isLegacy } });
    if (parsed.ok) expect([parsed.value.agencyCode, parsed.value.datePart, parsed.value.sequencePart].join('-')).toBe(code);
  });

  it.each(['', 'H56.14-240823-001', 'H56.14-240823-12345678', 'H56.1-240823-0001', 'h56.14-240823-0001', 'H56.14-2408-0001', 'H56.14_240823_0001', 'H56.14-240823-0001\n'])(
    'is not %j',
    (text) => {
      expect(parseDossierCode(text)).toEqual({ ok: false, error: { code: 'NOT_A_DOSSIER_CODE', text } });
    },
  );

  it('is accepted as people type it', () => {
    expect(checkDossierCode(' h56.14-240823-0001 ')).toEqual({ ok: true, value: 'H56.14-240823-0001' });
    expect(checkDossierCode('H37.ſN.001-240823-0001')).toMatchObject({ ok: false });
    expect(checkDossierCode('hồ sơ 12')).toEqual({ ok: false, error: { code: 'NOT_A_DOSSIER_CODE', text: 'hồ sơ 12' } });
  });

  it('is not made from parts that cannot be read again', () => {
    const parts = { agencyCode: 'H56.14', receivedOn: localDate('2024-08-23'), sequence: 1 };

    expect(() => formatDossierCode({ ...parts, sequence: 0 })).toThrow(RangeError);
    expect(() => formatDossierCode({ ...parts, sequence: 10_000_000 })).toThrow(RangeError);
    expect(() => formatDossierCode({ ...parts, agencyCode: 'h56' })).toThrow(RangeError);
    expect(() => formatDossierCode({ ...parts, receivedOn: localDate('1999-01-01') })).toThrow(RangeError);
  });
});
