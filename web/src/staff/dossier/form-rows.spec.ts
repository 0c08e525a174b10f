import { formRows, titleAt, wordsAt } from './form-rows.js';

const SCHEMA = {
  type: 'object',
  $defs: { nguoi: { type: 'object', title: 'Người', properties: { hoTen: { type: 'string', title: 'Họ tên' }, ngaySinh: { type: 'string', title: 'Ngày sinh' } } } },
  properties: {
    tre: { $ref: '#/$defs/nguoi', title: 'Trẻ' }, camKet: { type: 'boolean', title: 'Cam kết' },
    gioiTinh: { type: 'string', title: 'Giới tính', oneOf: [{ const: 'nu', title: 'Nữ' }, { const: 'nam', title: 'Nam' }] },
  },
};

describe('the answers of an e-form', () => {
  it('stand beside what was asked, as people read them', () => {
    const rows = formRows(SCHEMA, { tre: { hoTen: 'Lê An', ngaySinh: '2025-06-30' }, gioiTinh: 'nu', camKet: true });
    expect(rows.map(({ place, title, words }) => [place, title, words])).toEqual([
      ['/tre/hoTen', 'Trẻ, Họ tên', 'Lê An'], ['/tre/ngaySinh', 'Trẻ, Ngày sinh', '30/06/2025'], ['/gioiTinh', 'Giới tính', 'Nữ'], ['/camKet', 'Cam kết', 'Có'],
    ]);
  });

  it('of a list stand by the number of their entry, choices in their words', () => {
    const schema = { ...SCHEMA, properties: { con: { type: 'array', title: 'Các con', items: { $ref: '#/$defs/nguoi' } }, giay: { type: 'array', title: 'Giấy', items: { oneOf: [{ const: 'cc', title: 'Căn cước' }] } } } };
    const rows = formRows(schema, { con: [{ hoTen: 'Một' }, { hoTen: 'Hai', ngaySinh: '2025-06-30' }], giay: ['cc'] });
    expect(rows.map(({ title, words }) => [title, words])).toEqual([['Người 1, Họ tên', 'Một'], ['Người 2, Họ tên', 'Hai'], ['Người 2, Ngày sinh', '30/06/2025'], ['Giấy', 'Căn cước']]);
    expect([titleAt(schema, '/con'), titleAt(schema, '/con/1/hoTen'), wordsAt(schema, '/con', [{ hoTen: 'Một', ngaySinh: '2025-06-30' }])]).toEqual(['Các con', 'Người 2, Họ tên', 'Một, 30/06/2025']);
  });

  it('are shown under their names when an older form has no title for them', () => {
    expect(formRows({}, { ghiChu: 'Không' })).toMatchObject([{ title: 'ghiChu', words: 'Không' }]);
  });
});
