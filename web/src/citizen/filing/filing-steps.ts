import type { lookUpProcedure, ProcedureComponent, RpcReply } from '@haicap/contracts';
import { checkPersonalNumber } from '@haicap/kernel';
import { isPaperThere, NO_PAPER, type DraftPaper, type DraftPerson, type FilingDraft } from '../../draft/draft.js';
import { answersIn, DECLARATION, problemsIn } from '../../e-form/answers.js';
import { wholeDay } from '../../e-form/day-boxes.js';
import { fieldId } from '../../e-form/field-id.js';
import type { FormData } from '../../e-form/form-schema.js';
import { isDay } from '../../e-form/formats.js';
import type { FormProblem } from '../../e-form/issue-words.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';

export type Procedure = RpcReply<typeof lookUpProcedure>;

/** The pages of a filing in their order; each asks one thing. */
export const STEPS = ['truong-hop', 'nguoi-nop', 'noi-nop', 'to-khai', 'giay-to', 'nhan-ket-qua', 'le-phi'] as const;
export type Step = (typeof STEPS)[number];

/** A place of a page that is not right yet, and what to do there. */
export interface StepProblem { readonly id: string; readonly words: string }

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  'truong-hop': t('Trường hợp của bạn'), 'nguoi-nop': t('Người nộp'), 'noi-nop': t('Nơi nộp'), 'to-khai': t('Tờ khai điện tử'), 'giay-to': t('Giấy tờ'),
  'nhan-ket-qua': t('Nhận kết quả'), 'le-phi': t('Phí, lệ phí'),
};

export const isAnsweredByForm = (procedure: Procedure, { code }: ProcedureComponent): boolean => code === DECLARATION && procedure.eForm !== null;

export function stepsOf({ cases, eForm }: Procedure): Step[] {
  return STEPS.filter((step) => (step !== 'truong-hop' || cases.length > 0) && (step !== 'to-khai' || eForm !== null));
}

/** Names of papers mostly say themselves that somebody may not have them: "(nếu có)". */
export const saysOptional = (name: string): boolean => /nếu/i.test(name);

/** The papers of the case that was chosen. */
export function componentsOf(procedure: Procedure, caseCode: string | null): readonly ProcedureComponent[] {
  return procedure.cases.find(({ code }) => code === caseCode)?.components ?? procedure.components;
}

/** A paper as it stands: what the office can look up is looked up until the person says otherwise. */
export function paperFor({ code, required, replaceableByData }: ProcedureComponent, draft: FilingDraft): DraftPaper {
  return draft.papers[code] ?? { ...NO_PAPER, way: required && replaceableByData ? 'data' : 'file' };
}

/** The answers as they are sent. */
export const answersOf = ({ eForm }: Procedure, { formData }: FilingDraft): FormData => (eForm === null ? {} : answersIn(eForm, formData));

export const formProblems = ({ eForm }: Procedure, { formData }: FilingDraft): FormProblem[] => (eForm === null ? [] : problemsIn(eForm, formData));

type Problems = (procedure: Procedure, draft: FilingDraft, today: string) => StepProblem[];
const unless = (holds: boolean, id: string, words: string): StepProblem[] => (holds ? [] : [{ id, words }]);
const PROBLEMS: Readonly<Record<Step, Problems>> = {
  'truong-hop': (_procedure, { caseCode }) => unless(caseCode !== null, 'case', t('Chọn trường hợp của bạn')),
  'nguoi-nop': (_procedure, { person }, today) => personProblems(person, today),
  'noi-nop': (_procedure, { unit }) => unless(unit !== null, 'unit', t('Chọn xã, phường hoặc cơ quan nhận hồ sơ')),
  'to-khai': (procedure, draft) => formProblems(procedure, draft).map(({ pointer, words }) => ({ id: pointer === '' ? 'form' : fieldId(pointer), words })),
  'giay-to': paperProblems,
  'nhan-ket-qua': (_procedure, draft) => returnProblems(draft),
  'le-phi': (_procedure, { feesSeen }) => unless(feesSeen, 'fees', t('Xem phí, lệ phí phải nộp')),
};

/** What keeps a step from being done; nothing when it is. */
export const problemsOfStep = (step: Step, procedure: Procedure, draft: FilingDraft, today: string): StepProblem[] => PROBLEMS[step](procedure, draft, today);

export const isDone = (step: Step, procedure: Procedure, draft: FilingDraft): boolean => problemsOfStep(step, procedure, draft, localDayOf(new Date())).length === 0;

const PHONE = /^(\+84|0)\d{9,10}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const wholePerson = (person: DraftPerson): DraftPerson => ({
  ...person, fullName: person.fullName.trim(), personalNumber: person.personalNumber.replaceAll(/\s/g, ''), dateOfBirth: wholeDay(person.dateOfBirth),
  phone: person.phone.replaceAll(/[\s.-]/g, ''), address: person.address.trim(), email: person.email.trim(),
});

function personProblems(filled: DraftPerson, today: string): StepProblem[] {
  const person = wholePerson(filled);
  const wrong: readonly (readonly [boolean, string, string])[] = [
    [person.fullName === '', 'full-name', t('Nhập họ, chữ đệm, tên của bạn')],
    [!checkPersonalNumber(person.personalNumber).ok, 'personal-number', t('Nhập số định danh cá nhân, đủ 12 chữ số như trên thẻ căn cước')],
    [!isDay(person.dateOfBirth) || person.dateOfBirth > today, 'date-of-birth', t('Nhập đủ ngày, tháng, năm sinh')],
    [!PHONE.test(person.phone), 'phone', t('Nhập số điện thoại, ví dụ 0912 345 678')],
    [person.address === '', 'address', t('Nhập nơi bạn đang ở')],
    [person.email !== '' && !EMAIL.test(person.email), 'email', t('Thư điện tử viết chưa đúng; để trống nếu không có')],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, id, words]) => ({ id, words }));
}

function paperProblems(procedure: Procedure, draft: FilingDraft): StepProblem[] {
  return componentsOf(procedure, draft.caseCode).filter((one) => !isAnsweredByForm(procedure, one)).flatMap((one): StepProblem[] => {
    const paper = paperFor(one, draft);
    const id = paperId(one.code);
    if (paper.way !== 'file') return [];
    if (paper.photos.length > 0) return [{ id, words: t('{{name}}: bấm "Dùng trang này" để gửi các trang đã chụp', { name: one.name }) }];
    if (isPaperThere(paper) || (paper.files.length === 0 && !one.required)) return [];
    return [{ id, words: paper.files.length > 0 ? t('{{name}}: chờ gửi xong, hoặc bỏ tệp không nhận được', { name: one.name }) : t('{{name}}: chụp ảnh hoặc chọn tệp', { name: one.name }) }];
  });
}

export const paperId = (code: string): string => `paper-${code}`;

function returnProblems({ returnWay, post }: FilingDraft): StepProblem[] {
  if (returnWay === '') return [{ id: 'return', words: t('Chọn cách nhận kết quả') }];
  return returnWay === 'post' && post.address.trim() === '' ? [{ id: 'post-address', words: t('Nhập địa chỉ nhận kết quả qua bưu điện') }] : [];
}
