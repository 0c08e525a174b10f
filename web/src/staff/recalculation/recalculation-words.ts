import type { lookUpRecalculation, Recalculation, RpcReply } from '@haicap/contracts';
import { t } from '../../text/language.js';

export type WholeRecalculation = RpcReply<typeof lookUpRecalculation>;
type Status = Recalculation['status'];

export const STATUS_WORDS: Readonly<Record<Status, { readonly words: string; readonly look: 'ok' | 'due' | 'wait' }>> = {
  previewing: { words: t('Đang tính thử'), look: 'wait' }, ready: { words: t('Chờ quyết định'), look: 'due' }, applying: { words: t('Đang áp dụng'), look: 'wait' },
  applied: { words: t('Đã áp dụng'), look: 'ok' }, cancelled: { words: t('Đã bỏ'), look: 'wait' }, superseded: { words: t('Đã bị thay bằng lần sau'), look: 'wait' },
};

export const REASON_WORDS: Readonly<Record<Recalculation['reasonCode'], string>> = {
  'official-calendar': t('Lịch làm việc đổi'), 'unit-closure': t('Đơn vị ngừng làm việc'), 'service-hours': t('Giờ làm việc đổi'),
};

/** Whether the service is still at it, so that looking again makes sense. */
export const isMoving = (status: Status): boolean => status === 'previewing' || status === 'applying';
/** Whether somebody has to decide about it, or it is not finished. */
export const isOpen = (status: Status): boolean => isMoving(status) || status === 'ready';
