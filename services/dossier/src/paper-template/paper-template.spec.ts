import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { paperTemplateBody, type PaperForm, type PaperTemplateBody } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import { BUILT_IN_TEMPLATES, builtInTemplate } from '../built-in-template/built-in-templates.js';
import { PLACEHOLDERS, type PaperModel } from '../paper-model/paper-model.js';
import { checkTemplate, fillTemplate, templateOn, type PaperTemplateVersion } from './paper-template.js';

const body = (text: string, when?: string): PaperTemplateBody => ({
  orientation: 'portrait', header: { left: [], right: [] }, title: [{ text: 'Tên', style: 'heading', align: 'center' }], footer: '',
  blocks: [{ kind: 'text', text, style: 'normal', align: 'left', ...(when === undefined ? {} : { when }) }],
});
const model: PaperModel = { values: { applicant: 'Nguyễn Văn An', phone: '', note: '{{applicant}}' }, tables: { components: [], missing: [{ number: '1', name: 'Tờ khai' }] } };
const textsOf = (template: PaperTemplateBody) => fillTemplate(template, model).blocks.map((block) => (block.kind === 'text' ? block.text : block.kind));

describe('a template filled with a model', () => {
  it('shows values where it names them, and nothing where it names what is not there', () => {
    expect(textsOf(body('Của {{applicant}}{{toString}}{{unknown}}.'))).toEqual(['Của Nguyễn Văn An.']);
  });

  it('leaves out what stands under an empty value or table', () => {
    expect([textsOf(body('x', 'phone')), textsOf(body('x', 'components')), textsOf(body('x', 'missing')), textsOf(body('x', 'constructor'))]).toEqual([[], [], ['x'], []]);
  });

  it('does not look for names inside of values', () => {
    expect(textsOf(body('{{note}}'))).toEqual(['{{applicant}}']);
  });

  it('is text and nothing else, whatever stands in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom('applicant', 'phone', 'note', '__proto__', 'hasOwnProperty'), (text, name) => {
      const [block] = fillTemplate(body(`${text}{{${name}}}`), model).blocks;
      expect(block === undefined || (block.kind === 'text' && typeof block.text === 'string')).toBe(true);
    }), { seed: 5, numRuns: 500 });
  });
});

describe('the check of a template', () => {
  it('finds nothing in what is built in', () => {
    for (const { form, body: builtIn } of BUILT_IN_TEMPLATES) {
      expect(checkTemplate(form, builtIn)).toEqual([]);
      expect(paperTemplateBody.parse(builtIn)).toEqual(builtIn);
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'salary', ''])('finds the value {{%s}}', (name) => {
    expect(checkTemplate('receipt-slip', body(`{{${name}}}`))).toEqual([{ at: '/blocks/0', problem: 'unknown-value', name }]);
  });

  it.each(['__proto__', 'constructor', 'handOvers'])('finds the table %s', (table) => {
    const template = { ...body(''), blocks: [{ kind: 'table' as const, table, columns: [{ title: '', value: '', width: 1, align: 'left' as const }] }] };

    expect(checkTemplate('receipt-slip', template)).toEqual([{ at: '/blocks/0', problem: 'unknown-table', name: table }]);
  });

  it('finds more words than a paper has', () => {
    const long = { ...body(''), blocks: Array.from({ length: 40 }, () => ({ kind: 'fields' as const, fields: [{ label: 'x'.repeat(1_000), value: '' }] })) };

    expect(checkTemplate('receipt-slip', long)).toContainEqual({ at: '/', problem: 'too-long' });
  });

  it('knows every value that a form\'s declared tables and values name, and no other form\'s', () => {
    const names = (form: PaperForm) => PLACEHOLDERS[form].values.map((name) => `{{${name}}}`).join('');

    expect(checkTemplate('stop-notice', body(names('stop-notice')))).toEqual([]);
    expect(checkTemplate('intake-refusal', body('{{stoppedAt}}'))).toHaveLength(1);
  });
});

describe('the template in force on a day', () => {
  const builtIn = builtInTemplate('receipt-slip', '03/2025/TT-VPCP');
  const published = (number: number, from: string): PaperTemplateVersion => ({ ...builtIn, templateId: String(number), number, status: 'published', validFrom: localDate(from) });
  const own = [published(2, '2025-10-01'), published(3, '2025-12-01'), published(4, '2025-11-01'), { ...published(5, '2025-01-01'), status: 'draft' as const, validFrom: null }];

  it.each([['2025-09-30', 1], ['2025-10-01', 2], ['2025-11-15', 4], ['2025-12-01', 3], ['2026-01-01', 3]])('on %s is number %i', (day, number) => {
    expect(templateOn(own, builtIn, localDate(day)).number).toBe(number);
  });

  it('of two that begin on one day is the later one', () => {
    expect(templateOn([published(9, '2025-10-01'), published(10, '2025-10-01')], builtIn, localDate('2025-10-01')).number).toBe(10);
  });
});
