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

/** Where a dossier stands, for the person who filed it. */
export function standingOf(tracked: Tracked, nowMs: number): Standing {
  const { competentUnitName, receivingUnitName, returningUnitName, timeliness, pausedAt, dueAt } = tracked;
  const underWay = (words: string, next = NOTHING_TO_DO): Standing => {
    const isOverdue = pausedAt === null && dueAt !== null && Date.parse(dueAt) < nowMs;
    return isOverdue
      ? { tone: 'late', words: 'Đã quá ngày hẹn', next: `${competentUnitName} đang giải quyết và phải xin lỗi bạn bằng văn bản.`, awaits: 'result', showsReason: false }
      : { tone: 'wait', words, next, awaits: 'result', showsReason: false };
  };
  const over = (tone: Standing['tone'], words: string, next: string): Standing => ({ tone, words, next, awaits: 'nothing', showsReason: true });

  switch (tracked.status) {
    case 'submitted':
      return { ...underWay('Đã nộp, chờ tiếp nhận', `${receivingUnitName} sẽ kiểm tra và tiếp nhận. ${NOTHING_TO_DO}`), awaits: 'receipt' };
    case 'refused':
      return over('late', 'Không được tiếp nhận', `Bạn sửa theo lý do dưới đây rồi nộp lại, hoặc hỏi ${receivingUnitName} để được hướng dẫn.`);
    case 'received':
      return underWay('Đã nhận');
    case 'assigned':
    case 'returned-by-approver':
      return underWay('Đang giải quyết');
    case 'pending-approval':
      return underWay('Đang chờ phê duyệt');
    case 'approved':
      return underWay('Đã phê duyệt, sắp có kết quả');
    case 'supplement-requested':
      return { tone: 'due', words: 'Cần bạn bổ sung', next: `Bạn nộp đủ giấy tờ dưới đây tại ${receivingUnitName}. Thời gian chờ bổ sung không tính vào thời hạn.`, awaits: 'result', showsReason: true };
    case 'payment-required':
      return { tone: 'due', words: 'Cần bạn nộp tiền', next: `Bạn thực hiện nghĩa vụ tài chính theo thông báo của ${competentUnitName}.`, awaits: 'result', showsReason: false };
    case 'withdrawal-requested':
      return { ...underWay('Đã đề nghị rút hồ sơ', `${competentUnitName} sẽ trả lời đề nghị của bạn. ${NOTHING_TO_DO}`), showsReason: true };
    case 'stopped':
      return over('late', 'Đã dừng giải quyết', `Nếu vẫn có nhu cầu, bạn nộp hồ sơ mới. Nếu không đồng ý, bạn hỏi ${competentUnitName}.`);
    case 'completed':
      return {
        tone: timeliness === 'late' ? 'late' : 'ok', words: timeliness === 'late' ? 'Đã xong, muộn hẹn' : 'Đã xong',
        next: `Mời bạn đến ${returningUnitName} nhận kết quả, mang theo giấy tiếp nhận.`, awaits: 'result', showsReason: false,
      };
    case 'result-returned':
      return { ...over('ok', 'Đã trả kết quả', 'Hồ sơ đã kết thúc.'), showsReason: false };
    default:
      return tracked.status satisfies never;
  }
}
