import type { DelegableAction, Delegation } from '@haicap/contracts';
import { t } from '../../text/language.js';

/** What may be handed on, in the words of an office; what is usual first. */
export const ACTION_WORDS: Readonly<Record<DelegableAction, string>> = {
  approve: t('duyệt'), 'return-approval': t('trả lại hồ sơ trình'), sign: t('ký kết quả'), 'assign-number': t('cấp số'), issue: t('phát hành'), assign: t('giao xử lý'), transfer: t('chuyển cơ quan khác'),
  'answer-consultation': t('trả lời ý kiến'), 'withdraw-signature': t('thu hồi chữ ký'), 'withdraw-result': t('thu hồi kết quả'), 'replace-result': t('lập kết quả thay thế'), stop: t('dừng giải quyết'), 'refuse-withdrawal': t('không chấp nhận rút hồ sơ'),
};
/** What somebody who is away usually hands on. */
export const USUAL: readonly DelegableAction[] = ['approve', 'return-approval', 'sign', 'assign-number', 'issue', 'assign'];

export type Standing = 'now' | 'coming' | 'over' | 'withdrawn';
export const STANDING_WORDS: Readonly<Record<Standing, string>> = { now: t('Đang có hiệu lực'), coming: t('Chưa đến ngày'), over: t('Đã hết hạn'), withdrawn: t('Đã rút') };

export function standingOf({ validFrom, validTo, withdrawnAt }: Pick<Delegation, 'validFrom' | 'validTo' | 'withdrawnAt'>, today: string): Standing {
  if (withdrawnAt !== null) return 'withdrawn';
  if (today < validFrom) return 'coming';
  return today <= validTo ? 'now' : 'over';
}

export interface DelegationDraft { readonly toOfficerId: string; readonly actions: readonly DelegableAction[]; readonly validFrom: string; readonly validTo: string; readonly basis: string }

/** What keeps a delegation from being given, in words; null when nothing does. */
export function problemOf({ toOfficerId, actions, validFrom, validTo }: DelegationDraft, today: string): string | null {
  if (toOfficerId === '') return t('Hãy chọn cán bộ làm thay.');
  if (actions.length === 0) return t('Hãy chọn ít nhất một việc.');
  if (validFrom === '' || validTo === '') return t('Hãy chọn ngày bắt đầu và ngày hết: ủy quyền luôn có ngày hết.');
  return validTo < validFrom || validTo < today ? t('Ngày hết phải từ hôm nay và không trước ngày bắt đầu.') : null;
}
