import { dayOf, boxesOf, wholeDay } from './day-boxes.js';
import { issuesOf } from './form-check.js';
import { fieldsOf, leavesOf, type FieldOf } from './form-fields.js';
import { filledIn, withValueAt, type Form } from './form-schema.js';
import { problemsOf } from './issue-words.js';
import { numberTyped, typedOf } from './number-typed.js';

const form: Form = {
  schema: {
    type: 'object', required: ['hoTen', 'ngaySinh', 'gioiTinh', 'camKet'], additionalProperties: false,
    $defs: { nguoi: { type: 'object', title: 'Người', required: ['hoTen'], properties: { hoTen: { type: 'string', title: 'Họ tên', minLength: 1 }, so: { type: 'string', title: 'Số định danh', pattern: '^[0-9]{12}$' } } } },
    properties: {
      camKet: { type: 'boolean', const: true, title: 'Tôi cam đoan' }, hoTen: { type: 'string', title: 'Họ tên của trẻ', minLength: 1, maxLength: 120 },
      ngaySinh: { type: 'string', format: 'date', title: 'Ngày sinh' }, gioiTinh: { type: 'string', title: 'Giới tính', oneOf: [{ const: 'nam', title: 'Nam' }, { const: 'nu', title: 'Nữ' }] },
      me: { $ref: '#/$defs/nguoi', title: 'Người mẹ' }, anhChi: { type: 'array', title: 'Anh chị em', maxItems: 2, items: { $ref: '#/$defs/nguoi' } },
      loai: { type: 'array', title: 'Loại giấy', maxItems: 2, items: { enum: ['a', 'b'] } }, lyDo: { type: 'string', title: 'Lý do', maxLength: 2000 }, soBan: { type: 'integer', title: 'Số bản', minimum: 1, maximum: 9 },
    },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    if: { properties: { gioiTinh: { const: 'nu' } }, required: ['gioiTinh'] }, then: { properties: { soBan: { title: 'Số bản cần' } }, required: ['soBan'] },
  },
  uiSchema: { 'ui:order': ['hoTen', 'ngaySinh', '*', 'camKet'], gioiTinh: { 'ui:widget': 'radio' }, lyDo: { 'ui:help': 'Viết ngắn' } },
};

describe('the questions of a form', () => {
  it('come in the order that the form wishes, each as what it asks for', () => {
    expect(fieldsOf(form, {}).map(({ pointer, kind }) => `${pointer} ${kind}`)).toEqual([
      '/hoTen text', '/ngaySinh date', '/gioiTinh choice', '/me group', '/anhChi list', '/loai many', '/lyDo text', '/soBan number', '/camKet yes',
    ]);
  });

  it('follow an answer: what depends on it becomes required with it', () => {
    const copies = (data: object) => fieldsOf(form, data as never).find(({ pointer }) => pointer === '/soBan');

    expect(copies({ gioiTinh: 'nam' })).toMatchObject({ title: 'Số bản', isRequired: false });
    expect(copies({ gioiTinh: 'nu' })).toMatchObject({ title: 'Số bản cần', isRequired: true });
  });

  it('open a list for each entry that stands in it', () => {
    const fields = fieldsOf(form, { anhChi: [{ hoTen: 'Bình' }, {}] });

    expect(leavesOf(fields).map(({ pointer }) => pointer).filter((pointer) => pointer.startsWith('/anhChi/'))).toEqual(['/anhChi/0/hoTen', '/anhChi/0/so', '/anhChi/1/hoTen', '/anhChi/1/so']);
  });

  it('grow a list by one entry, the first one too', () => {
    const list = (data: object) => fieldsOf(form, data as never).find((field): field is FieldOf<'list'> => field.kind === 'list');
    const grown = (data: object) => withValueAt(data as never, '/anhChi', list(data)?.withOneMore);

    expect(grown({})).toEqual({ anhChi: [{}] });
    expect(list(grown({}))?.items).toHaveLength(1);
    expect(grown({ anhChi: [{ hoTen: 'Bình' }] })).toEqual({ anhChi: [{ hoTen: 'Bình' }, {}] });
  });
});

describe('what was filled in', () => {
  it('changes at one place and nowhere else', () => {
    const before = { anhChi: [{ hoTen: 'A' }, { hoTen: 'B' }] };

    expect(withValueAt(before, '/anhChi/1/hoTen', 'C')).toEqual({ anhChi: [{ hoTen: 'A' }, { hoTen: 'C' }] });
    expect(withValueAt(before, '/anhChi/0', undefined)).toEqual({ anhChi: [{ hoTen: 'B' }] });
    expect(withValueAt({}, '/me/hoTen', 'Lan')).toEqual({ me: { hoTen: 'Lan' } });
    expect(before).toEqual({ anhChi: [{ hoTen: 'A' }, { hoTen: 'B' }] });
  });

  it('is sent without what nobody filled in, so that an optional person is not half there', () => {
    expect(filledIn({ hoTen: ' An ', me: { hoTen: '', so: '' }, anhChi: [{}], camKet: true, soBan: 0 })).toEqual({ hoTen: 'An', camKet: true, soBan: 0 });
  });

  it('takes numbers as people type them', () => {
    expect(['12', '12,5', '1.250.000', '1 250 000', '1.5', 'hai', ' '].map(numberTyped)).toEqual([12, 12.5, 1_250_000, 1_250_000, 1.5, 'hai', undefined]);
    expect(typedOf(12.5)).toBe('12,5');
  });

  it('keeps a day that was only begun, and completes one that is there', () => {
    expect(boxesOf('-3-27')).toEqual({ day: '27', month: '3', year: '' });
    expect([dayOf({ day: '', month: '', year: '' }), dayOf({ day: '7', month: '3', year: '' })]).toEqual([undefined, '-3-7']);
    expect([wholeDay('1990-3-7'), wholeDay('-3-7')]).toEqual(['1990-03-07', '-3-7']);
  });
});

describe('a problem', () => {
  const said = (data: object) => problemsOf(issuesOf(form.schema, data as never), fieldsOf(form, data as never));

  it('says at its field what to do, in the order of the form', () => {
    expect(said({ ngaySinh: '2025-02-30', me: { hoTen: 'Lan', so: '038' } })).toEqual([
      { pointer: '/hoTen', words: 'Nhập họ tên của trẻ' },
      { pointer: '/ngaySinh', words: 'Ngày sinh: nhập đủ ngày, tháng, năm có thật, ví dụ 27, 3, 1990' },
      { pointer: '/gioiTinh', words: 'Chọn giới tính' },
      { pointer: '/me/so', words: 'Số định danh: nhập đúng 12 chữ số' },
      { pointer: '/camKet', words: 'Đánh dấu vào ô: Tôi cam đoan' },
    ]);
  });

  it('of something that no field asks for is said for the whole form', () => {
    expect(said({ hoTen: 'An', ngaySinh: '2025-02-28', gioiTinh: 'nam', camKet: true, cu: 1 })).toEqual([{ pointer: '', words: 'Có câu trả lời không còn dùng được. Hãy xem lại tờ khai.' }]);
  });
});
