import { t } from '../../text/language.js';
import type { CalendarDay, DayKind, SwapFault } from './year.js';

export const KIND_WORDS: Readonly<Record<DayKind, string>> = {
  holiday: t('Nghỉ lễ'), compensatory: t('Nghỉ bù'), 'swap-off': t('Nghỉ hoán đổi'), 'swap-work': t('Làm bù'),
};

export const SWAP_FAULTS: Readonly<Record<SwapFault, string>> = {
  incomplete: t('Chọn ngày nghỉ, ngày làm bù và ghi căn cứ.'), 'other-year': t('Cả hai ngày phải thuộc năm đang mở.'),
  'off-on-weekend': t('Ngày nghỉ hoán đổi phải là ngày làm việc trong tuần.'), 'work-on-weekday': t('Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.'),
};

/** What a square of the calendar looks like; a word says the same to whoever does not see it. */
export function looksOf(day: CalendarDay | undefined, weekend: boolean): string {
  if (day === undefined) return weekend ? 'day weekend' : 'day';
  const look = day.kind === 'swap-work' ? 'day made-up' : day.kind === 'holiday' ? 'day off' : 'day off soft';
  return [look, ...(day.status === 'proposed' ? ['proposed'] : []), ...(day.enabled ? [] : ['shown-only'])].join(' ');
}

export function wordsOf(day: CalendarDay | undefined, weekend: boolean): string {
  if (day === undefined) return weekend ? t('nghỉ cuối tuần') : t('ngày làm việc');
  return [KIND_WORDS[day.kind], ...(day.status === 'proposed' ? [t('dự kiến')] : []), ...(day.enabled ? [] : [t('chưa tính')]), day.basis].join(', ');
}
