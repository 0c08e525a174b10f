import { refusal, type Recalculation, type Refusal } from '@haicap/contracts';
import { err, ok, shiftDue, type LocalDate, type Result, type TimeLimit, type WorkingCalendar } from '@haicap/kernel';
import { permit } from '@haicap/policy';
import type { Rights } from '../access/access.js';
import { extendDue } from '../deadline/extension.js';
import type { DeadlineAdjustment } from '../dossier/deadline-adjustment.js';
import { isReceipt, type Dossier, type Due, type Receipt } from '../dossier/dossier.js';
import { promiseOf, type ClockRules } from '../receipt/receipt.js';

/** Who prepares a preview when a plan or a closure arrives. Nobody else than a person ever applies one. */
export const PROPOSER = 'service:dossier';

export type RecalculationStatus = Recalculation['status'];

/** What an open dossier's appointment follows from. */
export interface OpenDossier {
  readonly dossier: Dossier;
  /** The unit that was competent when the clock started: a transfer hands on the time and starts no other. */
  readonly clockUnitId: string;
  readonly limit: TimeLimit | null;
  /** In order. */
  readonly adjustments: readonly DeadlineAdjustment[];
}

/** An appointment, and where the clock begins that leads to it. */
export interface Promised {
  readonly due: Due;
  readonly clockStartsAt: Date;
}

/**
 * The appointment a dossier would have if everything that happened to it were counted by these calendars: the limit from its
 * receipt, each finished pause, each extension. Null when it does not follow from these, as with what an earlier system promised;
 * nobody's promise is moved on a guess. A pause that stands is counted when it ends.
 */
export function recomputeDue({ dossier, clockUnitId, limit, adjustments }: OpenDossier, rules: ClockRules): Promised | null {
  const { receipt, due } = dossier;
  if (limit === null || !isReceipt(receipt) || receipt.historic) return null;
  const { due: base, clockStartsAt } = promiseOf(limit, receipt.receivedAt, { receivingUnitId: receipt.receivingUnitId, competentUnitId: clockUnitId }, rules);
  const counted = adjustments.reduce<Due | null>((so, adjustment) => so && counting(so, adjustment, {
    calendar: rules.calendars.of(adjustment.detail.calendarUnitId ?? clockUnitId), clockStartsAt, wasStartedAt: firstStartOf(receipt, adjustments),
  }), { ...base, extensions: 0 });
  const moved = counted && movedTo(due, { at: counted.at, on: counted.on, reasons: counted.reasons });
  return moved && { due: moved, clockStartsAt };
}

/** Where the clock began when its dossier was received: pauses were counted from there, whatever a recalculation has said since. */
function firstStartOf({ clockStartsAt }: Receipt, adjustments: readonly DeadlineAdjustment[]): Date {
  const first = adjustments.find(({ detail }) => detail.clockStartedAt !== undefined)?.detail.clockStartedAt;
  return first === undefined ? clockStartsAt : new Date(first);
}

/**
 * What a recalculation does to a dossier: what was shown of it, as long as its appointment is still the one it was shown with. Another commune's
 * closure, about which nobody has decided, moves nobody meanwhile. Whose appointment has moved since, by an extension, is counted as it stands.
 */
export function asShown(dossier: Dossier, { due, clockStartsAt }: Promised, { before, after }: Shown): Promised {
  if (after === null || dossier.due.at?.getTime() !== before.at.getTime() || due.at?.getTime() === after.at.getTime()) return { due, clockStartsAt };
  const { receipt } = dossier;
  const shown = movedTo(dossier.due, { ...after, reasons: dossier.due.reasons });
  return { due: shown ?? dossier.due, clockStartsAt: isReceipt(receipt) ? receipt.clockStartsAt : clockStartsAt };
}

/** What stands on the receipt stays beside the new appointment, also when the calendar leads back to it. */
function movedTo(due: Due, { at, on, reasons }: Pick<Due, 'at' | 'on' | 'reasons'>): Due | null {
  if (at === null || on === null || due.at === null || due.on === null) return null;
  return at.getTime() === due.at.getTime() ? due : { ...due, at, on, reasons, original: due.original ?? { at: due.at, on: due.on } };
}

/** What was shown of a dossier. */
interface Shown {
  readonly before: { readonly at: Date };
  readonly after: { readonly at: Date; readonly on: LocalDate } | null;
}

interface Counted {
  readonly calendar: WorkingCalendar;
  /** By this calendar, and by the one of then. */
  readonly clockStartsAt: Date;
  readonly wasStartedAt: Date;
}

function counting(due: Due, { reasonCode, pausedFrom, at, detail }: DeadlineAdjustment, counted: Counted): Due | null {
  const { calendar } = counted;
  if (due.at === null) return due;
  switch (reasonCode) {
    case 'supplement':
    case 'payment': {
      if (pausedFrom === null) return null;
      const shifted = shiftDue({ dueAt: due.at, pausedMinutes: Math.max(0, calendar.workingMinutesBetween(stoodFrom(pausedFrom, detail, counted), at)), calendar });
      return { ...due, at: shifted.dueAt, on: shifted.dueOn };
    }
    case 'extension':
      // "Before" counted from the appointment of then, whatever day that is now.
      return detail.by === undefined ? null : extendDue(due, detail.by, detail.when === 'before' ? due.at : at, calendar).due;
    // An earlier recalculation is what this one does anew.
    case 'calendar':
      return due;
    default:
      return null;
  }
}

/** A pause never begins before the clock; what an earlier release promised by counting it from the asking stays promised. */
function stoodFrom(pausedFrom: Date, { fromStart }: DeadlineAdjustment['detail'], { clockStartsAt, wasStartedAt }: Counted): Date {
  const isOfEarlierRelease = pausedFrom < wasStartedAt && fromStart !== true;
  return isOfEarlierRelease || pausedFrom > clockStartsAt ? pausedFrom : clockStartsAt;
}

/** The province moves promises of every unit, so its administrator decides. */
export function mayRecalculate(rights: Rights): Result<null, Refusal> {
  return permit(rights, 'deadline-recalculation', 'command');
}

const ALLOWED: Readonly<Record<'apply' | 'cancel', readonly RecalculationStatus[]>> = { apply: ['ready'], cancel: ['previewing', 'ready'] };

/** Whether a recalculation may be applied or cancelled as it stands; once it moves appointments it goes on to the end. */
export function settle(action: 'apply' | 'cancel', { status, version }: Pick<Recalculation, 'status' | 'version'>, expectedVersion: number): Result<null, Refusal> {
  if (version !== expectedVersion) return err(refusal('RECALCULATION_STALE', { currentVersion: version }));
  if (ALLOWED[action].includes(status)) return ok(null);
  return err(refusal('RECALCULATION_STATE_FORBIDS', { status, allowedActions: actionsOn(status) }));
}

export function actionsOn(status: RecalculationStatus): ('apply' | 'cancel')[] {
  return (['apply', 'cancel'] as const).filter((one) => ALLOWED[one].includes(status));
}
