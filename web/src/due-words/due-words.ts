import type { Dossier } from '@haicap/contracts';
import { localDayOf, showClock, showDay } from '../text/dates.js';
import { t } from '../text/language.js';

export type DueTone = 'ok' | 'due' | 'late' | 'wait' | 'none';

/** How a dossier stands with its appointment: a colour, a shape and words, because no one of them reaches everybody. */
export interface DueWords { readonly tone: DueTone; readonly shape: string; readonly words: string }

/** What the words are made from; every dossier of an answer has it. */
export type Timed = Pick<Dossier, 'status' | 'receivedAt' | 'dueAt' | 'dueOn' | 'pausedAt' | 'completedAt' | 'timeliness' | 'intakeDueAt'>;

const SHAPES: Readonly<Record<DueTone, string>> = { ok: '●', due: '◆', late: '▲', wait: '❚❚', none: '–' };
const DAY_MS = 86_400_000;

const say = (tone: DueTone, words: string, shape = SHAPES[tone]): DueWords => ({ tone, shape, words });

/** The appointment of a dossier as people say it: "hôm nay 15:30", "còn 2 ngày", "quá hạn 3 ngày", "dừng đồng hồ từ 01/07/2025". */
export function dueWords(timed: Timed, nowMs: number): DueWords {
  if (timed.status === 'refused' || timed.status === 'stopped') return say('none', t('đã kết thúc'));
  if (timed.completedAt !== null) return done(timed);
  if (timed.receivedAt === null) return intake(timed, nowMs);
  if (timed.pausedAt !== null) return say('wait', t('dừng đồng hồ từ {{day}}', { day: showDay(localDayOf(new Date(timed.pausedAt))) }));
  const day = timed.dueOn ?? (timed.dueAt === null ? null : localDayOf(new Date(timed.dueAt)));
  if (day === null) return say('none', t('không hẹn ngày'));
  return running(day, timed.dueAt, nowMs);
}

function done({ timeliness }: Timed): DueWords {
  if (timeliness === 'late') return say('late', t('xong muộn'), '✓');
  return say('ok', timeliness === 'early' ? t('xong trước hạn') : t('xong đúng hạn'), '✓');
}

/** Before the receipt no limit runs; what runs is the desk's own time to answer. */
function intake({ status, intakeDueAt }: Timed, nowMs: number): DueWords {
  if (status === 'supplement-requested') return say('wait', t('chờ người nộp'));
  if (intakeDueAt !== null && Date.parse(intakeDueAt) < nowMs) return say('late', t('quá giờ tiếp nhận'));
  return say('wait', intakeDueAt === null ? t('chờ tiếp nhận') : t('tiếp nhận trước {{time}}', { time: onDay(intakeDueAt, nowMs) }), '○');
}

function running(day: string, dueAt: string | null, nowMs: number): DueWords {
  const left = daysBetween(localDayOf(new Date(nowMs)), day);
  const isOver = dueAt === null ? left < 0 : Date.parse(dueAt) < nowMs;
  if (isOver) return say('late', left === 0 && dueAt !== null ? t('quá giờ hẹn {{time}}', { time: showClock(dueAt) }) : t('quá hạn {{count}} ngày', { count: Math.max(1, -left) }));
  if (left === 0) return say('due', dueAt === null ? t('hôm nay') : t('hôm nay {{time}}', { time: showClock(dueAt) }));
  if (left === 1) return say('due', t('ngày mai'));
  return say('ok', t('còn {{count}} ngày', { count: left }));
}

const onDay = (instant: string, nowMs: number) => {
  const day = localDayOf(new Date(instant));
  return day === localDayOf(new Date(nowMs)) ? showClock(instant) : showDay(day);
};

/** Days of the calendar from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
