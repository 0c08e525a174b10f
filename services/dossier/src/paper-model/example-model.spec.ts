import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_TEMPLATES } from '../built-in-template/built-in-templates.js';
import { fillTemplate } from '../paper-template/paper-template.js';
import { exampleModel } from './example-model.js';
import { PLACEHOLDERS } from './paper-model.js';

const FORMS = Object.keys(PLACEHOLDERS) as (keyof typeof PLACEHOLDERS)[];
const NOTHING_SAID = new Set(['nothing']);

describe('an invented paper', () => {
  it.each(FORMS)('has words for whatever %s may name, in its tables too', (form) => {
    const { values, tables } = exampleModel(form, { circular: '03/2025/TT-VPCP', formNumber: '01' });
    expect(Object.entries(values).filter(([name, words]) => words === '' && !NOTHING_SAID.has(name)).map(([name]) => name)).toEqual([]);
    expect(Object.values(tables).flat().flatMap((row) => Object.entries(row)).filter(([, words]) => words === '').map(([name]) => name)).toEqual([]);
  });

  it('fills every template that is built in', () => {
    for (const { form, body } of BUILT_IN_TEMPLATES) expect(JSON.stringify(fillTemplate(body, exampleModel(form, { circular: '03/2025/TT-VPCP', formNumber: '01' })))).not.toContain('{{');
  });
});
