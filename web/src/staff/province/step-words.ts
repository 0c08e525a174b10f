import type { DossierStep } from '@haicap/contracts';
import { formatCount } from '@haicap/kernel';
import { t } from '../../text/language.js';

export const STEP_WORDS: Readonly<Record<DossierStep, string>> = {
  intake: t('Chờ tiếp nhận'), assign: t('Chờ phân công'), process: t('Thẩm tra'), consult: t('Lấy ý kiến'), approve: t('Trình duyệt'), issue: t('Ký, phát hành'),
  citizen: t('Chờ người nộp'), return: t('Trả kết quả'),
};

const HOUR = 60;
/** A working day of eight hours. */
const DAY = 480;

/** How long, in one or two figures: "35 phút", "2,5 giờ", "4 ngày". */
export function showWorkingTime(minutes: number): string {
  if (minutes < HOUR) return t('{{n}} phút', { n: minutes });
  const [value, words] = minutes < 2 * DAY ? [minutes / HOUR, 'hours'] : [minutes / DAY, 'days'];
  const shown = value < 10 ? (Math.round(value * 10) / 10).toString().replace('.', ',') : formatCount(Math.round(value));
  return words === 'hours' ? t('{{n}} giờ', { n: shown }) : t('{{n}} ngày làm việc', { n: shown });
}

/** Half of all stayed a working day; half of all stayed three. */
export type Heat = 'calm' | 'warm' | 'hot';
export const heatOf = (medianMinutes: number): Heat => (medianMinutes >= 3 * DAY ? 'hot' : medianMinutes >= DAY ? 'warm' : 'calm');
export const HEAT_WORDS: Readonly<Record<Heat, string>> = { calm: t('dưới một ngày làm việc'), warm: t('từ một ngày làm việc'), hot: t('từ ba ngày làm việc') };
