import { COMPENSATION, CULTURE_DAY, EXPECTED, LABOUR_CODE } from './expected-calendar.js';
import { localDate } from './local-date.js';
import { DEFAULT_WORKING_HOURS, workingCalendar, type CalendarDay, type WorkingCalendar, type WorkingHours } from './working-calendar.js';

/** The days of 2025 that depart from the weekly rule, for civil servants. */
export const VIETNAM_CALENDAR_2025: readonly CalendarDay[] = [
  official('2025-01-01', 'holiday', `Tết Dương lịch (${LABOUR_CODE})`),
  official('2025-01-27', 'holiday', `Tết Nguyên đán Ất Tỵ, 28 tháng Chạp (${LABOUR_CODE})`),
  official('2025-01-28', 'holiday', `Tết Nguyên đán Ất Tỵ, 29 tháng Chạp (${LABOUR_CODE})`),
  official('2025-01-29', 'holiday', `Tết Nguyên đán Ất Tỵ, mùng 1 (${LABOUR_CODE})`),
  official('2025-01-30', 'holiday', `Tết Nguyên đán Ất Tỵ, mùng 2 (${LABOUR_CODE})`),
  official('2025-01-31', 'holiday', `Tết Nguyên đán Ất Tỵ, mùng 3 (${LABOUR_CODE})`),
  official('2025-04-07', 'holiday', `Giỗ Tổ Hùng Vương, 10 tháng 3 âm lịch (${LABOUR_CODE})`),
  official('2025-04-26', 'swap-work', 'Làm bù thứ Bảy cho ngày 02/05/2025 (lịch nghỉ lễ năm 2025)'),
  official('2025-04-30', 'holiday', `Ngày Chiến thắng 30/4 (${LABOUR_CODE})`),
  official('2025-05-01', 'holiday', `Ngày Quốc tế lao động 1/5 (${LABOUR_CODE})`),
  official('2025-05-02', 'swap-off', 'Nghỉ hoán đổi, làm bù ngày 26/04/2025 (lịch nghỉ lễ năm 2025)'),
  official('2025-09-01', 'holiday', `Quốc khánh, ngày liền kề trước 2/9 (${LABOUR_CODE})`),
  official('2025-09-02', 'holiday', `Quốc khánh 2/9 (${LABOUR_CODE})`),
];

/** The days of 2026 that depart from the weekly rule, for civil servants. */
export const VIETNAM_CALENDAR_2026: readonly CalendarDay[] = [
  official('2026-01-01', 'holiday', `Tết Dương lịch (${LABOUR_CODE})`),
  official('2026-01-02', 'swap-off', 'Nghỉ hoán đổi, làm bù ngày 10/01/2026 (lịch nghỉ Tết Dương lịch năm 2026)'),
  official('2026-01-10', 'swap-work', 'Làm bù thứ Bảy cho ngày 02/01/2026 (lịch nghỉ Tết Dương lịch năm 2026)'),
  official('2026-02-16', 'holiday', `Tết Nguyên đán Bính Ngọ, 29 tháng Chạp (${LABOUR_CODE})`),
  official('2026-02-17', 'holiday', `Tết Nguyên đán Bính Ngọ, mùng 1 (${LABOUR_CODE})`),
  official('2026-02-18', 'holiday', `Tết Nguyên đán Bính Ngọ, mùng 2 (${LABOUR_CODE})`),
  official('2026-02-19', 'holiday', `Tết Nguyên đán Bính Ngọ, mùng 3 (${LABOUR_CODE})`),
  official('2026-02-20', 'holiday', `Tết Nguyên đán Bính Ngọ, mùng 4 (${LABOUR_CODE})`),
  official('2026-04-26', 'holiday', `Giỗ Tổ Hùng Vương, 10 tháng 3 âm lịch, rơi vào Chủ nhật (${LABOUR_CODE})`),
  official('2026-04-27', 'compensatory', `Nghỉ bù Giỗ Tổ Hùng Vương rơi vào Chủ nhật (${COMPENSATION})`),
  official('2026-04-30', 'holiday', `Ngày Chiến thắng 30/4 (${LABOUR_CODE})`),
  official('2026-05-01', 'holiday', `Ngày Quốc tế lao động 1/5 (${LABOUR_CODE})`),
  official('2026-08-22', 'swap-work', 'Làm bù thứ Bảy cho ngày 31/08/2026 (lịch nghỉ Quốc khánh năm 2026)'),
  official('2026-08-31', 'swap-off', 'Nghỉ hoán đổi, làm bù ngày 22/08/2026 (lịch nghỉ Quốc khánh năm 2026)'),
  official('2026-09-01', 'holiday', `Quốc khánh, ngày liền kề trước 2/9 (${LABOUR_CODE})`),
  official('2026-09-02', 'holiday', `Quốc khánh 2/9 (${LABOUR_CODE})`),
  notInForce('2026-11-24', CULTURE_DAY),
];

