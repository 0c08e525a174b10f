import type { PaperForm, PaperTemplate } from '@haicap/contracts';
import { t } from '../../text/language.js';

export const FORM_WORDS: Readonly<Record<PaperForm, string>> = {
  'receipt-slip': t('Giấy tiếp nhận và hẹn trả'), 'supplement-request': t('Phiếu yêu cầu bổ sung'), 'intake-refusal': t('Phiếu từ chối tiếp nhận'), 'apology-extension': t('Văn bản xin lỗi, gia hạn'),
  'stop-notice': t('Thông báo dừng giải quyết'), 'control-slip': t('Phiếu kiểm soát'), 'tracking-book': t('Sổ theo dõi hồ sơ'),
};

export const STATUS_WORDS: Readonly<Record<PaperTemplate['status'], { readonly words: string; readonly look: 'ok' | 'due' | 'wait' }>> = {
  'built-in': { words: t('Có sẵn'), look: 'wait' }, draft: { words: t('Dự thảo'), look: 'due' }, published: { words: t('Đã ban hành'), look: 'ok' },
};

/** A text cut at the values it names: `Mã: {{code}}` becomes a text and a name. */
export function piecesOf(text: string): { readonly words: string; readonly isValue: boolean }[] {
  return text.split(/(\{\{\s*\w+\s*\}\})/).filter((piece) => piece !== '').map((piece) => {
    const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(piece)?.[1];
    return name === undefined ? { words: piece, isValue: false } : { words: name, isValue: true };
  });
}
