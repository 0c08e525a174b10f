import type { DossierStatus, Language } from '@haicap/contracts';
import { formatVnDate, localDate } from '@haicap/kernel';

/** What the two sentences need to know of a dossier. */
export interface Held {
  readonly status: DossierStatus;
  /** Whether a desk has received it. Before that nobody else has it in hand, no clock runs and no day is promised. */
  readonly isReceived: boolean;
  readonly needsApproval: boolean;
  readonly dueAt: Date | null;
  readonly isPaused: boolean;
  /** The citizen's limit, when the office has set one. */
  readonly supplyUntil: string | null;
  /** The result was wished by post. */
  readonly returnByPost: boolean;
  /** Units under their names of today: where somebody has to go now. */
  readonly receiving: string;
  readonly competent: string;
  readonly returning: string;
}

/** What the sentences say, before the limit is put behind the first. */
export interface Words {
  readonly holds: string;
  readonly next: string;
}

type InBoth = Readonly<Record<Language, (held: Held) => Words>>;

const day = (written: string): string => formatVnDate(localDate(written));
const byDay: Readonly<Record<Language, (written: string | null) => string>> = {
  vi: (written) => (written === null ? '' : ` trước hết ngày ${day(written)}`),
  en: (written) => (written === null ? '' : ` by the end of ${day(written)}`),
};
const handOver: Readonly<Record<Language, (held: Held) => string>> = {
  vi: ({ returning, returnByPost }) => (returnByPost ? `Khi có kết quả, ${returning} gửi đến bạn qua bưu chính công ích.` : `Khi có kết quả, bạn nhận tại ${returning}.`),
  en: ({ returning, returnByPost }) => (returnByPost ? `Once there is a result, ${returning} sends it to you by public post.` : `Once there is a result, you collect it at ${returning}.`),
};

const working: InBoth = {
  vi: (held) => ({
    holds: `${held.competent} đang giải quyết hồ sơ`,
    next: held.needsApproval ? `Xử lý xong, hồ sơ được trình lãnh đạo ${held.competent} phê duyệt.` : handOver.vi(held),
  }),
  en: (held) => ({
    holds: `${held.competent} is working on the dossier`,
    next: held.needsApproval ? `When it is done, it goes to the head of ${held.competent} for approval.` : handOver.en(held),
  }),
};

const supplementing: InBoth = {
  vi: ({ isReceived, competent, receiving, supplyUntil }) => (isReceived
    ? { holds: 'Hồ sơ đang chờ bạn bổ sung; thời hạn giải quyết tạm dừng', next: `Bạn nộp đủ giấy tờ tại ${receiving}${byDay.vi(supplyUntil)}; sau đó ${competent} giải quyết tiếp và hẹn lại ngày trả.` }
    : { holds: 'Hồ sơ đang chờ bạn bổ sung trước khi được tiếp nhận', next: `Bạn nộp đủ giấy tờ tại ${receiving}${byDay.vi(supplyUntil)}; sau đó ${receiving} xem xét tiếp nhận và hẹn ngày trả kết quả.` }),
  en: ({ isReceived, competent, receiving, supplyUntil }) => (isReceived
    ? { holds: 'The dossier waits for your supplement; the time for the decision stands still', next: `Hand in everything at ${receiving}${byDay.en(supplyUntil)}; then ${competent} goes on and makes a new appointment.` }
    : { holds: 'The dossier waits for your supplement before it is received', next: `Hand in everything at ${receiving}${byDay.en(supplyUntil)}; then ${receiving} looks whether it can be received and makes an appointment.` }),
};

const withdrawing: InBoth = {
  vi: ({ isReceived, competent, receiving }) => (isReceived
    ? { holds: `${competent} đang xem xét đề nghị rút hồ sơ của bạn`, next: `${competent} dừng giải quyết, hoặc giải quyết tiếp và cho biết lý do.` }
    : { holds: `${receiving} đang xem xét đề nghị rút hồ sơ của bạn`, next: `${receiving} dừng hồ sơ, hoặc tiếp tục xem xét tiếp nhận và cho biết lý do.` }),
  en: ({ isReceived, competent, receiving }) => (isReceived
    ? { holds: `${competent} is looking at your request to withdraw the dossier`, next: `${competent} stops the dossier, or goes on and says why.` }
    : { holds: `${receiving} is looking at your request to withdraw the dossier`, next: `${receiving} stops the dossier, or goes on with its examination and says why.` }),
};

const stopped: InBoth = {
  vi: ({ isReceived, competent, receiving }) => ({
    holds: isReceived ? 'Hồ sơ đã dừng giải quyết' : 'Hồ sơ đã dừng trước khi được tiếp nhận',
    next: `Nếu vẫn có nhu cầu, bạn nộp hồ sơ mới; nếu không đồng ý, bạn hỏi ${isReceived ? competent : receiving}.`,
  }),
  en: ({ isReceived, competent, receiving }) => ({
    holds: isReceived ? 'The dossier was stopped' : 'The dossier was stopped before it was received',
    next: `If you still need it, file a new dossier; if you do not agree, ask ${isReceived ? competent : receiving}.`,
  }),
};

const completed: InBoth = {
  vi: ({ returning, returnByPost }) => ({
    holds: `Kết quả đang ở ${returning}`,
    next: returnByPost ? `${returning} gửi kết quả đến bạn qua bưu chính công ích.` : `Mời bạn đến ${returning} nhận kết quả, mang theo giấy tiếp nhận.`,
  }),
  en: ({ returning, returnByPost }) => ({
    holds: `The result is at ${returning}`,
    next: returnByPost ? `${returning} sends the result to you by public post.` : `Please collect the result at ${returning} and bring your receipt.`,
  }),
};

