import { firstWordsOf, type DossierStatus, type ReasonedAction } from '@haicap/contracts';
import { formatVnDate, localDate, type Timeliness } from '@haicap/kernel';
import { MONEY_SENTENCES, type MoneySentence } from './money-sentence.js';

type OneOf<T extends string> = T extends string ? { readonly type: T } : never;
interface Reasoned {
  readonly reasonCode: string;
  /** The words of that day; steps of earlier releases have none. */
  readonly reasonLabel?: string;
}
interface ByCompetent {
  readonly competentUnit: string;
}
interface InHand extends ByCompetent {
  /** The desk, as long as it has not received the dossier and answers for it; absent afterwards, and in steps of earlier releases. */
  readonly receivingUnit?: string;
}
interface Handed {
  /** It was wished by post at intake. */
  readonly byPost?: boolean;
}
interface Moved {
  readonly dueOn: string | null;
  readonly previousDueOn: string | null;
}
interface AtDesk extends ByCompetent {
  readonly receivingUnit: string;
}

interface Missing {
  readonly missing: readonly { readonly name: string }[];
  /** The last day; absent in steps of earlier releases. */
  readonly supplyUntil?: string | null;
}

/**
 * What a sentence of the timeline needs, kept with the step. Unit names are those of the day, because a slip shows the
 * name under which a unit acted; persons have no name here.
 */
export type StepSentence =
  // Without a channel it was told by an earlier release, which knew filings online alone.
  | (AtDesk & { readonly type: 'submitted'; readonly channel?: string })
  | (AtDesk & { readonly type: 'received'; readonly channel: string; readonly dueOn: string | null })
  | (AtDesk & Reasoned & { readonly type: 'intake-refused' })
  | (ByCompetent & { readonly type: 'assigned'; readonly again: boolean })
  | (ByCompetent & Reasoned & Missing & { readonly type: 'supplement-requested' })
  | (AtDesk & Reasoned & Missing & { readonly type: 'intake-supplement-requested' })
  | (AtDesk & { readonly type: 'intake-supplemented' })
  | (InHand & OneOf<'supplement-consent-given'>)
  // Earlier releases corrected persons alone and did not say so.
  | (InHand & { readonly type: 'corrected'; readonly ofPerson?: boolean; readonly ofForm?: boolean; readonly ofPost?: boolean })
  | (InHand & Reasoned & OneOf<'supplement-consent-asked' | 'supplement-consent-refused'>)
  | (ByCompetent & { readonly type: 'supplemented'; readonly dueOn: string | null; readonly moved: boolean })
  | (ByCompetent & OneOf<'submitted-for-approval' | 'approved' | 'signed' | 'issued' | 'result-replacement-begun'>)
  | (ByCompetent & { readonly type: 'numbered'; readonly numberText: string })
  | (ByCompetent & Reasoned & { readonly type: 'result-withdrawn' })
  | (ByCompetent & Reasoned & { readonly type: 'signature-withdrawn'; readonly numberText: string | null })
  | (ByCompetent & Handed & { readonly type: 'result-replaced'; readonly numberText: string; readonly returningUnit: string })
  | (ByCompetent & Reasoned & { readonly type: 'transferred'; readonly fromUnit: string; readonly fromUnitId: string; readonly toUnitId: string })
  | (ByCompetent & { readonly type: 'consultation-requested'; readonly consultedUnit: string; readonly dueOn: string })
  | (ByCompetent & { readonly type: 'consultation-answered'; readonly consultedUnit: string })
  | (ByCompetent & Reasoned & { readonly type: 'consultation-withdrawn'; readonly consultedUnit: string })
  | (ByCompetent & Reasoned & OneOf<'approval-returned'>)
  | (ByCompetent & Handed & { readonly type: 'completed'; readonly timeliness: Timeliness; readonly returningUnit?: string })
  | (ByCompetent & { readonly type: 'result-returned'; readonly returningUnit: string; readonly method?: 'counter' | 'postal' })
  | (InHand & Reasoned & OneOf<'withdrawal-requested' | 'withdrawal-refused'>)
  | (InHand & Reasoned & { readonly type: 'stopped'; readonly withdrawn: boolean })
  | (ByCompetent & Reasoned & Moved & { readonly type: 'extended' })
  | (ByCompetent & Moved & { readonly type: 'deadline-recalculated'; readonly document: string })
  | (ByCompetent & { readonly type: 'procedure-moved'; readonly takenBack: boolean; readonly procedureVersion: number })
  | MoneySentence;

