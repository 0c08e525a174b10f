import { mergeFields } from '../../merge/merge-fields.js';
import { correctableValues, correctionOf } from './correction.js';
import type { Filing } from './dossier-query.js';

const filing = (changes: object = {}, formData: Record<string, unknown> | null = null): Filing => ({
  dossierId: 'd', caseCode: null, representation: null, sets: 1, returnByPost: null, components: [], formData,
  parties: [{ role: 'applicant', kind: 'citizen', fullName: 'Lê Thị Thử', personalNumber: null, organisationCode: null, dateOfBirth: null, sex: null, phone: '0912345678', address: null, email: null, ...changes }],
});

describe('a correction of what was filed', () => {
  it('sends only what differs, an emptied value of a person as nothing and one of the form as null', () => {
    const before = correctableValues(filing({}, { tre: { hoTen: 'An', tenKhac: 'B' } }), 'applicant');
    expect(correctionOf(before, { ...before, fullName: 'Lê Thị Thu', phone: '', 'form:/tre/hoTen': 'Ân', 'form:/tre/tenKhac': '' })).toEqual({
      changes: { fullName: 'Lê Thị Thu', phone: '' }, form: { '/tre/hoTen': 'Ân', '/tre/tenKhac': null },
    });
  });

  it('of two officers meets in one: the phone of the one, the address of the other', () => {
    const base = correctableValues(filing(), 'applicant');
    const theirs = correctableValues(filing({ phone: '0987654321' }), 'applicant');
    const { fields, conflicts } = mergeFields(base, { ...base, address: 'Hạc Thành' }, theirs);
    expect([conflicts, correctionOf(theirs, fields)]).toEqual([[], { changes: { address: 'Hạc Thành' } }]);
  });
});
