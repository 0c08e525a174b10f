import type { DossierStatus, RpcReply, trackDossier } from '@haicap/contracts';
import { formatVnDate, localDate, localDateOf, localTimeOf } from '@haicap/kernel';

/** What the two sentences need to know of a dossier. */
export interface Held {
  readonly status: DossierStatus;
  readonly needsApproval: boolean;
  readonly dueAt: Date | null;
  readonly isPaused: boolean;
  /** The citizen's limit, when the office has set one. */
  readonly supplyUntil: string | null;
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
const collectAt = (returning: string) => `Khi có kết quả, bạn nhận tại ${returning}.`;
const working = ({ competent, needsApproval, returning }: Held): Words => office(competent, 'đang giải quyết hồ sơ',
  needsApproval ? `Xử lý xong, hồ sơ được trình lãnh đạo ${competent} phê duyệt.` : collectAt(returning));

const WORDS: Readonly<Record<DossierStatus, (held: Held) => Words>> = {
  submitted: ({ receiving }) => office(receiving, 'đang kiểm tra hồ sơ bạn nộp', `Khi tiếp nhận, ${receiving} hẹn ngày trả kết quả; nếu chưa tiếp nhận được, ${receiving} cho biết lý do.`),
  refused: ({ receiving }) => nobody('Hồ sơ không được tiếp nhận', `Bạn sửa theo lý do đã nêu rồi nộp lại, hoặc hỏi ${receiving}.`),
  received: ({ competent }) => office(competent, 'đã nhận hồ sơ và sắp giao người xử lý', `${competent} giao người xử lý rồi giải quyết hồ sơ.`),
  assigned: working,
  'returned-by-approver': working,
  'pending-approval': ({ competent, returning }) => office(`Lãnh đạo ${competent}`, 'đang xem xét kết quả', `Khi được phê duyệt, ${competent} hoàn thành kết quả. ${collectAt(returning)}`),
  approved: ({ competent, returning }) => office(competent, 'đang hoàn thành kết quả đã được phê duyệt', collectAt(returning)),
  signed: ({ competent, returning }) => office(competent, 'đang vào sổ và lấy số cho kết quả đã ký', `Có số, kết quả được phát hành. ${collectAt(returning)}`),
  numbered: ({ competent, returning }) => office(competent, 'đang phát hành kết quả', collectAt(returning)),
  issued: ({ competent, returning }) => office(competent, `đang chuyển kết quả đã phát hành đến ${returning}`, collectAt(returning)),
  'result-withdrawn': ({ competent, returning }) => ({
    side: 'office', name: competent, holds: `${competent} đã thu hồi kết quả và đang cấp kết quả thay thế`, next: `Bạn không dùng kết quả đã thu hồi; khi có kết quả thay thế, bạn nhận tại ${returning}.`,
  }),
  'supplement-requested': ({ competent, receiving, supplyUntil }) => citizen('Hồ sơ đang chờ bạn bổ sung; thời hạn giải quyết tạm dừng', `Bạn nộp đủ giấy tờ tại ${receiving}${byDay(supplyUntil)}; sau đó ${competent} giải quyết tiếp và hẹn lại ngày trả.`),
  'payment-required': ({ competent }) => citizen('Hồ sơ đang chờ bạn thực hiện nghĩa vụ tài chính; thời hạn giải quyết tạm dừng', `Khi bạn nộp đủ tiền, ${competent} giải quyết tiếp.`),
  'withdrawal-requested': ({ competent }) => office(competent, 'đang xem xét đề nghị rút hồ sơ của bạn', `${competent} dừng giải quyết, hoặc giải quyết tiếp và cho biết lý do.`),
  stopped: ({ competent }) => nobody('Hồ sơ đã dừng giải quyết', `Nếu vẫn có nhu cầu, bạn nộp hồ sơ mới; nếu không đồng ý, bạn hỏi ${competent}.`),
  completed: ({ returning }) => ({ side: 'office', name: returning, holds: `Kết quả đang ở ${returning}`, next: `Mời bạn đến ${returning} nhận kết quả, mang theo giấy tiếp nhận.` }),
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
