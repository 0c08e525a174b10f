import { describe, expect, it } from '@jest/globals';
import { addDays } from './local-date.js';
import { lunarMonthStart, lunarYearName } from './lunar-date.js';

describe('the first day of a lunar year', () => {
  // 1985, 2007 and 2030 are the years in which Việt Nam and China differ.
  it.each([
    [1985, '1985-01-21', 'Ất Sửu'], [2007, '2007-02-17', 'Đinh Hợi'], [2020, '2020-01-25', 'Canh Tý'], [2021, '2021-02-12', 'Tân Sửu'], [2022, '2022-02-01', 'Nhâm Dần'],
    [2023, '2023-01-22', 'Quý Mão'], [2024, '2024-02-10', 'Giáp Thìn'], [2025, '2025-01-29', 'Ất Tỵ'], [2026, '2026-02-17', 'Bính Ngọ'], [2027, '2027-02-06', 'Đinh Mùi'],
    [2028, '2028-01-26', 'Mậu Thân'], [2029, '2029-02-13', 'Kỷ Dậu'], [2030, '2030-02-02', 'Canh Tuất'], [2031, '2031-01-23', 'Tân Hợi'], [2033, '2033-01-31', 'Quý Sửu'],
  ])('of %i is %s', (year, date, name) => {
    expect([lunarMonthStart(year, 1), lunarYearName(year)]).toEqual([date, name]);
  });
});

describe('the day of the Hùng Kings, the tenth of the third month', () => {
  // 2020 and 2023 have a month that comes twice: the fourth after it, the second before it.
  it.each([[2020, '2020-04-02'], [2021, '2021-04-21'], [2022, '2022-04-10'], [2023, '2023-04-29'], [2024, '2024-04-18'], [2025, '2025-04-07'], [2026, '2026-04-26'], [2027, '2027-04-16']])('of %i is %s', (year, date) => {
    expect(addDays(lunarMonthStart(year, 3), 9)).toBe(date);
  });
});
