import { MONEY_SENTENCES } from './money-sentence.js';
import { channelIn, day, inHandOf, papersOf, PARTS, TIMELINESS, type Said } from './sentence-parts.js';
import type { StepOf, StepSentence } from './step.js';

const { vi, en } = PARTS;

const INTAKE: { readonly [T in 'submitted' | 'received' | 'intake-refused' | 'intake-supplement-requested' | 'intake-supplemented']: Said<StepOf<T>> } = {
  submitted: {
    vi: (step) => `Hồ sơ đã được nộp ${channelIn('vi', step.channel ?? 'online')}${step.channel === 'counter' ? ' của' : ' đến'} ${step.receivingUnit}. Chờ tiếp nhận; ngày hẹn trả có khi hồ sơ được tiếp nhận.`,
    en: (step) => `The dossier was filed ${channelIn('en', step.channel ?? 'online')}${step.channel === 'counter' ? ' of' : ' with'} ${step.receivingUnit}. It is to be received; there is an appointment once it is.`,
  },
  received: {
    vi: (step) => `${step.receivingUnit} đã tiếp nhận hồ sơ ${channelIn('vi', step.channel)}${vi.decidedElsewhere(step)}. ${vi.promise(step.dueOn)}`,
    en: (step) => `${step.receivingUnit} received the dossier ${channelIn('en', step.channel)}${en.decidedElsewhere(step)}. ${en.promise(step.dueOn)}`,
  },
  'intake-refused': {
    vi: (step) => `${step.receivingUnit} không tiếp nhận hồ sơ. ${vi.because('refuse-intake', step)}`,
    en: (step) => `${step.receivingUnit} did not receive the dossier. ${en.because('refuse-intake', step)}`,
  },
  'intake-supplement-requested': {
    vi: (step) => `${step.receivingUnit} yêu cầu bổ sung trước khi tiếp nhận: ${papersOf(step)}. ${vi.because('request-intake-supplement', step)}${vi.supplyBy(step)} Chưa có ngày hẹn trả.`,
    en: (step) => `${step.receivingUnit} asks for a supplement before it receives the dossier: ${papersOf(step)}. ${en.because('request-intake-supplement', step)}${en.supplyBy(step)} There is no appointment yet.`,
  },
  'intake-supplemented': {
    vi: (step) => `Đã nhận đủ giấy tờ bổ sung; ${step.receivingUnit} xem xét tiếp nhận hồ sơ.`,
    en: (step) => `Everything asked for is there; ${step.receivingUnit} looks whether it can receive the dossier.`,
  },
};

const SUPPLEMENTS: {
  readonly [T in 'supplement-requested' | 'supplement-consent-asked' | 'supplement-consent-given' | 'supplement-consent-refused' | 'supplemented' | 'corrected']: Said<StepOf<T>>
} = {
  'supplement-requested': {
    vi: (step) => `${step.competentUnit} yêu cầu bổ sung: ${papersOf(step)}. ${vi.because('request-supplement', step)}${vi.supplyBy(step)} Thời hạn giải quyết tạm dừng đến khi bổ sung đủ.`,
    en: (step) => `${step.competentUnit} asks for a supplement: ${papersOf(step)}. ${en.because('request-supplement', step)}${en.supplyBy(step)} The time for the decision stands still until everything is there.`,
  },
  'supplement-consent-asked': {
    vi: (step) => `${inHandOf(step)} đang xin ý kiến lãnh đạo về việc yêu cầu bổ sung thêm. ${vi.because('ask-supplement-consent', step)}`,
    en: (step) => `${inHandOf(step)} asks its head for consent to another supplement. ${en.because('ask-supplement-consent', step)}`,
  },
  'supplement-consent-given': {
    vi: (step) => `Lãnh đạo ${inHandOf(step)} đồng ý cho yêu cầu bổ sung thêm một lần.`,
    en: (step) => `The head of ${inHandOf(step)} consents to one more supplement.`,
  },
  'supplement-consent-refused': {
    vi: (step) => `Lãnh đạo ${inHandOf(step)} không đồng ý yêu cầu bổ sung thêm; hồ sơ được ${step.receivingUnit === undefined ? 'giải quyết' : 'xem xét'} tiếp. ${vi.because('refuse-supplement-consent', step)}`,
    en: (step) => `The head of ${inHandOf(step)} does not consent to another supplement; ${step.receivingUnit === undefined ? 'work on the dossier' : 'the examination'} goes on. ${en.because('refuse-supplement-consent', step)}`,
  },
  supplemented: {
    vi: (step) => `Đã nhận đủ hồ sơ bổ sung; ${step.competentUnit} giải quyết tiếp. ${step.moved && step.dueOn !== null ? `Ngày hẹn trả mới: ${day(step.dueOn)}.` : vi.promise(step.dueOn)}`,
    en: (step) => `Everything asked for is there; ${step.competentUnit} goes on with the dossier. ${step.moved && step.dueOn !== null ? `New appointment: ${day(step.dueOn)}.` : en.promise(step.dueOn)}`,
  },
  corrected: {
    vi: (step) => `${inHandOf(step)} đã sửa ${correctedOf(step, { person: 'thông tin người nộp', form: 'biểu mẫu điện tử', post: 'địa chỉ nhận kết quả qua bưu chính' }).join(' và ')} của hồ sơ.`,
    en: (step) => `${inHandOf(step)} corrected ${correctedOf(step, { person: 'what is known of the applicant', form: 'the electronic form', post: 'the address for the result by post' }).join(' and ')} of the dossier.`,
  },
};

