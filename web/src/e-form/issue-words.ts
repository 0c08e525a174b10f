import { t } from '../text/language.js';
import type { FormIssue } from './form-check.js';
import { leavesOf, type Field } from './form-fields.js';

export interface FormProblem { readonly pointer: string; readonly words: string }

const COUNTED_DIGITS = /^\^\[0-9\]\{(\d+)\}\$$/;

/** Each place that is wrong, once, with a sentence that says what to do there. What stands in no field of the page is said for the whole form. */
export function problemsOf(issues: readonly Pick<FormIssue, 'pointer' | 'code' | 'asked'>[], fields: readonly Field[]): FormProblem[] {
  const known = new Map(everyOf(fields).map((field) => [field.pointer, field]));
  const told = new Map<string, string>();
  for (const issue of issues) {
    const field = fieldAt(issue.pointer, known);
    const place = field?.pointer ?? '';
    if (!told.has(place)) told.set(place, wordsOf(issue, field));
  }
  const order = [...known.keys()];
  return [...told].map(([pointer, words]) => ({ pointer, words })).sort((a, b) => order.indexOf(a.pointer) - order.indexOf(b.pointer));
}

const everyOf = (fields: readonly Field[]): Field[] => [...leavesOf(fields), ...fields.filter(({ kind }) => kind === 'group')];

/** The field itself, or the nearest one around it. */
function fieldAt(pointer: string, known: ReadonlyMap<string, Field>): Field | undefined {
  for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    const field = known.get(place);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** "Họ tên" within a sentence is "họ tên"; "CCCD" stays. */
const inSentence = (title: string) => (/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title);

function wordsOf({ code, asked }: Pick<FormIssue, 'code' | 'asked'>, field: Field | undefined): string {
  if (field === undefined) return t('Có câu trả lời không còn dùng được. Hãy xem lại tờ khai.');
  if (code === 'required' || (code === 'minLength' && asked === 1) || ['enum', 'oneOf', 'anyOf', 'const'].includes(code)) return wordsOfMissing(field);
  const said = { title: field.title, asked: String(asked) };
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return words?.(said, field) ?? t('{{title}}: chưa đúng, hãy xem lại', said);
}

function wordsOfMissing(field: Field): string {
  const what = inSentence(field.title);
  if (field.kind === 'yes') return t('Đánh dấu vào ô: {{title}}', { title: field.title });
  return field.kind === 'choice' || field.kind === 'many' ? t('Chọn {{what}}', { what }) : t('Nhập {{what}}', { what });
}

type Words = (said: { readonly title: string; readonly asked: string }, field: Field) => string;
const WORDS: Readonly<Record<string, Words>> = {
  type: (said, field) => (field.kind === 'number' && field.isInteger ? t('{{title}}: nhập một số nguyên', said) : t('{{title}}: nhập một số', said)),
  format: (said, field) => (field.kind === 'date' ? t('{{title}}: nhập đủ ngày, tháng, năm có thật, ví dụ 27, 3, 1990', said) : t('{{title}}: viết chưa đúng cách', said)),
  pattern: ({ title, asked }) => {
    const count = COUNTED_DIGITS.exec(asked)?.[1];
    return count === undefined ? t('{{title}}: viết chưa đúng cách', { title }) : t('{{title}}: nhập đúng {{digits}} chữ số', { title, digits: count });
  },
  minLength: (said) => t('{{title}}: viết ít nhất {{asked}} ký tự', said), maxLength: (said) => t('{{title}}: viết nhiều nhất {{asked}} ký tự', said),
  minimum: (said) => t('{{title}}: nhỏ nhất là {{asked}}', said), maximum: (said) => t('{{title}}: lớn nhất là {{asked}}', said),
  exclusiveMinimum: (said) => t('{{title}}: phải lớn hơn {{asked}}', said), exclusiveMaximum: (said) => t('{{title}}: phải nhỏ hơn {{asked}}', said),
  multipleOf: (said) => t('{{title}}: phải là bội số của {{asked}}', said),
  minItems: (said) => t('{{title}}: cần ít nhất {{asked}} mục', said), maxItems: (said) => t('{{title}}: nhiều nhất {{asked}} mục', said),
  uniqueItems: (said) => t('{{title}}: có mục ghi hai lần', said),
};