/** Who has a dossier and what comes next, by where it stands and in both languages. */
export const HOLDING_WORDS: Readonly<Record<DossierStatus, InBoth>> = {
  submitted: {
    vi: ({ receiving }) => ({ holds: `${receiving} đang kiểm tra hồ sơ bạn nộp`, next: `Khi tiếp nhận, ${receiving} hẹn ngày trả kết quả; nếu chưa tiếp nhận được, ${receiving} cho biết lý do.` }),
    en: ({ receiving }) => ({ holds: `${receiving} is checking what you filed`, next: `When it receives the dossier, ${receiving} makes an appointment; if it cannot yet, it says why.` }),
  },
  refused: {
    vi: ({ receiving }) => ({ holds: 'Hồ sơ không được tiếp nhận', next: `Bạn sửa theo lý do đã nêu rồi nộp lại, hoặc hỏi ${receiving}.` }),
    en: ({ receiving }) => ({ holds: 'The dossier was not received', next: `Mend what the reason says and file it again, or ask ${receiving}.` }),
  },
  received: {
    vi: ({ competent }) => ({ holds: `${competent} đã nhận hồ sơ và sắp giao người xử lý`, next: `${competent} giao người xử lý rồi giải quyết hồ sơ.` }),
    en: ({ competent }) => ({ holds: `${competent} has the dossier and will assign an officer`, next: `${competent} assigns an officer, who works on the dossier.` }),
  },
  assigned: working,
  'returned-by-approver': working,
  'pending-approval': {
    vi: (held) => ({ holds: `Lãnh đạo ${held.competent} đang xem xét kết quả`, next: `Khi được phê duyệt, ${held.competent} hoàn thành kết quả. ${handOver.vi(held)}` }),
    en: (held) => ({ holds: `The head of ${held.competent} is looking at the result`, next: `When it is approved, ${held.competent} completes the result. ${handOver.en(held)}` }),
  },
  approved: {
    vi: (held) => ({ holds: `${held.competent} đang hoàn thành kết quả đã được phê duyệt`, next: handOver.vi(held) }),
    en: (held) => ({ holds: `${held.competent} is completing the approved result`, next: handOver.en(held) }),
  },
  signed: {
    vi: (held) => ({ holds: `${held.competent} đang vào sổ và lấy số cho kết quả đã ký`, next: `Có số, kết quả được phát hành. ${handOver.vi(held)}` }),
    en: (held) => ({ holds: `${held.competent} is registering and numbering the signed result`, next: `Once it has a number, it is issued. ${handOver.en(held)}` }),
  },
  numbered: {
    vi: (held) => ({ holds: `${held.competent} đang phát hành kết quả`, next: handOver.vi(held) }),
    en: (held) => ({ holds: `${held.competent} is issuing the result`, next: handOver.en(held) }),
  },
  issued: {
    vi: (held) => ({ holds: `${held.competent} đang chuyển kết quả đã phát hành đến ${held.returning}`, next: handOver.vi(held) }),
    en: (held) => ({ holds: `${held.competent} is sending the issued result to ${held.returning}`, next: handOver.en(held) }),
  },
  'result-withdrawn': {
    vi: (held) => ({ holds: `${held.competent} đã thu hồi kết quả và đang cấp kết quả thay thế`, next: `Bạn không dùng kết quả đã thu hồi. ${handOver.vi(held)}` }),
    en: (held) => ({ holds: `${held.competent} withdrew the result and is preparing another`, next: `Do not use the withdrawn result. ${handOver.en(held)}` }),
  },
  'supplement-requested': supplementing,
  'payment-required': {
    vi: ({ competent }) => ({ holds: 'Hồ sơ đang chờ bạn thực hiện nghĩa vụ tài chính; thời hạn giải quyết tạm dừng', next: `Khi bạn nộp đủ tiền, ${competent} giải quyết tiếp.` }),
    en: ({ competent }) => ({ holds: 'The dossier waits for your payment to the state; the time for the decision stands still', next: `When you have paid all of it, ${competent} goes on.` }),
  },
  'withdrawal-requested': withdrawing,
  stopped,
  completed,
  'result-returned': {
    vi: () => ({ holds: 'Kết quả đã được trả', next: 'Hồ sơ đã kết thúc.' }),
    en: () => ({ holds: 'The result was handed over', next: 'The dossier is closed.' }),
  },
};

/** Behind the first sentence: until when the holder has time, or that it is over. */
export const LIMIT_WORDS: Readonly<Record<Language, { readonly kept: (clock: string, on: string) => string; readonly passed: (clock: string, on: string) => string }>> = {
  vi: { kept: (clock, on) => `, hẹn đến ${clock} ngày ${on}`, passed: (clock, on) => `, đã quá hẹn ${clock} ngày ${on}` },
  en: { kept: (clock, on) => `, due at ${clock} on ${on}`, passed: (clock, on) => `, overdue since ${clock} on ${on}` },
};

/** Whoever leads a unit, as its holder. */
export const HEAD_OF: Readonly<Record<Language, (unit: string) => string>> = { vi: (unit) => `Lãnh đạo ${unit}`, en: (unit) => `The head of ${unit}` };
