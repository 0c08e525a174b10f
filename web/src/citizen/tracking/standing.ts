import type { RpcReply, trackDossier } from '@haicap/contracts';
import { t } from '../../text/language.js';

export type Tracked = RpcReply<typeof trackDossier>;
type Status = Tracked['status'];

/** How it stands, in a colour and three words. */
export interface StatusWords {
  readonly tone: 'ok' | 'wait' | 'late' | 'due';
  readonly words: string;
}

/** What is going on, what must I do, what comes next: two sentences and a look ahead. */
export interface Standing extends StatusWords {
  readonly next: string;
  readonly awaits: 'receipt' | 'result' | 'nothing';
  /** Whether the reason of the latest step explains the present state. */
  readonly showsReason: boolean;
}

export const STATUS_WORDS: Readonly<Record<Status, StatusWords>> = {
  submitted: { tone: 'wait', words: t('Đã nộp, chờ tiếp nhận') },
  refused: { tone: 'late', words: t('Không được tiếp nhận') },
  received: { tone: 'wait', words: t('Đã nhận') },
  assigned: { tone: 'wait', words: t('Đang giải quyết') },
  'returned-by-approver': { tone: 'wait', words: t('Đang giải quyết') },
  'pending-approval': { tone: 'wait', words: t('Đang chờ phê duyệt') },
  approved: { tone: 'wait', words: t('Đã phê duyệt, sắp có kết quả') },
  signed: { tone: 'wait', words: t('Đã ký, đang vào sổ') },
  numbered: { tone: 'wait', words: t('Đã có số, chờ phát hành') },
  issued: { tone: 'wait', words: t('Đã phát hành, sắp trả kết quả') },
  'supplement-requested': { tone: 'due', words: t('Cần bạn bổ sung') },
  'payment-required': { tone: 'due', words: t('Cần bạn nộp tiền') },
  'withdrawal-requested': { tone: 'wait', words: t('Đã đề nghị rút hồ sơ') },
  stopped: { tone: 'late', words: t('Đã dừng giải quyết') },
  completed: { tone: 'ok', words: t('Đã xong') },
  'result-withdrawn': { tone: 'wait', words: t('Kết quả bị thu hồi, chờ kết quả thay thế') },
  'result-returned': { tone: 'ok', words: t('Đã trả kết quả') },
};

const NOTHING_TO_DO = t('Bạn chưa phải làm gì thêm.');

/** What a status means beside its words. */
type Meaning = Pick<Standing, 'next' | 'awaits' | 'showsReason'> & Partial<StatusWords>;
type Teller = (tracked: Tracked) => Meaning;

const underWay: Teller = () => ({ next: NOTHING_TO_DO, awaits: 'result', showsReason: false });
// Until the desk has received it nobody else has it in hand.
const isReceived = ({ receivedAt }: Tracked) => receivedAt !== null;
const awaited = (tracked: Tracked) => (isReceived(tracked) ? 'result' as const : 'receipt' as const);
const answersWithdrawal = (tracked: Tracked) => (isReceived(tracked) ? tracked.competentUnitName : tracked.receivingUnitName);

const MEANINGS: Readonly<Record<Status, Teller>> = {
  submitted: ({ receivingUnitName: unit }) => ({ next: `${t('{{unit}} sẽ kiểm tra và tiếp nhận.', { unit })} ${NOTHING_TO_DO}`, awaits: 'receipt', showsReason: false }),
  refused: ({ receivingUnitName: unit }) => ({ next: t('Bạn sửa theo lý do dưới đây rồi nộp lại, hoặc hỏi {{unit}} để được hướng dẫn.', { unit }), awaits: 'nothing', showsReason: true }),
  received: underWay, assigned: underWay, 'returned-by-approver': underWay, 'pending-approval': underWay, approved: underWay, signed: underWay, numbered: underWay,
  issued: ({ returningUnitName: unit }) => ({ next: `${t('Kết quả đang được chuyển đến {{unit}}.', { unit })} ${NOTHING_TO_DO}`, awaits: 'result', showsReason: false }),
  'supplement-requested': (tracked) => ({
    next: `${t('Bạn nộp đủ giấy tờ dưới đây tại {{unit}}, hoặc gửi ngay trên trang này.', { unit: tracked.receivingUnitName })} ${isReceived(tracked) ? t('Thời gian chờ bổ sung không tính vào thời hạn.') : t('Ngày hẹn trả có khi hồ sơ được tiếp nhận.')}`,
    awaits: awaited(tracked), showsReason: true,
  }),
  'payment-required': ({ competentUnitName: unit }) => ({ next: t('Bạn thực hiện nghĩa vụ tài chính theo thông báo của {{unit}}.', { unit }), awaits: 'result', showsReason: true }),
  'withdrawal-requested': (tracked) => ({ next: `${t('{{unit}} sẽ trả lời đề nghị của bạn.', { unit: answersWithdrawal(tracked) })} ${NOTHING_TO_DO}`, awaits: awaited(tracked), showsReason: true }),
  stopped: (tracked) => ({ next: t('Nếu vẫn có nhu cầu, bạn nộp hồ sơ mới. Nếu không đồng ý, bạn hỏi {{unit}}.', { unit: answersWithdrawal(tracked) }), awaits: 'nothing', showsReason: true }),
  // Whether it is fetched or comes by post the service says.
  completed: ({ timeliness, next }) => ({ ...(timeliness === 'late' ? { tone: 'late' as const, words: t('Đã xong, muộn hẹn') } : {}), next, awaits: 'result', showsReason: false }),
  'result-withdrawn': ({ competentUnitName: unit }) => ({ next: t('{{unit}} sẽ cấp kết quả thay thế. Bạn không dùng kết quả đã thu hồi.', { unit }), awaits: 'result', showsReason: true }),
  'result-returned': () => ({ next: t('Hồ sơ đã kết thúc.'), awaits: 'nothing', showsReason: false }),
};

/** Where a dossier stands, for the person who filed it. */
export function standingOf(tracked: Tracked, nowMs: number): Standing {
  const standing = { ...STATUS_WORDS[tracked.status], ...MEANINGS[tracked.status](tracked) };
  const { pausedAt, dueAt, completedAt, competentUnitName: unit } = tracked;
  const isOverdue = standing.awaits === 'result' && completedAt === null && pausedAt === null && dueAt !== null && Date.parse(dueAt) < nowMs;
  if (!isOverdue) return standing;
  return { tone: 'late', words: t('Đã quá ngày hẹn'), next: t('{{unit}} đang giải quyết và phải xin lỗi bạn bằng văn bản.', { unit }), awaits: 'result', showsReason: false };
}

const BEFORE_DECISION: ReadonlySet<Status> = new Set(['submitted', 'received', 'assigned', 'returned-by-approver', 'pending-approval', 'supplement-requested', 'payment-required', 'withdrawal-requested']);

/** What is still to come, the last first. */
export function stepsAhead({ status }: Pick<Tracked, 'status'>, { awaits }: Pick<Standing, 'awaits'>): ('result' | 'decision' | 'receipt')[] {
  if (awaits === 'nothing') return [];
  return ['result', ...(BEFORE_DECISION.has(status) ? ['decision' as const] : []), ...(awaits === 'receipt' ? ['receipt' as const] : [])];
}
