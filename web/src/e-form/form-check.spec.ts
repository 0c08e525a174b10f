import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { issuesOf, type FormIssue } from './form-check.js';
import type { FormData, Schema } from './form-schema.js';

// The compiler of services/dossier/src/e-form, with the same options: what a page lets through is what the service takes.
function serverIssues(schema: Schema, data: FormData): string[] {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, useDefaults: false });
  ajvFormats.default(ajv, { formats: ['date', 'date-time', 'time', 'email', 'uuid'], mode: 'full' });
  const validate = ajv.compile(schema as object);
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword, params }) => `${instancePath}${keyword === 'required' ? `/${(params as { missingProperty: string }).missingProperty}` : ''} ${keyword}`);
}
const ours = (issues: readonly FormIssue[]) => issues.map(({ pointer, code }) => `${pointer} ${code}`);

const child: Schema = {
  type: 'object', additionalProperties: false, required: ['hoTenTre', 'ngaySinh', 'gioiTinh'],
  $defs: { nguoi: { type: 'object', required: ['hoTen'], additionalProperties: false, properties: { hoTen: { type: 'string', minLength: 1, maxLength: 5 }, so: { type: 'string', pattern: '^[0-9]{12}$' } } } },
  properties: {
    hoTenTre: { type: 'string', minLength: 2, maxLength: 6 }, ngaySinh: { type: 'string', format: 'date' }, gioiTinh: { type: 'string', oneOf: [{ const: 'nam', title: 'Nam' }, { const: 'nu', title: 'Nữ' }] },
    soBan: { type: 'integer', minimum: 1, maximum: 3 }, dienTich: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 }, me: { $ref: '#/$defs/nguoi', title: 'Mẹ' },
    anhChi: { type: 'array', maxItems: 2, uniqueItems: true, items: { $ref: '#/$defs/nguoi' } }, camKet: { type: 'boolean', const: true }, thu: { type: 'string', format: 'email' },
    cach: { enum: ['den-lay', 'gui'] }, noiNhan: { type: 'string' },
  },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  allOf: [{ if: { properties: { cach: { const: 'gui' } }, required: ['cach'] }, then: { required: ['noiNhan'] }, else: { not: { required: ['noiNhan'] } } }],
};

describe('what is wrong with a filled-in form', () => {
  it.each<[string, FormData]>([
    ['nothing filled in', {}],
    ['everything right', { hoTenTre: 'An', ngaySinh: '2024-02-29', gioiTinh: 'nu', soBan: 2, dienTich: 1.5, me: { hoTen: 'Lan', so: '038090012345' }, camKet: true, cach: 'gui', noiNhan: 'Nhà' }],
    ['days that no calendar has', { hoTenTre: 'An', ngaySinh: '2025-02-29', gioiTinh: 'nu' }],
    ['texts too short and too long, counted as people do', { hoTenTre: '👶', ngaySinh: '2025-02-28', gioiTinh: 'nam', me: { hoTen: 'Nguyễn' } }],
    ['numbers out of bounds and no numbers', { hoTenTre: 'An', ngaySinh: '2025-02-28', gioiTinh: 'nam', soBan: 4.5, dienTich: 0 }],
    ['a text in place of a number', { hoTenTre: 'An', ngaySinh: '2025-02-28', gioiTinh: 'nam', soBan: 'hai' }],
    ['the same twice and too many', { hoTenTre: 'An', ngaySinh: '2025-02-28', gioiTinh: 'nam', anhChi: [{ hoTen: 'A', so: '1' }, { hoTen: 'A', so: '1' }, {}] }],
    ['a promise that was not given', { hoTenTre: 'An', ngaySinh: '2025-02-28', gioiTinh: 'nam', camKet: false, thu: 'a@b' }],
    ['what a condition asks for', { hoTenTre: 'An', ngaySinh: '2025-02-28', gioiTinh: 'nam', cach: 'gui' }],
    ['what nobody asks for', { hoTenTre: 'An', ngaySinh: '2025-02-28', gioiTinh: 'nam', la: 1 }],
  ])('is what the service says, too: %s', (_case, data) => {
    const found = ours(issuesOf(child, data));
    const told = serverIssues(child, data);

    expect(found.length === 0).toBe(told.length === 0);
    // The service lists each choice that was missed and the condition around an issue besides the issue itself.
    expect(told).toEqual(expect.arrayContaining(found));
  });

  it('is found wherever the service finds something, whatever was filled in', () => {
    const value = fc.oneof(fc.constantFrom('An', 'nam', 'gui', '', '2024-02-29', '038090012345', 'a@b.vn'), fc.integer({ min: -1, max: 5 }), fc.double({ noNaN: true, min: -1, max: 2 }), fc.boolean(), fc.constant(null));
    const somebody = fc.dictionary(fc.constantFrom('hoTen', 'so', 'khac'), value, { maxKeys: 3, noNullPrototype: true });
    const data = fc.dictionary(fc.constantFrom(...Object.keys(child['properties'] as object), 'khac'), fc.oneof(value, somebody, fc.array(fc.oneof(value, somebody), { maxLength: 3 })), { maxKeys: 8, noNullPrototype: true });
    const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
    ajvFormats.default(ajv, { formats: ['date', 'date-time', 'time', 'email', 'uuid'], mode: 'full' });
    const validate = ajv.compile(child as object);

    fc.assert(fc.property(data, (filled) => (issuesOf(child, filled).length === 0) === validate(filled)), { numRuns: 500, seed: 7 });
  });

  it.each(['2024-02-29', '2023-02-29', '2025-04-31', '0001-01-01', '2025-13-01', '2025-1-1', 'hôm qua'])('takes %s for a day where the service does', (day) => {
    const schema: Schema = { type: 'object', properties: { a: { type: 'string', format: 'date' } } };

    expect(issuesOf(schema, { a: day }).length).toBe(serverIssues(schema, { a: day }).length);
  });
});
