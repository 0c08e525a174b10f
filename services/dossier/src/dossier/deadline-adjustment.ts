import type { ExtensionBy } from '@haicap/contracts';
import { shiftDue, type LocalDate, type WorkingCalendar } from '@haicap/kernel';
import { pauseOf, type Dossier, type DossierChange, type Due } from './dossier.js';

interface Appointment {
  readonly at: Date;
  readonly on: LocalDate;
}

/** What an adjustment rests on beside its reason, as far as it can be shown: no free text. */
export interface AdjustmentDetail {
  readonly reasonCode?: string;
  readonly document?: string;
  readonly by?: ExtensionBy;
  readonly when?: 'before' | 'after';
  readonly recalculationId?: string;
}

/** A move of an appointment, as the ledger keeps it. A pause says since when and how long, the others say what moved it. */
export interface DeadlineAdjustment {
  readonly dossierId: string;
  readonly version: number;
  readonly at: Date;
  readonly reasonCode: 'supplement' | 'payment' | 'extension' | 'calendar';
  readonly pausedFrom: Date | null;
  readonly pausedMinutes: number | null;
  readonly detail: AdjustmentDetail;
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
  const [from, to] = [appointmentOf(before.due), appointmentOf(after.due)];
  const why = causeOf(before, event);
  if (why === null || from === null || to === null) return null;
  return { dossierId: before.receipt.dossierId, version: after.version, at: event.at, before: from, after: to, ...why };
}

type Cause = Pick<DeadlineAdjustment, 'reasonCode' | 'pausedFrom' | 'pausedMinutes' | 'detail'>;

function causeOf(before: Dossier, event: DossierChange): Cause | null {
  if (event.type === 'extended') {
    const { reasonCode, by, when } = event;
    return { reasonCode: 'extension', pausedFrom: null, pausedMinutes: null, detail: { reasonCode, by, when } };
  }
  if (event.type === 'deadline-recalculated') {
    const { reasonCode, document, recalculationId } = event;
    return { reasonCode: 'calendar', pausedFrom: null, pausedMinutes: null, detail: { reasonCode, document, recalculationId } };
  }
  const pause = pauseOf(before);
  if (pause === null || !('pausedMinutes' in event)) return null;
  const reasonCode = pause.status === 'payment-required' ? 'payment' : 'supplement';
  return { reasonCode, pausedFrom: pause.pausedAt, pausedMinutes: event.pausedMinutes, detail: {} };
}

function appointmentOf({ at, on }: Due): Appointment | null {
  return at === null || on === null ? null : { at, on };
}
