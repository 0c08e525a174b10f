import { describe, expect, it } from '@jest/globals';
import { procedure, type EForm } from '@haicap/contracts';
import fc from 'fast-check';
import { FORM_LIMITS } from './e-form.js';
import { FormValidators } from './form-validators.js';

const validators = new FormValidators();
const aForm = (properties: object, more: object = {}): EForm => ({ schema: { type: 'object', properties, ...more }, uiSchema: {} });
const codesOf = (form: EForm) => [...new Set(validators.problemsOf(form).map(({ code }) => code))];
let versions = 0;
const published = (form: EForm | null) => procedure.parse({
  procedureId: '00000000-0000-7000-8000-00000000000f', version: (versions += 1), code: '1.1', name: 'Thử', field: 'Hộ tịch', competentLevel: 'commune', timeLimit: { unit: 'none' },
  feeDong: 0, feeNote: '', components: [], result: '', legalBasis: '', validFrom: '2025-01-01', validTo: null, confidence: 'partly', eForm: form,
});
const child = aForm({
  hoTen: { type: 'string', title: 'Họ tên', minLength: 1, maxLength: 120 }, ngaySinh: { type: 'string', format: 'date' },
  gioiTinh: { type: 'string', enum: ['nam', 'nu'] }, soDinhDanh: { type: 'string', pattern: '^[0-9]{12}$' },
  anhChiEm: { type: 'array', maxItems: 5, items: { $ref: '#/$defs/nguoi' } },
}, { required: ['hoTen', 'ngaySinh'], additionalProperties: false, $defs: { nguoi: { type: 'object', properties: { hoTen: { type: 'string' } }, required: ['hoTen'] } } });

describe('a filled-in form', () => {
  it('is taken when it says what the form asks for', () => {
    const data = { hoTen: 'Nguyễn Văn An', ngaySinh: '2025-06-01', gioiTinh: 'nam', soDinhDanh: '038090012345', anhChiEm: [{ hoTen: 'Bình' }] };

    expect(validators.problemsOf(child)).toEqual([]);
    expect(validators.check(published(child), data)).toEqual({ ok: true, value: data });
  });

  it('is refused with every place that is wrong, and without a word of what stands there', () => {
    const data = { ngaySinh: 'hôm qua', gioiTinh: 'khác', soDinhDanh: '038', anhChiEm: [{}], 'Nguyễn Thị Bí Mật': true };
    const checked = validators.check(published(child), data);

    expect(checked).toMatchObject({ ok: false, error: { code: 'FORM_DATA_INVALID' } });
    expect(!checked.ok && checked.error.params['issues']).toEqual(expect.arrayContaining([
      { pointer: '/hoTen', code: 'required' }, { pointer: '/ngaySinh', code: 'format' }, { pointer: '/gioiTinh', code: 'enum' },
      { pointer: '/soDinhDanh', code: 'pattern' }, { pointer: '/anhChiEm/0/hoTen', code: 'required' }, { pointer: '', code: 'additionalProperties' },
    ]));
    expect(JSON.stringify(checked)).not.toMatch(/Bí Mật|hôm qua|"038"/);
  });

  it('is refused where the procedure has no form, and where it is too large or too deep', () => {
    const deep = Array.from({ length: FORM_LIMITS.dataDepth + 1 }).reduce<object>((inner) => ({ inner }), {});

    expect(validators.check(published(null), {})).toMatchObject({ ok: false, error: { params: { issues: [{ code: 'no-form' }] } } });
    expect(validators.check(published(child), { hoTen: 'x'.repeat(FORM_LIMITS.dataChars) })).toMatchObject({ ok: false, error: { params: { issues: [{ code: 'too-large' }] } } });
    expect(validators.check(published(child), deep)).toMatchObject({ ok: false, error: { params: { issues: [{ code: 'too-large' }] } } });
  });
});