const RESULTS: {
  readonly [T in 'submitted-for-approval' | 'approved' | 'approval-returned' | 'completed' | 'result-returned' | 'signed' | 'numbered' | 'issued' | 'signature-withdrawn'
    | 'result-withdrawn' | 'result-replacement-begun' | 'result-replaced']: Said<StepOf<T>>
} = {
  'submitted-for-approval': {
    vi: (step) => `${step.competentUnit} đã xử lý xong và trình phê duyệt kết quả.`,
    en: (step) => `${step.competentUnit} has done its work and put the result up for approval.`,
  },
  approved: {
    vi: (step) => `Lãnh đạo ${step.competentUnit} đã phê duyệt kết quả.`,
    en: (step) => `The head of ${step.competentUnit} approved the result.`,
  },
  'approval-returned': {
    vi: (step) => `Lãnh đạo ${step.competentUnit} yêu cầu xử lý lại trước khi phê duyệt. ${vi.because('return-approval', step)}`,
    en: (step) => `The head of ${step.competentUnit} wants more work on it before approval. ${en.because('return-approval', step)}`,
  },
  completed: {
    vi: (step) => `${step.competentUnit} đã giải quyết xong hồ sơ, ${TIMELINESS[step.timeliness].vi}.${vi.handOver(step)}`,
    en: (step) => `${step.competentUnit} decided the dossier, ${TIMELINESS[step.timeliness].en}.${en.handOver(step)}`,
  },
  'result-returned': {
    vi: (step) => (step.method === 'postal' ? `${step.returningUnit} đã gửi kết quả qua bưu chính công ích.` : `${step.returningUnit} đã trả kết quả.`),
    en: (step) => (step.method === 'postal' ? `${step.returningUnit} sent the result by public post.` : `${step.returningUnit} handed over the result.`),
  },
  signed: {
    vi: (step) => `Lãnh đạo ${step.competentUnit} đã ký kết quả. Tiếp theo kết quả được vào sổ, lấy số và phát hành.`,
    en: (step) => `The head of ${step.competentUnit} signed the result. Next it is registered, numbered and issued.`,
  },
  numbered: {
    vi: (step) => `${step.competentUnit} đã cấp số ${step.numberText} cho kết quả. Tiếp theo kết quả được phát hành.`,
    en: (step) => `${step.competentUnit} gave the result number ${step.numberText}. Next it is issued.`,
  },
  issued: {
    vi: (step) => `${step.competentUnit} đã phát hành kết quả và đang chuyển đến nơi trả.`,
    en: (step) => `${step.competentUnit} issued the result and sends it to where it is handed over.`,
  },
  'signature-withdrawn': {
    vi: (step) => `Lãnh đạo ${step.competentUnit} đã thu hồi chữ ký trên kết quả chưa phát hành để xử lý lại${step.numberText === null ? '' : `; số ${step.numberText} không dùng lại`}. ${vi.because('withdraw-signature', step)}`,
    en: (step) => `The head of ${step.competentUnit} withdrew the signature on a result that was not issued yet, for more work on it${step.numberText === null ? '' : `; number ${step.numberText} is not used again`}. ${en.because('withdraw-signature', step)}`,
  },
  'result-withdrawn': {
    vi: (step) => `${step.competentUnit} đã thu hồi kết quả đã cấp và sẽ cấp kết quả thay thế. ${vi.because('withdraw-result', step)}`,
    en: (step) => `${step.competentUnit} withdrew the result it had given and will give another. ${en.because('withdraw-result', step)}`,
  },
  'result-replacement-begun': {
    vi: (step) => `${step.competentUnit} đang lập kết quả thay thế; kết quả này được ký, lấy số và phát hành trước khi trả.`,
    en: (step) => `${step.competentUnit} prepares the result that replaces it; it is signed, numbered and issued before it is handed over.`,
  },
  'result-replaced': {
    vi: (step) => `${step.competentUnit} đã cấp kết quả thay thế, số ${step.numberText}.${vi.handOver(step)}`,
    en: (step) => `${step.competentUnit} gave the result that replaces it, number ${step.numberText}.${en.handOver(step)}`,
  },
};

