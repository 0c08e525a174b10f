import { boxesOf } from '../../e-form/day-boxes.js';
import { fieldsOf, type Choice, type Field } from '../../e-form/form-fields.js';
import { valueAt, type FormData } from '../../e-form/form-schema.js';
import { typedOf } from '../../e-form/number-typed.js';
import type { FilingDraft } from '../../draft/draft.js';
import { t } from '../../text/language.js';
import { NO_CASE } from './filing-request.js';
import { componentsOf, isAnsweredByForm, paperFor, wholePerson, type Procedure, type Step } from './filing-steps.js';

/** A question and what was answered. */
export type AnswerRow = readonly [question: string, answer: string];

const dayWords = (day: string) => {
  const { day: date, month, year } = boxesOf(day);
  return [date, month, year].filter((part) => part !== '').join('/');
};

type Answers = (procedure: Procedure, draft: FilingDraft) => AnswerRow[];
const ANSWERS: Readonly<Record<Step, Answers>> = {
  'truong-hop': ({ cases }, { caseCode }) => [[t('Trường hợp của bạn'), caseCode === NO_CASE ? t('Không thuộc trường hợp nào') : (cases.find(({ code }) => code === caseCode)?.name ?? '')]],
  'nguoi-nop': (_procedure, draft) => personRows(draft),
  'noi-nop': (_procedure, { unit }) => [[t('Nơi nhận hồ sơ'), unit?.fullName ?? '']],
  'to-khai': ({ eForm }, { formData }) => (eForm === null ? [] : fieldsOf(eForm, formData).flatMap((field) => formRows(field, formData))),
  'giay-to': paperRows,
  'nhan-ket-qua': (_procedure, draft) => returnRows(draft),
  'le-phi': () => [],
};

/** What a step holds, as it is read before it is sent. */
export const answersOfStep = (step: Step, procedure: Procedure, draft: FilingDraft): AnswerRow[] => ANSWERS[step](procedure, draft);

function personRows({ person }: FilingDraft): AnswerRow[] {
  const { fullName, personalNumber, dateOfBirth, sex, phone, address, email } = wholePerson(person);
  const rows: readonly AnswerRow[] = [
    [t('Họ, chữ đệm, tên'), fullName], [t('Số định danh cá nhân'), personalNumber], [t('Ngày, tháng, năm sinh'), dayWords(dateOfBirth)],
    [t('Giới tính'), sex === '' ? '' : sex === 'male' ? t('Nam') : t('Nữ')], [t('Số điện thoại'), phone], [t('Nơi bạn đang ở'), address], [t('Thư điện tử'), email],
  ];
  return rows.filter(([, answer]) => answer !== '');
}

function formRows(field: Field, formData: FormData): AnswerRow[] {
  if (field.kind === 'group') return field.fields.flatMap((inner) => formRows(inner, formData)).map(([question, answer]) => [`${field.title}: ${question}`, answer] as const);
  if (field.kind === 'list') return field.items.flatMap((item, index) => formRows({ ...item, title: `${field.title} ${index + 1}` }, formData));
  const answer = answerWords(field, valueAt(formData, field.pointer));
  return answer === '' ? [] : [[field.title, answer]];
}

function answerWords(field: Field, value: unknown): string {
  if (field.kind === 'yes') return value === true ? t('Có') : '';
  if (field.kind === 'date') return typeof value === 'string' ? dayWords(value) : '';
  if (field.kind === 'choice') return labelOf(field.choices, value);
  if (field.kind === 'many') return Array.isArray(value) ? value.map((one) => labelOf(field.choices, one)).join(', ') : '';
  return typedOf(value).trim();
}

const labelOf = (choices: readonly Choice[], value: unknown) => choices.find((choice) => choice.value === value)?.label ?? '';

function paperRows(procedure: Procedure, draft: FilingDraft): AnswerRow[] {
  return componentsOf(procedure, draft.caseCode).flatMap((component): AnswerRow[] => {
    if (isAnsweredByForm(procedure, component)) return [[component.name, t('Tờ khai điện tử')]];
    const { way, files } = paperFor(component, draft);
    if (way === 'data') return [[component.name, t('Cơ quan tự tra cứu')]];
    if (way === 'paper') return [[component.name, t('Mang đến quầy')]];
    if (files.length === 0) return component.required ? [[component.name, t('chưa có')]] : [];
    return [[component.name, files.map(({ name }) => name).join(', ')]];
  });
}

function returnRows({ returnWay, unit, post }: FilingDraft): AnswerRow[] {
  if (returnWay === 'fetch') return [[t('Nhận kết quả'), t('tại {{unit}}', { unit: unit?.fullName ?? t('nơi nộp') })]];
  return returnWay === 'post' ? [[t('Nhận kết quả'), t('qua bưu điện: {{address}}', { address: [post.recipient, post.address, post.phone].filter((part) => part.trim() !== '').join(', ') })]] : [];
}
