import fc from 'fast-check';
import { formPlaces } from './form-places.js';
import { changedFields, isSame, mergeFields, withChosen, type Fields } from './merge-fields.js';

const value = fc.oneof(fc.constantFrom('', 'Lê Thị Thử', 'Nguyễn Văn A'), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }));
const fields: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom('fullName', 'phone', 'address', 'email', 'sex'), value);
const chosen = fc.dictionary(fc.constantFrom('fullName', 'phone', 'address', 'email', 'sex'), fc.constantFrom('mine' as const, 'theirs' as const));

describe('two people who edit the same thing', () => {
  it('are both kept where they changed different fields', () => {
    const base = { phone: '0912', address: 'Hạc Thành' };
    expect(mergeFields(base, { ...base, phone: '0913' }, { ...base, address: 'Đông Quang' })).toEqual({ fields: { phone: '0913', address: 'Đông Quang' }, conflicts: [] });
  });

  it('are asked only about a field that both changed to different ends', () => {
    const base = { phone: '0912', address: 'Hạc Thành' };
    const { conflicts } = mergeFields(base, { phone: '0913', address: 'Đông Quang' }, { phone: '0914', address: 'Đông Quang' });
    expect(conflicts).toEqual([{ field: 'phone', base: '0912', mine: '0913', theirs: '0914' }]);
  });

  it('lose nothing that one of them did alone', () => {
    fc.assert(fc.property(fields, fields, fields, (base, mine, theirs) => {
      const merged = mergeFields(base, mine, theirs);
      const asked = new Set(merged.conflicts.map(({ field }) => field));
      const kept = (side: Fields) => Object.entries(changedFields(base, side)).every(([field, changed]) => asked.has(field) || isSame(merged.fields[field], changed));
      return kept(mine) && kept(theirs);
    }));
  });

  it('get what the other did when they did nothing themselves, and the other way round', () => {
    fc.assert(fc.property(fields, fields, (base, edited) => {
      expect(mergeFields(base, base, edited)).toEqual({ fields: edited, conflicts: [] });
      expect(mergeFields(base, edited, base)).toEqual({ fields: edited, conflicts: [] });
      expect(mergeFields(base, edited, edited)).toEqual({ fields: edited, conflicts: [] });
    }));
  });

  it('are asked the same whoever comes second', () => {
    fc.assert(fc.property(fields, fields, fields, (base, mine, theirs) => {
      const names = (one: Fields, other: Fields) => mergeFields(base, one, other).conflicts.map(({ field }) => field);
      expect(names(mine, theirs)).toEqual(names(theirs, mine));
    }));
  });

  it('agree with themselves: everything theirs is the merge, everything mine differs from it in the conflicts alone', () => {
    fc.assert(fc.property(fields, fields, fields, chosen, (base, mine, theirs, choice) => {
      const merged = mergeFields(base, mine, theirs);
      const decided = withChosen(merged, choice);
      expect(withChosen(merged, {})).toEqual(merged.fields);
      for (const { field } of merged.conflicts) expect(decided[field]).toEqual((choice[field] === 'mine' ? mine : theirs)[field]);
      const others = Object.keys(changedFields(merged.fields, decided));
      expect(others.every((field) => merged.conflicts.some((conflict) => conflict.field === field))).toBe(true);
    }));
  });
});

describe('an e-form by its places', () => {
  it('names the leaves of what is nested, and a list as one place', () => {
    expect(formPlaces({ hoTen: 'An', cha: { hoTen: 'Bình', con: ['a'] } })).toEqual({ '/hoTen': 'An', '/cha/hoTen': 'Bình', '/cha/con': ['a'] });
  });
});
