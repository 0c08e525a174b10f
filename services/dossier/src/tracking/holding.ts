import type { DossierStatus, RpcReply, trackDossier } from '@haicap/contracts';
import { formatVnDate, localDate, localDateOf, localTimeOf } from '@haicap/kernel';

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

export type Holding = Pick<RpcReply<typeof trackDossier>, 'holder' | 'holding' | 'next'> & { readonly until: Date | null };

type Side = Holding['holder']['side'];
interface Words {
  readonly side: Side;
  readonly name: string | null;
  readonly holds: string;
  readonly next: string;
  /** The appointment is the holder's limit. */
  readonly isDue?: true;
}

const office = (name: string, holds: string, next: string): Words => ({ side: 'office', name, holds: `${name} ${holds}`, next, isDue: true });
const citizen = (holds: string, next: string): Words => ({ side: 'citizen', name: null, holds, next });
const nobody = (holds: string, next: string): Words => ({ side: 'nobody', name: null, holds, next });

const byDay = (day: string | null) => (day === null ? '' : ` trước hết ngày ${formatVnDate(localDate(day))}`);
const handOver = ({ returning, returnByPost }: Held) => (returnByPost ? `Khi có kết quả, ${returning} gửi đến bạn qua bưu chính công ích.` : `Khi có kết quả, bạn nhận tại ${returning}.`);
const working = (held: Held): Words => office(held.competent, 'đang giải quyết hồ sơ',
  held.needsApproval ? `Xử lý xong, hồ sơ được trình lãnh đạo ${held.competent} phê duyệt.` : handOver(held));

const supplementing = ({ isReceived, competent, receiving, supplyUntil }: Held): Words => (isReceived
  ? citizen('Hồ sơ đang chờ bạn bổ sung; thời hạn giải quyết tạm dừng', `Bạn nộp đủ giấy tờ tại ${receiving}${byDay(supplyUntil)}; sau đó ${competent} giải quyết tiếp và hẹn lại ngày trả.`)
  : citizen('Hồ sơ đang chờ bạn bổ sung trước khi được tiếp nhận', `Bạn nộp đủ giấy tờ tại ${receiving}${byDay(supplyUntil)}; sau đó ${receiving} xem xét tiếp nhận và hẹn ngày trả kết quả.`));
const withdrawing = ({ isReceived, competent, receiving }: Held): Words => (isReceived
  ? office(competent, 'đang xem xét đề nghị rút hồ sơ của bạn', `${competent} dừng giải quyết, hoặc giải quyết tiếp và cho biết lý do.`)
  : office(receiving, 'đang xem xét đề nghị rút hồ sơ của bạn', `${receiving} dừng hồ sơ, hoặc tiếp tục xem xét tiếp nhận và cho biết lý do.`));
const stopped = ({ isReceived, competent, receiving }: Held): Words => nobody(isReceived ? 'Hồ sơ đã dừng giải quyết' : 'Hồ sơ đã dừng trước khi được tiếp nhận',
  `Nếu vẫn có nhu cầu, bạn nộp hồ sơ mới; nếu không đồng ý, bạn hỏi ${isReceived ? competent : receiving}.`);
const completed = ({ returning, returnByPost }: Held): Words => ({
  side: 'office', name: returning, holds: `Kết quả đang ở ${returning}`,
  next: returnByPost ? `${returning} gửi kết quả đến bạn qua bưu chính công ích.` : `Mời bạn đến ${returning} nhận kết quả, mang theo giấy tiếp nhận.`,
});

const WORDS: Readonly<Record<DossierStatus, (held: Held) => Words>> = {
  submitted: ({ receiving }) => office(receiving, 'đang kiểm tra hồ sơ bạn nộp', `Khi tiếp nhận, ${receiving} hẹn ngày trả kết quả; nếu chưa tiếp nhận được, ${receiving} cho biết lý do.`),
  refused: ({ receiving }) => nobody('Hồ sơ không được tiếp nhận', `Bạn sửa theo lý do đã nêu rồi nộp lại, hoặc hỏi ${receiving}.`),
  received: ({ competent }) => office(competent, 'đã nhận hồ sơ và sắp giao người xử lý', `${competent} giao người xử lý rồi giải quyết hồ sơ.`),
  assigned: working,
  'returned-by-approver': working,
  'pending-approval': (held) => office(`Lãnh đạo ${held.competent}`, 'đang xem xét kết quả', `Khi được phê duyệt, ${held.competent} hoàn thành kết quả. ${handOver(held)}`),
  approved: (held) => office(held.competent, 'đang hoàn thành kết quả đã được phê duyệt', handOver(held)),
  signed: (held) => office(held.competent, 'đang vào sổ và lấy số cho kết quả đã ký', `Có số, kết quả được phát hành. ${handOver(held)}`),
  numbered: (held) => office(held.competent, 'đang phát hành kết quả', handOver(held)),
  issued: (held) => office(held.competent, `đang chuyển kết quả đã phát hành đến ${held.returning}`, handOver(held)),
  'result-withdrawn': (held) => ({
    side: 'office', name: held.competent, holds: `${held.competent} đã thu hồi kết quả và đang cấp kết quả thay thế`, next: `Bạn không dùng kết quả đã thu hồi. ${handOver(held)}`,
  }),
  'supplement-requested': supplementing,
  'payment-required': ({ competent }) => citizen('Hồ sơ đang chờ bạn thực hiện nghĩa vụ tài chính; thời hạn giải quyết tạm dừng', `Khi bạn nộp đủ tiền, ${competent} giải quyết tiếp.`),
  'withdrawal-requested': withdrawing,
  stopped,
  completed,
  'result-returned': () => nobody('Kết quả đã được trả', 'Hồ sơ đã kết thúc.'),
};

/** Who holds a dossier, until when, and what comes next: for the citizen, in plain Vietnamese and without names of persons. */
export function holdingOf(held: Held, now: Date): Holding {
  const { side, name, holds, next, isDue } = WORDS[held.status](held);
  const until = isDue && !held.isPaused ? held.dueAt : null;
  return { holder: { side, name }, until, holding: `${holds}${limitIn(until, now)}.`, next };
}

function limitIn(until: Date | null, now: Date): string {
  if (until === null) return '';
  const when = `${clockTime(until)} ngày ${formatVnDate(localDateOf(until))}`;
  return until < now ? `, đã quá hẹn ${when}` : `, hẹn đến ${when}`;
}

function clockTime(instant: Date): string {
  const minutes = localTimeOf(instant);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
