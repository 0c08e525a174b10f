import { addDays, dayOfWeek, daysBetween, localDate, type LocalDate } from './local-date.js';
import { lunarMonthStart, lunarYearName } from './lunar-date.js';
import type { CalendarDay } from './working-calendar.js';

export const LABOUR_CODE = 'Điều 112 Bộ luật Lao động 2019';
export const COMPENSATION = 'khoản 3 Điều 111 Bộ luật Lao động 2019';
export const EXPECTED = 'dự kiến, chưa có thông báo chính thức';
export const CULTURE_DAY = 'Ngày Văn hóa Việt Nam (Nghị quyết 80-NQ/TW): dự kiến, chưa có hiệu lực pháp luật';

/** The first year whose days no release lists: from then on they are computed until the province publishes its plan. */
export const FIRST_EXPECTED_YEAR = 2028;
const SATURDAY = 6;
const ON = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;

/** What no plan of a year may leave out. Swaps move other days about; these the law gives every year. */
export interface StatutoryDays {
  /** Holidays whose date is not for a plan to choose. */
  readonly named: readonly { readonly date: LocalDate; readonly name: string }[];
  /** Around each holiday at least so many days from Monday to Friday are off: a plan chooses which, and one on a weekend has its day later. */
  readonly counts: readonly { readonly name: string; readonly from: LocalDate; readonly to: LocalDate; readonly days: number }[];
}

interface Holiday {
  readonly date: LocalDate;
  /** In the list of days, and in the sentence about its compensation. */
  readonly name: string;
  readonly short: string;
}

/**
 * The days off of a year as the law alone gives them: eleven holidays, and a day for each that falls on a weekend. No plan is known, so
 * each is proposed; swapped days come only with a plan. They count all the same, because a promise for a day of Tết would certainly be broken.
 */
