import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROVINCE_AGENCY_PREFIX, fromLegacyAgencyCode, isAgencyCode, provisionalAgencyCode, toLegacyAgencyCode } from './agency-code.js';

const runs = { seed: 20250701, numRuns: 1_000 };
const digits = (length: number) => fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));

describe('the prefix of a province', () => {
  it('is known for the 34 provinces, each with its own', () => {
    const prefixes = Object.values(PROVINCE_AGENCY_PREFIX);

    expect(Object.keys(PROVINCE_AGENCY_PREFIX)).toHaveLength(34);
    expect(new Set(prefixes).size).toBe(34);
    expect(prefixes.every((prefix) => /^H(?:0[1-9]|[1-5]\d|6[0-3])$/.test(prefix))).toBe(true);
  });

  it.each([['38', 'H56'], ['01', 'H26'], ['19', 'H55'], ['20', 'H37'], ['66', 'H15'], ['79', 'H29'], ['24', 'H05']])('of %s is %s', (province, prefix) => {
    expect(PROVINCE_AGENCY_PREFIX[province]).toBe(prefix);
  });
});

describe('a provisional agency code', () => {
  it('is made from the prefix of the province and the unit code', () => {
    expect(provisionalAgencyCode('H56', '14797')).toBe('H56.147.97');
    expect(isAgencyCode(provisionalAgencyCode('H26', '00004'))).toBe(true);
  });

  it('differs for different units', () => {
    fc.assert(fc.property(digits(5), digits(5), (a, b) => (provisionalAgencyCode('H56', a) === provisionalAgencyCode('H56', b)) === (a === b)), runs);
  });

  it('is not made from anything else', () => {
    expect(() => provisionalAgencyCode('G09', '14797')).toThrow(RangeError);
    expect(() => provisionalAgencyCode('H56', '1479')).toThrow(RangeError);
  });
});

describe('the legacy form of an agency code', () => {
  it.each([
    ['000.17.22.H56', 'H56.22.17'],
    ['000.00.01.H22', 'H22.01'],
    ['000.00.00.H56', 'H56'],
    ['005.17.22.H56', 'H56.22.17.005'],
  ])('%s is %s today, and back', (legacy, today) => {
    expect(fromLegacyAgencyCode(legacy)).toEqual({ ok: true, value: today });
    expect(toLegacyAgencyCode(today)).toEqual({ ok: true, value: legacy });
  });

  it('is turned back without loss whenever it is accepted', () => {
    fc.assert(
      fc.property(digits(3), digits(2), digits(2), digits(2), (fourth, third, second, first) => {
        const legacy = `${fourth}.${third}.${second}.H${first}`;
        const today = fromLegacyAgencyCode(legacy);
        if (!today.ok) return second === '00' && third !== '00';
        const back = toLegacyAgencyCode(today.value);
        return back.ok && back.value === legacy;
      }),
      runs,
    );
  });

  it('is refused when its levels have a hole or its shape is wrong', () => {
    expect(fromLegacyAgencyCode('000.17.00.H56')).toEqual({ ok: false, error: { code: 'NOT_A_LEGACY_AGENCY_CODE', text: '000.17.00.H56' } });
    expect(fromLegacyAgencyCode('H56.22.17')).toEqual({ ok: false, error: { code: 'NOT_A_LEGACY_AGENCY_CODE', text: 'H56.22.17' } });
  });

  it('does not exist for codes that came later', () => {
    expect(toLegacyAgencyCode('H56.147.97')).toEqual({ ok: false, error: { code: 'NO_LEGACY_FORM', text: 'H56.147.97' } });
    expect(toLegacyAgencyCode('H56.D01')).toEqual({ ok: false, error: { code: 'NO_LEGACY_FORM', text: 'H56.D01' } });
    expect(toLegacyAgencyCode('h56')).toEqual({ ok: false, error: { code: 'NOT_AN_AGENCY_CODE', text: 'h56' } });
  });
});
