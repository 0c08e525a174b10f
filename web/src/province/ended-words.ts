import type { Figures } from '@haicap/contracts';
import { formatCount } from '@haicap/kernel';
import { t } from '../text/language.js';

/** What became of the dossiers that got no result, and what waits for its receipt: the first are among those received, the others are in no other number. */
export function endedWords({ withdrawn, refused, waiting }: Pick<Figures, 'withdrawn' | 'refused' | 'waiting'>, asOfWords: string): string {
  return t('Ngoài ra trong kỳ, {{asOf}}: {{withdrawn}} hồ sơ đã tiếp nhận được rút hoặc dừng giải quyết; {{refused}} hồ sơ không được tiếp nhận và {{waiting}} hồ sơ đã nộp đang chờ tiếp nhận, không tính vào các số trên.', {
    asOf: asOfWords, withdrawn: formatCount(withdrawn), refused: formatCount(refused), waiting: formatCount(waiting),
  });
}
