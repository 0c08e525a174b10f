import type { FeeRule } from '@haicap/contracts';
import { showDong } from '../../text/money.js';
import { t } from '../../text/language.js';
import type { PriceType } from './fee-rule-form.js';

export const STATE_WORDS: Readonly<Record<FeeRule['state'], { readonly words: string; readonly look: string }>> = {
  draft: { words: t('Bản nháp'), look: 'none' }, published: { words: t('Đã ban hành'), look: 'ok' }, ended: { words: t('Đã ghi ngày cuối'), look: 'none' },
};
export const PRICE_WORDS: Readonly<Record<PriceType, string>> = {
  free: t('Không thu'), 'per-dossier': t('Theo hồ sơ'), 'per-copy': t('Theo bản'), 'per-page': t('Theo trang'), 'to-be-set': t('Cán bộ nhập theo văn bản'),
};
const CHANNEL_WORDS = { counter: t('Trực tiếp'), online: t('Trực tuyến'), postal: t('Bưu chính') } as const;

/** What a rule says, in one line. */
export function effectWords(effect: FeeRule['effect']): string {
  if (effect === null) return t('Chưa có mức thu');
  if (effect.type === 'reduction') return effect.percent === 100 ? t('Miễn') : t('Giảm {{percent}} %', { percent: effect.percent });
  const { name, price } = effect.fee;
  const amount = 'amountDong' in price ? showDong(price.amountDong) : PRICE_WORDS[price.type];
  return `${name}: ${price.type === 'per-copy' ? t('{{amount}} mỗi {{unit}}', { amount, unit: price.unit }) : amount}`;
}

/** For whom and for what it counts, beside the procedures; empty when for everybody. */
export function scopeWords({ channels, caseCodes, feeCodes, personGroups }: FeeRule['scope']): string {
  return [channels.map((one) => CHANNEL_WORDS[one]), caseCodes, feeCodes, personGroups].map((list) => list.join(', ')).filter((words) => words !== '').join(' · ');
}
