import { formRows } from './form-rows.js';

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

  it('are shown under their names when an older form has no title for them', () => {
    expect(formRows({}, { ghiChu: 'Không' })).toMatchObject([{ title: 'ghiChu', words: 'Không' }]);
  });
});
