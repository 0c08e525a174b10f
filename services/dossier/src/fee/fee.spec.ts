import { describe, expect, it } from '@jest/globals';
import { AMOUNT_DONG_MAX, type FeeDefinition, type FeePrice, type FeeRule } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import fc from 'fast-check';
import { assessFees, feesWithoutQuantity, isFree, totalOf, unknownFeeCodes, type FeeQuestion } from './fee.js';
import { formatDong, priceOf } from './fee-price.js';

/** Circular 226/2016: 2,000 đồng for each of the first two pages, 1,000 from the third, at most 200,000 a copy. */
const CERTIFIED_COPY: FeePrice = { type: 'per-page', bands: [{ upToPage: 2, amountDong: 2000 }, { upToPage: null, amountDong: 1000 }], maxPerCopyDong: 200_000 };
const aFee = (price: FeePrice, code = 'le-phi'): FeeDefinition => ({ code, name: 'Lệ phí', kind: 'charge', price, basis: 'Thông tư 226/2016/TT-BTC', beforeReturn: false });
const NO_SCOPE: FeeRule['scope'] = { procedureCodes: [], fields: [], channels: [], caseCodes: [], feeCodes: [], personGroups: [] };
const ruleId = (n: number) => `00000000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
const aRule = (n: number, effect: FeeRule['effect'], changes: Partial<FeeRule> & { readonly for?: Partial<FeeRule['scope']> } = {}): FeeRule => {
  const { for: scope, ...rest } = changes;
  return {
    ruleId: ruleId(n), version: 2, state: 'published', name: `Quy định ${n}`, scope: { ...NO_SCOPE, ...scope }, effect,
    basis: `Nghị quyết ${n}/2025/NQ-HĐND`, validFrom: '2025-07-01', validTo: null, updatedAt: '2025-06-01T08:00:00+07:00', ...rest,
  };
};
const waiver = (n: number, percent: number, changes: Parameters<typeof aRule>[2] = {}) => aRule(n, { type: 'reduction', percent }, changes);

const asked = (changes: Partial<FeeQuestion> = {}): FeeQuestion => ({
  procedure: { code: '2.000815', version: 3, field: 'Chứng thực' }, fees: [aFee(CERTIFIED_COPY)], rules: [], on: localDate('2025-07-01'), channel: 'counter',
  personGroups: [], quantities: [{ pages: 1, copies: 1 }], ...changes,
});
const amounts = (question: FeeQuestion) => assessFees(question).map(({ amountDong }) => amountDong);

describe('certified copies', () => {
  it.each([
    [1, 1, 2_000], [2, 1, 4_000], [3, 1, 5_000], [3, 4, 20_000], [198, 1, 200_000], [199, 1, 200_000], [5_000, 1, 200_000], [5_000, 3, 600_000],
  ])('of %i pages in %i copies cost %i đồng', (pages, copies, dong) => {
    expect(amounts(asked({ quantities: [{ pages, copies }] }))).toEqual([dong]);
  });

  it('say how the amount comes about', () => {
    const [line] = assessFees(asked({ quantities: [{ pages: 300, copies: 2, label: 'Bằng tốt nghiệp' }] }));

    expect(line).toMatchObject({
      label: 'Bằng tốt nghiệp', basis: 'Thông tư 226/2016/TT-BTC', rule: { source: 'procedure', id: '2.000815', version: 3 }, grossDong: 400_000, amountDong: 400_000,
      steps: [
        { text: 'Trang 1–2: 2 × 2.000 đồng', quantity: 2, unitDong: 2000, amountDong: 4000 }, { text: 'Trang 3–300: 298 × 1.000 đồng', amountDong: 298_000 },
        { text: 'Mức tối đa mỗi bản: 1 × 200.000 đồng' }, { text: 'Số bản: 2 × 200.000 đồng', amountDong: 400_000 },
      ],
    });
  });

  it('are counted document by document', () => {
    expect(amounts(asked({ quantities: [{ pages: 1, copies: 3 }, { pages: 10, copies: 1 }] }))).toEqual([6_000, 12_000]);
  });

  it('without a number of pages are not guessed', () => {
    expect(feesWithoutQuantity(asked({ quantities: [] }))).toEqual(['le-phi']);
    expect(feesWithoutQuantity(asked())).toEqual([]);
    expect(feesWithoutQuantity(asked({ fees: [aFee({ type: 'per-dossier', amountDong: 10_000 })], quantities: [] }))).toEqual([]);
  });
});

describe('a fee whose amount no rule says', () => {
  it('is to be set, and so is the total', () => {
    const lines = assessFees(asked({ fees: [aFee({ type: 'to-be-set' }), aFee({ type: 'per-dossier', amountDong: 5000 }, 'phi')] }));

    expect(lines.map(({ state, amountDong }) => [state, amountDong])).toEqual([['to-be-set', null], ['priced', 5000]]);
    expect(totalOf(lines)).toBeNull();
  });

  it('stays so when half of it is waived, and is nothing when all of it is', () => {
    const fees = [aFee({ type: 'to-be-set' })];

    expect(assessFees(asked({ fees, rules: [waiver(1, 50)] }))).toMatchObject([{ state: 'to-be-set', amountDong: null, exemption: { percent: 50, reductionDong: null } }]);
    expect(assessFees(asked({ fees, rules: [waiver(1, 100)] }))).toMatchObject([{ state: 'priced', amountDong: 0 }]);
  });

  it('is priced by the province\'s own resolution', () => {
    const rule = aRule(1, { type: 'price', fee: aFee({ type: 'per-dossier', amountDong: 8000 }) }, { for: { procedureCodes: ['2.000815'] } });

    expect(assessFees(asked({ fees: [aFee({ type: 'to-be-set' })], rules: [rule] }))).toMatchObject([{ amountDong: 8000, rule: { source: 'province', id: ruleId(1), version: 2 } }]);
  });
});

describe('pages beyond the last band', () => {
  it('have no price', () => {
    expect(priceOf({ type: 'per-page', bands: [{ upToPage: 10, amountDong: 1000 }], maxPerCopyDong: null }, { pages: 11, copies: 1 }).grossDong).toBeNull();
  });
});

describe('exemptions', () => {
  const online = waiver(1, 100, { for: { channels: ['online'] } });
  const poor = waiver(2, 50, { for: { personGroups: ['poor-household'] } });

  it('for filing online hold online only', () => {
    expect(amounts(asked({ rules: [online], channel: 'online' }))).toEqual([0]);
    expect(amounts(asked({ rules: [online] }))).toEqual([2000]);
  });

  it('for a group hold for who belongs to it, and name their basis', () => {
    expect(assessFees(asked({ rules: [poor], personGroups: ['poor-household'] }))).toMatchObject([
      { grossDong: 2000, amountDong: 1000, exemption: { percent: 50, reductionDong: 1000, basis: 'Nghị quyết 2/2025/NQ-HĐND', ruleId: ruleId(2) } }]);
    expect(amounts(asked({ rules: [poor], personGroups: ['veteran'] }))).toEqual([2000]);
  });

  it('are never added up: the best one counts', () => {
    expect(amounts(asked({ rules: [waiver(3, 60), poor], personGroups: ['poor-household'] }))).toEqual([800]);
  });

  // Resolution 66.22/2026: from 15 August 2026 to 28 February 2027, both days included.
  it.each([['2026-08-14', 2000], ['2026-08-15', 0], ['2027-02-28', 0], ['2027-03-01', 2000]])('with dates hold on them: on %s the fee is %i đồng', (on, dong) => {
    const digitalCitizen = waiver(4, 100, { validFrom: '2026-08-15', validTo: '2027-02-28', for: { personGroups: ['digital-citizen'] } });

    expect(amounts(asked({ rules: [digitalCitizen], on: localDate(on), personGroups: ['digital-citizen'] }))).toEqual([dong]);
  });

  it('of a draft do not hold yet', () => {
    expect(amounts(asked({ rules: [waiver(1, 100, { state: 'draft' })] }))).toEqual([2000]);
  });
});

describe('rules that contradict each other', () => {
  const price = (n: number, amountDong: number, changes: Parameters<typeof aRule>[2] = {}) => aRule(n, { type: 'price', fee: aFee({ type: 'per-dossier', amountDong }) }, changes);

  it('yield to the one that says more, then to the younger one', () => {
    expect(amounts(asked({ rules: [price(1, 1000), price(2, 2000, { for: { procedureCodes: ['2.000815'] } }), price(3, 3000, { for: { fields: ['Chứng thực'] } })] }))).toEqual([2000]);
    expect(amounts(asked({ rules: [price(1, 1000, { validFrom: '2025-01-01' }), price(2, 2000)] }))).toEqual([2000]);
  });

  it('cannot invent a fee without naming the procedure or its field', () => {
    const invented = { type: 'price' as const, fee: aFee({ type: 'per-dossier', amountDong: 1 }, 'moi') };

    expect(amounts(asked({ rules: [aRule(1, invented)] }))).toEqual([2000]);
    expect(amounts(asked({ rules: [aRule(1, invented, { for: { fields: ['Chứng thực'] } })] }))).toEqual([2000, 1]);
  });
});

describe('a free procedure', () => {
  it('asks for nothing, which is not the same as being waived', () => {
    expect(isFree(asked({ fees: [aFee({ type: 'free' })] }))).toBe(true);
    expect(isFree(asked({ fees: [] }))).toBe(true);
    expect(isFree(asked({ rules: [waiver(1, 100)] }))).toBe(false);
    expect(isFree(asked({ fees: [aFee({ type: 'to-be-set' })] }))).toBe(false);
  });
});

describe('a quantity of a fee that the procedure does not have', () => {
  it('is noticed', () => {
    expect(unknownFeeCodes(asked({ quantities: [{ feeCode: 'khac', pages: 1, copies: 1 }] }))).toEqual(['khac']);
  });
});

describe('amounts in words', () => {
  it.each([[0, '0'], [999, '999'], [1000, '1.000'], [1_234_567, '1.234.567']])('%i is %s', (dong, text) => expect(formatDong(dong)).toBe(text));
});

const anAmount = fc.integer({ min: 0, max: 1_000_000 });
const aPrice: fc.Arbitrary<FeePrice> = fc.oneof(
  fc.constant<FeePrice>({ type: 'free' }), fc.constant<FeePrice>({ type: 'to-be-set' }),
  anAmount.map((amountDong): FeePrice => ({ type: 'per-dossier', amountDong })),
  anAmount.map((amountDong): FeePrice => ({ type: 'per-copy', unit: 'bản', amountDong })),
  fc.tuple(fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), anAmount), { maxLength: 4 }), anAmount, fc.option(anAmount)).map(([bands, rest, maxPerCopyDong]): FeePrice => ({
    type: 'per-page', bands: [...bands.map(([upToPage, amountDong]) => ({ upToPage, amountDong })), { upToPage: null, amountDong: rest }], maxPerCopyDong,
  })),
);
const aQuantity = fc.record({ pages: fc.integer({ min: 1, max: 100_000 }), copies: fc.integer({ min: 1, max: 10_000 }) });
const someRules = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.constantFrom('counter' as const, 'online' as const), fc.boolean()), { maxLength: 5 })
  .map((rules) => rules.map(([percent, channel, everywhere], n) => waiver(n + 1, percent, { for: everywhere ? {} : { channels: [channel] } })));

describe('whatever is asked', () => {
  it('an amount is a whole number of đồng, never below zero nor above the gross, and the last step is the gross', () => {
    fc.assert(fc.property(aPrice, aQuantity, someRules, (price, quantity, rules) => {
      for (const line of assessFees(asked({ fees: [aFee(price)], quantities: [quantity], rules }))) {
        if (line.amountDong === null) continue;
        expect(Number.isSafeInteger(line.amountDong) && line.amountDong >= 0 && line.amountDong <= AMOUNT_DONG_MAX).toBe(true);
        if (line.grossDong === null) continue;
        expect(line.grossDong - line.amountDong).toBe(line.exemption?.reductionDong ?? 0);
        for (const step of line.steps) expect(step.amountDong).toBe(step.quantity * step.unitDong);
        expect(line.steps.at(-1)?.amountDong ?? 0).toBe(line.grossDong);
        // The reduction is exact to the đồng and rounded for the person.
        if (line.exemption) expect(line.amountDong).toBe(Number((BigInt(line.grossDong) * BigInt(100 - line.exemption.percent)) / 100n));
      }
    }), { seed: 13, numRuns: 2_000 });
  });

  it('more pages or copies never cost less, and a copy never more than its maximum', () => {
    fc.assert(fc.property(aPrice, aQuantity, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (price, { pages, copies }, morePages, moreCopies) => {
      const less = priceOf(price, { pages, copies }).grossDong;
      const more = priceOf(price, { pages: pages + morePages, copies: copies + moreCopies }).grossDong;
      if (less === null || more === null) return;
      expect(more).toBeGreaterThanOrEqual(less);
      if (price.type === 'per-page' && price.maxPerCopyDong !== null) expect(less).toBeLessThanOrEqual(price.maxPerCopyDong * copies);
    }), { seed: 13, numRuns: 2_000 });
  });

  it('the order of the rules decides nothing, and another exemption never makes it dearer', () => {
    fc.assert(fc.property(aPrice, aQuantity, someRules, fc.integer({ min: 1, max: 100 }), (price, quantity, rules, percent) => {
      const question = asked({ fees: [aFee(price)], quantities: [quantity], rules });
      expect(assessFees({ ...question, rules: rules.toReversed() })).toEqual(assessFees(question));
      const before = totalOf(assessFees(question));
      const after = totalOf(assessFees({ ...question, rules: [...rules, waiver(99, percent)] }));
      if (before !== null && after !== null) expect(after).toBeLessThanOrEqual(before);
    }), { seed: 13, numRuns: 1_000 });
  });
});
