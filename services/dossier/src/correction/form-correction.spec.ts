import { describe, expect, it } from '@jest/globals';
import { correctForm } from './form-correction.js';

const person = { type: 'object', properties: { hoTen: { type: 'string' }, ngaySinh: { type: 'string' } } };
const schema = { type: 'object', properties: { noiSinh: { type: 'string' }, me: { $ref: '#/$defs/nguoi' }, con: { type: 'array', items: { $ref: '#/$defs/nguoi' } } }, $defs: { nguoi: person } };
const filled = { noiSinh: 'Thanh Hóa', me: { hoTen: 'Lê Thị Sai' }, con: [{ hoTen: 'Một' }, { hoTen: 'Hai' }] };
const corrected = (changes: Record<string, unknown>) => {
  const outcome = correctForm(filled, changes, schema);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error.params));
  return outcome.value;
};

describe('a correction of a form', () => {
  it('puts values at their places, adds and takes away, and tells both values of each', () => {
    expect(corrected({ '/me/hoTen': 'Lê Thị Đúng', '/me/ngaySinh': '1990-02-03', '/noiSinh': null, '/con/1/hoTen': 'Nhì', '/con/2': { hoTen: 'Ba' } })).toEqual({
      data: { me: { hoTen: 'Lê Thị Đúng', ngaySinh: '1990-02-03' }, con: [{ hoTen: 'Một' }, { hoTen: 'Nhì' }, { hoTen: 'Ba' }] },
      places: [
        { pointer: '/me/hoTen', before: 'Lê Thị Sai', after: 'Lê Thị Đúng' }, { pointer: '/me/ngaySinh', before: undefined, after: '1990-02-03' },
        { pointer: '/noiSinh', before: 'Thanh Hóa', after: undefined }, { pointer: '/con/1/hoTen', before: 'Hai', after: 'Nhì' }, { pointer: '/con/2', before: undefined, after: { hoTen: 'Ba' } },
      ],
    });
    expect(corrected({ '/con/0': null }).data).toEqual({ ...filled, con: [{ hoTen: 'Hai' }] });
  });

  it('takes away the places that were named, however many of one list, and wherever in the order', () => {
    expect(corrected({ '/con/0': null, '/con/1': null })).toMatchObject({ data: { ...filled, con: [] }, places: [{ pointer: '/con/1', before: { hoTen: 'Hai' } }, { pointer: '/con/0', before: { hoTen: 'Một' } }] });
    expect(corrected({ '/con/0': null, '/con/1/hoTen': 'Nhì' }).data).toEqual({ ...filled, con: [{ hoTen: 'Nhì' }] });
  });

  it('leaves what was filled in as it was, and counts no place that says the same', () => {
    corrected({ '/me/hoTen': 'Lê Thị Đúng' });
    expect(filled.me.hoTen).toBe('Lê Thị Sai');
    expect(corrected({ '/me/hoTen': 'Lê Thị Sai', '/me/ngaySinh': null }).places).toEqual([]);
  });

  it.each([
    ['/con/7/hoTen', '/con/7/hoTen'], ['/con/4', '/con/4'], ['/con/hoTen', '/con/hoTen'], ['/noiSinh/hoTen', '/noiSinh/hoTen'], ['/me/0', '/me/0'],
    ['/me/constructor', '/me'], ['/TranVanAn', ''],
  ])('at %s, which is no place of it, is refused, and no name that the form does not know is repeated', (pointer, told) => {
    expect(correctForm(filled, { [pointer]: 'x' }, schema)).toEqual({ ok: false, error: { code: 'FORM_DATA_INVALID', params: { issues: [{ pointer: told, code: 'no-such-place' }] } } });
  });
});