describe('a form is not published', () => {
  it.each<[string, EForm, string]>([
    ['that fetches a schema from elsewhere', aForm({ a: { $ref: 'https://example.org/schema.json' } }), 'form-reference-invalid'],
    ['that names what it does not define', aForm({ a: { $ref: '#/$defs/nobody' } }), 'form-reference-invalid'],
    ['whose definition leads back to itself', aForm({ a: { $ref: '#/$defs/a' } }, { $defs: { a: { type: 'object', properties: { b: { $ref: '#/$defs/a' } } } } }), 'form-reference-endless'],
    ['whose lists have no end', aForm({ a: { type: 'array', items: { type: 'string' } } }), 'form-items-unbounded'],
    ['with a format nobody checks', aForm({ a: { type: 'string', format: 'regex' } }), 'form-format-unknown'],
    ['with a keyword beyond the known ones', aForm({ a: { type: 'string', contentMediaType: 'text/html' } }), 'form-keyword-not-allowed'],
    ['with a pattern that is none', aForm({ a: { type: 'string', pattern: '([a-z' } }), 'form-pattern-invalid'],
    ['with a pattern that looks back', aForm({ a: { type: 'string', pattern: '(a)\\1' } }), 'form-pattern-invalid'],
    ['with a property that reaches into the prototype', { schema: JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}') as EForm['schema'], uiSchema: {} }, 'form-property-name'],
    ['that asks for nothing', aForm({}), 'form-without-properties'],
    ['that is no object', { schema: { type: 'array', maxItems: 3, items: { type: 'string' } }, uiSchema: {} }, 'form-not-an-object'],
    ['whose words contradict each other', aForm({ a: { type: 'string', minLength: 'vài' } }), 'form-value-invalid'],
    ['that is too large', aForm({ a: { type: 'string', title: 'x'.repeat(FORM_LIMITS.chars) } }), 'form-too-large'],
    ['that is nested without measure', aForm({ a: Array.from({ length: 60 }).reduce<object>((inner) => ({ type: 'object', properties: { a: inner } }), { type: 'string' }) }), 'form-too-deep'],
    ['with a choice of too many', aForm({ a: { enum: Array.from({ length: FORM_LIMITS.choices + 1 }, (_, n) => n) } }), 'form-choices-too-many'],
  ])('%s', (_sentence, form, code) => {
    expect(codesOf(form)).toContain(code);
  });

  it('that doubles with every definition, and says so at once', () => {
    const $defs = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`d${n}`, n === 29 ? { type: 'string' } : { allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] }]));
    const startedAt = performance.now();

    expect(codesOf(aForm({ a: { $ref: '#/$defs/d0' } }, { $defs }))).toEqual(['form-too-large']);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('a pattern that takes an engine with backtracking for ever', () => {
  it.each(['^(a+)+$', '^(a|aa)+$', '^(.*)*x$', '^(a*)*b$'])('%s takes no time to speak of', (pattern) => {
    const form = aForm({ a: { type: 'string', pattern } });
    const startedAt = performance.now();

    expect(validators.problemsOf(form)).toEqual([]);
    expect(validators.check(published(form), { a: `${'a'.repeat(20_000)}!` })).toMatchObject({ ok: false });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('whatever a form is made of', () => {
  it('looking through it ends, and what passes also compiles', () => {
    const json = fc.jsonValue({ maxDepth: 6 });
    const keywords = fc.constantFrom('type', 'properties', 'items', 'allOf', '$ref', 'pattern', 'enum', 'maxItems', 'format', 'if', '$defs', 'required');
    fc.assert(fc.property(fc.dictionary(keywords, json, { maxKeys: 8 }), (properties) => {
      const form = aForm({ a: properties }, { $defs: properties });
      const problems = validators.problemsOf(form);

      if (problems.length === 0) expect(() => validators.prepare(published(form))).not.toThrow();
    }), { numRuns: 100, seed: 7 });
  });
});
