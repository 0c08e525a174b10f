import type { Dossier } from '@haicap/contracts';
import { daysBetween } from '../../due-words/due-words.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';

type Dated = Pick<Dossier, 'dueAt' | 'dueOn' | 'pausedAt'>;
export type DueGroup = 'late' | 'today' | 'soon' | 'later' | 'waiting';

export const DUE_GROUPS: readonly (readonly [DueGroup, string])[] = [
  ['late', t('Quá hạn')], ['today', t('Hôm nay')], ['soon', t('Ba ngày tới')], ['later', t('Sau đó')], ['waiting', t('Đồng hồ đang dừng')],
];
const SOON_DAYS = 3;

/** Where a dossier stands in an inbox. One that is due in an hour is today's work, one that was due an hour ago is late. */
export function dueGroupOf({ dueAt, dueOn, pausedAt }: Dated, nowMs: number): DueGroup {
  if (pausedAt !== null) return 'waiting';
  if (dueAt === null || dueOn === null) return 'later';
  if (Date.parse(dueAt) < nowMs) return 'late';
  const days = daysBetween(localDayOf(new Date(nowMs)), dueOn);
  if (days <= 0) return 'today';
  return days <= SOON_DAYS ? 'soon' : 'later';
}

/** The groups that hold anything, in their order; within a group the order of the list stays. */
export function grouped<D extends Dated>(dossiers: readonly D[], nowMs: number): { readonly group: DueGroup; readonly words: string; readonly rows: readonly D[] }[] {
  const byGroup = Map.groupBy(dossiers, (dossier) => dueGroupOf(dossier, nowMs));
  return DUE_GROUPS.flatMap(([group, words]) => {
    const rows = byGroup.get(group);
    return rows === undefined ? [] : [{ group, words, rows }];
  });
}
