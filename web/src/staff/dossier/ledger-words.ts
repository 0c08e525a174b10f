import { t } from '../../text/language.js';
import type { Ledger } from './dossier-query.js';

const HOUR = 60;
const WORKING_DAY = 8 * HOUR;

/** Working minutes as people count them: "2 ngày 3 giờ", a working day having eight hours. */
export function workingTime(minutes: number): string {
  const whole = Math.abs(minutes);
  if (whole < HOUR) return t('{{count}} phút', { count: whole });
  const [days, hours] = [Math.floor(whole / WORKING_DAY), Math.floor((whole % WORKING_DAY) / HOUR)];
  const words = [days > 0 ? t('{{count}} ngày làm việc', { count: days }) : '', hours > 0 ? t('{{count}} giờ', { count: hours }) : ''];
  return words.filter((word) => word !== '').join(' ');
}

type Side = Ledger['segments'][number]['side'];

/** On whose side the time lay. */
export const SIDE_WORDS: Readonly<Record<Side, string>> = { unit: t('Đơn vị giữ'), person: t('Cán bộ giữ'), citizen: t('Chờ người nộp'), rule: t('Ngoài giờ làm việc') };

/** Parts that follow one another on the same side, in the same state and at the same place, are one line: nobody reads every night. */
export function ledgerLines(segments: Ledger['segments']): Ledger['segments'] {
  const lines: Ledger['segments'] = [];
  for (const segment of segments.filter(({ side }) => side !== 'rule')) {
    const last = lines.at(-1);
    if (last?.side === segment.side && last.status === segment.status && last.unitId === segment.unitId && last.accountId === segment.accountId) {
      lines[lines.length - 1] = { ...last, to: segment.to, workingMinutes: last.workingMinutes + segment.workingMinutes, calendarMinutes: last.calendarMinutes + segment.calendarMinutes };
    } else lines.push(segment);
  }
  return lines;
}

export function remainingWords({ remainingMinutes, ended, current }: Pick<Ledger, 'remainingMinutes' | 'ended' | 'current'>): string {
  if (ended) return t('Đã kết thúc, thời hạn không tính nữa.');
  if (current === null) return t('Không có ngày hẹn.');
  if (remainingMinutes === null) return t('Đồng hồ đang dừng: thời gian chờ người nộp không tính.');
  return remainingMinutes >= 0 ? t('Còn {{time}}.', { time: workingTime(remainingMinutes) }) : t('Quá hạn {{time}}.', { time: workingTime(remainingMinutes) });
}
