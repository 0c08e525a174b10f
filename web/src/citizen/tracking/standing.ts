import type { RpcReply, trackDossier } from '@haicap/contracts';

export type Tracked = RpcReply<typeof trackDossier>;

/** What is going on, what must I do, what comes next: two sentences and a look ahead. */
export interface Standing {
  readonly tone: 'ok' | 'wait' | 'late' | 'due';
  readonly words: string;
  readonly next: string;
  readonly awaits: 'receipt' | 'result' | 'nothing';
  /** Whether the reason of the latest step explains the present state. */
  readonly showsReason: boolean;
}

const NOTHING_TO_DO = 'Bạn chưa phải làm gì thêm.';

type Status = Tracked['status'];
type Teller = (tracked: Tracked) => Standing;

const underWay = (words: string, next: (tracked: Tracked) => string = () => NOTHING_TO_DO): Teller => (tracked) =>
  ({ tone: 'wait', words, next: next(tracked), awaits: 'result', showsReason: false });
const over = (tone: Standing['tone'], words: string, next: (tracked: Tracked) => string): Teller => (tracked) =>
  ({ tone, words, next: next(tracked), awaits: 'nothing', showsReason: true });
const yours = (words: string, next: (tracked: Tracked) => string): Teller => (tracked) =>
  ({ tone: 'due', words, next: next(tracked), awaits: 'result', showsReason: true });

// Until the desk has received it nobody else has it in hand.
const isReceived = ({ receivedAt }: Tracked) => receivedAt !== null;
const answersWithdrawal = (tracked: Tracked) => (isReceived(tracked) ? tracked.competentUnitName : tracked.receivingUnitName);

const STANDINGS: Readonly<Record<Status, Teller>> = {
  submitted: (tracked) => ({ ...underWay('Đã nộp, chờ tiếp nhận', ({ receivingUnitName }) => `${receivingUnitName} sẽ kiểm tra và tiếp nhận. ${NOTHING_TO_DO}`)(tracked), awaits: 'receipt' }),
  refused: over('late', 'Không được tiếp nhận', ({ receivingUnitName }) => `Bạn sửa theo lý do dưới đây rồi nộp lại, hoặc hỏi ${receivingUnitName} để được hướng dẫn.`),
  received: underWay('Đã nhận'),
  assigned: underWay('Đang giải quyết'),
  'returned-by-approver': underWay('Đang giải quyết'),
  'pending-approval': underWay('Đang chờ phê duyệt'),
  approved: underWay('Đã phê duyệt, sắp có kết quả'),
  signed: underWay('Đã ký, đang vào sổ'),
  numbered: underWay('Đã có số, chờ phát hành'),
  issued: underWay('Đã phát hành, sắp trả kết quả', ({ returningUnitName }) => `Kết quả đang được chuyển đến ${returningUnitName}. ${NOTHING_TO_DO}`),
  'supplement-requested': (tracked) => ({
    ...yours('Cần bạn bổ sung', ({ receivingUnitName }) => `Bạn nộp đủ giấy tờ dưới đây tại ${receivingUnitName}. ${isReceived(tracked) ? 'Thời gian chờ bổ sung không tính vào thời hạn.' : 'Ngày hẹn trả có khi hồ sơ được tiếp nhận.'}`)(tracked),
    awaits: isReceived(tracked) ? 'result' : 'receipt',
  }),
  'payment-required': yours('Cần bạn nộp tiền', ({ competentUnitName }) => `Bạn thực hiện nghĩa vụ tài chính theo thông báo của ${competentUnitName}.`),
  'withdrawal-requested': (tracked) => ({
    ...underWay('Đã đề nghị rút hồ sơ', () => `${answersWithdrawal(tracked)} sẽ trả lời đề nghị của bạn. ${NOTHING_TO_DO}`)(tracked), showsReason: true,
    awaits: isReceived(tracked) ? 'result' : 'receipt',
  }),
  stopped: over('late', 'Đã dừng giải quyết', (tracked) => `Nếu vẫn có nhu cầu, bạn nộp hồ sơ mới. Nếu không đồng ý, bạn hỏi ${answersWithdrawal(tracked)}.`),
  // Whether it is fetched or comes by post the service says.
  completed: ({ timeliness, next }) => ({
    tone: timeliness === 'late' ? 'late' : 'ok', words: timeliness === 'late' ? 'Đã xong, muộn hẹn' : 'Đã xong', next, awaits: 'result', showsReason: false,
  }),
  'result-withdrawn': ({ competentUnitName }) => ({
    tone: 'wait', words: 'Kết quả bị thu hồi, chờ kết quả thay thế', next: `${competentUnitName} sẽ cấp kết quả thay thế. Bạn không dùng kết quả đã thu hồi.`,
    awaits: 'result', showsReason: true,
  }),
  'result-returned': (tracked) => ({ ...over('ok', 'Đã trả kết quả', () => 'Hồ sơ đã kết thúc.')(tracked), showsReason: false }),
};

/** Where a dossier stands, for the person who filed it. */
export function standingOf(tracked: Tracked, nowMs: number): Standing {
  const standing = STANDINGS[tracked.status](tracked);
  const { pausedAt, dueAt, completedAt, competentUnitName } = tracked;
  const isOverdue = standing.awaits === 'result' && completedAt === null && pausedAt === null && dueAt !== null && Date.parse(dueAt) < nowMs;
  if (!isOverdue) return standing;
  return { tone: 'late', words: 'Đã quá ngày hẹn', next: `${competentUnitName} đang giải quyết và phải xin lỗi bạn bằng văn bản.`, awaits: 'result', showsReason: false };
}
