import type { DueReason, TimeLimit } from '@haicap/kernel';
import { showDay, showInstant } from '../text/dates.js';
import { t } from '../text/language.js';

type Of<C extends DueReason['code']> = Extract<DueReason, { code: C }>;

/** Minutes of a day as a clock shows them. */
const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const WORDS: { readonly [C in DueReason['code']]: (reason: Of<C>) => string } = {
  'received-on-day-off': ({ date, startsOn }) => t('nhận vào ngày nghỉ {{day}}, tính từ {{start}}', { day: showDay(date), start: showDay(startsOn) }),
  'received-before-hours': ({ startMinute }) => t('nhận trước giờ làm việc, tính từ {{time}}', { time: clock(startMinute) }),
  'received-in-lunch-break': ({ startMinute }) => t('nhận trong giờ nghỉ trưa, tính từ {{time}}', { time: clock(startMinute) }),
  'received-after-hours': ({ startsOn }) => t('nhận sau giờ làm việc, tính từ {{start}}', { start: showDay(startsOn) }),
  'received-after-same-day-cut-off': ({ cutOffMinute, startsOn }) => t('nhận sau {{time}}, trả trong ngày làm việc {{start}}', { time: clock(cutOffMinute), start: showDay(startsOn) }),
  'handed-over-next-working-day': ({ startsOn }) => t('chuyển đến cơ quan giải quyết ngày {{start}}', { start: showDay(startsOn) }),
  'first-day-not-counted': ({ date }) => t('không tính ngày nhận {{day}}', { day: showDay(date) }),
  'weekend-not-counted': ({ days }) => t('không tính {{count}} ngày nghỉ cuối tuần', { count: days }),
  'holiday-not-counted': ({ date, basis }) => t('không tính ngày nghỉ {{day}}: {{basis}}', { day: showDay(date), basis }),
  'make-up-day-counted': ({ date, basis }) => t('tính ngày làm bù {{day}}: {{basis}}', { day: showDay(date), basis }),
  'moved-from-day-off': ({ date, movedTo }) => t('{{day}} là ngày nghỉ, dời sang {{moved}}', { day: showDay(date), moved: showDay(movedTo) }),
  'promise-missed': ({ dueAt }) => t('hẹn lần trước {{time}} đã qua', { time: showInstant(dueAt) }),
  'no-appointment': () => t('thủ tục này không hẹn ngày trả'),
};

/** Why an appointment is what it is, sentence by sentence; a reason of a later release is left to its code. */
export function dueReasonWords(reasons: readonly { readonly code: string }[]): string[] {
  return reasons.map((reason) => {
    const words = (WORDS as Readonly<Record<string, ((reason: never) => string) | undefined>>)[reason.code];
    return words === undefined ? reason.code : words(reason as never);
  });
}

/** A limit as people say it. */
export function limitWords(limit: TimeLimit | { readonly unit: 'same-day' }): string {
  switch (limit.unit) {
    case 'none': return t('không quy định ngày trả');
    case 'same-day': return t('trong ngày làm việc');
    case 'working-day': return t('{{count}} ngày làm việc', { count: limit.amount });
    case 'day': return t('{{count}} ngày', { count: limit.amount });
    case 'working-hour': return t('{{count}} giờ làm việc', { count: limit.amount });
    case 'month': return t('{{count}} tháng', { count: limit.amount });
    default: return limit satisfies never;
  }
}
