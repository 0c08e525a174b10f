import type { Figures } from '@haicap/contracts';
import { formatCount } from '@haicap/kernel';

/** What became of the dossiers that got no result, and what waits for its receipt: the first are among those received, the others are in no other number. */
export function endedWords({ withdrawn, refused, waiting }: Pick<Figures, 'withdrawn' | 'refused' | 'waiting'>, asOfWords: string): string {
  return `Ngoài ra trong kỳ, ${asOfWords}: ${formatCount(withdrawn)} hồ sơ đã tiếp nhận được rút hoặc dừng giải quyết; ${formatCount(refused)} hồ sơ không được tiếp nhận và ${formatCount(waiting)} hồ sơ đã nộp đang chờ tiếp nhận, không tính vào các số trên.`;
}
