import { mergeFields } from '../../merge/merge-fields.js';
import { correctableValues, correctionOf, formOf, isChanged, wholeForm, withForm, withPerson } from './correction.js';
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

  const FORM = { schema: { type: 'object', properties: { ngay: { type: 'string', format: 'date' }, con: { type: 'array', items: { type: 'object', properties: { hoTen: { type: 'string' } } } } } }, uiSchema: {} };

  it('of a list sends the whole of it, with whole days and without what was left empty', () => {
    const before = correctableValues(filing({}, { ngay: '2025-03-27', con: [{ hoTen: 'Một' }, { hoTen: 'Hai' }] }), 'applicant');
    const typed = withForm(before, { ...formOf(before), ngay: '2025-3-7', con: [{ hoTen: 'Một' }, { hoTen: 'Nhì' }, {}] });
    expect(correctionOf(before, wholeForm(typed, FORM))).toEqual({ changes: {}, form: { '/ngay': '2025-03-07', '/con': [{ hoTen: 'Một' }, { hoTen: 'Nhì' }] } });
    expect(correctionOf(before, wholeForm(withForm(before, { ...formOf(before), con: [] }), FORM))).toEqual({ changes: {}, form: { '/con': null } });
  });

  it('names a group that comes or goes as a whole', () => {
    const [without, both] = [{ tre: { hoTen: 'An' } }, { tre: { hoTen: 'An' }, me: { ten: { ho: 'Lê', dem: 'Thị' } } }].map((form) => correctableValues(filing({}, form), 'applicant'));
    expect(correctionOf(without ?? {}, both ?? {})).toEqual({ changes: {}, form: { '/me': { ten: { ho: 'Lê', dem: 'Thị' } } } });
    expect(correctionOf(both ?? {}, without ?? {})).toEqual({ changes: {}, form: { '/me': null } });
  });

  it('of another person leaves the answers of the form as they were typed', () => {
    const both = filing({}, { con: ['A'] });
    const two = { ...both, parties: [...both.parties, { ...(both.parties[0] as Filing['parties'][number]), role: 'representative' as const, fullName: 'Trần Văn Đại' }] };
    const typed = withForm(correctableValues(two, 'applicant'), { con: ['B'] });
    const other = withPerson(typed, two, 'representative');
    expect([other['fullName'], formOf(other)]).toEqual(['Trần Văn Đại', { con: ['B'] }]);
    expect([isChanged(correctableValues(two, 'representative'), other, 'person'), isChanged(correctableValues(two, 'representative'), other, 'form')]).toEqual([false, true]);
  });

  it('of two officers meets in one: the phone of the one, the address of the other', () => {
    const base = correctableValues(filing(), 'applicant');
    const theirs = correctableValues(filing({ phone: '0987654321' }), 'applicant');
    const { fields, conflicts } = mergeFields(base, { ...base, address: 'Hạc Thành' }, theirs);
    expect([conflicts, correctionOf(theirs, fields)]).toEqual([[], { changes: { address: 'Hạc Thành' } }]);
  });
});
