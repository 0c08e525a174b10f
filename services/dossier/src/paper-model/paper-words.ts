import { formatVnDate, localDateOf, localTimeOf, type DueReason, type LocalDate, type TimeLimit } from '@haicap/kernel';
import type { UnitVersion } from '../unit-mirror/unit-mirror.js';

const two = (n: number) => String(n).padStart(2, '0');

/** "08 giờ 05 phút". */
export function hourText(minute: number): string {
  return `${two(Math.floor(minute / 60))} giờ ${two(minute % 60)} phút`;
}

/** "08 giờ 05 phút, ngày 01/07/2025". */
export function momentText(at: Date): string {
  return `${hourText(localTimeOf(at))}, ngày ${formatVnDate(localDateOf(at))}`;
}

/** "08:05 01/07/2025", for the cells of a table. */
export function shortMoment(at: Date): string {
  const minute = localTimeOf(at);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)} ${formatVnDate(localDateOf(at))}`;
}

/** "Hạc Thành, ngày 01 tháng 7 năm 2025": days below 10 and the first two months have two digits (Decree 30/2020, appendix I). */
export function placeAndDay(unit: UnitVersion, day: LocalDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const written = `ngày ${date} tháng ${Number(month) < 3 ? month : String(Number(month))} năm ${year}`;
  const place = placeOf(unit);
  return place === null ? `N${written.slice(1)}` : `${place}, ${written}`;
}

const TYPE_OF_PLACE = /^(Phường|Xã|Đặc khu|Thị trấn|Tỉnh|Thành phố) /;

// A department stands nowhere in its name.
function placeOf({ fullName, level }: UnitVersion): string | null {
  return level === 'department' ? null : fullName.replace(TYPE_OF_PLACE, '');
}

/** The two lines above the left half of a paper: the office, and its desk. */
export function letterhead(unit: UnitVersion, day: LocalDate): { readonly agency: string; readonly desk: string } {
  const upper = unit.fullName.toLocaleUpperCase('vi');
  // Decree 118/2025: from 1 July 2025 a commune and a province have a service centre instead of a receiving section.
  const hasCentre = day >= '2025-07-01' && unit.level !== 'department';
  return {
    agency: unit.level === 'department' ? upper : `ỦY BAN NHÂN DÂN ${upper}`,
    desk: hasCentre ? 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG' : 'BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ',
  };
}

/** The desk of a unit within a sentence. */
export function deskOf(unit: UnitVersion, day: LocalDate): string {
  return day >= '2025-07-01' && unit.level !== 'department'
    ? `Trung tâm Phục vụ hành chính công ${lowerType(unit.fullName)}`
    : `Bộ phận Tiếp nhận và Trả kết quả ${lowerType(unit.fullName)}`;
}

/** The authority that decides, within a sentence: a commune and a province act through their people's committee. */
export function agencyOf(unit: UnitVersion): string {
  return unit.level === 'department' ? unit.fullName : `Ủy ban nhân dân ${lowerType(unit.fullName)}`;
}

function lowerType(fullName: string): string {
  return TYPE_OF_PLACE.test(fullName) ? fullName.slice(0, 1).toLocaleLowerCase('vi') + fullName.slice(1) : fullName;
}

/** "05 ngày làm việc". */
export function limitText(timeLimit: TimeLimit): string {
  switch (timeLimit.unit) {
    case 'none':
      return 'không quy định ngày trả kết quả';
    case 'same-day':
      return 'trong ngày làm việc';
    default:
      return `${two(timeLimit.amount)} ${LIMIT_UNITS[timeLimit.unit]}`;
  }
}

const LIMIT_UNITS = { 'working-day': 'ngày làm việc', day: 'ngày', 'working-hour': 'giờ làm việc', month: 'tháng' } as const;

type Of<C extends DueReason['code']> = Extract<DueReason, { code: C }>;

const REASONS: { readonly [C in DueReason['code']]: (reason: Of<C>) => string } = {
  'received-on-day-off': ({ startsOn }) => `tiếp nhận vào ngày nghỉ, tính từ ngày ${formatVnDate(startsOn)}`,
  'received-before-hours': ({ startMinute }) => `tiếp nhận trước giờ làm việc, tính từ ${hourText(startMinute)}`,
  'received-in-lunch-break': ({ startMinute }) => `tiếp nhận trong giờ nghỉ trưa, tính từ ${hourText(startMinute)}`,
  'received-after-hours': ({ startsOn }) => `tiếp nhận sau giờ làm việc, tính từ ngày ${formatVnDate(startsOn)}`,
  'received-after-same-day-cut-off': ({ cutOffMinute, startsOn }) => `tiếp nhận sau ${hourText(cutOffMinute)} nên trả kết quả vào ngày làm việc tiếp theo, ${formatVnDate(startsOn)}`,
  'handed-over-next-working-day': ({ startsOn }) => `chuyển cơ quan giải quyết vào ngày làm việc tiếp theo, ${formatVnDate(startsOn)}`,
  'first-day-not-counted': ({ date }) => `không tính ngày đầu ${formatVnDate(date)}`,
  'weekend-not-counted': ({ days }) => `không tính ${days} ngày nghỉ cuối tuần`,
  'holiday-not-counted': ({ date, basis }) => `không tính ngày nghỉ ${formatVnDate(date)} (${basis})`,
  'make-up-day-counted': ({ date }) => `tính ngày làm bù ${formatVnDate(date)}`,
  'moved-from-day-off': ({ date, movedTo }) => `ngày ${formatVnDate(date)} là ngày nghỉ nên chuyển sang ${formatVnDate(movedTo)}`,
  'promise-missed': ({ dueOn }) => `đã quá ngày hẹn ${formatVnDate(dueOn)} khi gia hạn`,
  'no-appointment': () => 'thủ tục không có ngày hẹn trả',
};

/** Why a due date is what it is, in one sentence; what a later release adds as a reason is left out. */
export function dueReasonText(reasons: readonly DueReason[]): string {
  const known: Readonly<Record<string, ((reason: never) => string) | undefined>> = REASONS;
  return reasons.flatMap((reason) => known[reason.code]?.(reason as never) ?? []).join('; ');
}

/** "2.000 đồng". */
export function moneyText(dong: number): string {
  return `${String(dong).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}