/** One step of a dossier's life as it lies in the table. */
export interface Step {
  readonly version: number;
  readonly at: Date;
  readonly type: string;
  readonly status: DossierStatus;
  readonly sentence: StepSentence;
  /** Cipher text of what was written beside it. */
  readonly note: string | null;
}

const CHANNELS: Readonly<Record<string, string>> = {
  counter: 'tại quầy', online: 'trực tuyến', postal: 'qua bưu chính công ích',
};

const TIMELINESS: Readonly<Record<Timeliness, string>> = {
  early: 'trước hạn', 'on-time': 'đúng hạn', late: 'sau ngày hẹn trả',
};

type Of<T extends StepSentence['type']> = Extract<StepSentence, { type: T }>;

const SENTENCES: { readonly [T in StepSentence['type']]: (step: Of<T>) => string } = {
  submitted: (step) => `Hồ sơ đã được nộp ${CHANNELS[step.channel ?? 'online'] ?? step.channel}${step.channel === 'counter' ? ' của' : ' đến'} ${step.receivingUnit}. Chờ tiếp nhận; ngày hẹn trả có khi hồ sơ được tiếp nhận.`,
  received: (step) =>
    `${step.receivingUnit} đã tiếp nhận hồ sơ ${CHANNELS[step.channel] ?? step.channel}${decidedElsewhere(step)}. ${promise(step.dueOn)}`,
  'intake-refused': (step) => `${step.receivingUnit} không tiếp nhận hồ sơ. ${because('refuse-intake', step)}`,
  assigned: (step) => (step.again
    ? `${step.competentUnit} đã chuyển hồ sơ cho người xử lý khác.`
    : `${step.competentUnit} đã giao người xử lý hồ sơ.`),
  'supplement-requested': (step) =>
    `${step.competentUnit} yêu cầu bổ sung: ${step.missing.map(({ name }) => name).join('; ')}. ${because('request-supplement', step)}${supplyBy(step)} Thời hạn giải quyết tạm dừng đến khi bổ sung đủ.`,
  'intake-supplement-requested': (step) =>
    `${step.receivingUnit} yêu cầu bổ sung trước khi tiếp nhận: ${step.missing.map(({ name }) => name).join('; ')}. ${because('request-intake-supplement', step)}${supplyBy(step)} Chưa có ngày hẹn trả.`,
  'intake-supplemented': (step) => `Đã nhận đủ giấy tờ bổ sung; ${step.receivingUnit} xem xét tiếp nhận hồ sơ.`,
  'supplement-consent-asked': (step) => `${inHandOf(step)} đang xin ý kiến lãnh đạo về việc yêu cầu bổ sung thêm. ${because('ask-supplement-consent', step)}`,
  'supplement-consent-given': (step) => `Lãnh đạo ${inHandOf(step)} đồng ý cho yêu cầu bổ sung thêm một lần.`,
  'supplement-consent-refused': (step) => `Lãnh đạo ${inHandOf(step)} không đồng ý yêu cầu bổ sung thêm; hồ sơ được ${step.receivingUnit === undefined ? 'giải quyết' : 'xem xét'} tiếp. ${because('refuse-supplement-consent', step)}`,
  corrected: ({ ofPerson = true, ofForm = false, ofPost = false, ...step }) => {
    const what = [...(ofPerson ? ['thông tin người nộp'] : []), ...(ofForm ? ['biểu mẫu điện tử'] : []), ...(ofPost ? ['địa chỉ nhận kết quả qua bưu chính'] : [])];
    return `${inHandOf(step)} đã sửa ${what.join(' và ')} của hồ sơ.`;
  },
  supplemented: (step) =>
    `Đã nhận đủ hồ sơ bổ sung; ${step.competentUnit} giải quyết tiếp. ${step.moved && step.dueOn !== null ? `Ngày hẹn trả mới: ${formatVnDate(localDate(step.dueOn))}.` : promise(step.dueOn)}`,
  'submitted-for-approval': (step) => `${step.competentUnit} đã xử lý xong và trình phê duyệt kết quả.`,
  approved: (step) => `Lãnh đạo ${step.competentUnit} đã phê duyệt kết quả.`,
  'approval-returned': (step) => `Lãnh đạo ${step.competentUnit} yêu cầu xử lý lại trước khi phê duyệt. ${because('return-approval', step)}`,
  completed: (step) => `${step.competentUnit} đã giải quyết xong hồ sơ, ${TIMELINESS[step.timeliness]}.${handOver(step)}`,
  'result-returned': (step) => (step.method === 'postal'
    ? `${step.returningUnit} đã gửi kết quả qua bưu chính công ích.`
    : `${step.returningUnit} đã trả kết quả.`),
  signed: (step) => `Lãnh đạo ${step.competentUnit} đã ký kết quả. Tiếp theo kết quả được vào sổ, lấy số và phát hành.`,
  numbered: (step) => `${step.competentUnit} đã cấp số ${step.numberText} cho kết quả. Tiếp theo kết quả được phát hành.`,
  issued: (step) => `${step.competentUnit} đã phát hành kết quả và đang chuyển đến nơi trả.`,
  'signature-withdrawn': (step) =>
    `Lãnh đạo ${step.competentUnit} đã thu hồi chữ ký trên kết quả chưa phát hành để xử lý lại${step.numberText === null ? '' : `; số ${step.numberText} không dùng lại`}. ${because('withdraw-signature', step)}`,
  'result-withdrawn': (step) => `${step.competentUnit} đã thu hồi kết quả đã cấp và sẽ cấp kết quả thay thế. ${because('withdraw-result', step)}`,
  'result-replacement-begun': (step) => `${step.competentUnit} đang lập kết quả thay thế; kết quả này được ký, lấy số và phát hành trước khi trả.`,
  'result-replaced': (step) => `${step.competentUnit} đã cấp kết quả thay thế, số ${step.numberText}.${handOver(step)}`,
  transferred: (step) => `${step.fromUnit} đã chuyển hồ sơ đến ${step.competentUnit} giải quyết; ngày hẹn trả không đổi. ${because('transfer', step)}`,
  'consultation-requested': (step) =>
    `${step.competentUnit} đã lấy ý kiến ${step.consultedUnit}, đề nghị trả lời trước hết ngày ${formatVnDate(localDate(step.dueOn))}. Thời hạn giải quyết vẫn được tính.`,
  'consultation-answered': (step) => `${step.consultedUnit} đã trả lời ý kiến; ${step.competentUnit} giải quyết tiếp.`,
  'consultation-withdrawn': (step) => `${step.competentUnit} không còn lấy ý kiến ${step.consultedUnit}. ${because('withdraw-consultation', step)}`,
  'withdrawal-requested': (step) => `Người nộp đã đề nghị rút hồ sơ; ${inHandOf(step)} sẽ trả lời. ${because('request-withdrawal', step)}`,
  'withdrawal-refused': (step) => `${inHandOf(step)} tiếp tục ${step.receivingUnit === undefined ? 'giải quyết' : 'xem xét tiếp nhận'}, chưa chấp nhận đề nghị rút hồ sơ. ${because('refuse-withdrawal', step)}`,
  stopped: (step) => `${inHandOf(step)} đã dừng ${step.receivingUnit === undefined ? 'giải quyết hồ sơ' : 'hồ sơ trước khi tiếp nhận'}${step.withdrawn ? ' theo đề nghị rút của người nộp' : ''}. ${because('stop', step)}`,
  extended: (step) => `${step.competentUnit} xin lỗi vì chưa trả kết quả đúng hẹn. ${newPromise(step)} ${because('extend', step)}`,
  'procedure-moved': (step) => (step.takenBack
    ? `Hồ sơ trở lại giải quyết theo phiên bản ${step.procedureVersion} của thủ tục. Ngày hẹn trả không thay đổi.`
    : `Hồ sơ được giải quyết tiếp theo phiên bản ${step.procedureVersion} của thủ tục. Ngày hẹn trả không thay đổi.`),
  'deadline-recalculated': (step) => `Lịch làm việc thay đổi theo ${step.document}. ${newPromise(step)}`,
  ...MONEY_SENTENCES,
};