const WORK: {
  readonly [T in 'assigned' | 'transferred' | 'consultation-requested' | 'consultation-answered' | 'consultation-withdrawn' | 'procedure-moved' | 'extended' | 'deadline-recalculated']: Said<StepOf<T>>
} = {
  assigned: {
    vi: (step) => (step.again ? `${step.competentUnit} đã chuyển hồ sơ cho người xử lý khác.` : `${step.competentUnit} đã giao người xử lý hồ sơ.`),
    en: (step) => (step.again ? `${step.competentUnit} gave the dossier to another officer.` : `${step.competentUnit} assigned an officer to the dossier.`),
  },
  transferred: {
    vi: (step) => `${step.fromUnit} đã chuyển hồ sơ đến ${step.competentUnit} giải quyết; ngày hẹn trả không đổi. ${vi.because('transfer', step)}`,
    en: (step) => `${step.fromUnit} passed the dossier on to ${step.competentUnit} for a decision; the appointment stays. ${en.because('transfer', step)}`,
  },
  'consultation-requested': {
    vi: (step) => `${step.competentUnit} đã lấy ý kiến ${step.consultedUnit}, đề nghị trả lời trước hết ngày ${day(step.dueOn)}. Thời hạn giải quyết vẫn được tính.`,
    en: (step) => `${step.competentUnit} asked ${step.consultedUnit} for its opinion by the end of ${day(step.dueOn)}. The time for the decision goes on.`,
  },
  'consultation-answered': {
    vi: (step) => `${step.consultedUnit} đã trả lời ý kiến; ${step.competentUnit} giải quyết tiếp.`,
    en: (step) => `${step.consultedUnit} gave its opinion; ${step.competentUnit} goes on with the dossier.`,
  },
  'consultation-withdrawn': {
    vi: (step) => `${step.competentUnit} không còn lấy ý kiến ${step.consultedUnit}. ${vi.because('withdraw-consultation', step)}`,
    en: (step) => `${step.competentUnit} does not ask ${step.consultedUnit} for its opinion any more. ${en.because('withdraw-consultation', step)}`,
  },
  'procedure-moved': {
    vi: (step) => `${step.takenBack ? 'Hồ sơ trở lại giải quyết' : 'Hồ sơ được giải quyết tiếp'} theo phiên bản ${step.procedureVersion} của thủ tục. Ngày hẹn trả không thay đổi.`,
    en: (step) => `The dossier ${step.takenBack ? 'goes back to' : 'goes on under'} version ${step.procedureVersion} of the procedure. The appointment stays.`,
  },
  extended: {
    vi: (step) => `${step.competentUnit} xin lỗi vì chưa trả kết quả đúng hẹn. ${vi.newPromise(step)} ${vi.because('extend', step)}`,
    en: (step) => `${step.competentUnit} apologises that the result is not there as promised. ${en.newPromise(step)} ${en.because('extend', step)}`,
  },
  'deadline-recalculated': {
    vi: (step) => `Lịch làm việc thay đổi theo ${step.document}. ${vi.newPromise(step)}`,
    en: (step) => `The working calendar has changed (${step.document}). ${en.newPromise(step)}`,
  },
};

const ENDS: { readonly [T in 'withdrawal-requested' | 'withdrawal-refused' | 'stopped']: Said<StepOf<T>> } = {
  'withdrawal-requested': {
    vi: (step) => `Người nộp đã đề nghị rút hồ sơ; ${inHandOf(step)} sẽ trả lời. ${vi.because('request-withdrawal', step)}`,
    en: (step) => `The applicant asked to withdraw the dossier; ${inHandOf(step)} will answer. ${en.because('request-withdrawal', step)}`,
  },
  'withdrawal-refused': {
    vi: (step) => `${inHandOf(step)} tiếp tục ${step.receivingUnit === undefined ? 'giải quyết' : 'xem xét tiếp nhận'}, chưa chấp nhận đề nghị rút hồ sơ. ${vi.because('refuse-withdrawal', step)}`,
    en: (step) => `${inHandOf(step)} goes on with ${step.receivingUnit === undefined ? 'the dossier' : 'its examination'} and does not accept the withdrawal. ${en.because('refuse-withdrawal', step)}`,
  },
  stopped: {
    vi: (step) => `${inHandOf(step)} đã dừng ${step.receivingUnit === undefined ? 'giải quyết hồ sơ' : 'hồ sơ trước khi tiếp nhận'}${step.withdrawn ? ' theo đề nghị rút của người nộp' : ''}. ${vi.because('stop', step)}`,
    en: (step) => `${inHandOf(step)} stopped the dossier${step.receivingUnit === undefined ? '' : ' before it was received'}${step.withdrawn ? ', as the applicant asked' : ''}. ${en.because('stop', step)}`,
  },
};

/** What each kind of step says, in both languages. */
export const SENTENCES: { readonly [T in StepSentence['type']]: Said<StepOf<T>> } = {
  ...INTAKE, ...SUPPLEMENTS, ...RESULTS, ...WORK, ...ENDS, ...MONEY_SENTENCES,
};

function correctedOf({ ofPerson = true, ofForm = false, ofPost = false }: StepOf<'corrected'>, words: { readonly person: string; readonly form: string; readonly post: string }): string[] {
  return [...(ofPerson ? [words.person] : []), ...(ofForm ? [words.form] : []), ...(ofPost ? [words.post] : [])];
}
