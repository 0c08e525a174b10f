import type { Dossier, DossierStatus } from '@haicap/contracts';
import { t } from '../../text/language.js';

/** Where a dossier stands, in the words of an office. */
export const STATUS_WORDS: Readonly<Record<DossierStatus, string>> = {
  submitted: t('Chờ tiếp nhận'), refused: t('Từ chối tiếp nhận'), received: t('Chờ phân công'), assigned: t('Đang giải quyết'), 'supplement-requested': t('Chờ bổ sung'),
  'payment-required': t('Chờ nộp tiền'), 'pending-approval': t('Chờ duyệt'), 'returned-by-approver': t('Lãnh đạo trả lại'), approved: t('Đã duyệt, chờ ký'), signed: t('Đã ký, chờ vào số'),
  numbered: t('Đã vào số, chờ phát hành'), issued: t('Đã phát hành'), 'withdrawal-requested': t('Xin rút hồ sơ'), stopped: t('Đã dừng'), completed: t('Chờ trả kết quả'),
  'result-returned': t('Đã trả kết quả'), 'result-withdrawn': t('Kết quả bị thu hồi'),
};

/** Whose turn it is. */
export function holderWords({ status, assigneeId, receivedAt }: Pick<Dossier, 'status' | 'assigneeId' | 'receivedAt'>, ownId: string): string {
  if (status === 'supplement-requested' || status === 'payment-required') return t('Người nộp');
  if (status === 'completed' || receivedAt === null) return t('Một cửa');
  if (status === 'pending-approval' || status === 'approved') return t('Lãnh đạo');
  if (assigneeId === null) return t('Chưa phân công');
  return assigneeId === ownId ? t('Bạn') : t('Chuyên viên');
}
