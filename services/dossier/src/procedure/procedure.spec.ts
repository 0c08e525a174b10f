import { describe, expect, it } from '@jest/globals';
import { procedure as procedureSchema, type Procedure } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { PROCEDURE_CATALOGUE } from './procedure-catalogue.js';
import { checkComponents, versionInForce } from './procedure.js';

const entry = (code: string) => PROCEDURE_CATALOGUE.find((one) => one.code === code);
const aVersion = (changes: Partial<Procedure> = {}): Procedure => {
  const birth = entry('1.001193');
  if (!birth) throw new Error('the catalogue lacks birth registration');
  return procedureSchema.parse({ ...birth, procedureId: '00000000-0000-7000-8000-000000000001', version: 1, ...changes });
};
const handedIn = (...codes: string[]) => codes.map((code) => ({ code, originals: 1, copies: 0 }));

describe('the ten procedures of the first release', () => {
  it('keep their limits and fees', () => {
    expect(entry('1.001193')).toMatchObject({ name: 'Đăng ký khai sinh', timeLimit: { unit: 'same-day' }, feeDong: null, confidence: 'partly' });
    expect(entry('1.004884')?.timeLimit).toEqual({ unit: 'working-day', amount: 5 });
    expect(entry('1.004873')).toMatchObject({ confidence: 'unverified', feeDong: null });
    expect(entry('2.000815')).toMatchObject({ confidence: 'verified', feeDong: 2000 });
  });
});

describe('the version in force', () => {
  const first = aVersion({ validFrom: '2025-01-01' });
  const second = aVersion({ version: 2, validFrom: '2025-07-01' });

  it('is the latest that has begun', () => {
    expect(versionInForce([first, second], localDate('2025-06-30'))).toBe(first);
    expect(versionInForce([first, second], localDate('2025-07-01'))).toBe(second);
  });

  it('is the one that began last, though another was published later', () => {
    const between = aVersion({ version: 3, validFrom: '2025-03-01' });

    expect(versionInForce([first, second, between], localDate('2025-03-01'))).toBe(between);
    expect(versionInForce([first, second, between], localDate('2025-07-01'))).toBe(second);
  });

  it('of two that began on one day is the one published later', () => {
    const corrected = aVersion({ version: 3, validFrom: '2025-07-01' });

    expect(versionInForce([first, second, corrected], localDate('2025-07-01'))).toBe(corrected);
  });

  it('is none once the last has ended, because what it replaced does not come back', () => {
    const ending = aVersion({ version: 2, validFrom: '2025-07-01', validTo: '2025-12-31' });

    expect(versionInForce([first, ending], localDate('2025-12-31'))).toBe(ending);
    expect(versionInForce([first, ending], localDate('2026-01-01'))).toBeUndefined();
  });

  it('includes its last day', () => {
    const ended = aVersion({ validTo: '2025-06-30' });

    expect(versionInForce([ended], localDate('2025-06-30'))).toBe(ended);
    expect(versionInForce([ended], localDate('2025-07-01'))).toBeUndefined();
  });
});

describe('the components handed in', () => {
  it('are complete without papers whose data can be looked up', () => {
    expect(checkComponents(aVersion(), handedIn('to-khai', 'giay-chung-sinh'))).toMatchObject({ ok: true });
  });

  it('are refused with everything that is missing, at once', () => {
    const checked = checkComponents(aVersion(), []);

    expect(checked).toMatchObject({ ok: false, error: { code: 'COMPONENT_MISSING' } });
    expect(!checked.ok && checked.error.params['components']).toMatchObject([{ code: 'to-khai' }, { code: 'giay-chung-sinh' }]);
  });

  it('are refused when one belongs to another procedure', () => {
    expect(checkComponents(aVersion(), handedIn('to-khai', 'giay-bao-tu'))).toEqual({
      ok: false, error: { code: 'COMPONENT_UNKNOWN', params: { components: ['giay-bao-tu'] } },
    });
  });

  it('are refused when one is named twice, comes in no form, or is looked up where no database holds it', () => {
    const reasonsOf = (...submitted: Parameters<typeof checkComponents>[1]) => {
      const checked = checkComponents(aVersion(), submitted);
      return checked.ok ? [] : checked.error.params['components'];
    };

    expect(reasonsOf(...handedIn('to-khai', 'giay-chung-sinh', 'to-khai'))).toEqual([{ code: 'to-khai', reason: 'listed-twice' }]);
    expect(reasonsOf({ code: 'to-khai', originals: 0, copies: 0 })).toEqual([{ code: 'to-khai', reason: 'without-count' }]);
    expect(reasonsOf({ code: 'to-khai', originals: 0, copies: 0, replacedByData: true })).toEqual([{ code: 'to-khai', reason: 'not-replaceable-by-data' }]);
  });

  it('come as data or from an earlier dossier, too', () => {
    const checked = checkComponents(aVersion(), [
      { code: 'to-khai', originals: 1, copies: 0 }, { code: 'giay-chung-sinh', originals: 0, copies: 0, reusedFrom: '01980000-0000-7000-8000-000000000001' },
    ]);

    expect(checked.ok).toBe(true);
  });
});
