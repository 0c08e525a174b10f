import type { ProcedureMove, ProcedureMoveLine } from '@haicap/contracts';
import { t } from '../../text/language.js';

export const MOVE_STATES: Readonly<Record<ProcedureMove['status'], { readonly words: string; readonly look: 'ok' | 'due' | 'wait' }>> = {
  previewing: { words: t('Đang xem trước'), look: 'wait' }, ready: { words: t('Chờ quyết định'), look: 'due' }, applying: { words: t('Đang chuyển'), look: 'wait' }, applied: { words: t('Đã chuyển'), look: 'ok' },
  'taking-back': { words: t('Đang đưa trở lại'), look: 'wait' }, 'taken-back': { words: t('Đã đưa trở lại'), look: 'wait' }, cancelled: { words: t('Đã bỏ'), look: 'wait' },
};

export const LINE_STATES: Readonly<Record<ProcedureMoveLine['state'], string>> = {
  movable: t('chuyển được'), 'not-movable': t('không chuyển được'), moved: t('đã chuyển'), skipped: t('bỏ qua'), 'taken-back': t('đã đưa trở lại'), 'kept-moved': t('giữ ở phiên bản mới'),
};

const REASONS: Readonly<Record<string, string>> = { decided: t('đã có quyết định'), ended: t('đã kết thúc'), changed: t('vừa thay đổi') };
export const reasonWords = (reason: string | null): string => (reason === null ? '' : (REASONS[reason] ?? reason));

export const isMoving = (status: ProcedureMove['status']): boolean => status === 'previewing' || status === 'applying' || status === 'taking-back';
