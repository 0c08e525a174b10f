import type { ExtensionBy } from '@haicap/contracts';
import { shiftDue, type LocalDate, type WorkingCalendar } from '@haicap/kernel';
import { isReceipt, pauseOf, type Dossier, type DossierChange, type Due, type PausedStanding, type Receipt } from './dossier.js';

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
  /** By whose calendar it was counted: a transfer may come between the start of the clock and it. Absent in rows of earlier releases. */
  readonly calendarUnitId?: string;
  /** It was asked for before the clock began, and paused it from its start. Rows of earlier releases counted such a pause from the asking. */
  readonly fromStart?: true;
  /** Where the clock began before a recalculation, when it begins elsewhere now. */
  readonly clockStartedAt?: string;
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
  const pausedMinutes = Math.max(0, calendar.workingMinutesBetween(clockStoodFrom(dossier, pause), at));
  if (due.at === null || due.on === null || pausedMinutes === 0) return { pausedMinutes, due };
  const shifted = shiftDue({ dueAt: due.at, pausedMinutes, calendar });
  return { pausedMinutes, due: { ...due, at: shifted.dueAt, on: shifted.dueOn, original: due.original ?? { at: due.at, on: due.on } } };
}

/** A clock that has not begun cannot stand still: what is asked for before it begins pauses it from then on. */
function clockStoodFrom(dossier: Dossier, { pausedAt }: PausedStanding): Date {
  return isBeforeClock(dossier, pausedAt) ? dossier.receipt.clockStartsAt : pausedAt;
}

function isBeforeClock(dossier: Dossier, at: Date): dossier is Dossier & { readonly receipt: Receipt } {
  return isReceipt(dossier.receipt) && at < dossier.receipt.clockStartsAt;
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
  const { competentUnitId: calendarUnitId } = before.receipt;
  if (event.type === 'extended') {
    const { reasonCode, by, when } = event;
    return { reasonCode: 'extension', pausedFrom: null, pausedMinutes: null, detail: { reasonCode, by, when, calendarUnitId } };
  }
  if (event.type === 'deadline-recalculated') {
    const { reasonCode, document, recalculationId, clockStartsAt } = event;
    const { receipt } = before;
    const started = isReceipt(receipt) && receipt.clockStartsAt.getTime() !== clockStartsAt.getTime() ? { clockStartedAt: receipt.clockStartsAt.toISOString() } : {};
    return { reasonCode: 'calendar', pausedFrom: null, pausedMinutes: null, detail: { reasonCode, document, recalculationId, ...started } };
  }
  const pause = pauseOf(before);
  if (pause === null || !('pausedMinutes' in event)) return null;
  const reasonCode = pause.status === 'payment-required' ? 'payment' : 'supplement';
  return { reasonCode, pausedFrom: pause.pausedAt, pausedMinutes: event.pausedMinutes, detail: { calendarUnitId, ...(isBeforeClock(before, pause.pausedAt) ? { fromStart: true } : {}) } };
}

function appointmentOf({ at, on }: Due): Appointment | null {
  return at === null || on === null ? null : { at, on };
}
