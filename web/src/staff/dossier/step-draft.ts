import { t } from '../../text/language.js';
import type { FieldKind, Verb } from './verbs.js';

/** What is typed for a step before it is taken. All of it survives a reload of the page. */
export interface StepDraft {
  readonly note: string;
  readonly reasonCode: string; readonly reasonText: string;
  readonly assigneeId: string;
  readonly unitId: string; readonly unitName: string;
  readonly question: string; readonly limitUnit: 'working-day' | 'working-hour'; readonly limitAmount: number; readonly silence: '' | 'waits' | 'agrees';
  readonly byAmount: number;
  readonly consultationId: string; readonly outcome: '' | 'agrees' | 'disagrees' | 'comments'; readonly answer: string;
  /** A PDF that was chosen: the draft that is handed in, or what is signed. */
  readonly fileId: string; readonly fileName: string;
  readonly kind: 'paper' | 'electronic';
  /** What came out of signing it; kept, so that a file is not signed twice. */
  readonly signedFileId: string;
  readonly symbol: string;
}

export const EMPTY_DRAFT: StepDraft = {
  note: '', reasonCode: '', reasonText: '', assigneeId: '', unitId: '', unitName: '', question: '', limitUnit: 'working-day', limitAmount: 3, silence: '', byAmount: 3,
  consultationId: '', outcome: '', answer: '', fileId: '', fileName: '', kind: 'electronic', signedFileId: '', symbol: 'KQ-UBND',
};

/** What keeps a step from being taken: at which field, and what to do. */
export interface FieldProblem { readonly field: FieldKind; readonly words: string }

const given = (text: string, name: string) => (text.trim() === '' ? {} : { [name]: text.trim() });
const reasonOf = ({ reasonCode, reasonText }: StepDraft) => ({ reasonCode, reasonText: reasonText.trim() });

const BODIES: Readonly<Record<FieldKind, (draft: StepDraft) => Readonly<Record<string, unknown>>>> = {
  note: ({ note }) => given(note, 'note'),
  resultNote: ({ note }) => given(note, 'resultNote'),
  reason: reasonOf,
  officer: ({ assigneeId }) => ({ assigneeId }),
  unit: ({ unitId }) => ({ unitId }),
  question: ({ question, limitUnit, limitAmount, silence }) => ({ question: question.trim(), limit: { unit: limitUnit, amount: limitAmount }, ...given(silence, 'silence') }),
  by: ({ byAmount }) => ({ by: { unit: 'working-day', amount: byAmount } }),
  asked: () => ({}),
  opinion: ({ outcome, answer }) => ({ outcome, answer: answer.trim() }),
  draft: ({ fileId }) => given(fileId, 'draftFileId'),
  evidence: ({ kind, signedFileId }) => (kind === 'paper' ? { kind } : { kind, fileId: signedFileId }),
  symbol: ({ symbol }) => ({ symbol: symbol.trim() }),
};

const PROBLEMS: Readonly<Partial<Record<FieldKind, (draft: StepDraft) => string | undefined>>> = {
  reason: ({ reasonCode, reasonText }) => (reasonCode === '' || reasonText.trim() === '' ? t('Hãy chọn lý do và viết rõ: người nộp sẽ đọc lý do này.') : undefined),
  officer: ({ assigneeId }) => (assigneeId === '' ? t('Hãy chọn cán bộ xử lý.') : undefined),
  unit: ({ unitId }) => (unitId === '' ? t('Hãy chọn đơn vị.') : undefined),
  question: ({ question }) => (question.trim() === '' ? t('Hãy viết câu hỏi cho đơn vị được hỏi.') : undefined),
  by: ({ byAmount }) => (byAmount >= 1 ? undefined : t('Gia hạn ít nhất một ngày làm việc.')),
  asked: ({ consultationId }) => (consultationId === '' ? t('Hãy chọn yêu cầu lấy ý kiến.') : undefined),
  opinion: ({ outcome, answer }) => (outcome === '' || answer.trim() === '' ? t('Hãy chọn ý kiến và viết lý do.') : undefined),
  evidence: ({ kind, fileId }) => (kind === 'electronic' && fileId === '' ? t('Hãy chọn tệp PDF để ký số, hoặc chọn bản giấy.') : undefined),
  symbol: ({ symbol }) => (/^[\p{Lu}\d][\p{Lu}\d.&-]{0,29}$/u.test(symbol.trim()) ? undefined : t('Ký hiệu viết hoa, ví dụ GCN-UBND.')),
};

export function problemsOf({ fields }: Pick<Verb, 'fields'>, draft: StepDraft): FieldProblem[] {
  return fields.flatMap((field) => {
    const words = PROBLEMS[field]?.(draft);
    return words === undefined ? [] : [{ field, words }];
  });
}

/** What is sent. A transfer names the unit it goes to, a question the unit it is put to. */
export function bodyOf({ fields, action }: Pick<Verb, 'fields' | 'action'>, draft: StepDraft): Record<string, unknown> {
  const { unitId, ...body } = Object.assign({}, ...fields.map((field) => BODIES[field](draft))) as Record<string, unknown>;
  return unitId === undefined ? body : { ...body, [action === 'transfer' ? 'toUnitId' : 'unitId']: unitId };
}

export const pathOf = ({ path }: Pick<Verb, 'path'>, { consultationId }: Pick<StepDraft, 'consultationId'>): string => path.replace('{consultationId}', consultationId);

/** Whether anything was typed that is worth keeping. */
export const isTyped = (draft: StepDraft): boolean => JSON.stringify(draft) !== JSON.stringify(EMPTY_DRAFT);
