import { t } from '../../text/language.js';

const DAY_MINUTES = 480;
const WARNINGS_MAX = 5;
const MINUTES_MAX = 14_400;

/** Working minutes as people count them: whole days of eight hours, otherwise hours. */
export function warningWords(minutes: number): string {
  return minutes % DAY_MINUTES === 0 ? t('{{count}} ngày làm việc', { count: minutes / DAY_MINUTES }) : t('{{count}} giờ làm việc', { count: minutes / 60 });
}

/** Hours as they were typed, `16, 4`, as minutes with the longest first; null when they are none. */
export function readWarnings(text: string): number[] | null {
  const parts = text.split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '');
  const minutes = parts.map((part) => (/^\d{1,3}(\.\d{1,2})?$/.test(part) ? Math.round(Number(part) * 60) : 0));
  const isRight = minutes.length <= WARNINGS_MAX && minutes.every((one) => one >= 1 && one <= MINUTES_MAX);
  return isRight ? [...new Set(minutes)].sort((a, b) => b - a) : null;
}
