import type { EForm } from '@haicap/contracts';

/** A question of a form under its name. */
export interface Question {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly isRequired: boolean;
  readonly ui?: Readonly<Record<string, unknown>>;
}

const PERSON = {
  type: 'object', title: 'Người', required: ['hoTen'], additionalProperties: false,
  properties: {
    hoTen: { type: 'string', title: 'Họ, chữ đệm, tên', minLength: 1, maxLength: 120 },
    ngaySinh: { type: 'string', format: 'date', title: 'Ngày, tháng, năm sinh' },
    soDinhDanh: { type: 'string', title: 'Số định danh cá nhân', pattern: '^[0-9]{12}$' },
    danToc: { type: 'string', title: 'Dân tộc', maxLength: 40 }, quocTich: { type: 'string', title: 'Quốc tịch', maxLength: 60 },
    noiCuTru: { type: 'string', title: 'Nơi cư trú', maxLength: 300 },
  },
} as const;
const ASKED = { isRequired: true };
const OFFERED = { isRequired: false };

/** A person with name, birth, number and residence. */
export const person = (name: string, title: string, isRequired = true): Question => ({ name, schema: { title, $ref: '#/$defs/nguoi' }, isRequired });
export const line = (name: string, title: string, charsMax = 200): Question => ({ name, schema: { type: 'string', title, minLength: 1, maxLength: charsMax }, ...ASKED });
export const maybeLine = (name: string, title: string, charsMax = 200): Question => ({ name, schema: { type: 'string', title, maxLength: charsMax }, ...OFFERED });
export const paragraph = (name: string, title: string, isRequired = true): Question => ({
  name, schema: { type: 'string', title, maxLength: 2000 }, isRequired, ui: { 'ui:widget': 'textarea' },
});
export const day = (name: string, title: string, isRequired = true): Question => ({ name, schema: { type: 'string', format: 'date', title }, isRequired });
export const count = (name: string, title: string, most: number): Question => ({ name, schema: { type: 'integer', title, minimum: 1, maximum: most }, ...ASKED });
export const dong = (name: string, title: string): Question => ({ name, schema: { type: 'integer', title, minimum: 0 }, ...ASKED });
export const area = (name: string, title: string): Question => ({ name, schema: { type: 'number', title, exclusiveMinimum: 0 }, ...ASKED });
export const choice = (name: string, title: string, choices: Readonly<Record<string, string>>, isRequired = true): Question => ({
  name, schema: { type: 'string', title, oneOf: Object.entries(choices).map(([code, label]) => ({ const: code, title: label })) }, isRequired, ui: { 'ui:widget': 'radio' },
});
export const people = (name: string, title: string, most = 20): Question => ({
  name, schema: { type: 'array', title, maxItems: most, items: { $ref: '#/$defs/nguoi' } }, ...OFFERED,
});
export const promise = (title: string): Question => ({ name: 'camKet', schema: { type: 'boolean', title, const: true }, ...ASKED });

export const SEX = { nam: 'Nam', nu: 'Nữ' };

/** A form in the order of its questions. What it does not ask for cannot be filled in. */
export function form(title: string, questions: readonly Question[]): EForm {
  const asksForPersons = questions.some(({ schema }) => JSON.stringify(schema).includes('#/$defs/nguoi'));
  return {
    schema: {
      type: 'object', title, additionalProperties: false,
      properties: Object.fromEntries(questions.map(({ name, schema }) => [name, schema])),
      required: questions.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      ...(asksForPersons ? { $defs: { nguoi: PERSON } } : {}),
    },
    uiSchema: { 'ui:order': questions.map(({ name }) => name), ...Object.fromEntries(questions.flatMap(({ name, ui }) => (ui ? [[name, ui]] : []))) },
  };
}
