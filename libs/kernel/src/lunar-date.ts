import { fromEpochDay, toEpochDay, localDate, type LocalDate } from './local-date.js';

/**
 * The Vietnamese lunar calendar, for the two holidays that follow it. Months begin on the day of the new moon and the winter solstice lies in
 * month 11, both at UTC+7; by these two rules a date may differ from the Chinese one by a day or a month (1985, 2007, 2030). The
 * positions of moon and sun are Meeus' short series, as in Hồ Ngọc Đức's published algorithm.
 */

// Julian day number of 1970-01-01.
const EPOCH_JDN = 2_440_588;
const SYNODIC_MONTH = 29.530588853;
const FIRST_NEW_MOON_JD = 2_415_021.076998695;
const UTC_OFFSET_DAYS = 7 / 24;
const RADIANS = Math.PI / 180;

/** The first day of a month of a lunar year; of a month that comes twice the first. Example: `lunarMonthStart(2027, 1)` is 2027-02-06. */
export function lunarMonthStart(lunarYear: number, month: number): LocalDate {
  const isInNext = month >= 11;
  const [from, to] = isInNext ? [lunarYear, lunarYear + 1] : [lunarYear - 1, lunarYear];
  const [month11, next11] = [month11Start(from), month11Start(to)];
  const k = Math.floor(0.5 + (month11 - FIRST_NEW_MOON_JD) / SYNODIC_MONTH);
  const ordinal = isInNext ? month - 11 : month + 1;
  // Thirteen months between two winter solstices: the one without a principal term comes twice.
  const hasLeap = next11 - month11 > 365;
  const leap = hasLeap ? leapOrdinal(k) : Infinity;
  return fromEpochDay(newMoonDay(k + (ordinal >= leap ? ordinal + 1 : ordinal)) - EPOCH_JDN);
}

/** "Đinh Mùi" of 2027. */
export function lunarYearName(lunarYear: number): string {
  return `${STEMS[(lunarYear + 6) % 10]} ${BRANCHES[(lunarYear + 8) % 12]}`;
}

const STEMS = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý'] as const;
const BRANCHES = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi'] as const;

/** The Julian day number on which month 11 of a year begins: the last month that begins before the winter solstice. */
function month11Start(year: number): number {
  const lastDay = toEpochDay(localDate(`${year}-12-31`)) + EPOCH_JDN;
  const k = Math.floor((lastDay - 2_415_021) / SYNODIC_MONTH);
  const start = newMoonDay(k);
  return solarTerm(start) >= 9 ? newMoonDay(k - 1) : start;
}

/** Which month after month 11 has no principal term: at its begin and at its end the sun stands in the same twelfth of its way. */
function leapOrdinal(k: number): number {
  let ordinal = 1;
  let term = solarTerm(newMoonDay(k + ordinal));
  for (;;) {
    const next = solarTerm(newMoonDay(k + ordinal + 1));
    if (next === term || ordinal >= 14) return ordinal;
    term = next;
    ordinal += 1;
  }
}

/** Julian day number of the k-th new moon after 1900-01-01, at UTC+7. */
function newMoonDay(k: number): number {
  const T = k / 1236.85;
  const [T2, T3] = [T * T, T * T * T];
  const mean = 2_415_020.75933 + 29.53058868 * k + 0.0001178 * T2 - 0.000000155 * T3 + 0.00033 * sin(166.56 + 132.87 * T - 0.009173 * T2);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * T2 - 0.00000347 * T3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * T2 + 0.00001236 * T3;
  const node = 21.2964 + 390.67050646 * k - 0.0016528 * T2 - 0.00000239 * T3;
  const correction = (0.1734 - 0.000393 * T) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    + 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon) + 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun)
    - 0.0006 * sin(2 * node + moon) + 0.001 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun);
  const dynamicalTime = -0.000278 + 0.000265 * T + 0.000262 * T2;
  return Math.floor(mean + correction - dynamicalTime + 0.5 + UTC_OFFSET_DAYS);
}

/** In which twelfth of its way the sun stands when a day begins at UTC+7: 0 from the spring equinox, 9 from the winter solstice. */
function solarTerm(julianDayNumber: number): number {
  const T = (julianDayNumber - 2_451_545.5 - UTC_OFFSET_DAYS) / 36_525;
  const anomaly = 357.5291 + 35_999.0503 * T - 0.0001559 * T * T - 0.00000048 * T * T * T;
  const mean = 280.46645 + 36_000.76983 * T + 0.0003032 * T * T;
  const centre = (1.9146 - 0.004817 * T - 0.000014 * T * T) * sin(anomaly) + (0.019993 - 0.000101 * T) * sin(2 * anomaly) + 0.00029 * sin(3 * anomaly);
  const longitude = (mean + centre) % 360;
  return Math.floor((longitude < 0 ? longitude + 360 : longitude) / 30);
}

function sin(degrees: number): number {
  return Math.sin(degrees * RADIANS);
}
