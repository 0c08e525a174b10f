import type { WorkingCalendar } from '@haicap/kernel';

// The usual rule for online dossiers: the desk answers within eight working hours of what reached the system.
const INTAKE_WORKING_MINUTES = 8 * 60;

/** Until when a desk has to receive or refuse what was filed online at this moment, or was supplied before receipt. */
export function intakeDueAt(filedAt: Date, calendar: WorkingCalendar): Date {
  return calendar.addWorkingMinutes(calendar.workingStart(filedAt), INTAKE_WORKING_MINUTES);
}