/** A step in words, for the citizen: plain Vietnamese, no names of persons. */
export function sentenceOf(step: StepSentence): string {
  const sentences: Readonly<Record<StepSentence['type'], (step: never) => string>> = SENTENCES;
  return sentences[step.type](step as never);
}

const ACTION_OF = {
  'intake-refused': 'refuse-intake', 'supplement-requested': 'request-supplement', 'approval-returned': 'return-approval',
  'withdrawal-requested': 'request-withdrawal', 'withdrawal-refused': 'refuse-withdrawal', stopped: 'stop', extended: 'extend',
  'intake-supplement-requested': 'request-intake-supplement', 'supplement-consent-asked': 'ask-supplement-consent',
  'supplement-consent-refused': 'refuse-supplement-consent',
  'result-withdrawn': 'withdraw-result', 'signature-withdrawn': 'withdraw-signature', transferred: 'transfer', 'consultation-withdrawn': 'withdraw-consultation',
} as const satisfies Partial<Record<StepSentence['type'], ReasonedAction>>;

/** Steps beside which the office writes to the citizen: what stands there goes on the form, too. Beside every other one it writes to itself. */
const WRITTEN_TO_THE_CITIZEN: readonly string[] = [
  'intake-refused', 'supplement-requested', 'intake-supplement-requested', 'payment-required', 'extended', 'withdrawal-requested', 'withdrawal-refused', 'stopped',
  'result-withdrawn',
] satisfies StepSentence['type'][];

