import { shiftDue, type LocalDate, type WorkingCalendar } from '@haicap/kernel';
import { pauseOf, type Dossier, type DossierChange, type Due } from './dossier.js';

interface Appointment {
  readonly at: Date;
  readonly on: LocalDate;
}

/** A move of an appointment, as the ledger keeps it. */
export interface DeadlineAdjustment {
  readonly dossierId: string;
  readonly version: number;
  readonly at: Date;
  readonly reasonCode: 'supplement';
  readonly pausedFrom: Date;
  readonly pausedMinutes: number;
  readonly before: Appointment;
  readonly after: Appointment;
}

/** Where a pause that ends now moves the appointment: by the working time in between. Without an appointment nothing moves. */
export function resumeClock(dossier: Dossier, at: Date, calendar: WorkingCalendar): { readonly pausedMinutes: number; readonly due: Due } {
  const { due } = dossier;
  const pause = pauseOf(dossier);
  if (pause === null) return { pausedMinutes: 0, due };
  const pausedMinutes = Math.max(0, calendar.workingMinutesBetween(pause.pausedAt, at));
  if (due.at === null || due.on === null || pausedMinutes === 0) return { pausedMinutes, due };
  const shifted = shiftDue({ dueAt: due.at, pausedMinutes, calendar });
  return { pausedMinutes, due: { ...due, at: shifted.dueAt, on: shifted.dueOn, original: due.original ?? { at: due.at, on: due.on } } };
}

/** The row of the ledger for a change, or null when it moved no appointment. */
export function adjustmentOf(before: Dossier, event: DossierChange, after: Dossier): DeadlineAdjustment | null {
  const pause = pauseOf(before);
  const [from, to] = [appointmentOf(before.due), appointmentOf(after.due)];
  if (event.type !== 'supplemented' || pause === null || from === null || to === null) return null;
  return {
    dossierId: before.receipt.dossierId, version: after.version, at: event.at, reasonCode: 'supplement',
    pausedFrom: pause.pausedAt, pausedMinutes: event.pausedMinutes, before: from, after: to,
  };
}

function appointmentOf({ at, on }: Due): Appointment | null {
  return at === null || on === null ? null : { at, on };
}
