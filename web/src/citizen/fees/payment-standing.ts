import type { lookUpFees, Payment, RpcReply } from '@haicap/contracts';
import { t } from '../../text/language.js';

export type Fees = RpcReply<typeof lookUpFees>;

/** Under way: the platform or the payer is asked. */
export const isOpen = ({ status }: Payment): boolean => status === 'requested' || status === 'waiting';

/** What somebody can do about the money now. */
export type NextDeed = 'nothing' | 'not-yet' | 'at-desk' | 'pay' | 'go-on';

export function nextDeed(fees: Fees, payments: readonly Payment[]): NextDeed {
  if (!fees.payable) return 'nothing';
  if (payments.some(isOpen)) return 'go-on';
  if (fees.assessedAt === null && fees.lines.length === 0) return 'not-yet';
  if (fees.outstandingDong === 0) return 'nothing';
  return fees.onlinePayment === 'available' ? 'pay' : 'at-desk';
}

const WORDS: Readonly<Record<string, readonly [words: string, tone: 'ok' | 'due' | 'wait' | 'plain-tag']>> = {
  requested: [t('Đang mở trang thanh toán'), 'wait'], waiting: [t('Chờ bạn trả'), 'wait'], paid: [t('Đã nộp'), 'ok'],
  failed: [t('Không thành, chưa mất tiền'), 'due'], cancelled: [t('Đã hủy'), 'plain-tag'], refunded: [t('Đã hoàn tiền'), 'plain-tag'],
};
export const paymentWords = ({ status }: Pick<Payment, 'status'>) => WORDS[status] ?? ([status, 'plain-tag'] as const);

export const methodWords = ({ method }: Pick<Payment, 'method'>): string => (method === 'cash' ? t('tiền mặt tại quầy') : method === 'transfer' ? t('chuyển khoản') : t('trực tuyến'));