/** Whether the note beside a step is for the citizen who filed the dossier. */
export function isWrittenToTheCitizen({ type }: Pick<Step, 'type'>): boolean {
  return WRITTEN_TO_THE_CITIZEN.includes(type);
}

/** The reason of a step in the catalogue's words, or null for a step that needs none. */
export function reasonOf(step: StepSentence): { readonly code: string; readonly label: string } | null {
  return 'reasonCode' in step ? { code: step.reasonCode, label: wordsOf(ACTION_OF[step.type], step) } : null;
}

function supplyBy({ supplyUntil }: Missing): string {
  return supplyUntil == null ? '' : ` Bổ sung chậm nhất ngày ${formatVnDate(localDate(supplyUntil))}.`;
}

function because(action: ReasonedAction, step: Reasoned): string {
  return `Lý do: ${lowerFirst(wordsOf(action, step))}.`;
}

function wordsOf(action: ReasonedAction, { reasonCode, reasonLabel }: Reasoned): string {
  return reasonLabel ?? firstWordsOf(action, reasonCode);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
}

function inHandOf({ receivingUnit, competentUnit }: InHand): string {
  return receivingUnit ?? competentUnit;
}

function handOver({ returningUnit, byPost }: Handed & { readonly returningUnit?: string }): string {
  if (returningUnit === undefined) return '';
  return byPost ? ` ${returningUnit} gửi kết quả qua bưu chính công ích.` : ` Mời nhận kết quả tại ${returningUnit}.`;
}

function decidedElsewhere(step: AtDesk): string {
  return step.receivingUnit === step.competentUnit ? '' : ` và chuyển đến ${step.competentUnit} giải quyết`;
}

function newPromise({ dueOn, previousDueOn }: Moved): string {
  if (dueOn === null) return promise(dueOn);
  const before = previousDueOn === null ? '' : ` (trước đây: ${formatVnDate(localDate(previousDueOn))})`;
  return `Ngày hẹn trả mới: ${formatVnDate(localDate(dueOn))}${before}.`;
}

function promise(dueOn: string | null): string {
  return dueOn === null ? 'Thủ tục này không có ngày hẹn trả.' : `Hẹn trả kết quả ngày ${formatVnDate(localDate(dueOn))}.`;
}
