import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkPersonalNumber, isFormerIdentityNumber } from './personal-number.js';

const runs = { seed: 20250701, numRuns: 1_000 };

describe('a personal number', () => {
  it('tells the place, the sex and the birth year', () => {
    expect(checkPersonalNumber('038 190 000 001')).toEqual({
      ok: true,
      value: { number: '038190000001', birthplaceCode: '038', sex: 'female', birthYear: 1990, warnings: [] },
    });
    expect(checkPersonalNumber('001205000001')).toMatchObject({ ok: true, value: { sex: 'male', birthYear: 2005 } });
  });

  it.each(['', '03819000000', '0381900000012', '03819000000a', '038-190-000-001', '٠٣٨١٩٠٠٠٠٠٠١'])('is not %j, and the refusal does not repeat it', (text) => {
    expect(checkPersonalNumber(text)).toEqual({ ok: false, error: { code: 'NOT_A_PERSONAL_NUMBER' } });
  });

  it('is doubted, not refused, when it disagrees with what is known', () => {
    const checked = checkPersonalNumber('038190000001', { sex: 'male', birthYear: 1991 });

    expect(checked).toMatchObject({
      ok: true,
      value: {
        warnings: [
          { code: 'BIRTH_YEAR_DIFFERS', birthYear: 1990, declaredBirthYear: 1991 },
          { code: 'SEX_DIFFERS', sex: 'female', declaredSex: 'male' },
        ],
      },
    });
  });

  it('is doubted when no province or country has its first digits', () => {
    expect(checkPersonalNumber('003190000001')).toMatchObject({ ok: true, value: { warnings: [{ code: 'IMPLAUSIBLE_BIRTHPLACE', birthplaceCode: '003' }] } });
    expect(checkPersonalNumber('101190000001')).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  it('is doubted when its century or year has not come yet', () => {
    expect(checkPersonalNumber('038490000001')).toMatchObject({ ok: true, value: { warnings: [{ code: 'IMPLAUSIBLE_CENTURY', centuryDigit: 4 }] } });
    expect(checkPersonalNumber('038250000001', { currentYear: 2026 })).toMatchObject({
      ok: true,
      value: { warnings: [{ code: 'BIRTH_YEAR_IN_FUTURE', birthYear: 2050 }] },
    });
  });

  it('with twelve digits is never refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 1900, max: 2026 }), (number, birthYear) => {
        const text = String(number).padStart(12, '0');
        const checked = checkPersonalNumber(text, { birthYear, sex: 'female', currentYear: 2026 });
        return checked.ok && checked.value.number === text;
      }),
      runs,
    );
  });
});

describe('a former identity number', () => {
  it('has nine digits', () => {
    expect(isFormerIdentityNumber('171234567')).toBe(true);
    expect(isFormerIdentityNumber('038190000001')).toBe(false);
  });
});