export function expectedCalendar(year: number): readonly CalendarDay[] {
  const holidays = holidaysOf(year);
  const days = new Map(holidays.map((holiday): [LocalDate, CalendarDay] => [holiday.date, proposed(holiday.date, 'holiday', `${holiday.name}${weekendOf(holiday)} (${LABOUR_CODE})`)]));
  for (const holiday of holidays.filter(({ date }) => isWeekend(date))) {
    const date = firstFree(addDays(holiday.date, 1), days);
    days.set(date, proposed(date, 'compensatory', `Nghỉ bù ${holiday.short} rơi vào ${ON[dayOfWeek(holiday.date)]} (${COMPENSATION})`));
  }
  const cultureDay: CalendarDay = { date: localDate(`${year}-11-24`), kind: 'holiday', status: 'proposed', enabled: false, basis: CULTURE_DAY };
  return [...days.values(), cultureDay].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** A list of days, and for each later year of which it says nothing the days that are expected. */
export function withExpectedYears(days: readonly CalendarDay[], untilYear: number): readonly CalendarDay[] {
  const known = new Set(days.map(({ date }) => Number(date.slice(0, 4))));
  const expected: CalendarDay[] = [];
  for (let year = FIRST_EXPECTED_YEAR; year <= untilYear; year += 1) if (!known.has(year)) expected.push(...computedOnce(year));
  return expected.length > 0 ? [...days, ...expected] : days;
}

const computed = new Map<number, readonly CalendarDay[]>();

function computedOnce(year: number): readonly CalendarDay[] {
  const days = computed.get(year) ?? expectedCalendar(year);
  computed.set(year, days);
  return days;
}

/** The days off that article 112 of the Labour Code gives in a year, apart from what it leaves to the plan. */
export function statutoryDays(year: number): StatutoryDays {
  const tet = lunarMonthStart(year, 1);
  const hungKings = addDays(lunarMonthStart(year, 3), 9);
  const chosen = new Set([addDays(tet, -1), addDays(tet, 3), localDate(`${year}-09-01`), localDate(`${year}-09-03`)]);
  return {
    named: holidaysOf(year).filter(({ date }) => !chosen.has(date)).map(({ date, name }) => ({ date, name })),
    counts: [
      { name: 'Tết Dương lịch', from: localDate(`${year}-01-01`), to: localDate(`${year}-01-07`), days: 1 },
      { name: 'Tết Nguyên đán', from: addDays(tet, -7), to: addDays(tet, 10), days: 5 },
      { name: 'Giỗ Tổ Hùng Vương, 30/4 và 1/5', from: hungKings, to: localDate(`${year}-05-10`), days: 3 },
      { name: 'Quốc khánh', from: localDate(`${year}-08-27`), to: localDate(`${year}-09-08`), days: year < SECOND_NATIONAL_DAY ? 1 : 2 },
    ],
  };
}
// The Labour Code of 2019, in force since then, gave the day beside 2/9.
const SECOND_NATIONAL_DAY = 2021;

function holidaysOf(year: number): Holiday[] {
  const tet = lunarMonthStart(year, 1);
  const hungKings = addDays(lunarMonthStart(year, 3), 9);
  const nationalDay = localDate(`${year}-09-02`);
  return [
    { date: localDate(`${year}-01-01`), name: 'Tết Dương lịch', short: 'Tết Dương lịch' },
    ...tetDays(year, tet),
    { date: hungKings, name: 'Giỗ Tổ Hùng Vương, 10 tháng 3 âm lịch', short: 'Giỗ Tổ Hùng Vương' },
    { date: localDate(`${year}-04-30`), name: 'Ngày Chiến thắng 30/4', short: 'ngày 30/4' },
    { date: localDate(`${year}-05-01`), name: 'Ngày Quốc tế lao động 1/5', short: 'ngày 1/5' },
    { date: nationalDay, name: 'Quốc khánh 2/9', short: 'Quốc khánh 2/9' },
    dayBesideNationalDay(nationalDay),
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

// Five days, of which the plan says how many lie before the new year. One and four is what most plans of the last years said.
function tetDays(year: number, tet: LocalDate): Holiday[] {
  const lastOfChap = daysBetween(lunarMonthStart(year - 1, 12), tet);
  const name = `Tết Nguyên đán ${lunarYearName(year)}`;
  return [
    { date: addDays(tet, -1), name: `${name}, ${lastOfChap} tháng Chạp`, short: `${lastOfChap} Tết` },
    ...[1, 2, 3, 4].map((day) => ({ date: addDays(tet, day - 1), name: `${name}, mùng ${day}`, short: `mùng ${day} Tết` })),
  ];
}

// The law says "one adjacent day". Plans since 2021 took the one that makes the longer break.
function dayBesideNationalDay(nationalDay: LocalDate): Holiday {
  const isAfter = AFTER.includes(dayOfWeek(nationalDay));
  const side = isAfter ? 'sau' : 'trước';
  return { date: addDays(nationalDay, isAfter ? 1 : -1), name: `Quốc khánh, ngày liền kề ${side} 2/9`, short: `ngày liền kề ${side} 2/9` };
}
// Monday, Thursday, Sunday.
const AFTER: readonly number[] = [1, 4, 7];

function firstFree(from: LocalDate, days: ReadonlyMap<LocalDate, CalendarDay>): LocalDate {
  let date = from;
  while (isWeekend(date) || days.has(date)) date = addDays(date, 1);
  return date;
}

function weekendOf({ date }: Holiday): string {
  return isWeekend(date) ? `, rơi vào ${ON[dayOfWeek(date)]}` : '';
}

function isWeekend(date: LocalDate): boolean {
  return dayOfWeek(date) >= SATURDAY;
}

function proposed(date: LocalDate, kind: CalendarDay['kind'], basis: string): CalendarDay {
  return { date, kind, status: 'proposed', enabled: true, basis: `${basis}; ${EXPECTED}` };
}
