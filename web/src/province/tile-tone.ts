import type { Figures } from '@haicap/contracts';
import { t } from '../text/language.js';

/** How a unit stands. The words are printed with the colour; colour never stands alone. */
export type Tone = 'good' | 'fair' | 'watch' | 'late' | 'quiet';

export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  good: t('đúng hạn từ 99 %'),
  fair: t('đúng hạn 97–99 %'),
  watch: t('đúng hạn 90–97 %'),
  late: t('đúng hạn dưới 90 % hoặc có hồ sơ quá hạn'),
  quiet: t('chưa có hồ sơ nào giải quyết trong kỳ'),
};

/** Lacquer red is used for what is late and for nothing else: a low rate, or a dossier past its due day. */
export function toneOf({ resolved, onTime, overdue }: Figures): Tone {
  if (overdue > 0) return 'late';
  if (resolved === 0) return 'quiet';
  // Whole-number comparison: 99 of 100 is good, 98.99 is not.
  const atLeast = (percent: number) => onTime * 100 >= percent * resolved;
  if (atLeast(99)) return 'good';
  if (atLeast(97)) return 'fair';
  return atLeast(90) ? 'watch' : 'late';
}
