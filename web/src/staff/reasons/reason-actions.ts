import type { DossierReason } from '@haicap/contracts';
import { t } from '../../text/language.js';

/** What a reason is given for, as officers call it. */
export const ACTION_WORDS: Readonly<Record<DossierReason['action'], string>> = {
  'refuse-intake': t('Từ chối tiếp nhận'), 'request-supplement': t('Yêu cầu bổ sung'), 'request-intake-supplement': t('Yêu cầu bổ sung trước khi tiếp nhận'), 'ask-supplement-consent': t('Xin yêu cầu bổ sung lần nữa'),
  'refuse-supplement-consent': t('Không cho yêu cầu bổ sung lần nữa'), correct: t('Sửa thông tin'), 'return-approval': t('Trả lại hồ sơ trình duyệt'), stop: t('Dừng giải quyết'),
  'require-payment': t('Yêu cầu nộp tiền'), 'request-withdrawal': t('Xin rút hồ sơ'), 'refuse-withdrawal': t('Không đồng ý cho rút'), extend: t('Gia hạn'), transfer: t('Chuyển đơn vị khác'),
  'withdraw-consultation': t('Rút yêu cầu lấy ý kiến'), 'withdraw-signature': t('Thu hồi chữ ký'), 'withdraw-result': t('Thu hồi kết quả'),
};

const CODE_MAX = 40;

/** A code from words without accents: "thieu-chu-ky". */
export const codeOf = (folded: string): string => folded.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[-\d]+|-+$/g, '').slice(0, CODE_MAX).replace(/-+$/, '');
