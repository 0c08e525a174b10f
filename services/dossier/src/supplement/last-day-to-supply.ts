import { addDays, type LocalDate, type WorkingCalendar } from '@haicap/kernel';

/**
 * Counted in days of the calendar, the day of the request left out. Article 148(5) of the Civil Code: a term whose last day is a day
 * off ends with the next working day, here of the unit where the citizen hands in what is missing.
 */
export function lastDayToSupply(askedOn: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  return calendar.workingDayOnOrAfter(addDays(askedOn, days));
}
