import { draftFeeRule, type FeeRule } from '@haicap/contracts';
import { bodyOf, formOf, isAbout, newRule } from './fee-rule-form.js';

const EVERYWHERE = { procedureCodes: [], fields: [], channels: [], caseCodes: [], feeCodes: [], personGroups: [] };
const rule = (changes: Partial<FeeRule>): FeeRule => ({
  ruleId: '01980000-0000-7000-8000-000000000001', version: 2, state: 'draft', name: 'Miễn phí trực tuyến', scope: { ...EVERYWHERE, channels: ['online'] }, effect: { type: 'reduction', percent: 100 },
  basis: 'Nghị quyết 1/NQ-HĐND', validFrom: '2026-01-01', validTo: null, updatedAt: '2025-12-01T08:00:00+07:00', ...changes,
});

describe('a rule of the province that is written', () => {
  it('is for the procedure at which it was begun', () => {
    const body = bodyOf({ ...newRule('2026-01-01'), name: ' Lệ phí khai sinh ', basis: 'Nghị quyết 2/NQ-HĐND', feeCode: 'khai-sinh', feeName: 'Lệ phí hộ tịch', amountDong: 8_000 }, '1.001193', null);

    expect(draftFeeRule.request.parse(body)).toMatchObject({
      name: 'Lệ phí khai sinh', scope: { procedureCodes: ['1.001193'], feeCodes: ['khai-sinh'] }, validTo: null, effect: { type: 'price', fee: { code: 'khai-sinh', price: { type: 'per-dossier', amountDong: 8_000 } } },
    });
  });

  it('keeps to whom it applies and what cannot be written here when it is changed', () => {
    const byPage = rule({ effect: { type: 'price', fee: { code: 'sao', name: 'Phí sao', kind: 'fee', basis: 'Thông tư', beforeReturn: true, price: { type: 'per-page', bands: [{ upToPage: null, amountDong: 1_000 }], maxPerCopyDong: null } } } });

    expect(bodyOf({ ...formOf(byPage), name: 'Tên mới' }, 'x', byPage)).toMatchObject({ name: 'Tên mới', scope: byPage.scope, effect: { type: 'price', fee: { beforeReturn: true, price: { type: 'per-page', maxPerCopyDong: null } } } });
    expect(bodyOf(formOf(rule({})), 'x', rule({}))).toMatchObject({ scope: { channels: ['online'] }, effect: { type: 'reduction', percent: 100 } });
  });

  it('comes back as it was written, whichever kind of price', () => {
    for (const price of [{ type: 'free' }, { type: 'to-be-set' }, { type: 'per-dossier', amountDong: 5 }, { type: 'per-copy', unit: 'bản', amountDong: 7 }] as const) {
      const one = rule({ effect: { type: 'price', fee: { code: 'a', name: 'A', kind: 'fee', basis: 'Nghị quyết 1/NQ-HĐND', beforeReturn: false, price } } });
      expect(bodyOf(formOf(one), 'x', one).effect).toEqual(one.effect);
    }
  });

  it('is shown with the procedures it is about', () => {
    const birth = { code: '1.001193', field: 'Hộ tịch' };
    const of = (scope: Partial<FeeRule['scope']>) => isAbout({ scope: { ...EVERYWHERE, ...scope } }, birth);
    expect([of({}), of({ procedureCodes: ['1.001193'] }), of({ fields: ['Hộ tịch'] }), of({ procedureCodes: ['2'] }), of({ fields: ['Đất đai'] })]).toEqual([true, true, true, false, false]);
  });
});