/**
 * The days of 2027: the official plan is not known yet, so these are the statutory minimum as computed. They count as
 * off days all the same, because a promise for a day of Tết would certainly be broken.
 */
export const VIETNAM_CALENDAR_2027: readonly CalendarDay[] = [
  proposed('2027-01-01', 'holiday', `Tết Dương lịch (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-02-05', 'holiday', `Tết Nguyên đán Đinh Mùi, 29 tháng Chạp (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-02-06', 'holiday', `Tết Nguyên đán Đinh Mùi, mùng 1, rơi vào thứ Bảy (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-02-07', 'holiday', `Tết Nguyên đán Đinh Mùi, mùng 2, rơi vào Chủ nhật (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-02-08', 'holiday', `Tết Nguyên đán Đinh Mùi, mùng 3 (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-02-09', 'holiday', `Tết Nguyên đán Đinh Mùi, mùng 4 (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-02-10', 'compensatory', `Nghỉ bù mùng 1 Tết rơi vào thứ Bảy (${COMPENSATION}); ${EXPECTED}`),
  proposed('2027-02-11', 'compensatory', `Nghỉ bù mùng 2 Tết rơi vào Chủ nhật (${COMPENSATION}); ${EXPECTED}`),
  proposed('2027-04-16', 'holiday', `Giỗ Tổ Hùng Vương, 10 tháng 3 âm lịch (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-04-30', 'holiday', `Ngày Chiến thắng 30/4 (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-05-01', 'holiday', `Ngày Quốc tế lao động 1/5, rơi vào thứ Bảy (${LABOUR_CODE}); ${EXPECTED}`),
  proposed('2027-05-03', 'compensatory', `Nghỉ bù ngày 1/5 rơi vào thứ Bảy (${COMPENSATION}); ${EXPECTED}`),
  proposed('2027-09-02', 'holiday', `Quốc khánh 2/9 (${LABOUR_CODE}); ${EXPECTED}`),
  // The law says "one adjacent day"; the Friday joins the weekend, as was decided when 2/9 was last a Thursday (2021).
  proposed('2027-09-03', 'holiday', `Quốc khánh, ngày liền kề sau 2/9 (${LABOUR_CODE}); ${EXPECTED}`),
  notInForce('2027-11-24', CULTURE_DAY),
];

/** Every listed day of 2025 to 2027, in order: the starting content of the official calendar. */
export const VIETNAM_CALENDAR_DAYS: readonly CalendarDay[] = [
  ...VIETNAM_CALENDAR_2025,
  ...VIETNAM_CALENDAR_2026,
  ...VIETNAM_CALENDAR_2027,
];

/** The working calendar of 2025 to 2027 with the given hours; outside these years only the weekly rule is known. */
export function vietnamWorkingCalendar(hours: WorkingHours = DEFAULT_WORKING_HOURS): WorkingCalendar {
  return workingCalendar({ days: VIETNAM_CALENDAR_DAYS, hours });
}

function official(date: string, kind: CalendarDay['kind'], basis: string): CalendarDay {
  return { date: localDate(date), kind, status: 'official', enabled: true, basis };
}

function proposed(date: string, kind: CalendarDay['kind'], basis: string): CalendarDay {
  return { date: localDate(date), kind, status: 'proposed', enabled: true, basis };
}

function notInForce(date: string, basis: string): CalendarDay {
  return { date: localDate(date), kind: 'holiday', status: 'proposed', enabled: false, basis };
}
