import { overlapsOf, readList, type Context, type Field, type Line } from './officer-import.js';

const HAC_THANH = '3b1c0a52-5a0e-5c55-8f0e-000000014797';
const PROVINCE = '3b1c0a52-5a0e-5c55-8f0e-000000000038';
const context: Context = {
  ownLogin: 'quantri.38',
  units: new Map([
    ['14797', { unitId: HAC_THANH, level: 'commune', validFrom: '2025-07-01', validTo: null }],
    ['38', { unitId: PROVINCE, level: 'province', validFrom: null, validTo: null }],
  ]),
};
const aLine = (changes: Partial<Record<Field, string>> = {}, row = 2): Line => ({
  row, cells: { login: 'an.nv', fullName: 'Nguyễn Văn An', unitCode: '14797', role: 'Một cửa', title: 'Công chức một cửa', validFrom: '01/07/2025', validTo: '', ...changes },
});
const faultsOf = (...lines: Line[]) => readList(lines, context).errors.map(({ row, field, code }) => `${row} ${field} ${code}`);

describe('a list of officers', () => {
  it('becomes officers with their posts, whatever way roles and days are written', () => {
    const { officers, errors } = readList([aLine(), aLine({ role: 'specialist', validFrom: '2026-01-01', validTo: '31/12/2026', title: 'Chuyên viên' }, 3)], context);

    expect(errors).toEqual([]);
    expect(officers).toEqual([{ login: 'an.nv', fullName: 'Nguyễn Văn An', posts: [
      { row: 2, unitId: HAC_THANH, role: 'one-stop-officer', title: 'Công chức một cửa', validFrom: '2025-07-01', validTo: null },
      { row: 3, unitId: HAC_THANH, role: 'specialist', title: 'Chuyên viên', validFrom: '2026-01-01', validTo: '2026-12-31' },
    ] }]);
  });

  it.each<[string, Partial<Record<Field, string>>, string]>([
    ['an empty cell', { title: '' }, '2 title cell-missing'],
    ['a login nobody could type', { login: 'Nguyễn An' }, '2 login login-invalid'],
    ['the own login', { login: 'quantri.38' }, '2 login own-login'],
    ['a unit that does not exist', { unitCode: '99999' }, '2 unitCode unit-unknown'],
    ['a unit that did not exist yet', { validFrom: '30/06/2025' }, '2 unitCode unit-unknown'],
    ['a role that does not exist', { role: 'citizen' }, '2 role role-unknown'],
    ['a role of the province in a commune', { role: 'Quản trị hệ thống' }, '2 role role-not-of-unit'],
    ['a role of a commune in the province', { unitCode: '38' }, '2 role role-not-of-unit'],
    ['a day that does not exist', { validFrom: '31/02/2026' }, '2 validFrom date-invalid'],
    ['a last day before the first', { validTo: '01/06/2025' }, '2 validTo dates-reversed'],
    ['too much text', { title: 'x'.repeat(121) }, '2 title text-too-long'],
  ])('with %s is refused at its row', (_case, changes, fault) => {
    expect(faultsOf(aLine(changes))).toEqual([fault]);
  });

  it('tells every wrong row, and none of the officers of the right ones', () => {
    const read = readList([aLine(), aLine({ role: '?' }, 3), aLine({ unitCode: '1' }, 4)], context);

    expect(read.officers).toEqual([]);
    expect(read.errors.map(({ row }) => row)).toEqual([3, 4]);
  });

  it('does not call one person by two names, nor list a post twice', () => {
    expect(faultsOf(aLine(), aLine({ fullName: 'Nguyễn Văn Ân', role: 'specialist' }, 3))).toEqual(['3 fullName name-differs']);
    expect(faultsOf(aLine(), aLine({}, 3))).toEqual(['3 unitCode post-twice']);
  });

  it('never repeats what stood in a cell', () => {
    expect(JSON.stringify(readList([aLine({ login: 'Lê Thị Bí Mật' })], context).errors)).not.toContain('Mật');
  });
});

describe('two posts of an officer', () => {
  const first = { unitId: HAC_THANH, role: 'specialist' as const, validFrom: '2025-07-01', validTo: '2025-12-31' };

  it('overlap when they say the same role in the same unit on one day', () => {
    expect(overlapsOf([first, { ...first, validFrom: '2025-12-31', validTo: null, row: 7 }]).map(({ row, code }) => `${row} ${code}`)).toEqual(['7 post-overlaps']);
    expect(overlapsOf([first, { ...first, validFrom: '2026-01-01', validTo: null }])).toEqual([]);
    expect(overlapsOf([first, { ...first, role: 'chair' }])).toEqual([]);
  });
});
